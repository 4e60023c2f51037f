"""The words for papers to be issued anew."""

from __future__ import annotations

from trainer.exams.reissues.values import PaperKind
from trainer.words import N_, Names

NAMES = Names(
    {
        PaperKind.BOOK: N_("Score book"),
        PaperKind.SLIP: N_("Score slip"),
        PaperKind.CERTIFICATE_VOID: N_("Certificate, to be voided"),
        PaperKind.CERTIFICATE_ISSUE: N_("Certificate, to be issued"),
        PaperKind.NOTICE_VOID: N_("Retake notice, to be withdrawn"),
        PaperKind.NOTICE_ISSUE: N_("Retake notice, to be sent"),
    }
)

ERRORS = {
    "reissue.nothing": N_("No paper is chosen. Choose one or more lines first."),
    "reissue.closed": N_("This list was closed already. Read it again."),
}
