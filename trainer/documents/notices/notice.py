"""One sheet in three parts: the stub stays in the office, the notice goes to the officer, the receipt comes back."""

from __future__ import annotations

from trainer.documents.fonts import Face
from trainer.documents.notices.wording import about_words, filled, result_words, source_words
from trainer.documents.office.model import (
    Block,
    Cell,
    Cut,
    Document,
    Edges,
    Grid,
    Page,
    Row,
    Space,
    Style,
    Text,
    Together,
)
from trainer.documents.office.parts import LEFT, cell, day_words, label, title
from trainer.documents.office.template import Template
from trainer.documents.pdf import chinese_date
from trainer.retakes.notices.values import NoticeSheet
from trainer.words import _

_PAGE = Page(top=14, bottom=14, left=22, right=22)
_HEAD = Style(Face.TITLE, 17, align="centre", leading=24)
_PART = Style(Face.HEI, 12, align="centre", leading=18)
_SERIAL = Style(Face.FANG, 11, align="right", leading=17)
_TO = Style(Face.FANG, 12.5, leading=20)
_BODY = Style(Face.FANG, 12.5, leading=20, align="both", indent=2)
_SIGN = Style(Face.FANG, 12, align="right", leading=19)
_ROW = 8.0


def notice_sheet(sheet: NoticeSheet, template: Template) -> Document:
    """The three parts with cutting lines between; the numbers on all three are one."""
    name = template.text(sheet.draft.kind.value, "title")
    cut = _("No. {serial}").format(serial=sheet.serial)
    blocks: tuple[Block, ...] = (
        Together(_stub(sheet, template, name)),
        Cut(cut),
        Together(_notice(sheet, template, name)),
        Cut(cut),
        Together(_receipt(sheet, template, name)),
    )
    return Document(f"{name} {sheet.serial}", blocks, _PAGE)


def _heads(sheet: NoticeSheet, name: str, part: str) -> tuple[Block, ...]:
    whole = _("{name} ({part})").format(name=name, part=part) if part else name
    return (title(whole, _PART if part else _HEAD), Text((sheet.serial,), _SERIAL, keep=True))


def _stub(sheet: NoticeSheet, template: Template, name: str) -> tuple[Block, ...]:
    case = sheet.case
    rows = (
        Row((label(_("Name")), cell(case.name), label(_("Unit")), cell(case.unit)), _ROW),
        Row(
            (label(_("What it is about")), cell(about_words(sheet), style=LEFT), label(_("Result")), _result(sheet)),
            _ROW,
        ),
        Row(
            (
                label(_("Step")),
                cell(case.step.name),
                label(_("Day of the notice")),
                cell(chinese_date(sheet.issued_on)),
            ),
            _ROW,
        ),
    )
    return (
        *_heads(sheet, name, _("stub")),
        Grid((1.2, 3.3, 1.4, 3.9), rows),
        Space(2),
        _hands(template.lines("signatures", "stub")),
    )


def _notice(sheet: NoticeSheet, template: Template, name: str) -> tuple[Block, ...]:
    case = sheet.case
    to = _("{name} ({unit}):").format(name=case.name, unit=case.unit)
    return (
        *_heads(sheet, name, ""),
        Text((to,), _TO),
        *(Text((line,), _BODY) for line in filled(template, sheet, "body")),
        *_facts(sheet),
        *(Text((line,), _BODY) for line in filled(template, sheet, "after")),
        Text((_("{office} (seal)").format(office=sheet.office),), _SIGN, keep=True),
        Text((chinese_date(sheet.issued_on),), _SIGN),
    )


def _facts(sheet: NoticeSheet) -> tuple[Block, ...]:
    draft, place = sheet.draft, sheet.retake
    pairs: list[tuple[str, str]] = []
    if place is not None:
        time = f"{day_words(place.opens.date())} {place.opens:%H:%M}"
        same = place.closes.date() == place.opens.date()
        until = f"{place.closes:%H:%M}" if same else f"{day_words(place.closes.date())} {place.closes:%H:%M}"
        latest = _("latest start {time}").format(time=until)
        pairs.append((_("Time of the retake"), f"{time}，{latest}"))
        seat = _("seat {seat}").format(seat=place.seat) if place.seat and place.room else ""
        pairs.append((_("Room and seat"), " ".join(filter(None, (place.room, seat))) or _("told on the day")))
        if sheet.pass_mark:
            pairs.append((_("Pass mark"), sheet.pass_mark))
    pairs += [
        (_("What the retake covers"), draft.scope),
        (_("To be brought"), draft.bring),
        (_("Contact"), draft.contact),
    ]
    pairs.append((_("By rule"), source_words(sheet.case)))
    rows = tuple(Row((label(words), cell(value, style=LEFT)), _ROW) for words, value in pairs if value)
    return (Space(1.5), Grid((1.6, 8.4), rows), Space(1.5))


def _receipt(sheet: NoticeSheet, template: Template, name: str) -> tuple[Block, ...]:
    text = template.text("words", "receipt").format(serial=sheet.serial, title=name)
    refused = template.text("words", "refused")
    return (
        *_heads(sheet, name, _("receipt")),
        Text((text,), _BODY),
        _hands(template.lines("signatures", "receipt")),
        Text((refused,), LEFT),
    )


def _result(sheet: NoticeSheet) -> Cell:
    return cell(result_words(sheet.case, sheet.pass_mark))


def _hands(names: tuple[str, ...]) -> Grid:
    """Who signs, with room for the hand and the date below it."""
    cells = tuple(
        Cell((Text((f"{words}：",), LEFT), Text((_("Date:"),), LEFT)), edges=Edges.NONE, top=True) for words in names
    )
    return Grid((1,) * len(cells), (Row(cells, 14),))
