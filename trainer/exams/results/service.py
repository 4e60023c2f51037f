"""Reading results: lists for the office, one's own for the officer, outcomes for other capabilities."""

from __future__ import annotations

from uuid import UUID

from trainer.exams.results.values import MyExam, MyResult, Outcome, ScoreList
from trainer.people.accounts.values import Actor


class ResultService:
    """Reads only."""

    def results(self, actor: Actor, exam_id: UUID) -> ScoreList:
        """The score list with ranks and rates."""
        raise NotImplementedError

    def my_exams(self, actor: Actor) -> tuple[MyExam, ...]:
        """The actor's exams, open ones first, then coming ones, then what is over."""
        raise NotImplementedError

    def my_result(self, actor: Actor, exam_id: UUID) -> MyResult:
        """What the review policy shows after handing in."""
        raise NotImplementedError

    def outcomes(self, exam_id: UUID) -> tuple[Outcome, ...]:
        """Everybody whose exam has come to an end; who waits for a marker or has yet to sit is left out."""
        raise NotImplementedError
