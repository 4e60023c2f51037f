"""What preparing and deciding hours of a class share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import select

from trainer.activities.credits.tables import CreditEntryRow, CreditRow
from trainer.activities.credits.teaching import TeachingHours
from trainer.activities.credits.values import Credit
from trainer.activities.values import ActivityRule
from trainer.hours.service import HoursService
from trainer.people.service import PeopleService
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock, local_today
from trainer.store.ids import Ids
from trainer.store.transactions import Database


class Credits:
    """What was prepared stands as it was: later attendance changes no credit, a mistake is taken back in the ledger."""

    def __init__(
        self,
        database: Database,
        ids: Ids,
        clock: Clock,
        audit: AuditTrail,
        hours: HoursService,
        people: PeopleService,
        rule: Callable[[], ActivityRule],
    ) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._hours = hours
        self._teaching = TeachingHours(hours, people)
        self._rule = rule

    def credited(self, activity_id: UUID) -> frozenset[UUID]:
        """The people whose hours of attending an activity stand in the ledger."""
        with self._database.read() as session:
            query = select(CreditEntryRow.entry_id, CreditEntryRow.person_id).join(
                CreditRow, CreditRow.id == CreditEntryRow.credit_id
            )
            of = {row[0]: row[1] for row in session.execute(query.where(CreditRow.activity_id == activity_id))}
        return frozenset(of[entry] for entry in self._hours.standing(of))

    def _with_standing(self, credit: Credit) -> Credit:
        attended = {entry: person for person, entries in credit.entries.items() for entry in entries}
        taught = {entry: person for person, entries in credit.taught.items() for entry in entries}
        standing = self._hours.standing({**attended, **taught})
        return replace(
            credit,
            standing=frozenset(attended[entry] for entry in standing if entry in attended),
            teaching=frozenset(taught[entry] for entry in standing if entry in taught),
        )

    def _today(self) -> date:
        return local_today(self._clock)
