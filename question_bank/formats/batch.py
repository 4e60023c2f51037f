"""What reading a file found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from question_bank.problems import Place, Problem
from question_bank.question import Question

if TYPE_CHECKING:
    from question_bank.formats.items import RawItem


@dataclass(frozen=True)
class Imported:
    """One item of a file. `question` is None when not even its kind could be read.

    `draft` holds its texts as they were understood, for whoever repairs it.
    """

    question: Question | None
    place: Place
    problems: tuple[Problem, ...] = ()
    draft: RawItem | None = field(default=None, compare=False, repr=False)

    @property
    def ready(self) -> bool:
        """Whether the question can be used as it is."""
        return self.question is not None and not any(problem.blocking for problem in self.problems)


@dataclass(frozen=True)
class Batch:
    """All items of one file in their order, and the problems of the file itself."""

    file: str
    questions: tuple[Imported, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def found(self) -> int:
        """How many items were seen, malformed ones included."""
        return len(self.questions)

    @property
    def ready(self) -> tuple[Question, ...]:
        """The questions without a blocking problem."""
        return tuple(item.question for item in self.questions if item.question is not None and item.ready)

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        """The problems of the file and of every item, in the order of the file."""
        return self.problems + tuple(problem for item in self.questions for problem in item.problems)


def closed_batch(file: str, items: tuple[Imported, ...], problems: tuple[Problem, ...] = ()) -> Batch:
    """The batch of a file; one without items and problems has the problem that nothing was found."""
    if not items and not any(problem.blocking for problem in problems):
        problems += (Problem("import.nothing_found", Place(file=file)),)
    return Batch(file, items, problems)
