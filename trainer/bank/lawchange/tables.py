"""Tables of law changes: what a new version did, and the questions it set aside."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Date, ForeignKey, String, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base, UtcDateTime


class LawChangeTable(Base):
    """One confirmed version. `places` are the old articles that changed, as compared then; None: all of them.

    `park_on` is the day its questions are set aside, None where nothing is; `done_at` when all of them were.
    """

    __tablename__ = "law_change"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    statute: Mapped[str] = mapped_column(String(120), index=True)
    version_id: Mapped[UUID] = mapped_column(ForeignKey("law_version.id"), unique=True)
    revised: Mapped[date] = mapped_column(Date)
    old_version_id: Mapped[UUID | None] = mapped_column(ForeignKey("law_version.id"))
    old_revised: Mapped[date | None] = mapped_column(Date)
    places: Mapped[list[list[Any]] | None] = mapped_column(JSON(none_as_null=True))
    park_on: Mapped[date | None] = mapped_column(Date)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    reason: Mapped[str] = mapped_column(Text)
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    undone_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))


class LawChangeItemTable(Base):
    """A question that was set aside; closed when somebody compared it, rewrote it or took it out of use."""

    __tablename__ = "law_change_item"

    change_id: Mapped[UUID] = mapped_column(ForeignKey("law_change.id"), primary_key=True)
    question_id: Mapped[UUID] = mapped_column(ForeignKey("question.id"), primary_key=True, index=True)
    version_id: Mapped[UUID] = mapped_column(ForeignKey("question_version.id"))
    places: Mapped[list[list[Any]]] = mapped_column(JSON)
    decision: Mapped[str] = mapped_column(String(40), default="")
    closed_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
