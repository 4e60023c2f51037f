"""Use cases about exams and their rosters."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from trainer.exams.values import Attendance, Exam, ExamPlan, ExamRule, RosterRow, ScheduledRetake
from trainer.people.accounts.values import Actor


class ExamService:
    """Exams with site, room, session and seats; who is to sit them and in which state they are."""

    def rules(self) -> tuple[ExamRule, ...]:
        """The exam rules that ship with the product or were laid beside them."""
        raise NotImplementedError

    def create_exam(self, actor: Actor, plan: ExamPlan, person_ids: Collection[UUID] = ()) -> UUID:
        """Makes an exam with one site, room and session, and a seat for each candidate."""
        raise NotImplementedError

    def exams(self, actor: Actor, year: int | None = None) -> tuple[Exam, ...]:
        """Every exam, of one year or of all, newest first."""
        raise NotImplementedError

    def exam(self, actor: Actor, exam_id: UUID) -> Exam:
        """One exam."""
        raise NotImplementedError

    def add_candidates(self, actor: Actor, exam_id: UUID, person_ids: Collection[UUID]) -> int:
        """Adds persons to the roster; gives how many were new."""
        raise NotImplementedError

    def remove_candidate(self, actor: Actor, exam_id: UUID, person_id: UUID, reason: str) -> None:
        """Takes a person who has not begun off the roster."""
        raise NotImplementedError

    def roster(self, actor: Actor, exam_id: UUID) -> tuple[RosterRow, ...]:
        """The candidates by seat."""
        raise NotImplementedError

    def set_attendance(
        self, actor: Actor, exam_id: UUID, person_ids: Collection[UUID], state: Attendance, reason: str
    ) -> None:
        """A named person decides 缓考, 免考, 缺考, 违纪 …, never about themselves."""
        raise NotImplementedError

    def reschedule(self, actor: Actor, exam_id: UUID, opens_at: datetime, closes_at: datetime, reason: str) -> None:
        """Moves the window of an exam that is not closed."""
        raise NotImplementedError

    def schedule_retake(
        self, actor: Actor, exam_id: UUID, person_ids: Collection[UUID], opens_at: datetime, closes_at: datetime
    ) -> ScheduledRetake:
        """An exam by the same blueprint with a fresh draw that avoids the questions of the first paper."""
        raise NotImplementedError
