"""Proofs that only lines of a batch name which was broken off: nothing shows those lines, so nobody would miss them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, Text, and_, cast, not_, select
from sqlalchemy.orm import Session

from trainer.bank.imports.tables import ImportFile
from trainer.hours.tables import HourBatchRow, HourEntryRow, HourProofRow
from trainer.people.tables import PersonTable
from trainer.store.audit import AuditEntry, AuditTrail
from trainer.store.base import Base
from trainer.store.files import DestroyedFile, KeptFile, destroy_files
from trainer.store.transactions import CHUNK_ROWS, Database, chunks
from trainer.yearly.tables import YearPageTable

LEFT_ALONE = timedelta(days=30)
"""So long whoever was interrupted may enter the same sheet again; another PC at its own work is done long before."""
_WITHOUT_KEY = (PersonTable.photo, YearPageTable.file_hash, ImportFile.hash, ImportFile.key_hash)
_OF_HOURS = (HourEntryRow.__tablename__, HourProofRow.__tablename__)


def sweep_cut_proofs(database: Database, audit: AuditTrail) -> int:
    """Destroys the bytes of such proofs once they are a month old; gives how many.

    Their hashes stay, so the ledger and every chain verify. What anything else names stays whole, be it the trail
    alone. Backups keep what they hold.
    """
    now = audit.now()
    with database.read() as session:
        found = _cut_proofs(session, now - LEFT_ALONE)
    swept = 0
    for some in chunks(sorted(found), CHUNK_ROWS):
        with database.write() as session:
            still = _cut_proofs(session, now - LEFT_ALONE).intersection(some)
            destroyed = destroy_files(session, still, now)
            if destroyed:
                audit.record(session, None, "hours.cut_proofs_destroyed", None, {"files": str(destroyed)})
            swept += destroyed
    return swept


def _cut_proofs(session: Session, before: datetime) -> set[str]:
    cut = and_(HourEntryRow.batch_id.not_in(select(HourBatchRow.id)), HourEntryRow.at < before)
    found = _named_by_hours(session, cut) - set(session.scalars(select(DestroyedFile.hash)))
    return found - _named_by_hours(session, not_(cut)) - _named_elsewhere(session, found) if found else found


def _named_by_hours(session: Session, entries: Any) -> set[str]:
    further = select(HourProofRow.hash).join(HourEntryRow, HourEntryRow.id == HourProofRow.entry_id)
    first = select(HourEntryRow.evidence).where(HourEntryRow.evidence.is_not(None))
    queries = (first.where(entries).distinct(), further.where(entries).distinct())
    return {key for query in queries for key in session.scalars(query) if key}


def _named_elsewhere(session: Session, hashes: Collection[str]) -> set[str]:
    found: set[str] = set()
    for some in chunks(hashes, CHUNK_ROWS):
        for query in _queries(some):
            found.update(session.scalars(query))
        for key in some:
            told = select(AuditEntry.sequence).where(cast(AuditEntry.detail, Text).contains(key)).limit(1)
            if session.scalar(told) is not None:
                found.add(key)
    return found


def _queries(hashes: Collection[str]) -> Iterator[Select[Any]]:
    """One for each column of any room that names kept files."""
    keyed = (
        column
        for table in Base.metadata.tables.values()
        if table.name not in _OF_HOURS
        for column in table.columns
        if any(key.column.table.name == KeptFile.__tablename__ for key in column.foreign_keys)
    )
    for column in (*keyed, *_WITHOUT_KEY):
        yield select(column).where(column.in_(hashes))
