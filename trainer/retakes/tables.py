"""Tables of retakes: a case never changes; what was decided about it and which retake was set are only added."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Date, ForeignKey, String, Text, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base, Hundredths, UtcDateTime


class RetakeCaseTable(Base):
    """`rule` holds the step and its source as they stood, so that a later edit of the ladder changes no case.

    Where no exam led to the case, `occasion` names what did (a year, a test) and `proof` (apart) what shows it.
    """

    __tablename__ = "retake_case"
    __table_args__ = (UniqueConstraint("person_id", "exam_id"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    exam_id: Mapped[UUID | None] = mapped_column(ForeignKey("exam.id"), index=True)
    result: Mapped[str] = mapped_column(String(20))
    score: Mapped[Decimal | None] = mapped_column(Hundredths)
    ladder: Mapped[str] = mapped_column(String(40))
    step_number: Mapped[int]
    failures: Mapped[int]
    rule: Mapped[dict[str, Any]] = mapped_column(JSON)
    due_on: Mapped[date | None] = mapped_column(Date)
    occasion: Mapped[str] = mapped_column(String(80), default="", server_default="")
    proof: Mapped[str] = mapped_column(Text, default="", server_default="")


class RetakeDecisionTable(Base):
    """`until` is the day on which a decision that was put off is looked at again."""

    __tablename__ = "retake_decision"

    case_id: Mapped[UUID] = mapped_column(ForeignKey("retake_case.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    decision: Mapped[str] = mapped_column(String(20))
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    reason: Mapped[str] = mapped_column(Text)
    until: Mapped[date | None] = mapped_column(Date)


class RetakeLinkTable(Base):
    """The retake that was set for a case; the newest counts."""

    __tablename__ = "retake_link"

    case_id: Mapped[UUID] = mapped_column(ForeignKey("retake_case.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    exam_id: Mapped[UUID] = mapped_column(ForeignKey("exam.id"), index=True)
