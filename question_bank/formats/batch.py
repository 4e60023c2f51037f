"""What reading a file found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from question_bank.figures import lift_figures, mark, marked, remarked
from question_bank.formats.raw import RawItem
from question_bank.problems import Place, Problem
from question_bank.question import Figure, Question


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
    """All items of one file in their order, the problems of the file itself, and the bytes of its pictures by hash."""

    file: str
    questions: tuple[Imported, ...] = ()
    problems: tuple[Problem, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)

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


def with_figures(batch: Batch, figures: Sequence[Figure], pictures: Mapping[str, bytes]) -> Batch:
    """The batch whose texts hold marks (see `figures.mark`) with the figures themselves in its questions."""
    if not figures:
        return batch
    return replace(batch, questions=tuple(_illustrated(item, figures) for item in batch.questions), pictures=pictures)


def _illustrated(item: Imported, figures: Sequence[Figure]) -> Imported:
    question = None if item.question is None else lift_figures(item.question, figures)
    if item.draft is not None:
        own_figures(item.draft, figures)
    return replace(item, question=question)


def own_figures(draft: RawItem, figures: Sequence[Figure]) -> None:
    """Gives a draft those of the figures its texts hold marks of, and numbers the marks anew."""
    texts = [draft.stem, draft.rationale, *(text for _, text in draft.options)]
    used = [place for place in dict.fromkeys(marked("".join(texts))) if place < len(figures)]
    marks = {place: mark(number) for number, place in enumerate(used)}
    anew = [marks.get(place, "") for place in range(len(figures))]
    if used:
        draft.stem, draft.rationale = remarked(draft.stem, anew), remarked(draft.rationale, anew)
        draft.options = [(letter, remarked(text, anew)) for letter, text in draft.options]
        draft.figures = [figures[place] for place in used]
    for part in draft.parts:
        own_figures(part, figures)


def closed_batch(file: str, items: tuple[Imported, ...], problems: tuple[Problem, ...] = ()) -> Batch:
    """The batch of a file; one without items and problems has the problem that nothing was found."""
    if not items and not any(problem.blocking for problem in problems):
        problems += (Problem("import.nothing_found", Place(file=file)),)
    return Batch(file, items, problems)
