"""Rows of a sheet -> drafts of items: which rows belong together, before anything is judged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from question_bank.formats.grids import Grid, Row
from question_bank.formats.sheet_bare import columns_by_content, is_key
from question_bank.formats.sheet_header import LETTERS, Header, names_stem, read_header, sub_letters
from question_bank.formats.sheet_kinds import Kind, heading_kind, kind_of
from question_bank.formats.sheet_options import Pairs, by_letters, separator_of, split_options, trimmed, without_letters

_HEADER_WITHIN = 40
_INSTRUCTION = re.compile(
    r"^(?:注[:：意]|说明[:：]|备注[:：]|填写|填表|合计|总计|共\s*\d+|制表|审核|提示[:：]|温馨提示|要求[:：]|必填|选填|可选|非必填)"
)
_INSTRUCTION_CELL = re.compile(
    r"必填|选填|非必填|可为空|不能为空|请填写|请选择|请勿|填写说明|下拉|用[“\"]?.{1,6}[”\"]?(?:分隔|隔开)"
)
_INSTRUCTIONS_WITHIN = 3
_OPTION_LINE = re.compile(r"[(（]?([A-Ja-jＡ-Ｊ])\s*[、.．:：)）]\s*\S|([A-JＡ-Ｊ])[ \u3000]+\S")
_FIELD_LINE = re.compile(r"【?((?:正确|参考|标准)?答案|(?:答案|试题)?解析|分析)】?\s*[:：]\s*(.*)", re.DOTALL)
_CONTENT = ("stem", "options", "answer")


@dataclass
class Draft:
    """One item as its rows stand: `options` with the letters they carry, `flags` one for each option row."""

    row: int
    header: Header
    kind_text: str = ""
    section: Kind = None
    texts: dict[str, str] = field(default_factory=dict)
    options: Pairs = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    part: bool = False
    by_rows: bool = False
    other_answer: str = ""
    marked_twice: bool = False

    @property
    def option_texts(self) -> list[str]:
        """The texts of the options without their letters."""
        return [text for _, text in self.options]


@dataclass
class Sheet:
    """The drafts of a sheet, what its notes say, and rows that belong to no item."""

    drafts: list[Draft] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    stray: list[tuple[int, str]] = field(default_factory=list)
    bare: bool = False


def find_header(rows: Sequence[Row]) -> tuple[int, Header] | None:
    """The first header among the first rows, and the index of the row behind it."""
    for index, (_, row) in enumerate(rows[:_HEADER_WITHIN]):
        header = read_header(row)
        if header is None:
            continue
        if index + 1 < len(rows) and not header.options and (letters := sub_letters(rows[index + 1][1])):
            columns = {name: column for name, column in header.columns.items() if name != "options"}
            return index + 2, Header(columns, letters, notes=header.notes, other_answer=header.other_answer)
        return index + 1, header
    return None


def read_rows(grid: Grid) -> Sheet | None:
    """All drafts below the header; None when none of the first rows is a header."""
    found = find_header(grid.rows)
    if found is None:
        return _read_bare(grid)
    start, header = found
    reader = _Reader(header, grid.rows[start:])
    for _, row in grid.rows[: start - 1]:
        text = " ".join(cell for cell in row if cell)
        reader.sheet.notes.append(text)
        reader.section = heading_kind(text) or reader.section
    for position, (number, row) in enumerate(grid.rows[start:]):
        reader.take(number, row, position)
    return reader.sheet


def _read_bare(grid: Grid) -> Sheet | None:
    """Rows without a header that content alone makes clear; a first row that fits no column is a header."""
    header = columns_by_content(grid.rows)
    if header is None:
        return None
    reader = _Reader(header, grid.rows)
    reader.sheet.bare = True
    for position, (number, row) in enumerate(grid.rows):
        is_title = position < _INSTRUCTIONS_WITHIN and not is_key(header, row) and heading_kind("".join(row)) is None
        if not is_title:
            reader.take(number, row, position)
    return reader.sheet


class _Reader:
    def __init__(self, header: Header, rows: Sequence[Row]) -> None:
        self.sheet = Sheet(notes=[header.notes])
        self.section: Kind = None
        self._header = header
        self._rows = rows
        self._separator = self._common_separator()

    def _common_separator(self) -> str | None:
        if "options" not in self._header.columns:
            return None
        return separator_of(self._header.cell(row, "options") for _, row in self._rows)

    def take(self, number: int, row: Sequence[str], position: int) -> None:
        header = self._header
        stem = header.cell(row, "stem")
        filled = [text for text in row if text]
        kind_cell = header.cell(row, "kind")
        if len(filled) <= 2 and not (kind_cell and len(filled) == 2) and (kind := heading_kind("".join(filled))):
            self.section = kind
        elif self._is_header(stem, row):
            self._header = read_header(row) or header
            self._separator = self._common_separator()
        elif self._is_instruction(row, filled, position):
            self.sheet.stray.append((number, filled[0]))
            self.sheet.notes.append(" ".join(filled))
        elif self._has_content(row):
            last = self.sheet.drafts[-1] if self.sheet.drafts else None
            if last is None or not self._continues(last, row, stem, filled):
                self.sheet.drafts.append(self._draft(number, row, stem))
        elif len(filled) == 1 and len(filled[0]) > 6 and not kind_cell:
            self.sheet.stray.append((number, filled[0]))

    def _is_header(self, stem: str, row: Sequence[str]) -> bool:
        """Whether the row repeats the header: a row that names its kind is a question."""
        if not names_stem(stem) or kind_of(self._header.cell(row, "kind")) is not None:
            return False
        return read_header(row) is not None

    def _is_instruction(self, row: Sequence[str], filled: Sequence[str], position: int) -> bool:
        if len(filled) <= 2 and _INSTRUCTION.match(filled[0]):
            return True
        if position >= _INSTRUCTIONS_WITHIN:
            return False
        header = self._header
        cells = [header.cell(row, name) for name in ("stem", "kind", "answer")]
        return sum(bool(_INSTRUCTION_CELL.search(text)) for text in cells) >= 2 or bool(
            _INSTRUCTION.match(cells[0]) and not cells[2]
        )

    def _has_content(self, row: Sequence[str]) -> bool:
        header = self._header
        if any(header.cell(row, name) for name in _CONTENT) or self._other(row, header.other_stem):
            return True
        return any(column < len(row) and row[column] for column in (*header.options.values(), *header.spread))

    def _continues(self, last: Draft, row: Sequence[str], stem: str, filled: Sequence[str]) -> bool:
        """Takes the row into the item above where it holds no more than an option or a key of it."""
        header = self._header
        option, answer = header.cell(row, "options"), header.cell(row, "answer")
        if "flag" in header.columns or "letter" in header.columns:
            return self._continues_rows(last, row, stem, option)
        if not stem and option and not header.cell(row, "kind") and last.options and len(last.options) < len(LETTERS):
            if answer and answer != last.texts["answer"]:
                return False
            self._append_options(last, self._options(row))
            return True
        if len(filled) > 2 or answer or option or header.cell(row, "kind"):
            return False
        return self._continues_stem(last, stem)

    @staticmethod
    def _append_options(last: Draft, pairs: Pairs) -> None:
        """Letters that the options carry count; those without letters go on where the row above ended."""
        carried = any(letter != LETTERS[place] for place, (letter, _) in enumerate(pairs))
        for letter, text in pairs:
            last.options.append((letter if carried else LETTERS[min(len(last.options), 25)], text))
        last.options = without_letters(last.options)

    def _continues_rows(self, last: Draft, row: Sequence[str], stem: str, option: str) -> bool:
        if not option or (stem and stem != last.texts["stem"]) or not last.by_rows:
            return False
        self._take_option(last, row, option)
        answer = self._header.cell(row, "answer")
        if answer and not last.texts["answer"]:
            last.texts["answer"] = answer
        return True

    def _continues_stem(self, last: Draft, stem: str) -> bool:
        if match := _FIELD_LINE.fullmatch(stem):
            name = "answer" if "答案" in match[1] and "解析" not in match[1] else "rationale"
            if last.texts[name] and name == "answer" and last.texts[name] != match[2].strip():
                last.marked_twice = True
            last.texts[name] = last.texts[name] or match[2].strip()
            return True
        match = _OPTION_LINE.match(stem)
        if match is None:
            return False
        if pairs := by_letters(stem):
            last.options += pairs
            return True
        letter = (match[1] or match[2]).upper()
        if "A" <= letter <= "Z" and (letter == "A") == (not last.options):
            last.options.append((letter, stem[match.end() - 1 :].strip()))
            return True
        return False

    def _take_option(self, draft: Draft, row: Sequence[str], option: str) -> None:
        letter = self._header.cell(row, "letter").strip(" .、．").upper()
        draft.options.append((letter or LETTERS[min(len(draft.options), 25)], option))
        draft.flags.append(self._header.cell(row, "flag"))

    def _draft(self, number: int, row: Sequence[str], stem: str) -> Draft:
        header = self._header
        names = ("answer", "rationale", "basis", "subject", "point", "field", "difficulty")
        draft = Draft(number, header, header.cell(row, "kind"), self.section)
        draft.texts = {name: header.cell(row, name) for name in names}
        draft.texts["stem"] = stem or self._other(row, header.other_stem)
        draft.part = bool(header.cell(row, "part"))
        draft.other_answer = self._other(row, header.other_answer)
        if "flag" in header.columns or "letter" in header.columns:
            draft.by_rows = True
            if option := header.cell(row, "options"):
                self._take_option(draft, row, option)
        else:
            draft.options = self._options(row)
        return draft

    def _options(self, row: Sequence[str]) -> Pairs:
        """From the columns of single options, else from the one cell that holds them all."""
        header = self._header
        if header.options:
            last = max(LETTERS.index(letter) for letter in header.options) + 1
            texts = trimmed([self._other(row, header.options.get(letter)) for letter in LETTERS[:last]])
            if texts:
                return without_letters(list(zip(LETTERS, texts, strict=False)))
        whole = split_options(header.cell(row, "options"), self._separator)
        if len(whole) < 2 and header.spread:
            texts = trimmed([self._other(row, column) for column in header.spread])
            return without_letters(list(zip(LETTERS, texts, strict=False)))
        return whole

    @staticmethod
    def _other(row: Sequence[str], column: int | None) -> str:
        return row[column] if column is not None and column < len(row) else ""
