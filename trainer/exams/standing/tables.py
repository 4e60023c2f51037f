"""Steps of standing and the results each review looked at. Both only grow."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Date, ForeignKey, String, Text, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base, Hundredths, UtcDateTime


class StandingStepTable(Base):
    """`review_id` is the step of the review it is about, its own id for a review."""

    __tablename__ = "standing_step"
    __table_args__ = (UniqueConstraint("exam_id", "ordinal"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    exam_id: Mapped[UUID] = mapped_column(ForeignKey("exam.id"))
    ordinal: Mapped[int] = mapped_column()
    step: Mapped[str] = mapped_column(String(30))
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    until: Mapped[date | None] = mapped_column(Date)
    review_id: Mapped[UUID] = mapped_column(Uuid)
    note: Mapped[str] = mapped_column(Text)


class StandingResultTable(Base):
    """One result as a review found it. Kept before the review itself, so without it they mean nothing."""

    __tablename__ = "standing_result"

    review_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    ordinal: Mapped[int | None] = mapped_column()
    attendance: Mapped[str] = mapped_column(String(20))
    score: Mapped[Decimal | None] = mapped_column(Hundredths)
    passed: Mapped[bool | None] = mapped_column()
