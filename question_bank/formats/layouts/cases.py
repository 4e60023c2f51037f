"""The lines of a section of cases -> stimuli with their parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice, takewhile

from question_bank.formats.layouts.drafts import Draft, Section
from question_bank.formats.layouts.fold import fold
from question_bank.formats.layouts.lines import joined
from question_bank.formats.layouts.marks import Mark, Marked
from question_bank.numerals import parse_numeral

_START = re.compile(
    r"(?:[(]\s*(?P<brackets>[一二三四五六七八九十]{1,3})\s*[)]\s*[、.]?"
    r"|[【\[]?\s*(?:案例|材料|案情|背景)\s*(?P<titled>[一二三四五六七八九十]{1,2}|\d{1,2})\s*[】\]]?\s*[:、.]?"
    r"|(?P<plain>[一二三四五六七八九十]{1,2})\s*[、.])\s*"
)
_QUESTIONS = re.compile(
    r"[【\[]?(?:问题|问|试问|请问|请回答(?:下列|以下)?(?:问题)?|请分析|思考题|要求)\s*(?:\d{1,2}|[一二三四五])?\s*[】\]]?\s*[:.、]\s*"
)
_INLINE = re.compile(r"(?<![\d.])[(]?(\d{1,2})\s*[)、.](?!\d)\s*")
_POINTS_AT_END = re.compile(r"[(\[]\s*\d{1,3}\s*分\s*[)\]]\s*$")
_ASKS = re.compile(r"[?？]")


def titles_case(mark: Marked) -> bool:
    """Whether a line begins a case by its title: 案例二."""
    start = _START.match(mark.line.folded)
    return start is not None and start["titled"] is not None


@dataclass
class Case:
    """A stimulus and its parts; `orphans` are answer lines below all parts."""

    line: int
    section: Section
    material: list[str] = field(default_factory=list)
    parts: list[Draft] = field(default_factory=list)
    number: int | None = None
    pictures: str = ""


def read_cases(section: Section) -> list[Case]:
    """The cases of a section of cases."""
    reader = _Reader(section)
    for index, mark in enumerate(section.case_lines):
        reader.take(index, mark)
    cases = [case for case in reader.cases if case.material or case.parts]
    for case in cases:
        _ask_from_material(case)
        _spread_answers(case)
    return _divided(section, cases)


class _Reader:
    """Takes one line after the other; a number begins a case or a part, as the section uses it."""

    def __init__(self, section: Section) -> None:
        self.cases: list[Case] = []
        self._section = section
        self._lines = section.case_lines
        self._case: Case | None = None
        self._part: Draft | None = None
        self._target = "material"
        self._style, self._count = "", 0
        self._starts = any(_START.match(mark.line.folded) for mark in self._lines)
        self._part_marks = _part_numbers(self._lines, self._starts)

    def take(self, index: int, mark: Marked) -> None:
        folded = mark.line.folded
        start = _START.match(folded)
        if start and self._starts_case(start):
            self._style = start.lastgroup or ""
            self._count = parse_numeral(start[self._style]) or 0
            self._part_marks = _part_numbers(self._until_next_start(index), True)
            self._open_case(mark, mark.line.text[start.end() :])
        elif mark.mark is Mark.NUMBER and not mark.weak and self._target != "listing" and self._is_number(mark):
            self._number(mark)
        elif mark.mark in (Mark.ANSWER, Mark.ANALYSIS):
            self._answer(mark)
        elif (asked := _QUESTIONS.match(folded)) and self._case is not None:
            self._ask(mark, mark.line.text[asked.end() :])
        elif mark.mark is Mark.FIELD:
            self._target = "field"
        else:
            self._plain(index, mark)

    def _until_next_start(self, index: int) -> Sequence[Marked]:
        """The lines of the case that begins here."""
        below = islice(self._lines, index + 1, None)
        return list(takewhile(lambda mark: not _START.match(mark.line.folded), below))

    def _starts_case(self, start: re.Match[str]) -> bool:
        """Within an answer, ordinals may be its points: only the next case in the same style ends it."""
        if self._target != "answers":
            return True
        style = start.lastgroup or ""
        return style == self._style and parse_numeral(start[style]) == self._count + 1

    def _is_number(self, mark: Marked) -> bool:
        if self._part is None or self._target != "answers" or self._part.number is None:
            return True
        expected = mark.number == self._part.number + 1
        return expected or mark.tag != "" or (mark.brackets not in self._part_marks)

    def _number(self, mark: Marked) -> None:
        if mark.brackets in self._part_marks or (self._case is not None and mark.tag):
            self._open_part(mark, mark.text)
        else:
            self._open_case(mark, mark.text)

    def _open_case(self, mark: Marked, text: str) -> None:
        self._case = Case(mark.line.number, self._section, number=mark.number, pictures=mark.line.pictures)
        self.cases.append(self._case)
        if text.strip():
            self._case.material.append(text.strip())
        self._part, self._target = None, "material"

    def _open_part(self, mark: Marked, text: str) -> None:
        if self._case is None:
            self._open_case(mark, "")
        assert self._case is not None
        self._part = Draft(mark.line.number, Section(), mark.number, mark.tag)
        self._part.options_seen = mark.chained
        self._part.pictures = mark.line.pictures
        self._part.body.append(text)
        self._case.parts.append(self._part)
        self._target = "body"

    def _ask(self, mark: Marked, text: str) -> None:
        pieces = _inline_questions(text)
        if pieces:
            for number, piece in pieces:
                self._open_part(Marked(mark.line, Mark.NUMBER, number=number), piece)
        elif text:
            self._open_part(Marked(mark.line, Mark.STEM), text)
        else:
            self._part_marks = self._part_marks or {False, True}
            self._target = "material"

    def _answer(self, mark: Marked) -> None:
        if self._case is None:
            return
        if self._part is None:
            self._part = _asked_in(self._case, mark)
        if mark.mark is Mark.ANSWER:
            self._part.answers.append([mark.text] if mark.text else [])
            self._target = "answers"
        else:
            self._part.analysis.append(mark.text)
            self._target = "analysis"

    def _plain(self, index: int, mark: Marked) -> None:
        text = mark.line.text
        if self._case is None or self._begins_case(index, mark):
            self._open_case(mark, text)
            return
        shown = self._case if self._part is None or self._target == "material" else self._part
        shown.pictures += mark.line.pictures
        if self._part is None or self._target == "material":
            self._case.material.append(text)
        elif self._target == "answers":
            self._part.answers[-1].append(text)
        elif self._target == "analysis":
            self._part.analysis.append(text)
        elif self._target == "body":
            self._part.body.append(text)
            self._part.options_seen = self._part.options_seen or mark.mark is Mark.OPTION or mark.chained

    def _begins_case(self, index: int, mark: Marked) -> bool:
        """A long paragraph behind finished parts, with parts that begin at 1 again below it."""
        if self._part is None or self._starts or mark.mark is not Mark.PLAIN or len(mark.line.text) < _LONG:
            return False
        for other in self._lines[index + 1 : index + 12]:
            if other.mark is Mark.NUMBER and other.brackets in self._part_marks:
                return other.number == 1 and self._part.number is not None
            if other.mark in (Mark.ANSWER, Mark.ANALYSIS):
                return False
        return False


_LONG = 30


def _part_numbers(lines: Sequence[Marked], starts: bool) -> set[bool]:
    """Which numbers count parts: True for those in brackets, False for those followed by a point."""
    numbers = [mark for mark in lines if mark.mark is Mark.NUMBER and not mark.weak]
    plain = [mark for mark in numbers if not mark.brackets]
    brackets = [mark for mark in numbers if mark.brackets]
    if starts:
        return {False} if plain else {True}
    if plain and brackets:
        points = sum(_POINTS_AT_END.search(mark.line.folded) is not None for mark in plain)
        return {False} if points * 2 > len(plain) else {True}
    if brackets:
        return {True}
    leads = bool(lines) and lines[0].mark is not Mark.NUMBER
    return {False} if leads else set()


def _inline_questions(text: str) -> list[tuple[int, str]]:
    """1.…？2.…？ on one line as single questions; empty when they do not count from 1."""
    signs = list(_INLINE.finditer(fold(text)))
    if not signs or signs[0].start() > 0 or int(signs[0][1]) != 1:
        return []
    kept = [signs[0]]
    for sign in signs[1:]:
        if int(sign[1]) == int(kept[-1][1]) + 1:
            kept.append(sign)
    ends = [sign.start() for sign in kept[1:]] + [len(text)]
    return [(int(sign[1]), text[sign.end() : end].strip()) for sign, end in zip(kept, ends, strict=True)]


def _asked_in(case: Case, mark: Marked) -> Draft:
    """The part of a case whose question is the end of its material."""
    part = Draft(mark.line.number, Section())
    case.parts.append(part)
    return part


def _ask_from_material(case: Case) -> None:
    """A case without numbered parts asks with the last line or sentence of its material."""
    if not case.parts:
        if not case.material or not _ASKS.search(case.material[-1]):
            return
        case.parts.append(Draft(case.line, Section()))
    if len(case.parts) != 1 or case.parts[0].body:
        return
    part = case.parts[0]
    if len(case.material) > 1:
        part.body.append(case.material.pop())
        return
    text = joined(case.material)
    cut = max(text.rfind("。", 0, len(text) - 1), text.rfind("！", 0, len(text) - 1))
    part.body.append(text[cut + 1 :].strip())
    if cut > 0:
        case.material = [text[: cut + 1]]


def _spread_answers(case: Case) -> None:
    """One answer below all parts, 1.… 2.…, belongs to them one by one when there are as many."""
    *others, last = case.parts or [Draft(case.line, Section())]
    if not others or len(last.answers) != 1 or any(part.answers for part in others):
        return
    pieces = _inline_questions("\n".join(last.answers[0]).strip())
    if len(pieces) == len(case.parts):
        for part, (_, piece) in zip(case.parts, pieces, strict=True):
            part.answers = [[piece]]


def _divided(section: Section, cases: list[Case]) -> list[Case]:
    """One material over as many questions as the title promises cases: each is a case of its own."""
    count = section.heading.count
    if len(cases) != 1 or count is None or count < 2 or len(cases[0].parts) != count:
        return cases
    whole = cases[0]
    return [Case(part.line, section, list(whole.material), [part], part.number, whole.pictures) for part in whole.parts]
