"""Where the exams page reads from and writes to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol
from uuid import UUID

from trainer.exams.credits.service import CreditService
from trainer.exams.papers.service import PaperService
from trainer.exams.results.service import ResultService
from trainer.exams.rooms.postponing import Postponing
from trainer.exams.rooms.service import RoomService
from trainer.exams.service import ExamService
from trainer.exams.sittings.invigilation import InvigilationService
from trainer.people.accounts.values import Actor
from trainer.people.service import PeopleService
from trainer.store.clock import Clock
from trainer.ui.exams.adding import Members

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
    rooms: RoomService
    postponing: Postponing
    files: ScoreFiles
    day: DayFiles
    clock: Clock

    def members(self, actor: Actor) -> Members:
        """Everyone in post who fits a query, and whom a pasted list names."""
        return Members(
            query=lambda query: self.people.people(actor, replace(query, limit=MOST_PEOPLE)).rows,
            listed=lambda text: self.people.find_list(actor, text),
            today=lambda: self.clock.now().astimezone().date(),
        )
