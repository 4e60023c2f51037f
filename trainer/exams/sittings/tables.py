"""Sittings and their journals."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, BigInteger, ForeignKey, String, Text, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base, UtcDateTime


class SittingTable(Base):
    """One person's attempt at one exam. The journal is the truth; `submitted_at` follows it."""

    __tablename__ = "sitting"
    __table_args__ = (UniqueConstraint("exam_id", "person_id"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    exam_id: Mapped[UUID] = mapped_column(ForeignKey("exam.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    seed: Mapped[int] = mapped_column(BigInteger)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    submitted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    submitted: Mapped[str] = mapped_column(String(20), default="")
    form: Mapped[int] = mapped_column(default=0)


class JournalEventTable(Base):
    """Append-only, written by the journal's own connection. `monotonic` is in milliseconds."""

    __tablename__ = "journal_event"
    __table_args__ = ({"sqlite_with_rowid": False},)

    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("sitting.id"), primary_key=True)
    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    monotonic: Mapped[int] = mapped_column(BigInteger)
    boot_id: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(30))
    data: Mapped[str] = mapped_column(Text)
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class RulingTable(Base):
    """What a person says about one incident of a journal: append-only, the last `ordinal` of a `sequence` counts."""

    __tablename__ = "incident_ruling"
    __table_args__ = (UniqueConstraint("sitting_id", "sequence", "ordinal"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("sitting.id"))
    sequence: Mapped[int] = mapped_column()
    ordinal: Mapped[int] = mapped_column()
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    code: Mapped[str] = mapped_column(String(30))
    note: Mapped[str] = mapped_column(Text)


class WishTable(Base):
    """What an invigilator asked of one sitting at another PC: append-only; the journal names those carried out.

    `kind` and `data` are those of the event to come. The reason stands in the trail alone.
    """

    __tablename__ = "sitting_wish"

    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("sitting.id"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str] = mapped_column(String(30))
    data: Mapped[dict[str, Any]] = mapped_column(JSON)


class OrderTable(Base):
    """全场暂停 and its end: append-only; every running sitting obeys the newest one of its exam."""

    __tablename__ = "exam_order"
    __table_args__ = (UniqueConstraint("exam_id", "ordinal"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    exam_id: Mapped[UUID] = mapped_column(ForeignKey("exam.id"))
    ordinal: Mapped[int] = mapped_column()
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(Text)
