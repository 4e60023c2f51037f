"""Questions as a Word document: lines of the own layout as paragraphs, pictures and tables where they belong."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from question_bank.figures import figure_words, lower_figures, mark, marked
from question_bank.formats.text import TextFormat
from question_bank.question import Figure, Picture, Question, Table

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

PICTURE_NAME = "试题图片"
TABLE_NAME = "试题表格"
_INCHES_AT_MOST = 5.0
_DOTS_PER_INCH = 130
_FONT = "宋体"


def write_word(questions: Iterable[Question], pictures: Mapping[str, bytes]) -> bytes:
    """The document; a picture whose bytes are not given stands in it as words."""
    import docx

    figures: list[Figure] = []

    def place(figure: Figure) -> str:
        if isinstance(figure, Picture) and figure.hash not in pictures:
            return figure_words(figure)
        figures.append(figure)
        return mark(len(figures) - 1)

    text = TextFormat().write(lower_figures(question, place) for question in questions).decode()
    document = docx.Document()
    _set_style(document)
    for line in text.rstrip("\n").split("\n"):
        _add_line(document, line, figures, pictures)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _set_style(document: Document) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style: Any = document.styles["Normal"]
    style.font.size = Pt(10.5)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)
    style.paragraph_format.space_after = Pt(2)
    style.paragraph_format.space_before = Pt(0)


def _add_line(document: Document, line: str, figures: list[Figure], pictures: Mapping[str, bytes]) -> None:
    shown = [figures[number] for number in marked(line) if number < len(figures)]
    words = "".join(char for char in line if (char >= " " or char == "\t") and not marked(char))
    tables = [figure for figure in shown if isinstance(figure, Table)]
    if words or not tables:
        paragraph = document.add_paragraph(words)
        paragraph.paragraph_format.keep_with_next = bool(words)
        for figure in shown:
            if isinstance(figure, Picture):
                _add_picture(paragraph, figure, pictures[figure.hash])
    for table in tables:
        _add_table(document, table)


def _add_picture(paragraph: Paragraph, picture: Picture, content: bytes) -> None:
    from docx.shared import Inches

    width = min(_INCHES_AT_MOST, picture.width / _DOTS_PER_INCH)
    shape: Any = paragraph.add_run().add_picture(io.BytesIO(content), width=Inches(max(width, 0.05)))
    properties = shape._inline.docPr
    properties.set("name", PICTURE_NAME)
    properties.set("descr", picture.words)


def _add_table(document: Document, table: Table) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = document.add_table(len(table.rows), len(table.rows[0]), "Table Grid")
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), TABLE_NAME)
    made._tbl.tblPr.append(caption)
    for cells, texts in zip(made.rows, table.rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.paragraphs[0].add_run("".join(char for char in text if char >= " "))
