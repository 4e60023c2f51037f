"""The pool of lecturers: what they teach and when they cannot; the person stands in people."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Boolean, Date, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base


class LecturerRow(Base):
    """`away` are pairs of days (ISO texts) on which the person cannot teach."""

    __tablename__ = "lecturer"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    organisation: Mapped[str] = mapped_column(String(120))
    qualification: Mapped[str] = mapped_column(Text)
    topics: Mapped[list[str]] = mapped_column(JSON)
    until: Mapped[date | None] = mapped_column(Date)
    away: Mapped[list[Any]] = mapped_column(JSON)
    retired: Mapped[bool] = mapped_column(Boolean)
