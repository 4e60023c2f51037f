"""What stands below a line, worked out once for all lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from question_bank.formats.layouts.cases import titles_case
from question_bank.formats.layouts.marks import Mark, Marked
from question_bank.question import QuestionKind

_TELLING = (Mark.HEADING, Mark.KEY_TITLE, Mark.NUMBER, Mark.STEM, Mark.OPTION, Mark.ANSWER)
_LONGEST_SHORT_KEY = 12


@dataclass(frozen=True)
class Outlook:
    """All marked lines; for each the `next` telling one below it, and whether that is the `last` of its paragraph."""

    marks: Sequence[Marked]
    next: Sequence[Marked | None]
    last: Sequence[bool]
    numbered: bool
    bracket_numbers: bool

    def below(self, index: int) -> Marked | None:
        """The very next line."""
        return self.marks[index + 1] if index + 1 < len(self.marks) else None

    def title_below(self, index: int) -> Marked | None:
        """The section title on the very next line: what stands above it is a title too."""
        below = self.below(index)
        return below if below is not None and below.mark is Mark.HEADING else None

    def plain_below(self, index: int) -> bool:
        """Whether the very next line is plain text."""
        below = self.below(index)
        return below is not None and below.mark is Mark.PLAIN


def outlook_on(marks: Sequence[Marked]) -> Outlook:
    """What the lines tell of each other."""
    return Outlook(marks, next_telling(marks), last_groups(marks), is_numbered(marks), uses_bracket_numbers(marks))


def is_plain_question(heading: Marked, ahead: Sequence[Marked]) -> bool:
    """Whether a heading within a key is followed by questions without options rather than by answers."""
    if heading.heading is None or heading.heading.kind is not QuestionKind.TRUE_FALSE or not ahead:
        return False
    return ahead[0].mark is Mark.NUMBER and len(ahead[0].text) > _LONGEST_SHORT_KEY


def answers_case(marks: Sequence[Marked], index: int, case_lines: Sequence[Marked], alone: bool) -> bool:
    """Whether a title of answers stands below the titled case it belongs to; `alone`: no other section is above it.

    Titles of other sections below it, up to the next case, make it a block of answers for the whole document.
    """
    if not any(titles_case(line) for line in case_lines):
        return False
    rest = list(islice(marks, index + 1, None))
    own = list(takewhile(lambda mark: not titles_case(mark), rest))
    if any(mark.mark is Mark.HEADING for mark in own):
        return False
    return len(own) < len(rest) or alone or any(line.mark is Mark.ANSWER for line in case_lines)


def without_label(mark: Marked) -> Marked:
    """The row behind the label 答案：."""
    if mark.mark is not Mark.ANSWER:
        return mark
    line = replace(mark.line, text=mark.text, folded=mark.folded)
    return Marked(line, Mark.PLAIN)


def next_telling(marks: Sequence[Marked]) -> list[Marked | None]:
    """For every line the next one below it that is more than plain text."""
    found: list[Marked | None] = [None] * len(marks)
    for index in range(len(marks) - 2, -1, -1):
        below = marks[index + 1]
        found[index] = below if below.mark in _TELLING else found[index + 1]
    return found


def last_groups(marks: Sequence[Marked]) -> list[bool]:
    """For every line whether a telling line follows before another paragraph begins."""
    last = [True] * len(marks)
    for index in range(len(marks) - 2, -1, -1):
        below = marks[index + 1]
        if below.mark not in _TELLING:
            last[index] = not (below.mark is Mark.PLAIN and below.line.after_blank) and last[index + 1]
    return last


def is_numbered(marks: Sequence[Marked]) -> bool:
    """Whether questions carry numbers or labels: at least one for every three answers."""
    numbers = sum(mark.mark is Mark.NUMBER or (mark.mark is Mark.STEM) for mark in marks)
    answers = sum(mark.mark is Mark.ANSWER for mark in marks)
    return numbers > 0 and numbers * 3 >= answers


def uses_bracket_numbers(marks: Sequence[Marked]) -> bool:
    """Whether questions are numbered （1）, （2）: only where no other numbers stand."""
    brackets = sum(mark.mark is Mark.NUMBER and mark.brackets for mark in marks)
    others = sum(mark.mark is Mark.NUMBER and not mark.brackets for mark in marks)
    return brackets > others * 2
