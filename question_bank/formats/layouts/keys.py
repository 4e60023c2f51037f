"""Answers that stand apart from their questions, at the end of a section or of the file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from question_bank.formats.layouts.drafts import Draft, KeyBlock, Section
from question_bank.formats.layouts.fold import plain
from question_bank.formats.layouts.key_rows import is_number_row, read_columns, read_row
from question_bank.formats.layouts.marks import Mark, Marked
from question_bank.formats.layouts.sections import kind_in
from question_bank.question import QuestionKind

_ANSWER_WORD = re.compile(r"^\s*答\s*[：:]\s*")
_SAME_STEM = 0.7
_COMPARED = 200
_MARGIN = 4


@dataclass
class Entry:
    """What a key says of one question: lines of the answer and of its analysis."""

    line: int
    answer: list[str] = field(default_factory=list)
    analysis: list[str] = field(default_factory=list)
    unreadable: bool = False
    row: str = ""
    used: bool = False


@dataclass
class Group:
    """The entries under one title of a key."""

    kind: QuestionKind | None = None
    titled: bool = False
    entries: dict[int, Entry] = field(default_factory=dict)


def join(block: KeyBlock) -> list[int]:
    """Gives every draft of the block's sections its answer; the lines of entries that fit no question."""
    groups = [group for group in _Reader(block).groups if group.entries]
    sections = [run for section in block.sections if section.drafts for run in _runs(section)]
    for group, section in _paired(groups, sections):
        for draft in section.drafts:
            entry = group.entries.get(draft.number) if draft.number is not None else None
            if entry is not None:
                _give(draft, entry)
    return [entry.line for group in groups for entry in group.entries.values() if not entry.used]


def _runs(section: Section) -> list[Section]:
    """The section, or its parts where the numbers begin again without a title."""
    numbers = [draft.number for draft in section.drafts]
    if len(numbers) == len(set(numbers)):
        return [section]
    runs: list[Section] = []
    for draft in section.drafts:
        if not runs or draft.number == 1:
            runs.append(Section(section.heading))
        runs[-1].drafts.append(draft)
    return runs


def _paired(groups: list[Group], sections: list[Section]) -> list[tuple[Group, Section]]:
    """Which group answers which section: by kind, by the run of numbers, never by guess."""
    pairs: list[tuple[Group, Section]] = []
    left = list(sections)
    titled = [group for group in groups if group.titled and group.kind is not None]
    for group in titled:
        same = [section for section in left if section.kind is group.kind]
        fitting = next((section for section in same if _covers(group, section)), same[0] if len(same) == 1 else None)
        if fitting is not None:
            pairs.append((group, fitting))
            left.remove(fitting)
    rest = [group for group in groups if not any(group is paired for paired, _ in pairs)]
    if len(rest) == len(left) and all(_covers(g, s) for g, s in zip(rest, left, strict=True)):
        pairs += list(zip(rest, left, strict=True))
    elif _numbers_are_unique(left) and _entries_are_unique(rest):
        pairs += [(group, section) for group in rest for section in left]
    return [(group, section) for group, section in pairs if _agree(group, section)]


def _agree(group: Group, section: Section) -> bool:
    """No title of a key answers questions under a title of another kind."""
    return group.kind is None or section.kind in (None, group.kind)


def _covers(group: Group, section: Section) -> bool:
    numbers = {draft.number for draft in section.drafts}
    return set(group.entries) == numbers


def _numbers_are_unique(sections: list[Section]) -> bool:
    numbers = [draft.number for section in sections for draft in section.drafts]
    return len(numbers) == len(set(numbers))


def _entries_are_unique(groups: list[Group]) -> bool:
    numbers = [number for group in groups for number in group.entries]
    return len(numbers) == len(set(numbers))


def _give(draft: Draft, entry: Entry) -> None:
    entry.used = True
    answer = list(entry.answer)
    if len(answer) > 1 and _repeats_stem(answer[0], draft):
        answer = answer[1:]
    if entry.unreadable:
        draft.fields.setdefault("unreadable", []).append(entry.row)
    answer[:1] = [_ANSWER_WORD.sub("", line) for line in answer[:1]]
    if any(line.strip() for line in answer):
        draft.answers.append(answer)
    draft.analysis += entry.analysis


def _repeats_stem(line: str, draft: Draft) -> bool:
    stem, said = plain("".join(draft.body))[:_COMPARED], plain(line)[:_COMPARED]
    stem = stem[: len(said) + _MARGIN]
    return SequenceMatcher(None, stem, said, autojunk=False).ratio() >= _SAME_STEM


class _Reader:
    """The lines of a key block as groups of entries."""

    def __init__(self, block: KeyBlock) -> None:
        first = kind_in(block.title.line.folded)
        self.groups = [Group(first.kind if first else None, titled=first is not None)]
        self._entry: Entry | None = None
        self._target = "answer"
        for index, mark in enumerate(block.lines):
            self._take(block.lines, index, mark)

    def _take(self, lines: Sequence[Marked], index: int, mark: Marked) -> None:
        folded = mark.line.folded
        if mark.mark in (Mark.HEADING, Mark.TOPIC, Mark.KEY_TITLE) and not self._inside_written(mark):
            heading = mark.heading or kind_in(folded)
            self.groups.append(Group(heading.kind if heading else None, titled=heading is not None))
            self._entry = None
        elif is_number_row(folded):
            below = lines[index + 1].line.folded if index + 1 < len(lines) else ""
            self._add_row(mark, read_columns(folded, below) or {})
        elif index and is_number_row(lines[index - 1].line.folded):
            return
        elif (row := read_row(folded)) is not None:
            self._add_row(mark, row)
        elif mark.mark is Mark.NUMBER and mark.number is not None and self._starts_entry(mark):
            self._open(mark)
        elif self._entry is not None:
            self._continue(mark)

    def _inside_written(self, mark: Marked) -> bool:
        return mark.mark is Mark.TOPIC and self._entry is not None and bool(self._entry.answer)

    def _starts_entry(self, mark: Marked) -> bool:
        if mark.brackets and self._entry is not None:
            return False
        if self._entry is None:
            return True
        last = max(self.groups[-1].entries, default=0)
        return mark.number == last + 1 or (
            self._target == "answer" and mark.number == 1 and len(self._entry.answer) > 0 and not self._is_written()
        )

    def _is_written(self) -> bool:
        return self._entry is not None and sum(map(len, self._entry.answer)) > 12

    def _open(self, mark: Marked) -> None:
        entries = self.groups[-1].entries
        number = mark.number or 0
        if number in entries:
            if number == 1:
                self.groups.append(Group(self.groups[-1].kind, titled=False))
                entries = self.groups[-1].entries
            else:
                entries[number].unreadable = True
                return
        self._entry = Entry(mark.line.number)
        entries[number] = self._entry
        self._target = "answer"
        if mark.text:
            self._entry.answer.append(mark.text)

    def _continue(self, mark: Marked) -> None:
        entry = self._entry
        assert entry is not None
        if mark.mark is Mark.ANSWER:
            self._target = "answer"
        elif mark.mark is Mark.ANALYSIS:
            self._target = "analysis"
        elif mark.mark is Mark.FIELD:
            self._target = "ignored"
        text = mark.text if mark.mark in (Mark.ANSWER, Mark.ANALYSIS) else mark.line.text
        if not text:
            return
        if self._target == "answer":
            entry.answer.append(text)
        elif self._target == "analysis":
            entry.analysis.append(text)

    def _add_row(self, mark: Marked, row: dict[int, str]) -> None:
        if row and min(row) == 1 and 1 in self.groups[-1].entries:
            self.groups.append(Group(self.groups[-1].kind, titled=False))
        for number, key in row.items():
            same = self.groups[-1].entries.get(number)
            entry = Entry(mark.line.number, [key] if key else [], unreadable=not key, row=mark.line.text)
            if same is not None:
                entry.unreadable = True
            self.groups[-1].entries[number] = entry
        self._entry = self.groups[-1].entries[max(row)] if len(row) == 1 else None
        self._target = "answer"
