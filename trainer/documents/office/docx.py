"""Documents as .docx: real tables, repeated heading rows, page fields, Chinese fonts on every run."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from trainer.documents.fonts import Face
from trainer.documents.office.docx_blocks import Body
from trainer.documents.office.docx_xml import FONTS, LATIN, add_field, element, set_fonts, strip_frame
from trainer.documents.office.model import Document, Report
from trainer.words import _

_FOOT = 8.5


def write_docx(documents: Sequence[Document], progress: Report = lambda _done, _of: None) -> bytes:
    """One file; each document begins a section with its own pages and numbers."""
    made = docx.Document()
    _plain_styles(made)
    made.core_properties.title = documents[0].title if documents else ""
    made.core_properties.author = ""
    for number, document in enumerate(documents):
        section = made.sections[0] if number == 0 else made.add_section(WD_SECTION.NEW_PAGE)
        _set_page(section, document)
        _set_foot(section, document, "NUMPAGES" if len(documents) == 1 else "SECTIONPAGES")
        Body(made, document.page.inner).add(document.blocks)
        progress(number + 1, len(documents))
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _plain_styles(made: Any) -> None:
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = LATIN, Pt(12)
    set_fonts(normal.element.get_or_add_rPr(), FONTS[Face.FANG])
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.space_before = Pt(0)
    normal.element.get_or_add_pPr().append(element("snapToGrid", val=0))


def _set_page(section: Any, document: Document) -> None:
    page = document.page
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    section.orientation = WD_ORIENT.LANDSCAPE if page.width > page.height else WD_ORIENT.PORTRAIT
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
    section.header_distance = Mm(8)
    section.footer_distance = Mm(max(6.0, min(page.bottom - 10, 15)))
    numbering = section._sectPr.find(qn("w:pgNumType"))
    if numbering is None:
        section._sectPr.insert_element_before(element("pgNumType", start=1), "w:cols", "w:docGrid", "w:titlePg")
    section.header.is_linked_to_previous = False
    section.different_first_page_header_footer = document.strip is not None
    if document.strip is not None:
        section.first_page_header.is_linked_to_previous = False
        section.first_page_header.paragraphs[0]._p.append(strip_frame(document.strip, page))


def _set_foot(section: Any, document: Document, pages: str) -> None:
    feet = [section.footer]
    if document.strip is not None:
        feet.append(section.first_page_footer)
    for foot in feet:
        foot.is_linked_to_previous = False
        paragraph = foot.paragraphs[0]
        paragraph.style = "Normal"
        paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(Mm(document.page.inner / 2), WD_TAB_ALIGNMENT.CENTER)
        stops.add_tab_stop(Mm(document.page.inner), WD_TAB_ALIGNMENT.RIGHT)
        _write_foot(paragraph, document, pages)


def _write_foot(paragraph: Any, document: Document, pages: str) -> None:
    def run(text: str) -> Any:
        made = paragraph.add_run(text)
        made.font.size = Pt(_FOOT)
        set_fonts(made._r.get_or_add_rPr(), FONTS[Face.SONG])
        return made

    before, rest = _("Page {page} of {pages}").split("{page}")
    between, after = rest.split("{pages}")
    run(f"{document.foot}\t{document.number}\t{before}")
    add_field(paragraph, "PAGE", run)
    run(between)
    add_field(paragraph, pages, run)
    run(after)
