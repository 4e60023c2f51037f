"""Exams that end as a test says, over real rows so that every foreign key holds."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, insert
from sqlalchemy.orm import Session

from tests.conftest import Office
from trainer.app.models import metadata
from trainer.app.services import Services
from trainer.exams.results.values import Outcome, OutcomeReason
from trainer.exams.values import Attendance, ExamState, ScheduledRetake
from trainer.people.accounts.values import Actor

SCORES = {OutcomeReason.PASSED: Decimal(80), OutcomeReason.FAILED: Decimal(50)}
_REASONS = {Attendance.DEFERRED: OutcomeReason.DEFERRED, Attendance.EXEMPT: OutcomeReason.EXEMPT}
PASSED = {OutcomeReason.PASSED: True, OutcomeReason.DEFERRED: None, OutcomeReason.EXEMPT: None}


class FakeExams:
    """Both the exam and the result service, as far as retakes and certificates ask them."""

    def __init__(self, services: Services, office: Office) -> None:
        self._services = services
        self._maker = office.administrator.person_id
        self._parents: dict[UUID, UUID | None] = {}
        self.ended: dict[UUID, dict[UUID, OutcomeReason]] = {}
        self.rosters: dict[UUID, frozenset[UUID]] = {}

    def add(self, retake_of: UUID | None = None) -> UUID:
        exam_id, paper_id = self._services.ids.new(), self._services.ids.new()
        with self._services.store.database.write() as session:
            session.execute(insert(metadata.tables["paper"]).values(self._row("paper", {"id": paper_id})))
            known = {"id": exam_id, "paper_id": paper_id, "retake_of": retake_of}
            session.execute(insert(metadata.tables["exam"]).values(self._row("exam", known)))
        self._parents[exam_id] = retake_of
        self.ended[exam_id] = {}
        return exam_id

    def end(self, exam_id: UUID, results: Mapping[UUID, OutcomeReason]) -> None:
        self.ended[exam_id].update(results)

    def outcomes(self, actor: Actor, exam_id: UUID) -> tuple[Outcome, ...]:
        return tuple(
            Outcome(person_id, exam_id, PASSED.get(reason, False), reason, SCORES.get(reason), self._parents[exam_id])
            for person_id, reason in self.ended[exam_id].items()
        )

    def schedule_retake(
        self,
        actor: Actor,
        exam_id: UUID,
        person_ids: Collection[UUID],
        opens_at: datetime,
        closes_at: datetime,
        made: Callable[[Session, UUID], None],
    ) -> ScheduledRetake:
        retake = self.add(retake_of=exam_id)
        with self._services.store.database.write() as session:
            made(session, retake)
        self.rosters[retake] = frozenset(person_ids)
        return ScheduledRetake(retake, self._services.ids.new(), 0)

    def set_attendance(
        self,
        actor: Actor,
        exam_id: UUID,
        person_ids: Collection[UUID],
        attendance: Attendance,
        reason: str,
        also: Callable[[Session], None],
    ) -> None:
        with self._services.store.database.write() as session:
            also(session)
        self.end(exam_id, dict.fromkeys(person_ids, _REASONS[attendance]))

    def roster(self, actor: Actor, exam_id: UUID) -> tuple[Any, ...]:
        """Whoever ended it, without a seat."""
        return tuple(SimpleNamespace(person_id=one, room="", seat=0) for one in self.ended[exam_id])

    def exams(self, actor: Actor) -> tuple[Any, ...]:
        at = self._services.clock.now()
        plan = SimpleNamespace(title="考试", opens_at=at, closes_at=at, pass_mark=Decimal(60))
        return tuple(SimpleNamespace(id=one, plan=plan, state=ExamState.OPEN) for one in self.ended)

    def exam(self, actor: Actor, exam_id: UUID) -> Any:
        return next(one for one in self.exams(actor) if one.id == exam_id)

    def _row(self, table: str, known: Mapping[str, Any]) -> dict[str, Any]:
        """A row with something in every column that must not be empty."""
        return {column.name: known.get(column.name, self._filler(column)) for column in metadata.tables[table].columns}

    def _filler(self, column: Any) -> Any:
        if column.nullable:
            return None
        if isinstance(column.type, Uuid):
            return self._maker
        blank = {str: "", int: 0, bool: False, datetime: self._services.clock.now(), dict: {}, Decimal: Decimal()}
        return blank.get(_python_type(column), {})


def _python_type(column: Any) -> type:
    kind = getattr(column.type, "impl_instance", column.type)
    try:
        return Decimal if type(column.type).__name__ == "Hundredths" else kind.python_type
    except NotImplementedError:
        return dict
