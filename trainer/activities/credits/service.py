"""From attendance to the ledger: hours are prepared by one person and decided, person by person, by another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select

from trainer.activities.credits.deciding import Deciding
from trainer.activities.credits.mapping import load_credits
from trainer.activities.credits.proposing import Proposing
from trainer.activities.credits.tables import CreditEntryRow, CreditRow
from trainer.activities.credits.values import Credit
from trainer.activities.tables import ActivityRow
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission


class ActivityCreditService(Proposing, Deciding):
    """学时认定 of classes."""

    def credits(self, actor: Actor, activity_id: UUID) -> tuple[Credit, ...]:
        """Every preparation of an activity in order; `standing` and `teaching` say who of it has hours in the ledger
        now."""
        require(actor, Permission.SEE_MANAGEMENT)
        with self._database.read() as session:
            found = load_credits(session, CreditRow.activity_id == activity_id)
        return tuple(self._with_standing(credit) for credit in found)

    def trained(self, actor: Actor) -> Mapping[UUID, int]:
        """How many people have hours of the activities of each plan line in the ledger."""
        require(actor, Permission.SEE_MANAGEMENT)
        query = (
            select(CreditEntryRow.entry_id, CreditEntryRow.person_id, ActivityRow.plan_id)
            .join(CreditRow, CreditRow.id == CreditEntryRow.credit_id)
            .join(ActivityRow, ActivityRow.id == CreditRow.activity_id)
            .where(ActivityRow.plan_id.is_not(None))
        )
        with self._database.read() as session:
            rows = [(row[0], row[1], row[2]) for row in session.execute(query)]
        standing = self._hours.standing([entry for entry, _person, _plan in rows])
        people = {(plan, person) for entry, person, plan in rows if entry in standing}
        return Counter(plan for plan, _person in people if plan is not None)
