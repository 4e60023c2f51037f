"""Where the exams page reads from and writes to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import UUID

from trainer.exams.credits.service import CreditService
from trainer.exams.papers.service import PaperService
from trainer.exams.results.service import ResultService
from trainer.exams.service import ExamService
from trainer.exams.sittings.invigilation import InvigilationService
from trainer.people.accounts.values import Actor
from trainer.people.service import PeopleService
from trainer.people.values import Category, PeopleQuery, PersonRow
from trainer.store.clock import Clock

MOST_PEOPLE = 100_000


class ScoreFiles(Protocol):
    """The score list on paper and as a file. Each makes a record of who took it out, and what for."""

    def pdf(self, actor: Actor, exam_id: UUID, purpose: str) -> bytes: ...

    def docx(self, actor: Actor, exam_id: UUID, purpose: str) -> bytes: ...

    def write_sheet(self, actor: Actor, exam_id: UUID, path: Path, purpose: str) -> None: ...


class DayFiles(Protocol):
    """Every paper of the exam day into a folder; recorded as an export."""

    def write(
        self, actor: Actor, exam_id: UUID, folder: Path, purpose: str, progress: Callable[[int, int], None], /
    ) -> int: ...


@dataclass(frozen=True)
class ExamsRoom:
    exams: ExamService
    papers: PaperService
    people: PeopleService
    invigilation: InvigilationService
    results: ResultService
    credits: CreditService
    files: ScoreFiles
    day: DayFiles
    clock: Clock

    def members(self, actor: Actor, unit_id: UUID, category: Category | None = None) -> Sequence[PersonRow]:
        """Everyone in post in a unit with all below it, of one category or all."""
        return self.people.people(actor, PeopleQuery(unit_id=unit_id, category=category, limit=MOST_PEOPLE)).rows
