"""An item as a foreign file describes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from question_bank.figures import mark, remarked
from question_bank.formats.interchange.markup import Plain, Shown
from question_bank.problems import Place, Problem
from question_bank.question import OPTION_LETTERS, Blank, QuestionKind, Table

CHOICES = (QuestionKind.SINGLE, QuestionKind.MULTIPLE, QuestionKind.TRUE_FALSE)

Files = Callable[[str], bytes | None]
"""The bytes of a picture by the name a text gives it."""


def no_files(_source: str) -> None:
    """Where nothing but the text itself came along."""


@dataclass
class Draft:
    """One item. `foreign` is the type of an item that none of the six kinds can hold; `is_text` an item
    that asks nothing. `right` and `blanks` are None where the file has no key. `shown` are the figures that marks
    in the texts stand for, `files` finds the pictures among them."""

    place: Place
    kind: QuestionKind | None = None
    stem: str = ""
    options: list[str] = field(default_factory=list)
    pinned: set[int] = field(default_factory=set)
    right: set[int] | None = None
    blanks: list[Blank] | None = None
    points: str = ""
    rationale: str = ""
    remarks: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    subject: str = ""
    difficulty: str = ""
    foreign: str = ""
    is_text: bool = False
    parts: list[Draft] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    shown: list[Table | Shown] = field(default_factory=list)
    files: Files = no_files

    def take(self, plain: Plain) -> str:
        """The text, marks in it numbered through the draft; what had to be left out of it becomes a problem."""
        if plain.media:
            self.miss()
        marks = [mark(len(self.shown) + place) for place in range(len(plain.shown))]
        self.shown += plain.shown
        return remarked(plain.text, marks)

    def miss(self) -> None:
        """Says once that something could not be kept."""
        if not any(problem.code == "import.media" for problem in self.problems):
            self.problems.append(Problem("import.media", self.place))

    def trouble(self, code: str, *, blocking: bool = True, **params: str) -> None:
        """Notes what is wrong or was left out."""
        self.problems.append(Problem(code, self.place, tuple(params.items()), blocking))

    def remark(self, position: int, text: str) -> None:
        """What the file says to somebody who chose this option."""
        if text and position < len(OPTION_LETTERS):
            self.remarks.append(f"{OPTION_LETTERS[position]}．{text}")


def number(text: str) -> Decimal | None:
    """A finite number as files write it; None for anything else."""
    try:
        value = Decimal(text.strip().replace("−", "-"))
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value.adjusted()) < 30 else None
