"""培训合格证书 as PDF, A4 landscape: the renderer that the certificates are given."""

from __future__ import annotations

import io

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

from trainer.certificates.credential import CREDENTIAL_FILE
from trainer.certificates.values import CertificateSheet
from trainer.documents.pdf import A4_LANDSCAPE, GREY, Paper, chinese_date, date_range, spaced_name, wrap
from trainer.store.errors import BadInput
from trainer.words import _

_RED, _GOLD = (0.66, 0.09, 0.10), (0.69, 0.54, 0.27)
_PHOTO = (26 * mm, 36 * mm)
_QR = 30 * mm
_SIZES = (20.0, 19.5, 19.0, 18.5, 18.0)


def certificate_pdf(sheet: CertificateSheet) -> bytes:
    """One certificate; its code stands in the QR and in the properties of the file, its credential is attached.

    Raises BadInput("certificate.photo") where the photograph cannot be drawn.
    """
    paper = Paper(f"{sheet.serial} {sheet.occasion.title}", A4_LANDSCAPE, keywords=sheet.code)
    _frame(paper)
    _head(paper, sheet)
    _photo(paper, sheet)
    _body(paper, sheet)
    _foot(paper, sheet)
    if sheet.credential:
        paper.attach(CREDENTIAL_FILE, "application/vc+jwt", sheet.credential.encode())
    paper.next_page()
    return paper.finish()


def _frame(paper: Paper) -> None:
    for inset, line, colour in ((11 * mm, 2.6, _RED), (13.2 * mm, 0.7, _GOLD), (15 * mm, 0.7, _GOLD)):
        paper.box(inset, inset, paper.width - 2 * inset, paper.height - 2 * inset, line, colour)
    canvas, reach = paper.canvas, 9 * mm
    for x in (15 * mm, paper.width - 15 * mm):
        for y in (15 * mm, paper.height - 15 * mm):
            canvas.saveState()
            canvas.translate(x, y)
            canvas.scale(1 if x < paper.width / 2 else -1, 1 if y < paper.height / 2 else -1)
            paper.line(0, reach, reach, reach, 0.7, _GOLD)
            paper.line(reach, 0, reach, reach, 0.7, _GOLD)
            paper.line(0, reach * 0.6, reach * 0.6, reach * 0.6, 1.6, _RED)
            paper.line(reach * 0.6, 0, reach * 0.6, reach * 0.6, 1.6, _RED)
            canvas.restoreState()


def _head(paper: Paper, sheet: CertificateSheet) -> None:
    middle = paper.width / 2
    paper.text(middle, 157 * mm, _("Certificate of training"), 42, "centre", bold=True, colour=_RED, spacing=12)
    paper.line(middle - 66 * mm, 149.5 * mm, middle + 66 * mm, 149.5 * mm, 0.9, _GOLD)
    number = _("No. {serial}").format(serial=sheet.serial)
    paper.text(paper.width - 30 * mm, 183 * mm, number, 11, "right")


def _photo(paper: Paper, sheet: CertificateSheet) -> None:
    width, height = _PHOTO
    x, y = 32 * mm, 139 * mm - height
    if sheet.photo is None:
        paper.canvas.setDash(2, 2)
        paper.box(x, y, width, height, 0.5, GREY)
        paper.canvas.setDash()
        paper.text(x + width / 2, y + height / 2 - 4, _("Photograph"), 11, "centre", colour=GREY)
        return
    try:
        picture = ImageReader(io.BytesIO(sheet.photo))
        paper.canvas.drawImage(picture, x, y, width, height, preserveAspectRatio=True, anchor="c", mask="auto")
    except (OSError, ValueError, SyntaxError) as error:
        raise BadInput("certificate.photo", name=sheet.name) from error


def _body(paper: Paper, sheet: CertificateSheet) -> None:
    left, y = 70 * mm, 128 * mm
    width = paper.width - 34 * mm - left
    name, occasion = spaced_name(sheet.name), sheet.occasion
    sentence = _("took part in {title} on {dates}{facts}, passed the assessment and receives this certificate.").format(
        dates=date_range(occasion.held_from, occasion.held_until),
        title=occasion.title,
        facts=_(", {facts}").format(facts=occasion.facts) if occasion.facts else "",
    )
    indent, named = 40, paper.measure(name, 23)
    paper.text(left + indent, y, name, 23, bold=True)
    paper.line(left + indent - 3, y - 6, left + indent + named + 3, y - 6, 0.6)
    first = indent + named + 8
    size = next((size for size in _SIZES if _ends_well(paper, sentence, size, width, first)), _SIZES[0])
    paper.paragraph(left, y, sentence, size, width, 36, first)


def _ends_well(paper: Paper, sentence: str, size: float, width: float, first: float) -> bool:
    """Whether more than a stray character or two stand on the last line."""
    return len(wrap(sentence, paper.font, size, width, first)[-1]) > 3


def _foot(paper: Paper, sheet: CertificateSheet) -> None:
    paper.qr(sheet.code, 31 * mm, 29 * mm, _QR)
    paper.text(31 * mm + _QR / 2, 26 * mm, _("Scan to check"), 8, "centre", colour=GREY)
    centre, width = paper.width - 84 * mm, 110 * mm
    issuer = _("{unit} (seal)").format(unit=sheet.issuer)
    paper.text(centre, 56 * mm, issuer, paper.fit(issuer, 17, width), "centre")
    paper.text(centre, 44 * mm, chinese_date(sheet.issued_on), 17, "centre")
    note = _("This certificate shows the result of a training; it does not entitle to enforce the law.")
    paper.text(paper.width / 2, 20.5 * mm, note, 9, "centre", colour=GREY)
