"""The figures of past days, without any person in them; only added to."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import Date, Index, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base


class ProfilePointTable(Base):
    """`unit_id` is None for people without a unit."""

    __tablename__ = "profile_point"
    __table_args__ = (Index(None, "target", "on"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    target: Mapped[str] = mapped_column(String(80))
    unit_id: Mapped[UUID | None] = mapped_column(Uuid)
    on: Mapped[date] = mapped_column(Date)
    count: Mapped[int]
    base: Mapped[int]
