"""Forms of an exam, the register of late changes, and the tries of start codes."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base, UtcDateTime


class ExamFormTable(Base):
    """Which sealed paper is the form A (0), B (1), … of an exam; no rows where its paper is the only form."""

    __tablename__ = "exam_form"

    exam_id: Mapped[UUID] = mapped_column(ForeignKey("exam.id"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    paper_id: Mapped[UUID] = mapped_column(ForeignKey("paper.id"), index=True)


class ExamChangeTable(Base):
    """更改登记: append-only; `line` counts from 1 in each exam."""

    __tablename__ = "exam_change"
    __table_args__ = (UniqueConstraint("exam_id", "line"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    exam_id: Mapped[UUID] = mapped_column(ForeignKey("exam.id"))
    line: Mapped[int] = mapped_column()
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str] = mapped_column(String(20))
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    was: Mapped[dict[str, Any]] = mapped_column(JSON)
    becomes: Mapped[dict[str, Any]] = mapped_column(JSON)
    reason: Mapped[str] = mapped_column(Text)


class CodeTryTable(Base):
    """Every start code that was typed, right or wrong: append-only."""

    __tablename__ = "exam_code_try"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    exam_id: Mapped[UUID] = mapped_column(ForeignKey("exam.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    fits: Mapped[bool] = mapped_column()


class TicketTable(Base):
    """准考证号: append-only, so a number that was printed never becomes another, and nobody else gets it."""

    __tablename__ = "exam_ticket"
    __table_args__ = (UniqueConstraint("exam_id", "number"),)

    exam_id: Mapped[UUID] = mapped_column(ForeignKey("exam.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    number: Mapped[str] = mapped_column(String(20), index=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
