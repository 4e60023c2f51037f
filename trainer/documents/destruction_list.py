"""销毁清册 on paper: who is on it, since when they are gone, what is destroyed and what stays; room for the hands."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.documents.fonts import Face
from trainer.documents.office.model import Document, Style, Text
from trainer.documents.office.parts import foot, listing, numbered, signatures, title
from trainer.documents.pdf import Printed
from trainer.privacy.values import DestructionList, Retention
from trainer.privacy.words import NAMES
from trainer.words import _

_FACT = Style(Face.SONG, 10.5, leading=17)


def destruction_sheet(
    made: DestructionList,
    retention: Retention,
    office: str,
    taken: Sequence[str],
    signing: Sequence[str],
    printed: Printed,
) -> Document:
    """One A4 list; `taken` says in sentences what is destroyed and what stays."""
    heading = _("List of destruction {serial}").format(serial=made.serial)
    source = retention.source
    basis = _("Kept for {years} years after leaving. Rule: {title} ({number})").format(
        years=retention.years, title=source.title, number=source.number
    )
    titles = (_("No."), _("Name"), _("Unit"), _("Left on"), _("Kept until"), _("Remark"))
    rows = [
        (str(number), one.name, one.unit, one.left_on.isoformat(), one.due_on.isoformat(), "")
        for number, one in enumerate(made.people, 1)
    ]
    signed = [f"{NAMES[one.part]}：{one.name}　{one.at.astimezone():%Y-%m-%d %H:%M}" for one in made.signed]
    blocks = (
        title(heading),
        Text((_("Unit: {unit}").format(unit=office),), _FACT, keep=True),
        Text((basis,), _FACT, keep=True),
        listing(titles, (1, 2, 4, 2.2, 2.2, 2.4), rows, 8, left=(2,)),
        *numbered(taken, _FACT),
        *(Text((line,), _FACT) for line in signed),
        *signatures(signing),
    )
    return Document(heading, blocks, foot=foot(printed), number=made.serial)
