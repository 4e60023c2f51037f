"""Result versions, and what each marker gave."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Text, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base, Hundredths, UtcDateTime


class ResultTable(Base):
    """Append-only; `marks` stand in the order of the paper, `note` is the seal of words that stand apart."""

    __tablename__ = "result"
    __table_args__ = (UniqueConstraint("sitting_id", "ordinal"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("sitting.id"))
    ordinal: Mapped[int] = mapped_column()
    score: Mapped[Decimal] = mapped_column(Hundredths)
    of: Mapped[Decimal] = mapped_column(Hundredths)
    passed: Mapped[bool | None] = mapped_column()
    marks: Mapped[list[Any]] = mapped_column(JSON)
    marked_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    note: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class AwardTable(Base):
    """Append-only: every marker's points for one written answer, in the order of `ordinal` in the sitting. `part` is -1
    outside cases, `found` are points for each scoring point."""

    __tablename__ = "marker_award"
    __table_args__ = (UniqueConstraint("sitting_id", "ordinal"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("sitting.id"))
    ordinal: Mapped[int] = mapped_column()
    item: Mapped[int] = mapped_column()
    part: Mapped[int] = mapped_column()
    marker_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    points: Mapped[Decimal] = mapped_column(Hundredths)
    found: Mapped[list[str]] = mapped_column(JSON)
    correction: Mapped[bool] = mapped_column()
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class ResultStagedTable(Base):
    """Result versions of a re-mark that is being stored: until their rows go, no query shows them. What was cut short
    goes at the next start, a version before its row here."""

    __tablename__ = "result_staged"

    result_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    batch: Mapped[UUID] = mapped_column(Uuid, index=True)
