"""Where the exams page reads from and writes to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
from trainer.exams.settings import ExamSettings
from trainer.exams.sittings.invigilation import InvigilationService
from trainer.people.accounts.values import Actor
from trainer.people.service import PeopleService
from trainer.people.values import PersonRow
from trainer.retakes.joining import RetakeJoining
from trainer.retakes.rules import may_schedule
from trainer.retakes.service import RetakeService
from trainer.store.clock import Clock, local_today
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.exams.adding import Members
from trainer.ui.files import read_bytes
from trainer.words import _

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


FieldsOf = Callable[[Actor, UUID], frozenset[str]]
"""The fields of enforcement the questions of an exam's paper are about."""


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
    retakes: RetakeService
    settings: ExamSettings
    joining: RetakeJoining
    fields_of: FieldsOf

    def members(self, actor: Actor, dialogs: Asking) -> Members:
        """Everyone in post who fits a query, whom a list names, and who waits for a retake."""

        def from_file(then: Callable[[str], None]) -> None:
            def read(path: Path) -> None:
                try:
                    then(self.people.read_list(actor, read_bytes(path), path.name))
                except KnownError as error:
                    dialogs.trouble(error)

            patterns = _("Lists of people (*.xlsx *.xls *.ods *.csv *.txt)")
            dialogs.open_file(_("Choose a list of candidates"), patterns, read)

        def waiting() -> Sequence[PersonRow]:
            cases = self.retakes.cases(actor)
            due = [one.person_id for one in cases if one.retake_exam_id is None and may_schedule(one.step, one.state)]
            return tuple(self.people.rows(actor, due).values())

        return Members(
            query=lambda query: self.people.people(actor, replace(query, limit=MOST_PEOPLE)).rows,
            listed=lambda text: self.people.find_list(actor, text),
            from_file=from_file,
            waiting=waiting,
            today=lambda: local_today(self.clock),
        )
