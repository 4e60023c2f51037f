"""恢复密钥单: the digits that unwrap the key of the store, printed twice to be sealed in two envelopes."""

from __future__ import annotations

from datetime import date

from reportlab.lib.units import mm

from trainer.documents.pdf import GREY, Paper, chinese_date
from trainer.store.recovery import printed_groups
from trainer.words import _

COPIES = 2
_COLUMNS = 2
_CELL = (62 * mm, 15 * mm)


def recovery_sheet_pdf(digits: str, sheet_number: str, unit: str, on: date) -> bytes:
    """Two pages, one per copy, with the groups, their QR, what the sheet is for, and who keeps it."""
    paper = Paper(_("Recovery key sheet"))
    for copy in range(1, COPIES + 1):
        _head(paper, sheet_number, unit, on, copy)
        _groups(paper, printed_groups(digits))
        _instructions(paper)
        _keepers(paper)
        paper.next_page()
    return paper.finish()


def _head(paper: Paper, sheet_number: str, unit: str, on: date, copy: int) -> None:
    paper.text(paper.width / 2, 262 * mm, _("Recovery key sheet"), 26, "centre", bold=True, spacing=6)
    paper.text(paper.margin, 248 * mm, unit, paper.fit(unit, 12, 110 * mm))
    number = _("Sheet No. {number}").format(number=sheet_number)
    copies = _("Copy {copy} of {copies}").format(copy=copy, copies=COPIES)
    paper.text(paper.width - paper.margin, 248 * mm, number, 12, "right")
    paper.text(paper.margin, 241 * mm, _("Made on {date}").format(date=chinese_date(on)), 10, colour=GREY)
    paper.text(paper.width - paper.margin, 241 * mm, copies, 10, "right", colour=GREY)
    paper.line(paper.margin, 237 * mm, paper.width - paper.margin, 237 * mm, 1.2)


def _groups(paper: Paper, groups: tuple[str, ...]) -> None:
    width, height = _CELL
    left, top = paper.margin, 231 * mm
    for place, group in enumerate(groups):
        x = left + place % _COLUMNS * width
        y = top - (place // _COLUMNS + 1) * height
        paper.box(x, y, width, height, 0.6)
        paper.text(x + 7 * mm, y + height / 2 - 3.5, str(place + 1), 10, "centre", colour=GREY)
        paper.text(x + 14 * mm, y + height / 2 - 7.5, f"{group[:-1]}-{group[-1]}", 22, spacing=1.5)
    side = 44 * mm
    paper.qr(" ".join(groups), paper.width - paper.margin - side, top - 4 * height + (4 * height - side) / 2, side)
    caption = _("In each group the digit after the dash is a check digit; it is typed too.")
    paper.text(left, top - 4 * height - 6 * mm, caption, 9, colour=GREY)


def _instructions(paper: Paper) -> None:
    y = 155 * mm
    paper.text(paper.margin, y, _("How to keep and use it"), 13, bold=True)
    lines = (
        _("It opens the training data when the computer or its key has been lost. Without it and without the key "
          "nobody, the maker of the program included, can read the data."),
        _("After printing, type the groups back once as the program asks, so that a misprint is found today."),
        _("Put each copy into an envelope of its own, seal it across the flap, sign and date it. Keep the two in "
          "different places, such as the safe of the unit and the archive."),
        _("Do not photograph it, send it or keep it with a backup. If an envelope was opened without need, have a "
          "new sheet made and destroy this one."),
        _("To use it: start the program. Where the key is missing it asks for the groups; type them or scan the code."),
    )  # fmt: skip
    y -= 8 * mm
    for number, words in enumerate(lines, 1):
        paper.text(paper.margin, y, f"{number}.", 10.5)
        y = paper.paragraph(paper.margin + 6 * mm, y, words, 10.5, paper.inner - 6 * mm, 16) - 4


def _keepers(paper: Paper) -> None:
    y, width = 66 * mm, paper.inner / 2
    labels = (_("Keeper (signature)"), _("Witness (signature)"), _("Sealed on"), _("Place of keeping"))
    for place, label in enumerate(labels):
        x, line = paper.margin + place % 2 * width, y - place // 2 * 12 * mm
        paper.text(x, line, f"{label}：", 11)
        start = x + paper.measure(label, 11) + 14
        paper.line(start, line - 3, x + width - 6 * mm, line - 3)
    paper.text(paper.margin, 39 * mm, _("Opened (date, reason, by whom, witness)"), 11)
    for row in range(3):
        paper.line(paper.margin, (32 - row * 7) * mm, paper.width - paper.margin, (32 - row * 7) * mm, 0.4, GREY)
