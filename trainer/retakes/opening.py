"""Opens cases and writes decisions about them, each with its entry in the trail, inside a caller's transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy.orm import Session

from trainer.people.accounts.values import Actor
from trainer.retakes.ledger import add_decision
from trainer.retakes.mapping import due_date, kept_rule
from trainer.retakes.tables import RetakeCaseTable
from trainer.retakes.values import Case, Decision, Ladder, Proposal
from trainer.store.apart import put_apart
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock, local_day
from trainer.store.ids import Ids


@dataclass(frozen=True)
class NewCase:
    """What a case begins with; an exam, or an occasion with its proof."""

    person_id: UUID
    proposal: Proposal
    exam_id: UUID | None = None
    score: Decimal | None = None
    occasion: str = ""
    proof: str = ""


class CaseBook:
    """The book of cases: nothing in it is changed, lines are only added."""

    def __init__(self, ids: Ids, clock: Clock, audit: AuditTrail) -> None:
        self._ids = ids
        self._clock = clock
        self._audit = audit

    def open(self, session: Session, actor: Actor, ladder: Ladder, new: NewCase) -> UUID:
        """The case as proposed, with the rule as it stands now."""
        now: datetime = self._clock.now()
        row = RetakeCaseTable(
            id=self._ids.new(),
            person_id=new.person_id,
            exam_id=new.exam_id,
            result=new.proposal.result,
            score=new.score,
            ladder=ladder.id,
            step_number=new.proposal.number,
            failures=new.proposal.failures,
            rule=kept_rule(ladder, new.proposal),
            due_on=due_date(new.proposal.step, local_day(now)),
            occasion=new.occasion,
            proof=put_apart(session, new.proof),
        )
        session.add(row)
        session.flush()
        add_decision(session, row.id, Decision.PROPOSED, actor.person_id, now)
        detail = {
            "case": str(row.id),
            "exam": str(new.exam_id or ""),
            "step": new.proposal.step.key,
            "result": new.proposal.result.value,
        }
        self._audit.record(session, actor.person_id, "retakes.proposed", row.person_id, detail)
        return row.id

    def decide(
        self, session: Session, actor: Actor, case: Case, decision: Decision, reason: str, until: date | None = None
    ) -> None:
        """One more entry in the history of a case."""
        add_decision(session, case.id, decision, actor.person_id, self._clock.now(), reason, until)
        detail = {"case": str(case.id), "step": case.step.key}
        self._audit.record(session, actor.person_id, f"retakes.{decision.name.lower()}", case.person_id, detail, reason)
