"""Tables of credits: what was prepared, what was decided about it, which entries of the ledger it made."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Date, ForeignKey, String, Text, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base, Hundredths, UtcDateTime


class CreditRow(Base):
    """Append-only. One preparation of the hours of an activity, counted from 1."""

    __tablename__ = "activity_credit"
    __table_args__ = (UniqueConstraint("activity_id", "number"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    activity_id: Mapped[UUID] = mapped_column(ForeignKey("activity.id"))
    number: Mapped[int]
    by: Mapped[UUID] = mapped_column(Uuid)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    rule: Mapped[str] = mapped_column(Text)


class CreditLineRow(Base):
    """Append-only. Hours of one person in one category, way and year; one row with `hours` 0 for who attended none.

    Lines are staged before their credit: while its row is missing nothing shows them.
    """

    __tablename__ = "activity_credit_line"

    credit_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    category: Mapped[str] = mapped_column(String(20))
    way: Mapped[str] = mapped_column(String(20))
    day: Mapped[date | None] = mapped_column(Date)
    until: Mapped[date | None] = mapped_column(Date)
    hours: Mapped[Decimal] = mapped_column(Hundredths)


class CreditOverRow(Base):
    """Append-only, staged like the lines. Somebody missed more than the rule allows: withdrawing is proposed."""

    __tablename__ = "activity_credit_over"

    credit_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    missed: Mapped[Decimal] = mapped_column(Hundredths)
    whole: Mapped[Decimal] = mapped_column(Hundredths)


class CreditTeachingRow(Base):
    """Append-only, staged like the lines. Hours for teaching a half-day; `activity` is the line of the table."""

    __tablename__ = "activity_credit_teaching"

    credit_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    session_id: Mapped[UUID] = mapped_column(Uuid)
    day: Mapped[date] = mapped_column(Date)
    category: Mapped[str] = mapped_column(String(20))
    hours: Mapped[Decimal] = mapped_column(Hundredths)
    activity: Mapped[str] = mapped_column(Text)


class CreditPersonRow(Base):
    """Append-only. What was decided about one person's part of a credit, once; `reason` stands apart."""

    __tablename__ = "activity_credit_person"

    credit_id: Mapped[UUID] = mapped_column(ForeignKey("activity_credit.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    decision: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(String(64))
    by: Mapped[UUID] = mapped_column(Uuid)
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class CreditDecisionRow(Base):
    """Append-only. The whole of a credit is decided; `reason` has words only where it was returned in one."""

    __tablename__ = "activity_credit_decision"

    credit_id: Mapped[UUID] = mapped_column(ForeignKey("activity_credit.id"), primary_key=True)
    decision: Mapped[str] = mapped_column(String(10))
    by: Mapped[UUID] = mapped_column(Uuid)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    reason: Mapped[str] = mapped_column(Text)


class CreditEntryRow(Base):
    """Append-only. An entry of the ledger that a credit made for attendance."""

    __tablename__ = "activity_credit_entry"

    entry_id: Mapped[UUID] = mapped_column(ForeignKey("hour_entry.id"), primary_key=True)
    credit_id: Mapped[UUID] = mapped_column(ForeignKey("activity_credit.id"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)


class TeachingEntryRow(Base):
    """Append-only. An entry of the ledger that a credit made for teaching."""

    __tablename__ = "activity_teaching_entry"

    entry_id: Mapped[UUID] = mapped_column(ForeignKey("hour_entry.id"), primary_key=True)
    credit_id: Mapped[UUID] = mapped_column(ForeignKey("activity_credit.id"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
