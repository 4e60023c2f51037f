"""What the import page shows: choosing a file, what it holds, what came of it, earlier imports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from question_bank.formats.batch import Batch
from question_bank.problems import Place, Problem
from question_bank.wording import describe, describe_place
from trainer.bank.values import ImportOutcome, ImportPreview


@dataclass(frozen=True)
class ProblemLine:
    """One thing to do in the file: where, in which question, and whether the question stays out because of it."""

    place: str
    stem: str
    text: str
    blocking: bool


@dataclass(frozen=True)
class BatchLine:
    """One earlier import; `file` is what people read, the starter bank included."""

    id: UUID
    file: str
    at: datetime
    by: str
    added: int
    undone: bool


@dataclass(frozen=True)
class ImportState:
    """`preview` opens the look into a file, `outcome` says what was kept of it; `busy` while work runs."""

    preview: ImportPreview | None = None
    lines: tuple[ProblemLine, ...] = ()
    outcome: ImportOutcome | None = None
    batches: tuple[BatchLine, ...] = ()
    busy: bool = False

    @property
    def to_correct(self) -> int:
        """How many items stay out because something blocks them."""
        return self.preview.found - self.preview.ready if self.preview else 0


def problem_lines(batch: Batch) -> tuple[ProblemLine, ...]:
    """Everything to look at in a file: what concerns it as a whole, what blocks, then remarks, each in file order."""
    lines = [*(_line(problem, "") for problem in batch.problems), *_item_lines(batch)]
    return tuple(sorted(lines, key=lambda line: not line.blocking))


def _item_lines(batch: Batch) -> Iterator[ProblemLine]:
    for item in batch.questions:
        stem = " ".join(item.question.stem.split()) if item.question else ""
        yield from (_line(problem, stem) for problem in item.problems)


def _line(problem: Problem, stem: str) -> ProblemLine:
    return ProblemLine(_where(problem.place), stem, describe(problem), problem.blocking)


def _where(place: Place) -> str:
    return describe_place(replace(place, file=""))
