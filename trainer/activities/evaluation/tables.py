"""The table of evaluation sheets."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Integer, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base, UtcDateTime


class SheetRow(Base):
    """Append-only. One sheet without a name; `marks` are 1 to 5 by item, `remark` stands apart, `number` counts the
    sheets about the same. A later row that `takes_back` it takes it out again."""

    __tablename__ = "activity_sheet"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    activity_id: Mapped[UUID] = mapped_column(ForeignKey("activity.id"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    number: Mapped[int] = mapped_column(Integer)
    marks: Mapped[dict[str, Any]] = mapped_column(JSON)
    remark: Mapped[str] = mapped_column(String(64))
    by: Mapped[UUID] = mapped_column(Uuid)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    takes_back: Mapped[UUID | None] = mapped_column(ForeignKey("activity_sheet.id"), unique=True)
