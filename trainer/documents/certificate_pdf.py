"""A certificate as PDF by its layout: the renderer that the certificates are given."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

from trainer.certificates.credential import CREDENTIAL_FILE
from trainer.certificates.layout import Element, ElementKind, Layout, Side, filled
from trainer.certificates.values import CertificateSheet
from trainer.documents.pdf import GREY, Align, Colour, Paper, chinese_date, date_range, spaced_name, wrap
from trainer.store.errors import BadInput
from trainer.words import _

_GOLD = (0.69, 0.54, 0.27)
_ASCENT = 0.88
_SIDES: Mapping[Side, Align] = {Side.LEFT: "left", Side.CENTRE: "centre", Side.RIGHT: "right"}
_SMALLER = (1.0, 0.975, 0.95, 0.925, 0.9)


def certificate_pdf(sheet: CertificateSheet, layout: Layout) -> bytes:
    """One certificate; its code stands in the QR and in the properties of the file, its credential is attached.

    Raises BadInput("certificate.photo") where the photograph cannot be drawn.
    """
    size = (layout.width * mm, layout.height * mm)
    paper = Paper(f"{sheet.serial} {sheet.occasion.title}", size, keywords=sheet.code)
    values = field_values(sheet)
    for element in layout.elements:
        _DRAW[element.kind](paper, element, sheet, layout, values)
    if sheet.credential:
        paper.attach(CREDENTIAL_FILE, "application/vc+jwt", sheet.credential.encode())
    paper.next_page()
    return paper.finish()


def field_values(sheet: CertificateSheet) -> Mapping[str, str]:
    """What the fields in braces stand for."""
    occasion = sheet.occasion
    return {
        "name": spaced_name(sheet.name),
        "serial": sheet.serial,
        "title": occasion.title,
        "dates": date_range(occasion.held_from, occasion.held_until),
        "facts": _(", {facts}").format(facts=occasion.facts) if occasion.facts else "",
        "issuer": sheet.issuer,
        "issued": chinese_date(sheet.issued_on),
        "unit": sheet.unit,
        "fields": _("Fields of enforcement: {fields}").format(fields="、".join(sheet.fields)) if sheet.fields else "",
        "replaces": _(" (in place of {serial})").format(serial=sheet.replaces) if sheet.replaces else "",
    }


def _frame(paper: Paper, one: Element, _sheet: CertificateSheet, _layout: Layout, _values: Mapping[str, str]) -> None:
    """A thick line, two thin golden ones inside it, and ornaments at the corners, all as large as the line is thick."""
    colour, unit = _colour(one), one.weight / 2.6
    for inset, line, shade in ((0.0, one.weight, colour), (2.2, 0.7 * unit, _GOLD), (4.0, 0.7 * unit, _GOLD)):
        x, y, width, height = _room(paper, one, inset * unit)
        paper.box(x, y, width, height, line, shade)
    x, y, width, height = _room(paper, one, 4.0 * unit)
    canvas, reach = paper.canvas, 9 * mm * unit
    for across in (x, x + width):
        for up in (y, y + height):
            canvas.saveState()
            canvas.translate(across, up)
            canvas.scale(1 if across == x else -1, 1 if up == y else -1)
            paper.line(0, reach, reach, reach, 0.7 * unit, _GOLD)
            paper.line(reach, 0, reach, reach, 0.7 * unit, _GOLD)
            paper.line(0, reach * 0.6, reach * 0.6, reach * 0.6, 1.6 * unit, colour)
            paper.line(reach * 0.6, 0, reach * 0.6, reach * 0.6, 1.6 * unit, colour)
            canvas.restoreState()


def _line(paper: Paper, one: Element, _sheet: CertificateSheet, _layout: Layout, _values: Mapping[str, str]) -> None:
    x, y, width, height = _room(paper, one)
    paper.line(x, y + height, x + width, y, one.weight, _colour(one))


def _text(paper: Paper, one: Element, _sheet: CertificateSheet, _layout: Layout, values: Mapping[str, str]) -> None:
    words = filled(one.text, values)
    if not words:
        return
    room = one.width * mm
    size = paper.fit(words, one.size, room - one.spacing * (len(words) - 1))
    x = one.x * mm + {Side.LEFT: 0.0, Side.CENTRE: room / 2, Side.RIGHT: room}[one.side]
    y = paper.height - one.y * mm - one.size * _ASCENT
    paper.text(x, y, words, size, _SIDES[one.side], one.bold, _colour(one), one.spacing)


def _paragraph(
    paper: Paper, one: Element, _sheet: CertificateSheet, _layout: Layout, values: Mapping[str, str]
) -> None:
    """The words, begun by the lead; a little smaller where a stray character would stand on the last line."""
    words, lead = filled(one.text, values), filled(one.lead, values)
    largest = max(one.size, one.lead_size if lead else 0)
    x, y, width = one.x * mm, paper.height - one.y * mm - largest * _ASCENT, one.width * mm
    first = 0.0
    if lead:
        indent, named = 2 * one.size, paper.measure(lead, one.lead_size)
        paper.text(x + indent, y, lead, one.lead_size, bold=True)
        paper.line(x + indent - 3, y - 0.3 * one.size, x + indent + named + 3, y - 0.3 * one.size, 0.6)
        first = indent + named + 0.4 * one.size
    leading = one.leading or one.size * 1.5
    lines = max(1, int(one.height * mm / leading)) if one.height else 99
    size = _size(paper, words, one.size, width, first, lines)
    paper.paragraph(x, y, words, size, width, leading, first)


def _size(paper: Paper, words: str, size: float, width: float, first: float, lines: int) -> float:
    """The largest size that fits the lines there are, without a stray character or two on the last."""
    ends = [(size * share, wrap(words, paper.font, size * share, width, first)) for share in _SMALLER]
    fitting = [(one, found) for one, found in ends if len(found) <= lines] or ends[-1:]
    return next((one for one, found in fitting if len(found[-1]) > 3), fitting[0][0])


def _photo(paper: Paper, one: Element, sheet: CertificateSheet, _layout: Layout, _values: Mapping[str, str]) -> None:
    x, y, width, height = _room(paper, one)
    if sheet.photo is None:
        paper.canvas.setDash(2, 2)
        paper.box(x, y, width, height, 0.5, GREY)
        paper.canvas.setDash()
        size = paper.fit(_("Photograph"), 11, width * 0.7)
        paper.text(x + width / 2, y + height / 2 - size / 3, _("Photograph"), size, "centre", colour=GREY)
        return
    try:
        _picture(paper, sheet.photo, x, y, width, height)
    except (OSError, ValueError, SyntaxError) as error:
        raise BadInput("certificate.photo", name=sheet.name) from error


def _seal(paper: Paper, one: Element, _sheet: CertificateSheet, layout: Layout, _values: Mapping[str, str]) -> None:
    if not layout.seal:
        return
    try:
        _picture(paper, layout.seal, *_room(paper, one))
    except (OSError, ValueError, SyntaxError) as error:
        raise BadInput("certificate.seal_picture") from error


def _qr(paper: Paper, one: Element, sheet: CertificateSheet, _layout: Layout, _values: Mapping[str, str]) -> None:
    x, y, width, height = _room(paper, one)
    if sheet.code:
        paper.qr(sheet.code, x, y, min(width, height))


def _picture(paper: Paper, content: bytes, x: float, y: float, width: float, height: float) -> None:
    picture = ImageReader(io.BytesIO(content))
    paper.canvas.drawImage(picture, x, y, width, height, preserveAspectRatio=True, anchor="c", mask="auto")


def _room(paper: Paper, one: Element, inset: float = 0) -> tuple[float, float, float, float]:
    """Left, bottom, width and height in points, `inset` millimetres inside."""
    x, y = (one.x + inset) * mm, paper.height - (one.y + one.height - inset) * mm
    return x, y, (one.width - 2 * inset) * mm, (one.height - 2 * inset) * mm


def _colour(one: Element) -> Colour:
    red, green, blue = (int(one.colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


_Draw = Callable[[Paper, Element, CertificateSheet, Layout, Mapping[str, str]], None]
_DRAW: Mapping[ElementKind, _Draw] = {
    ElementKind.FRAME: _frame,
    ElementKind.LINE: _line,
    ElementKind.TEXT: _text,
    ElementKind.PARAGRAPH: _paragraph,
    ElementKind.PHOTO: _photo,
    ElementKind.SEAL: _seal,
    ElementKind.QR: _qr,
}
