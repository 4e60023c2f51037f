"""学时 tables: a ledger that only grows, the decisions about its entries, and the batches that make them visible."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Date, ForeignKey, Index, Integer, String, Text, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base, Hundredths, UtcDateTime


class HourEntryRow(Base):
    """Append-only. A reversal carries the negative hours of the entry it names."""

    __tablename__ = "hour_entry"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    batch_id: Mapped[UUID] = mapped_column(Uuid, index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    day: Mapped[date] = mapped_column(Date)
    hours: Mapped[Decimal] = mapped_column(Hundredths)
    category: Mapped[str] = mapped_column(String(20))
    way: Mapped[str] = mapped_column(String(20))
    topic: Mapped[str] = mapped_column(Text)
    organiser: Mapped[str] = mapped_column(String(120))
    source: Mapped[str] = mapped_column(String(20))
    source_id: Mapped[str] = mapped_column(String(120))
    evidence: Mapped[str | None] = mapped_column(ForeignKey("kept_file.hash"))
    entered_by: Mapped[UUID] = mapped_column(Uuid)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    reverses_id: Mapped[UUID | None] = mapped_column(ForeignKey("hour_entry.id"), unique=True)
    reason: Mapped[str] = mapped_column(Text)
    until: Mapped[date | None] = mapped_column(Date)
    activity: Mapped[str] = mapped_column(String(60), server_default="")
    field: Mapped[str] = mapped_column(String(80), server_default="")

    __table_args__ = (
        Index("ix_hour_entry_person_id_day", "person_id", "day"),
        Index("ix_hour_entry_field", "day", sqlite_where=text("field <> ''"), postgresql_where=text("field <> ''")),
        Index(
            "uq_hour_entry_credit",
            "person_id",
            "source",
            "source_id",
            unique=True,
            sqlite_where=text("source IN ('exam', 'courseware', 'class') AND reverses_id IS NULL"),
            postgresql_where=text("source IN ('exam', 'courseware', 'class') AND reverses_id IS NULL"),
        ),
    )


class HourBatchRow(Base):
    """Append-only. Entries of a batch show only once this row stands: it is written after the last of them."""

    __tablename__ = "hour_batch"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    entries: Mapped[int] = mapped_column(Integer)
    name: Mapped[str] = mapped_column(Text, server_default="")


class HourProofRow(Base):
    """Append-only. Proofs of an entry beyond its first."""

    __tablename__ = "hour_proof"

    entry_id: Mapped[UUID] = mapped_column(ForeignKey("hour_entry.id"), primary_key=True)
    hash: Mapped[str] = mapped_column(ForeignKey("kept_file.hash"), primary_key=True)


class HourAbsenceRow(Base):
    """Append-only. A stretch in which a person owes no hours; a later row that `takes_back` it makes it void."""

    __tablename__ = "hour_absence"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    since: Mapped[date] = mapped_column(Date)
    until: Mapped[date | None] = mapped_column(Date)
    reason: Mapped[str] = mapped_column(Text)
    by: Mapped[UUID] = mapped_column(Uuid)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    takes_back: Mapped[UUID | None] = mapped_column(ForeignKey("hour_absence.id"), unique=True)


class HourApprovalRow(Base):
    """Append-only. One decision about one entry, for good; it repeats what was decided so that a year adds up fast."""

    __tablename__ = "hour_approval"

    entry_id: Mapped[UUID] = mapped_column(ForeignKey("hour_entry.id"), primary_key=True)
    decision: Mapped[str] = mapped_column(String(10))
    by: Mapped[UUID] = mapped_column(Uuid)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    reason: Mapped[str] = mapped_column(Text)
    year: Mapped[int] = mapped_column(Integer)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    category: Mapped[str] = mapped_column(String(20))
    way: Mapped[str] = mapped_column(String(20))
    hours: Mapped[Decimal] = mapped_column(Hundredths)
    day: Mapped[date | None] = mapped_column(Date)
    activity: Mapped[str] = mapped_column(String(60), server_default="")

    __table_args__ = (
        Index("ix_hour_approval_sums", "year", "decision", "person_id", "category", "way", "hours"),
        Index("ix_hour_approval_days", "year", "decision", "person_id", "day", "hours"),
    )
