"""Use cases about batches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, func, insert, select
from sqlalchemy.orm import Session, aliased

from trainer.hours.batches.values import Batch, Undone
from trainer.hours.mapping import decision_of, earned, entries_query, entry_of, insert_entries
from trainer.hours.rules import digest, is_standing, reversal_of
from trainer.hours.tables import HourApprovalRow, HourBatchRow, HourEntryRow
from trainer.hours.values import EntryState, HourEntry
from trainer.people.accounts.rules import may, require, require_reason
from trainer.people.accounts.values import Actor, Permission
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import NotAllowed, Refused
from trainer.store.ids import Ids
from trainer.store.transactions import Database, chunks


class BatchService:
    """A batch goes as a whole: what waits is withdrawn, what counts is reversed by new entries."""

    def __init__(self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit

    def batches(self, actor: Actor, least: int = 2, limit: int = 200) -> tuple[Batch, ...]:
        """The latest batches of at least so many entries; reversals are no batches of their own."""
        require(actor, Permission.ENTER_HOURS)
        undecided = func.sum(_one_where(HourApprovalRow.entry_id.is_(None)))
        approved = func.sum(_one_where(HourApprovalRow.decision == EntryState.APPROVED))
        query = (
            select(
                HourBatchRow.id,
                HourBatchRow.name,
                HourBatchRow.entries,
                func.min(HourEntryRow.at),
                undecided,
                approved,
                func.sum(HourEntryRow.hours),
            )
            .join(HourEntryRow, HourEntryRow.batch_id == HourBatchRow.id)
            .outerjoin(HourApprovalRow, HourApprovalRow.entry_id == HourEntryRow.id)
            .where(HourBatchRow.entries >= least, earned())
            .group_by(HourBatchRow.id, HourBatchRow.name, HourBatchRow.entries)
            .order_by(func.min(HourEntryRow.at).desc(), HourBatchRow.id)
            .limit(limit)
        )
        with self._database.read() as session:
            rows = session.execute(query).all()
            ids = [row[0] for row in rows]
            by = dict(session.execute(_owners(ids)).all())
            gone = dict(session.execute(_reversed(ids)).all())
        return tuple(
            Batch(one, name, by[one], at, count, waiting, approved - gone.get(one, 0), hours)
            for one, name, count, at, waiting, approved, hours in rows
        )

    def undo(
        self,
        actor: Actor,
        batch_id: UUID,
        reason: str,
        progress: Callable[[int, int], None] = lambda done, total: None,
    ) -> Undone:
        """Withdraws what waits and reverses what counts; stopped in the middle, it goes on when asked again.

        Who entered a batch may withdraw it; reversing takes the right to approve, and nobody reverses their own hours.
        Raises BadInput("reason.missing"), Refused("hours.nothing_to_undo"), NotAllowed.
        """
        require(actor, Permission.ENTER_HOURS)
        require_reason(reason)
        with self._database.read() as session:
            entries = _of_batch(session, batch_id)
        waiting = [entry for entry in entries if entry.state is EntryState.PENDING]
        counted = [entry for entry in entries if is_standing(entry) and entry.state is EntryState.APPROVED]
        self._check(actor, entries, counted)
        total = len(waiting) + len(counted)
        for done, some in enumerate(chunks(waiting)):
            progress(done * len(some), total)
            self._withdraw(actor, some, reason.strip())
        for done, some in enumerate(chunks(counted)):
            progress(len(waiting) + done * len(some), total)
            self._reverse(actor, some, reason.strip())
        return Undone(len(waiting), len(counted))

    def _check(self, actor: Actor, entries: list[HourEntry], counted: list[HourEntry]) -> None:
        if not any(is_standing(entry) for entry in entries):
            raise Refused("hours.nothing_to_undo")
        if not may(actor, Permission.APPROVE_HOURS):
            if counted or any(entry.entered_by != actor.person_id for entry in entries):
                raise NotAllowed("hours.batch_of_others")
        elif any(entry.draft.person_id == actor.person_id for entry in counted):
            raise NotAllowed("account.own_matter")

    def _withdraw(self, actor: Actor, some: Sequence[HourEntry], reason: str) -> None:
        with self._database.write() as session:
            _refuse_decided(session, some, EntryState.PENDING)
            now = self._clock.now()
            rows = [decision_of(entry, EntryState.RETURNED, actor.person_id, now, reason) for entry in some]
            session.execute(insert(HourApprovalRow), rows)
            self._note(session, actor, "hours.batch_withdrawn", some, reason)

    def _reverse(self, actor: Actor, some: Sequence[HourEntry], reason: str) -> None:
        batch, now = self._ids.new(), self._clock.now()
        new = [reversal_of(entry, self._ids.new(), batch, actor.person_id, now, reason) for entry in some]
        with self._database.write() as session:
            _refuse_decided(session, some, EntryState.APPROVED)
            insert_entries(session, new)
            session.execute(insert(HourBatchRow), [{"id": batch, "entries": len(new), "name": ""}])
            rows = [decision_of(entry, EntryState.APPROVED, actor.person_id, now, reason) for entry in new]
            session.execute(insert(HourApprovalRow), rows)
            self._note(session, actor, "hours.batch_reversed", some, reason)

    def _note(self, session: Session, actor: Actor, action: str, entries: Sequence[HourEntry], reason: str) -> None:
        batch = str(entries[0].batch_id)
        detail = {"batch": batch, "entries": str(len(entries)), "digest": digest(entries)}
        self._audit.record(session, actor.person_id, action, None, detail, reason)


def _refuse_decided(session: Session, some: Sequence[HourEntry], expected: EntryState) -> None:
    """Raises Refused("hours.decided") where somebody decided about one, or took it back, since they were read."""
    query = entries_query().where(HourEntryRow.id.in_([entry.id for entry in some]))
    now = [entry_of(row) for row in session.execute(query)]
    if any(entry.state is not expected or not is_standing(entry) for entry in now):
        raise Refused("hours.decided")


def _one_where(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return case((condition, 1), else_=0)


def _owners(batches: Sequence[UUID]) -> Select[UUID, UUID]:
    query = select(HourEntryRow.batch_id, HourEntryRow.entered_by).where(HourEntryRow.batch_id.in_(batches))
    return query.distinct()


def _reversed(batches: Sequence[UUID]) -> Select[UUID, int]:
    reversal = aliased(HourEntryRow)
    query = select(HourEntryRow.batch_id, func.count()).join(reversal, reversal.reverses_id == HourEntryRow.id)
    return query.where(HourEntryRow.batch_id.in_(batches)).group_by(HourEntryRow.batch_id)


def _of_batch(session: Session, batch_id: UUID) -> list[HourEntry]:
    query = entries_query().where(HourEntryRow.batch_id == batch_id).order_by(HourEntryRow.id)
    return [entry_of(row) for row in session.execute(query)]
