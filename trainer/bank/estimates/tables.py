"""Accepted estimates of difficulty."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ForeignKey, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base, Hundredths, UtcDateTime


class EstimateTable(Base):
    """Append-only; the newest of a version counts. Shares stand in percent, `exam` is the title it had then."""

    __tablename__ = "difficulty_estimate"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    question_id: Mapped[UUID] = mapped_column(ForeignKey("question.id"), index=True)
    version_id: Mapped[UUID] = mapped_column(ForeignKey("question_version.id"), index=True)
    exam_id: Mapped[UUID] = mapped_column(ForeignKey("exam.id"), index=True)
    exam: Mapped[str] = mapped_column(String(160))
    people: Mapped[int] = mapped_column()
    share: Mapped[Decimal] = mapped_column(Hundredths)
    low: Mapped[Decimal] = mapped_column(Hundredths)
    high: Mapped[Decimal] = mapped_column(Hundredths)
    level: Mapped[int] = mapped_column()
    accepted_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
