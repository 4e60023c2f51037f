"""What a person reads in a produced document: texts in their order, tables row by row."""

import io
import os
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph
from pypdf import PdfReader

APPROVED = Path(__file__).parent / "approved"


def docx_lines(content: bytes) -> list[str]:
    """Paragraphs as they are, a row of a table as its cells with bars; merged cells once; no empty lines."""
    lines = []
    for block in docx.Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(block, Paragraph):
            lines.append(_plain(block.text))
        else:
            lines.extend(" | ".join(cells) for cells in _rows(block))
    return [line for line in lines if line.strip(" |")]


def docx_texts(content: bytes) -> list[str]:
    """Every paragraph, those of tables too, without any space."""
    texts = []
    for block in docx.Document(io.BytesIO(content)).iter_inner_content():
        paragraphs = [block] if isinstance(block, Paragraph) else list(_paragraphs(block))
        texts.extend(squeezed(paragraph.text) for paragraph in paragraphs)
    return [text for text in texts if text]


def pdf_pages(content: bytes) -> list[str]:
    """The text of each page without any space."""
    return [squeezed(page.extract_text()) for page in PdfReader(io.BytesIO(content)).pages]


def squeezed(text: str) -> str:
    """Without spaces; drawn boxes are no text in a PDF."""
    return "".join(text.split()).replace("☐", "").replace("☑", "")


def same_as_approved(name: str, lines: list[str]) -> None:
    """Compares with the approved text; TRAINER_APPROVE=1 takes what is there as approved, to be read in the diff."""
    path, text = APPROVED / f"{name}.txt", "\n".join(lines) + "\n"
    if os.environ.get("TRAINER_APPROVE"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def _rows(table: Table) -> Iterator[list[str]]:
    seen = set()
    for row in table.rows:
        cells = []
        for cell in row.cells:
            if cell._tc not in seen:
                seen.add(cell._tc)
                cells.append(" ".join(_plain(cell.text).split()))
        yield cells


def _paragraphs(table: Table) -> Iterator[Paragraph]:
    seen = set()
    for row in table.rows:
        for cell in row.cells:
            if cell._tc not in seen:
                seen.add(cell._tc)
                yield from cell.paragraphs


def _plain(text: str) -> str:
    return text.replace("\u00a0" * 4, "_").replace("\u00a0", " ").strip()
