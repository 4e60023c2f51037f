"""The hash-chained audit trail: every change that concerns a person, a key, a score or hours."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import JSON, Engine, Select, String, Table, Text, Uuid, func, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from trainer.store.base import Base, UtcDateTime
from trainer.store.clock import Clock
from trainer.store.many import Many

GENESIS = "0" * 64
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_SEALED = ("sequence", "at", "actor_id", "action", "subject_id", "detail", "reason_seal", "previous")


class AuditEntry(Base):
    """One link. Holds UUIDs, never personal data, so a person's data can be destroyed without breaking the chain."""

    __tablename__ = "audit_entry"

    sequence: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    actor_id: Mapped[UUID | None] = mapped_column(Uuid)
    action: Mapped[str] = mapped_column(String(80))
    subject_id: Mapped[UUID | None] = mapped_column(Uuid, index=True)
    detail: Mapped[dict[str, str]] = mapped_column(JSON)
    reason_seal: Mapped[str] = mapped_column(String(64))
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class AuditReason(Base):
    """The words of a link's reason, which may tell of a person's health: apart from the chain, so that they can be
    destroyed. The link holds their seal; the salt keeps a short reason from being guessed once its words are gone.
    """

    __tablename__ = "audit_reason"

    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    salt: Mapped[str] = mapped_column(String(32))
    text: Mapped[str] = mapped_column(Text)


@dataclass(frozen=True)
class AuditRecord:
    """What a reader of the trail sees."""

    sequence: int
    at: datetime
    actor_id: UUID | None
    action: str
    subject_id: UUID | None
    detail: Mapping[str, str]
    reason: str


class AuditTrail:
    """Appends inside the caller's write transaction, so an entry stands exactly when its change stands."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._compiled: dict[str, tuple[Many, Many]] = {}

    def now(self) -> datetime:
        """The moment that a link written now would bear."""
        return self._clock.now().astimezone(UTC)

    def record(
        self,
        session: Session,
        actor_id: UUID | None,
        action: str,
        subject_id: UUID | None = None,
        detail: Mapping[str, str] | None = None,
        reason: str = "",
    ) -> None:
        """Adds one link; `action` is dotted (people.person_changed), `detail` holds codes, figures and UUIDs only."""
        self.record_all(session, actor_id, action, [(subject_id, detail or {})], reason)

    def record_all(
        self,
        session: Session,
        actor_id: UUID | None,
        action: str,
        subjects: Iterable[tuple[UUID | None, Mapping[str, str]]],
        reason: str = "",
    ) -> None:
        """Adds one link for each subject and its detail in one statement: bulk work concerns every one of them."""
        concerned = tuple(subjects)
        if not concerned:
            return
        sequence, previous = head(session)
        shared: dict[str, Any] = {"at": self._clock.now().astimezone(UTC), "actor_id": actor_id, "action": action}
        links: list[dict[str, Any]] = []
        reasons: list[dict[str, Any]] = []
        for number, (subject_id, detail) in enumerate(concerned, sequence + 1):
            link = {"sequence": number, "subject_id": subject_id, "detail": dict(detail), "reason_seal": ""}
            link["previous"] = previous
            if reason:
                salt = secrets.token_hex(16)
                link["reason_seal"] = _seal(salt, reason)
                reasons.append({"sequence": number, "salt": salt})
            link["hash"] = previous = _link_hash(shared | link)
            links.append(link)
        entries, words = self._insertions(session)
        entries.run(session, entries.ready(links, **shared))
        words.run(session, words.ready(reasons, text=reason))

    def _insertions(self, session: Session) -> tuple[Many, Many]:
        """Everybody waits while links are written, so their statements are compiled once for each engine."""
        engine = session.get_bind().engine
        if engine.name not in self._compiled:
            self._compiled[engine.name] = (_all_of(engine, AuditEntry), _all_of(engine, AuditReason))
        return self._compiled[engine.name]


def reason_seal(reason: AuditReason) -> str:
    """SHA-256 over the salt and the words."""
    return _seal(reason.salt, reason.text)


def link_hash(entry: AuditEntry) -> str:
    """SHA-256 over the canonical JSON of a link and the hash before it."""
    return _link_hash({name: getattr(entry, name) for name in _SEALED})


def _seal(salt: str, text: str) -> str:
    return hashlib.sha256(f"{salt}{text}".encode()).hexdigest()


def _link_hash(link: Mapping[str, Any]) -> str:
    content: list[Any] = [link[name] for name in _SEALED]
    content[1] = link["at"].isoformat()
    content[2], content[4] = str(link["actor_id"] or ""), str(link["subject_id"] or "")
    return hashlib.sha256(_CANONICAL.encode(content).encode()).hexdigest()


def _all_of(engine: Engine, table: type[Base]) -> Many:
    """The insert of whole rows of a table."""
    whole = cast("Table", table.__table__)
    return Many(engine, insert(whole), whole.columns.keys())


def broken_link(session: Session) -> int | None:
    """The sequence of the first link that was changed, removed or put in, or whose reason was changed.

    None for a whole chain. A reason whose words were destroyed breaks nothing.
    """
    previous, expected = GENESIS, 1
    for entry, reason in _links(session):
        if entry.sequence != expected or entry.previous != previous or entry.hash != link_hash(entry):
            return expected
        if reason is not None and reason_seal(reason) != entry.reason_seal:
            return expected
        previous, expected = entry.hash, expected + 1
    return None


def head(session: Session) -> tuple[int, str]:
    """Sequence and hash of the newest link."""
    last = session.execute(
        select(AuditEntry.sequence, AuditEntry.hash).order_by(AuditEntry.sequence.desc()).limit(1)
    ).first()
    return (0, GENESIS) if last is None else (last.sequence, last.hash)


def read_trail(session: Session, subject_id: UUID | None = None, limit: int = 200) -> tuple[AuditRecord, ...]:
    """The newest entries first, of one subject or of all."""
    query = with_reasons().order_by(AuditEntry.sequence.desc()).limit(limit)
    if subject_id is not None:
        query = query.where(AuditEntry.subject_id == subject_id)
    return tuple(
        AuditRecord(row.sequence, row.at, row.actor_id, row.action, row.subject_id, row.detail, reason_words(reason))
        for row, reason in session.execute(query)
    )


def last_entries(session: Session, subject_ids: Iterable[UUID]) -> dict[UUID, AuditEntry]:
    """The newest link of each subject that has one."""
    newest = select(func.max(AuditEntry.sequence)).where(AuditEntry.subject_id.in_(tuple(subject_ids)))
    found = session.scalars(select(AuditEntry).where(AuditEntry.sequence.in_(newest.group_by(AuditEntry.subject_id))))
    return {entry.subject_id: entry for entry in found if entry.subject_id is not None}


def with_reasons() -> Select[AuditEntry, AuditReason | None]:
    """Links with the words of their reason where there are any."""
    words = cast("type[AuditReason | None]", AuditReason)
    return select(AuditEntry, words).outerjoin(AuditReason, AuditReason.sequence == AuditEntry.sequence)


def reason_words(reason: AuditReason | None) -> str:
    return "" if reason is None else reason.text


def _links(session: Session) -> Iterator[tuple[AuditEntry, AuditReason | None]]:
    query = with_reasons().order_by(AuditEntry.sequence).execution_options(yield_per=500)
    yield from map(tuple, session.execute(query))
