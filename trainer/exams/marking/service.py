"""Use cases of markers."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from trainer.exams.marking.values import Result, WaitingAnswer
from trainer.people.accounts.values import Actor


class MarkingService:
    """The queue of written answers and the versions of results."""

    def waiting(self, actor: Actor, exam_id: UUID | None = None) -> tuple[WaitingAnswer, ...]:
        """Answers without a name, question by question; the marker's own are left out."""
        raise NotImplementedError

    def award(
        self,
        actor: Actor,
        sitting_id: UUID,
        item: int,
        points: Decimal,
        note: str = "",
        part: int | None = None,
    ) -> Result:
        """Gives points to a written answer as a new version of the result."""
        raise NotImplementedError

    def result(self, sitting_id: UUID) -> Result | None:
        """The version in force."""
        raise NotImplementedError

    def versions(self, actor: Actor, sitting_id: UUID) -> tuple[Result, ...]:
        """Every version, oldest first."""
        raise NotImplementedError
