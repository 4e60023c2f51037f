"""Tables of the file of a class: what was put in, and what people said about the class afterwards."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ForeignKey, Integer, String, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base, Hundredths, UtcDateTime


class ClassPaperRow(Base):
    """Append-only. A file in a place of the file, or (without one) why the place stays empty; a later row that
    `takes_back` it takes it out again."""

    __tablename__ = "activity_paper"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    activity_id: Mapped[UUID] = mapped_column(ForeignKey("activity.id"), index=True)
    slot: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(Text)
    hash: Mapped[str | None] = mapped_column(ForeignKey("kept_file.hash"))
    by: Mapped[UUID] = mapped_column(Uuid)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    takes_back: Mapped[UUID | None] = mapped_column(ForeignKey("activity_paper.id"), unique=True)


class RatingRow(Base):
    """Append-only. The mean of so many evaluation sheets, of a lecturer or (without one) of the class; the highest
    number counts."""

    __tablename__ = "activity_rating"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    activity_id: Mapped[UUID] = mapped_column(ForeignKey("activity.id"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    number: Mapped[int] = mapped_column(Integer)
    sheets: Mapped[int] = mapped_column(Integer)
    points: Mapped[Decimal] = mapped_column(Hundredths)
    remark: Mapped[str] = mapped_column(Text)
    by: Mapped[UUID] = mapped_column(Uuid)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
