"""Large Excel tables: written row by row, styles made once, A4 landscape with the headings on every page.

Temporary files of a workbook that is not finished are removed at once: they hold personal data in the open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, WriteOnlyCell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.utils.exceptions import IllegalCharacterError
from openpyxl.worksheet.properties import PageSetupProperties

from trainer.store.files import file_hash

FONT = "宋体"
HEADING_ROW = 3
FIRST_ROW = HEADING_ROW + 1
LINE_HEIGHT = 15.0
_A4 = 9
_LINE = Side(style="thin", color="A6A6A6")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD = PatternFill("solid", fgColor="DCE6F1")


class Formula(str):
    """A live formula with its equals sign. Every other text is written as text, whatever it begins with."""

    __slots__ = ()


Value = str | Decimal | int | date | None


class Kind(Enum):
    """What stands in a column: its number format and alignment."""

    TEXT = ("@", "left")
    WORD = ("@", "center")
    HOURS = ("0.0", "right")
    COUNT = ("0", "right")
    SHARE = ("0.0%", "right")
    FIGURE = ("0.00", "right")
    DAY = ("yyyy-mm-dd", "center")
    ANY = ("General", "left")


@dataclass(frozen=True)
class Column:
    """A heading, its width in characters and what stands below it."""

    title: str
    width: float
    kind: Kind = Kind.TEXT


@contextmanager
def new_workbook() -> Iterator[Workbook]:
    """A write-only workbook; an error inside leaves no temporary file behind."""
    workbook = Workbook(write_only=True)
    try:
        yield workbook
    except BaseException:
        for sheet in workbook.worksheets:
            _discard(sheet)
        raise


def write_workbook(path: Path, fill: Callable[[Workbook], object]) -> str:
    """All that `fill` makes, or nothing at `path`; gives its SHA-256, for the record of an export."""
    unfinished = path.with_name(path.name + ".part")
    try:
        with new_workbook() as workbook:
            fill(workbook)
            workbook.save(unfinished)
        content_hash = file_hash(unfinished.read_bytes())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return content_hash


class TableSheet:
    """A sheet with a title, a line below it, headings, and rows of one shape from FIRST_ROW on."""

    def __init__(
        self, workbook: Workbook, name: str, columns: Sequence[Column], title: str, below: str, frozen: int = 0
    ) -> None:
        self._sheet: Any = workbook.create_sheet(name)
        self._columns = columns
        self.next_row = 1
        self._set_up(frozen)
        self._cells = [self._styled(column.kind) for column in columns]
        self._rooms = [int(column.width / 2) for column in columns]
        self._across(title, Font(name=FONT, size=16, bold=True), "center", 2 * LINE_HEIGHT)
        self.append_note(below)
        self._headings()

    def append(self, values: Sequence[Value]) -> int:
        """Writes one row and gives its number; cells keep their places and styles from row to row."""
        lines = 1
        for cell, value, room in zip(self._cells, values, self._rooms, strict=True):
            if type(value) is str:
                _put_text(cell, value)
                if len(value) > room:
                    lines = max(lines, _lines(value, room))
            else:
                cell.value = value
        if lines == 1:
            return self._send(self._cells)
        return self._send(self._cells, LINE_HEIGHT * lines)

    def append_note(self, text: str) -> None:
        """A line over the whole width, without borders."""
        self._across(text, Font(name=FONT, size=10), "left")

    def column(self, place: int, first: int, last: int) -> str:
        """A reference from any sheet to the rows `first` to `last` (inclusive) of the column at a place."""
        letter = get_column_letter(place + 1)
        return f"{quote_sheetname(self._sheet.title)}!${letter}${first}:${letter}${last}"

    def cell(self, place: int, row: int) -> str:
        """A reference from any sheet to one cell."""
        return f"{quote_sheetname(self._sheet.title)}!${get_column_letter(place + 1)}${row}"

    def filter_rows(self) -> None:
        """A filter over all rows so far."""
        self._sheet.auto_filter.ref = f"A{HEADING_ROW}:{self._corner()}"

    def mark_rows(self, place: int, word: str) -> None:
        """Fills every row so far whose cell at the place holds the word."""
        formula = f'${get_column_letter(place + 1)}{FIRST_ROW}="{word}"'
        style = DifferentialStyle(font=Font(color="9C1C12"), fill=PatternFill("solid", bgColor="FBE3E0"))
        rule = Rule(type="expression", dxf=style, formula=[formula])
        self._sheet.conditional_formatting.add(f"A{FIRST_ROW}:{self._corner()}", rule)

    def _set_up(self, frozen: int) -> None:
        sheet = self._sheet
        for place, column in enumerate(self._columns, 1):
            sheet.column_dimensions[get_column_letter(place)].width = column.width
        sheet.freeze_panes = f"{get_column_letter(frozen + 1)}{FIRST_ROW}"
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.print_options.horizontalCentered = True
        sheet.print_title_rows = f"1:{HEADING_ROW}"
        sheet.oddFooter.center.text = "&P / &N"

    def _headings(self) -> None:
        cells = []
        for column in self._columns:
            cell = self._styled(Kind.WORD)
            cell.font, cell.fill = Font(name=FONT, size=10, bold=True), _HEAD
            _put_text(cell, column.title)
            cells.append(cell)
        self._send(cells, 2 * LINE_HEIGHT)

    def _across(self, text: str, font: Font, horizontal: str, height: float = LINE_HEIGHT) -> None:
        cell = WriteOnlyCell(self._sheet)
        cell.font, cell.alignment = font, Alignment(horizontal=horizontal, vertical="center", wrap_text=True)
        _put_text(cell, text)
        row = self._send([cell], height)
        self._sheet.merged_cells.add(f"A{row}:{get_column_letter(len(self._columns))}{row}")

    def _styled(self, kind: Kind) -> Any:
        number_format, horizontal = kind.value
        cell = WriteOnlyCell(self._sheet)
        cell.number_format = number_format
        cell.font, cell.border = Font(name=FONT, size=10), _BOX
        cell.alignment = Alignment(horizontal=horizontal, vertical="center", wrap_text=True)
        return cell

    def _send(self, cells: list[Any], height: float = LINE_HEIGHT) -> int:
        dimensions = self._sheet.row_dimensions
        if height > LINE_HEIGHT:
            dimensions[self.next_row].height = height
        self._sheet.append(cells)
        dimensions.pop(self.next_row, None)
        self.next_row += 1
        return self.next_row - 1

    def _corner(self) -> str:
        return f"{get_column_letter(len(self._columns))}{max(self.next_row - 1, FIRST_ROW)}"


def _put_text(cell: Any, text: str) -> None:
    try:
        cell.value = text
    except IllegalCharacterError:
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    cell.data_type = "s"


def _lines(text: str, room: int) -> int:
    """Lines of a wrapped text in a column with room for so many full-width characters."""
    width = sum(1 if ord(character) < 0x2E80 else 2 for character in text)
    return -(-width // (2 * room))


def _discard(sheet: Any) -> None:
    if sheet._writer is not None and not sheet.closed:
        sheet.close()
        sheet._writer.cleanup()
