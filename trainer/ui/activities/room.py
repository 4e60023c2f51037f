"""Where the pages of activities read from and write to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol
from uuid import UUID

from trainer.activities.attending.service import AttendanceService
from trainer.activities.classfile.service import ClassFileService
from trainer.activities.credits.service import ActivityCreditService
from trainer.activities.evaluation.service import EvaluationService
from trainer.activities.lecturers.service import LecturerService
from trainer.activities.plans.service import PlanService
from trainer.activities.plans.values import PlanLine
from trainer.activities.service import ActivityService
from trainer.exams.service import ExamService
from trainer.people.accounts.values import Actor
from trainer.people.service import PeopleService
from trainer.people.values import Unit
from trainer.reports.rotation import Rotation, RotationRow
from trainer.reports.tours import Tour
from trainer.store.clock import Clock

Progress = Callable[[int, int], None]


class Papers(Protocol):
    """What draws and writes the papers of a class."""

    def sign_in(self, actor: Actor, activity_id: UUID, session_ids: Collection[UUID]) -> bytes: ...

    def evaluation(self, actor: Actor, activity_id: UUID) -> bytes: ...

    def plan_table(self, actor: Actor, year: int) -> bytes: ...

    def rotation_list(self, actor: Actor, found: Rotation, rows: Sequence[RotationRow], purpose: str) -> bytes: ...

    def plan_sheet(self, actor: Actor, year: int) -> bytes: ...

    def rotation_sheet(self, actor: Actor, found: Rotation, rows: Sequence[RotationRow], purpose: str) -> bytes: ...

    def write(self, actor: Actor, activity_id: UUID, folder: Path, purpose: str, progress: Progress) -> int: ...


@dataclass(frozen=True)
class ActivitiesRoom:
    plans: PlanService
    activities: ActivityService
    attendance: AttendanceService
    credits: ActivityCreditService
    files: ClassFileService
    evaluation: EvaluationService
    lecturers: LecturerService
    people: PeopleService
    exams: ExamService
    rotation: Callable[[PlanLine, date], Rotation]
    tours: Callable[[tuple[Unit, ...], int], tuple[Tour, ...]]
    passed: Callable[[UUID], Collection[UUID]]
    papers: Papers
    clock: Clock
