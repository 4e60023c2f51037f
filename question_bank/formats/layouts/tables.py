"""Tables inside a document whose first rows name columns: read as a sheet is read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from question_bank.formats.batch import Batch, Imported, closed_batch
from question_bank.formats.grids import Grid
from question_bank.formats.items import build
from question_bank.formats.layouts.fold import fold
from question_bank.formats.layouts.key_rows import read_row
from question_bank.formats.layouts.lines import Line
from question_bank.formats.layouts.marks import Mark, Marked, read_mark
from question_bank.formats.sheet_header import read_header
from question_bank.formats.sheet_items import read_sheet
from question_bank.problems import Place, Problem

Rows = tuple[tuple[int, tuple[str, ...]], ...]
_HEADER_WITHIN = 3
_LONGEST_CELL = 60
_LONGEST_FACT = 12
_MOST_BREAKS = 3
_PAPER_WORDS = re.compile(r"题|答案|得\s*分|评\s*卷|阅\s*卷|选项|正确|错误|[√×]|姓\s*名|考\s*号")


def is_bank(rows: Rows) -> bool:
    """Whether one of the first rows names stem and answer."""
    return any(read_header(row) is not None for _, row in rows[:_HEADER_WITHIN])


def upright(rows: Rows) -> Rows:
    """A table that names its columns; one question a table, its names down the first column, is turned."""
    texts = [texts for _, texts in rows]
    if len(texts) < 2 or len(texts[0]) < 2 or len({len(row) for row in texts}) > 1 or is_bank(rows):
        return rows
    turned = tuple((rows[0][0], column) for column in zip(*texts, strict=True))
    return turned if read_header(turned[0][1]) is not None else rows


def is_figure(rows: Rows) -> bool:
    """Whether a table shows something a question speaks of: even rows of short texts, none of which asks or answers."""
    texts = [row for _, row in rows]
    if len(texts) < 2 or len(texts[0]) < 2 or len({len(row) for row in texts}) > 1:
        return False
    cells = [cell.strip() for row in texts for cell in row]
    if sum(map(bool, cells)) * 2 < len(cells) or any(map(_asks, cells)):
        return False
    numbered = sum(row[0].strip().isdigit() for row in texts) * 2 >= len(texts)
    return not (numbered and any(len(cell) > _LONGEST_FACT for cell in cells)) and not any(map(_is_key_row, texts))


def _asks(cell: str) -> bool:
    if len(cell) > _LONGEST_CELL or cell.count("\n") > _MOST_BREAKS or _PAPER_WORDS.search(cell):
        return True
    marks = [read_mark(Line(0, line, fold(line))) for line in cell.split("\n")]
    return any(one.chained or not (one.mark is Mark.PLAIN or _is_figure(one)) for one in marks)


def _is_figure(one: Marked) -> bool:
    """A bare number, or one with its unit, is no number of a question."""
    return one.mark is Mark.NUMBER and not one.tag and (one.weak or not one.text)


def _is_key_row(row: Sequence[str]) -> bool:
    return read_row(fold("\t".join(row))) is not None


def with_tables(batch: Batch, tables: Sequence[Rows]) -> Batch:
    """The batch with the questions of its tables behind its own."""
    items: list[Imported] = []
    remarks: list[Problem] = []
    for rows in tables:
        if found := read_sheet(Grid("", rows), Place(file=batch.file)):
            items += [build(raw) for raw in found[0]]
            remarks += found[1]
    if not items:
        return batch
    kept = tuple(problem for problem in batch.problems if problem.code != "import.nothing_found")
    return closed_batch(batch.file, (*batch.questions, *items), (*kept, *remarks))
