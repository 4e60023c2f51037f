"""The words for the codes and enums of privacy."""

from __future__ import annotations

from trainer.privacy.values import ListState, Signature
from trainer.words import N_, Names, _

NAMES = Names(
    {
        Signature.MAKER: N_("Drawn up by"),
        Signature.SECOND: N_("Second signature"),
        Signature.APPROVER: N_("Approved by"),
    },
    {
        ListState.OPEN: N_("Signatures are missing"),
        ListState.READY: N_("Signed, may be carried out"),
        ListState.DONE: N_("Carried out"),
        ListState.WITHDRAWN: N_("Withdrawn"),
    },
)

ERRORS = {
    "privacy.retention": N_("The rule of retention {file} cannot be read. Compare it with the one that was shipped."),
    "privacy.nobody": N_("Nobody is chosen. Choose who goes on the list."),
    "privacy.not_due": N_("Somebody on the list is not due, or stands on a list already. Look at the list again."),
    "privacy.not_your_turn": N_("The signatures are given in their order. Look who is next."),
    "privacy.ended": N_("This list was signed, carried out or withdrawn already."),
    "privacy.begun": N_(
        "The destruction of this list was begun and broken off. Carry it out to its end; it can no longer be withdrawn."
    ),
    "privacy.came_back": N_(
        "Somebody on the list came back to the office. Withdraw the list and draw up another without them."
    ),
    "privacy.not_signed": N_("The list needs both signatures and an approver first."),
    "privacy.exam_open": N_("Somebody may sit an exam now. Destroy data when no exam is open."),
    "privacy.unknown_list": N_("This list is not there. Look at the lists again."),
}


def destroyed_name() -> str:
    """What stands in lists in place of the name of whose data was destroyed."""
    return _("(destroyed)")
