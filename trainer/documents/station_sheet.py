"""考试机检查表: one page, what was found, and who answers for it."""

from __future__ import annotations

from trainer.documents.office.model import Document, Space, Text
from trainer.documents.office.parts import HEAD, SUBTITLE, facts, foot, listing, signatures, title
from trainer.documents.office.pdf import write_pdf
from trainer.documents.pdf import Printed
from trainer.documents.station_values import StationReport, item_name, verdict_name
from trainer.words import _


def station_sheet(report: StationReport, unit: str, printed: Printed) -> bytes:
    """The sheet as a PDF."""
    name = _("Check of an exam station")
    rows = [
        (str(number), item_name(one.item), verdict_name(one.verdict), one.found)
        for number, one in enumerate(report.findings, 1)
    ]
    titles = (_("No."), _("What is checked"), _("Verdict"), _("What was found"))
    verdict = _("GO: an exam may be held at this PC.") if report.go else _("NO-GO: put right what is not usable first.")
    blocks = (
        title(name),
        Text((unit,), SUBTITLE),
        facts(
            (
                (_("PC"), report.machine),
                (_("Room and seat"), report.place or "—"),
                (_("Checked at"), f"{report.at:%Y-%m-%d %H:%M:%S %z}"),
            ),
            columns=1,
            share=4,
        ),
        Space(4),
        listing(titles, (0.6, 2, 1.4, 5), rows, 9, left=(3,)),
        Text((verdict,), HEAD),
        *signatures((_("Checked by"), _("Seen by the chief invigilator"))),
    )
    return write_pdf([Document(name, blocks, foot=foot(printed))])
