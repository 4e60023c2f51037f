"""Tables of activities: plan lines, activities, their half-days, rosters and what was taken of attendance."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Boolean, Date, ForeignKey, Index, Integer, String, Text, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base, Hundredths, UtcDateTime


class PlanRow(Base):
    """A line of the annual plan; `hours` are texts by category, `categories` those of the persons it is for."""

    __tablename__ = "training_plan"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    year: Mapped[int] = mapped_column(Integer, index=True)
    kind: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(120))
    content: Mapped[str] = mapped_column(Text)
    audience: Mapped[str] = mapped_column(Text)
    indicator: Mapped[str] = mapped_column(Text)
    target: Mapped[int] = mapped_column(Integer)
    hours: Mapped[dict[str, Any]] = mapped_column(JSON)
    since: Mapped[date] = mapped_column(Date)
    until: Mapped[date] = mapped_column(Date)
    owner: Mapped[str] = mapped_column(String(120))
    budget: Mapped[Decimal] = mapped_column(Hundredths)
    rotation: Mapped[bool] = mapped_column(Boolean)
    unit_id: Mapped[UUID | None] = mapped_column(ForeignKey("unit.id"))
    categories: Mapped[list[str]] = mapped_column(JSON)
    key_posts: Mapped[bool] = mapped_column(Boolean)
    exam_needed: Mapped[bool] = mapped_column(Boolean)
    dropped: Mapped[bool] = mapped_column(Boolean)


class ActivityRow(Base):
    """`exam_id` names an exam of the room above, so it is no foreign key; without one there is no linked exam."""

    __tablename__ = "activity"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    plan_id: Mapped[UUID | None] = mapped_column(ForeignKey("training_plan.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(120))
    organiser: Mapped[str] = mapped_column(String(120))
    place: Mapped[str] = mapped_column(String(120))
    unit_id: Mapped[UUID | None] = mapped_column(ForeignKey("unit.id"))
    batch: Mapped[str] = mapped_column(String(60))
    capacity: Mapped[int] = mapped_column(Integer)
    exam_id: Mapped[UUID | None] = mapped_column(Uuid, index=True)
    spent: Mapped[Decimal] = mapped_column(Hundredths)
    field: Mapped[str] = mapped_column(String(80), server_default="")
    cancelled: Mapped[bool] = mapped_column(Boolean)
    made_by: Mapped[UUID] = mapped_column(Uuid)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)


class SessionRow(Base):
    """A half-day of the programme; it may change or go while nobody's attendance is taken."""

    __tablename__ = "activity_session"
    __table_args__ = (UniqueConstraint("activity_id", "day", "half"), Index("ix_activity_session_day", "day"))

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    activity_id: Mapped[UUID] = mapped_column(ForeignKey("activity.id"))
    day: Mapped[date] = mapped_column(Date)
    half: Mapped[str] = mapped_column(String(10))
    topic: Mapped[str] = mapped_column(Text)
    place: Mapped[str] = mapped_column(String(120))
    way: Mapped[str] = mapped_column(String(20))
    hours: Mapped[dict[str, Any]] = mapped_column(JSON)


class TeachingRow(Base):
    """Who teaches a half-day."""

    __tablename__ = "activity_teaching"

    session_id: Mapped[UUID] = mapped_column(ForeignKey("activity_session.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    position: Mapped[int] = mapped_column(Integer)


class MemberRow(Base):
    """Somebody on the roster. `reason` (apart) says why they left it."""

    __tablename__ = "activity_member"

    activity_id: Mapped[UUID] = mapped_column(ForeignKey("activity.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    enrolled_by: Mapped[UUID] = mapped_column(Uuid)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    withdrawn: Mapped[bool] = mapped_column(Boolean)
    reason: Mapped[str] = mapped_column(String(64))


class MarkRow(Base):
    """Append-only. The highest number of a person and half-day is in force; `reason` stands apart."""

    __tablename__ = "activity_mark"

    session_id: Mapped[UUID] = mapped_column(ForeignKey("activity_session.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    presence: Mapped[str] = mapped_column(String(10))
    hours: Mapped[Decimal | None] = mapped_column(Hundredths)
    reason: Mapped[str] = mapped_column(String(64))
    taken: Mapped[str] = mapped_column(String(10))
    by: Mapped[UUID] = mapped_column(Uuid)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
