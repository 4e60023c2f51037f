"""The table of calendars: each row is a year as somebody kept it, the newest of a year is in force."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base, UtcDateTime


class OfficeYearTable(Base):
    """`days` is a YearDays as `mapping` writes it."""

    __tablename__ = "office_year"
    __table_args__ = (UniqueConstraint("year", "ordinal"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    year: Mapped[int]
    ordinal: Mapped[int]
    days: Mapped[dict[str, Any]] = mapped_column(JSON)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
