"""Use cases about absences: stated by a named person about others, taken back by a new row."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from trainer.hours.absences.mapping import absence_of, standing_absences
from trainer.hours.tables import HourAbsenceRow
from trainer.hours.values import Absence, AbsenceKind
from trainer.people.accounts.rules import require, require_other, require_reason
from trainer.people.accounts.values import Actor, Permission
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import BadInput, Refused
from trainer.store.ids import Ids
from trainer.store.transactions import Database


class AbsenceService:
    """An absence lowers what is due, so it takes the right to approve hours, and nobody states their own."""

    def __init__(self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit

    def absences(self, actor: Actor, person_id: UUID) -> tuple[Absence, ...]:
        """Those that stand, by their beginning; others than the person need a management role."""
        if actor.person_id != person_id:
            require(actor, Permission.SEE_MANAGEMENT)
        query = standing_absences().where(HourAbsenceRow.person_id == person_id).order_by(HourAbsenceRow.since)
        with self._database.read() as session:
            return tuple(absence_of(row) for row in session.scalars(query))

    def state_absence(
        self, actor: Actor, person_id: UUID, kind: AbsenceKind, since: date, until: date | None, reason: str
    ) -> UUID:
        """Raises BadInput: hours.span, reason.missing."""
        require(actor, Permission.APPROVE_HOURS)
        require_other(actor, person_id)
        if until is not None and until < since:
            raise BadInput("hours.span", on=since, until=until)
        row = self._row(actor, person_id, kind, since, until, reason)
        with self._database.write() as session:
            session.add(row)
            detail = {"absence": str(row.id), "kind": kind.value, "since": str(since), "until": str(until or "")}
            self._audit.record(session, actor.person_id, "hours.absence_stated", person_id, detail, row.reason)
        return row.id

    def take_back(self, actor: Actor, absence_id: UUID, reason: str) -> None:
        """The stretch counts again as due. Raises Refused("hours.absence_gone") where it does not stand any more."""
        require(actor, Permission.APPROVE_HOURS)
        with self._database.write() as session:
            old = session.scalar(standing_absences().where(HourAbsenceRow.id == absence_id))
            if old is None:
                raise Refused("hours.absence_gone")
            require_other(actor, old.person_id)
            row = self._row(actor, old.person_id, AbsenceKind(old.kind), old.since, old.until, reason)
            row.takes_back = old.id
            session.add(row)
            detail = {"absence": str(old.id)}
            self._audit.record(session, actor.person_id, "hours.absence_taken_back", old.person_id, detail, row.reason)

    def _row(
        self, actor: Actor, person_id: UUID, kind: AbsenceKind, since: date, until: date | None, reason: str
    ) -> HourAbsenceRow:
        require_reason(reason)
        return HourAbsenceRow(
            id=self._ids.new(),
            person_id=person_id,
            kind=kind,
            since=since,
            until=until,
            reason=reason.strip(),
            by=actor.person_id,
            at=self._clock.now(),
        )
