"""What the tab of misconduct shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from trainer.exams.discipline.rules import next_step
from trainer.exams.discipline.values import CaseStep, DisciplineCase
from trainer.exams.values import Attendance, Exam
from trainer.people.values import PersonRow


@dataclass(frozen=True)
class Recorded:
    """What is typed on the form of a record."""

    person_id: UUID
    kind: Attendance
    facts: str
    witness: UUID
    signed: bool


@dataclass(frozen=True)
class CaseState:
    """`recording` shows the form of a new record; `roster` are the candidates, `staff` who may be second."""

    exam: Exam
    actor_id: UUID
    cases: tuple[DisciplineCase, ...] = ()
    people: Mapping[UUID, PersonRow] = field(default_factory=dict)
    roster: tuple[PersonRow, ...] = ()
    staff: tuple[PersonRow, ...] = ()
    chosen: UUID | None = None
    recording: bool = False
    seed: int = 0
    may_run: bool = False
    may_decide: bool = False
    said: str = ""

    @property
    def case(self) -> DisciplineCase | None:
        return next((one for one in self.cases if one.id == self.chosen), None)

    @property
    def due(self) -> CaseStep | None:
        """The step that this person may take now."""
        own = self.case
        if own is None or own.person_id == self.actor_id:
            return None
        step = next_step(own.entries)
        if step is CaseStep.DECIDED:
            recorded = own.entries[0]
            return step if self.may_decide and self.actor_id not in (recorded.by, recorded.witness) else None
        return step if self.may_run else None
