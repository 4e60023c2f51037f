"""Exams with site, room, session and seats, and the roster. The sub-rooms bring their own tables."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.exams.corrections import tables as corrections
from trainer.exams.discipline import tables as discipline
from trainer.exams.entrance import tables as entrance
from trainer.exams.marking import tables as marking
from trainer.exams.objections import tables as objections
from trainer.exams.outside import tables as outside
from trainer.exams.papers import tables as papers
from trainer.exams.reissues import tables as reissues
from trainer.exams.rooms import tables as rooms
from trainer.exams.sittings import tables as sittings
from trainer.exams.standing import tables as standing
from trainer.store.base import Base, Hundredths, UtcDateTime

__all__ = ["CandidateTable", "ExamTable", "RoomTable", "SeatTable", "SessionTable", "SiteTable"]
__all__ += [
    "corrections",
    "discipline",
    "entrance",
    "marking",
    "objections",
    "outside",
    "papers",
    "reissues",
    "rooms",
    "sittings",
    "standing",
]


class ExamTable(Base):
    """`rule` and `marking` are copies of what was in force when the exam was made."""

    __tablename__ = "exam"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    title: Mapped[str] = mapped_column(String(160))
    year: Mapped[int] = mapped_column(index=True)
    paper_id: Mapped[UUID] = mapped_column(ForeignKey("paper.id"), index=True)
    opens_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closes_at: Mapped[datetime] = mapped_column(UtcDateTime)
    minutes: Mapped[int] = mapped_column()
    pass_mark: Mapped[Decimal] = mapped_column(Hundredths)
    excellent: Mapped[Decimal | None] = mapped_column(Hundredths)
    marking: Mapped[dict[str, Any]] = mapped_column(JSON)
    review: Mapped[str] = mapped_column(String(30))
    rule: Mapped[dict[str, Any]] = mapped_column(JSON)
    shuffle_options: Mapped[bool] = mapped_column()
    shuffle_questions: Mapped[bool] = mapped_column()
    warnings: Mapped[list[int]] = mapped_column(JSON)
    retake_of: Mapped[UUID | None] = mapped_column(ForeignKey("exam.id"), index=True)
    made_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    doors_minutes: Mapped[int] = mapped_column(default=0)
    entry_minutes: Mapped[int] = mapped_column(default=30)
    leave_minutes: Mapped[int] = mapped_column(default=0)
    code_minutes: Mapped[int] = mapped_column(default=15)
    needs_code: Mapped[bool] = mapped_column(default=False)
    sealed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    sealed_by: Mapped[UUID | None] = mapped_column(Uuid)


class SiteTable(Base):
    """考点. `batch` is set while an arrangement is being stored: nothing of it is shown yet."""

    __tablename__ = "exam_site"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    exam_id: Mapped[UUID] = mapped_column(ForeignKey("exam.id"), index=True)
    name: Mapped[str] = mapped_column(String(80))
    position: Mapped[int] = mapped_column(default=0)
    batch: Mapped[UUID | None] = mapped_column(Uuid)


class RoomTable(Base):
    """考场: a grid, of which the first `seats` places have a PC; 0 where nobody planned it and it grows."""

    __tablename__ = "exam_room"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    site_id: Mapped[UUID] = mapped_column(ForeignKey("exam_site.id"), index=True)
    name: Mapped[str] = mapped_column(String(80))
    position: Mapped[int] = mapped_column(default=0)
    grid_rows: Mapped[int] = mapped_column(default=0)
    grid_columns: Mapped[int] = mapped_column(default=0)
    seats: Mapped[int] = mapped_column(default=0)
    separate: Mapped[bool] = mapped_column(default=False)


class SessionTable(Base):
    """场次 of one room. Without a window of its own it has that of the exam."""

    __tablename__ = "exam_session"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    room_id: Mapped[UUID] = mapped_column(ForeignKey("exam_room.id"), index=True)
    name: Mapped[str] = mapped_column(String(80))
    ordinal: Mapped[int] = mapped_column(default=1)
    opens_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closes_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    start_code: Mapped[str] = mapped_column(String(12), default="")


class SeatTable(Base):
    """座位. `form` counts from 0."""

    __tablename__ = "exam_seat"
    __table_args__ = (UniqueConstraint("session_id", "number"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("exam_session.id"))
    number: Mapped[int] = mapped_column()
    form: Mapped[int] = mapped_column(default=0)


class CandidateTable(Base):
    """考生: one person on the roster of one exam, each on a seat of their own."""

    __tablename__ = "exam_candidate"
    __table_args__ = (UniqueConstraint("exam_id", "person_id"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    exam_id: Mapped[UUID] = mapped_column(ForeignKey("exam.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    seat_id: Mapped[UUID] = mapped_column(ForeignKey("exam_seat.id"), unique=True)
    attendance: Mapped[str] = mapped_column(String(20))
    extra_minutes: Mapped[int] = mapped_column(default=0)
    first_attempt: Mapped[bool] = mapped_column(default=True)
    reason: Mapped[str] = mapped_column(Text, default="")
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    extra_reason: Mapped[str] = mapped_column(Text, default="")
    large_text: Mapped[bool] = mapped_column(default=False)
    separate: Mapped[bool] = mapped_column(default=False)


class ExamStagedTable(Base):
    """Exams that are being made in pieces: until its row goes, no query shows the exam or who is on its roster."""

    __tablename__ = "exam_staged"

    exam_id: Mapped[UUID] = mapped_column(ForeignKey("exam.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
