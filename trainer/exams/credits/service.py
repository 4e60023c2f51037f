"""Enters the hours of an exam into the ledger, once a person and exam, from results in force."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from trainer.exams.results.service import ResultService
from trainer.exams.service import ExamService
from trainer.hours.service import HoursService
from trainer.hours.values import HourCategory, HourDraft, SourceKind, Way
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.clock import local_day
from trainer.store.errors import Refused
from trainer.store.transactions import Database


class CreditService:
    """From results to hours; the hours then wait for the approval of another person."""

    def __init__(self, database: Database, exams: ExamService, results: ResultService, hours: HoursService) -> None:
        self._database = database
        self._exams = exams
        self._results = results
        self._hours = hours

    def credit_exam(self, actor: Actor, exam_id: UUID, hours: Decimal, category: HourCategory) -> int:
        """Enters `hours` for everyone who passed and gives how many entries are new; a second time adds nothing.

        They belong to the local day on which each handed in. Raises Refused("result.not_in_force") where
        nobody's result is in force yet; who passed and waits for that is left out.
        """
        require(actor, Permission.ENTER_HOURS)
        plan, outcomes = self._exams.exam(actor, exam_id).plan, self._results.outcomes(actor, exam_id)
        if any(outcome.passed for outcome in outcomes) and not any(outcome.in_force for outcome in outcomes):
            raise Refused("result.not_in_force")
        ended = {row.person_id: row.submitted_at or plan.closes_at for row in self._exams.roster(actor, exam_id)}
        drafts = [
            HourDraft(
                outcome.person_id,
                local_day(ended[outcome.person_id]),
                hours,
                category,
                Way.EXAM,
                plan.title,
                source=SourceKind.EXAM,
                source_id=str(exam_id),
            )
            for outcome in outcomes
            if outcome.passed and outcome.in_force
        ]
        added = 0
        for some in self._database.pieces(drafts):
            with self._database.write() as session:
                added += len(self._hours.credit(session, actor.person_id, some))
        return added
