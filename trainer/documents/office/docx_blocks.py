"""The blocks of a document as paragraphs and tables of python-docx."""

from __future__ import annotations

import io
from collections.abc import Sequence, Set
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.image.exceptions import UnrecognizedImageError
from docx.image.image import Image
from docx.oxml.simpletypes import ST_Merge
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from trainer.documents.fonts import Face
from trainer.documents.office.docx_xml import FONTS, LATIN, SIGNS, element, rule_above, rule_cell, set_fonts, twips
from trainer.documents.office.model import (
    Block,
    Cell,
    Columns,
    Cut,
    Ended,
    Gap,
    Grid,
    Inline,
    PageBreak,
    Picture,
    Run,
    Space,
    Style,
    Text,
    Tick,
    Together,
)
from trainer.documents.office.spans import places
from trainer.store.errors import BadInput

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_TABLE_ALIGN = {"right": WD_TABLE_ALIGNMENT.RIGHT, "centre": WD_TABLE_ALIGNMENT.CENTER}
_UNBROKEN = "\u00a0" * 4


class Body:
    """Adds blocks to a document, a line `width` millimetres wide."""

    def __init__(self, made: Any, width: float) -> None:
        self._made = made
        self._width = width
        self._after_table = False

    def add(self, blocks: Sequence[Block], keep: bool = False) -> None:
        """With `keep` all stays on the page of what follows the last block but one."""
        for number, block in enumerate(blocks):
            self._add(block, keep and number < len(blocks) - 1)
        if self._after_table and not keep:
            self._thin()

    def _add(self, block: Block, keep: bool) -> None:
        match block:
            case Text():
                self._text(block, keep)
            case Picture():
                add_picture(self._paragraph(), block, keep)
            case Grid():
                self._grid(block, keep)
            case Columns():
                self._columns(block, keep)
            case Space(height):
                self._thin(height, keep)
            case Cut(words):
                self._cut(words)
            case PageBreak():
                self._thin().paragraph_format.page_break_before = True
            case Together(blocks):
                self.add(blocks, keep=True)
            case Ended(grid, end):
                self._grid(grid, keep, ends=True)
                self.add(end, keep=True)

    def _paragraph(self) -> Paragraph:
        self._after_table = False
        made: Paragraph = self._made.add_paragraph()
        return made

    def _thin(self, height: float = 0.36, keep: bool = False) -> Paragraph:
        """An empty line of a height."""
        paragraph = self._paragraph()
        paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        paragraph.paragraph_format.line_spacing = Mm(height)
        paragraph.paragraph_format.keep_with_next = keep
        return paragraph

    def _text(self, text: Text, keep: bool) -> None:
        write_text(self._paragraph(), text, keep)

    def _cut(self, words: str) -> None:
        self._thin(4)
        style = Style(Face.SONG, 9, align="centre")
        paragraph = self._paragraph()
        write_text(paragraph, Text((words,), style))
        rule_above(paragraph)

    def _columns(self, block: Columns, keep: bool) -> None:
        lines = [block.texts[start : start + block.count] for start in range(0, len(block.texts), block.count)]
        for number, texts in enumerate(lines):
            paragraph = self._paragraph()
            stops = paragraph.paragraph_format.tab_stops
            for place in range(1, block.count):
                stops.add_tab_stop(Mm(self._width * place / block.count))
            write_text(paragraph, Text(("\t".join(texts),), block.style), keep or number < len(lines) - 1)

    def _grid(self, grid: Grid, keep: bool, ends: bool = False) -> None:
        if self._after_table:
            self._thin(keep=keep)
        table = self._made.add_table(rows=len(grid.rows), cols=len(grid.shares))
        kept = range(len(grid.rows) if keep else grid.heads)
        fill_table(table, grid, self._width * grid.width, {*kept, len(grid.rows) - 1} if ends else set(kept))
        self._after_table = True


def fill_table(table: Table, grid: Grid, width: float, kept: Set[int]) -> None:
    """Widths, heights, cells; heading rows come again on every page and no row breaks.

    The rows in `kept` stay on the page of what follows them.
    """
    table.autofit = False
    if grid.align in _TABLE_ALIGN:
        table.alignment = _TABLE_ALIGN[grid.align]
    _set_margins(table, grid.pad)
    total = sum(grid.shares)
    widths = [width * share / total for share in grid.shares]
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = Mm(wide)
    for number, row in enumerate(grid.rows):
        made = table.rows[number]
        made._tr.get_or_add_trPr().append(element("cantSplit"))
        if row.height:
            made.height, made.height_rule = Mm(row.height), WD_ROW_HEIGHT_RULE.AT_LEAST
        if number < grid.heads:
            made._tr.get_or_add_trPr().append(element("tblHeader"))
    _fill_cells(table, grid, widths, kept)


def _fill_cells(table: Table, grid: Grid, widths: Sequence[float], kept: Set[int]) -> None:
    """The library's own merging of cells searches the whole table each time; spans are set as they are known."""
    lines = [list(row._tr.tc_lst) for row in table.rows]
    for column, line, cell in places(grid):
        wide = Mm(sum(widths[column : column + cell.across]))
        for below in range(cell.down):
            first, *others = lines[line + below][column : column + cell.across]
            for other in others:
                other.getparent().remove(other)
            first.width = wide
            if others:
                first.grid_span = cell.across
            if cell.down > 1:
                first.vMerge = ST_Merge.CONTINUE if below else ST_Merge.RESTART
            rule_cell(first, cell.edges, cell.shaded)
        _fill(_Cell(lines[line][column], table), cell, line in kept)


def _fill(made: _Cell, cell: Cell, keep: bool) -> None:
    top, centre = WD_CELL_VERTICAL_ALIGNMENT.TOP, WD_CELL_VERTICAL_ALIGNMENT.CENTER
    made.vertical_alignment = top if cell.top else centre
    for number, one in enumerate(cell.content):
        paragraph = made.paragraphs[0] if number == 0 else made.add_paragraph()
        if isinstance(one, Picture):
            add_picture(paragraph, one, keep)
        else:
            write_text(paragraph, one, keep)


def write_text(paragraph: Paragraph, text: Text, keep: bool = False) -> None:
    """The runs and the setting of one paragraph."""
    style, form = text.style, paragraph.paragraph_format
    form.alignment = _ALIGN[style.align]
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.line_spacing = Pt(style.line)
    form.space_before, form.space_after = Pt(style.before), Pt(style.after)
    form.widow_control = True
    if style.indent or style.hang:
        form.left_indent = Pt(style.hang * style.size)
        form.first_line_indent = Pt((style.indent - style.hang) * style.size)
    form.keep_with_next = text.keep or keep
    form.keep_together = text.keep or keep
    for part in text.parts:
        _write_run(paragraph, part, style)


def _write_run(paragraph: Paragraph, part: Inline, style: Style) -> None:
    words, bold, underlined = _look(part)
    run = paragraph.add_run(words)
    run.bold = bold or style.bold
    run.underline = underlined or None
    run.font.size = Pt(style.size)
    fonts = (SIGNS, SIGNS) if isinstance(part, Tick) else (FONTS[style.face], LATIN)
    set_fonts(run._r.get_or_add_rPr(), *fonts)


def _look(part: Inline) -> tuple[str, bool, bool]:
    match part:
        case Tick(checked):
            return ("☑" if checked else "☐"), False, False
        case Gap(characters):
            return _UNBROKEN * round(characters), False, True
        case Run(text, bold, underlined):
            return text, bold, underlined
        case str():
            return part, False, False


def add_picture(paragraph: Paragraph, picture: Picture, keep: bool) -> None:
    """A picture in its room. Raises BadInput("document.picture") where it cannot be read."""
    paragraph.paragraph_format.alignment = _ALIGN[picture.align]
    paragraph.paragraph_format.keep_with_next = keep
    try:
        image = Image.from_blob(picture.content)
    except (UnrecognizedImageError, OSError, ValueError) as error:
        raise BadInput("document.picture") from error
    scale = min(picture.width / image.px_width, picture.height / image.px_height)
    size = (Mm(image.px_width * scale), Mm(image.px_height * scale))
    paragraph.add_run().add_picture(io.BytesIO(picture.content), *size)


def _set_margins(table: Table, pad: float) -> None:
    margins = element("tblCellMar")
    for side, wide in (("top", pad * 0.6), ("left", pad + 0.35), ("bottom", pad * 0.6), ("right", pad + 0.35)):
        margins.append(element(side, w=twips(wide), type="dxa"))
    table._tbl.tblPr.append(margins)
