"""Questions -> an .xlsx workbook."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from question_bank.citation import format_citation
from question_bank.formats.answers import write_answer
from question_bank.formats.items import PIN_MARK
from question_bank.formats.names import DIFFICULTY_NAMES, KIND_NAMES
from question_bank.question import OPTION_LETTERS, Question, QuestionKind

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_LEAST_OPTIONS = 6
_WIDTHS = {"题干": 50, "答案": 14, "解析": 40, "依据": 36, "科目": 18}


def workbook_bytes(questions: Iterable[Question], notes: Iterable[str] = ()) -> bytes:
    """A sheet 试题 with a header and one row for each question and part; notes stand in a sheet 说明."""
    from openpyxl import Workbook

    rows = [cells for question in questions for cells in _rows(question)]
    letters = OPTION_LETTERS[: max([_LEAST_OPTIONS, *(len(options) for _, options, _ in rows)])]
    names = ["题型", "小题", "题干", *(f"选项{letter}" for letter in letters)]
    names += ["答案", "解析", "依据", "科目", "门类", "难度"]
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("试题")
    _set_up(sheet, names)
    writer = _Writer(sheet)
    writer.append(names, header=True)
    for front, options, back in rows:
        writer.append([*front, *options, *[""] * (len(letters) - len(options)), *back])
    if lines := list(notes):
        explained = workbook.create_sheet("说明")
        _widen(explained, "A", 110)
        for line in lines:
            _Writer(explained).append([line])
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


Row = tuple[list[str], list[str], list[str]]
"""The cells before the options, the options, the cells behind them."""


def _rows(question: Question, number: int = 0) -> Iterator[Row]:
    has_options = question.kind is not QuestionKind.TRUE_FALSE
    options = [option.text + (PIN_MARK if option.pinned else "") for option in question.options if has_options]
    citations = "；".join(format_citation(citation, with_version=True) for citation in question.citations)
    yield (
        [KIND_NAMES[question.kind], str(number) if number else "", question.stem],
        options,
        [
            write_answer(question.kind, question.answer),
            question.rationale,
            citations,
            question.subject,
            question.field,
            DIFFICULTY_NAMES[question.difficulty],
        ],
    )
    for part_number, part in enumerate(question.parts, start=1):
        yield from _rows(part, part_number)


def _set_up(sheet: WriteOnlyWorksheet, names: list[str]) -> None:
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    for column, name in enumerate(names, start=1):
        _widen(sheet, get_column_letter(column), _WIDTHS.get(name, 20 if name.startswith("选项") else 8))


def _widen(sheet: WriteOnlyWorksheet, column: str, width: int) -> None:
    sheet.column_dimensions[column].width = width  # type: ignore[attr-defined]


class _Writer:
    """Appends rows of wrapped text cells; empty cells are left out."""

    def __init__(self, sheet: WriteOnlyWorksheet) -> None:
        from openpyxl.styles import Alignment, Font

        self._sheet = sheet
        self._alignment = Alignment(wrap_text=True, vertical="top")
        self._bold = Font(bold=True)

    def append(self, texts: list[str], *, header: bool = False) -> None:
        self._sheet.append([self._cell(text, header) if text else None for text in texts])

    def _cell(self, text: str, header: bool) -> Cell:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

        cell = WriteOnlyCell(self._sheet, ILLEGAL_CHARACTERS_RE.sub("", text))
        cell.data_type = "s"  # a text that begins with = must not become a formula
        cell.number_format = "@"
        cell.alignment = self._alignment
        if header:
            cell.font = self._bold
        return cell
