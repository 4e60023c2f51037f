"""Entries of outside scores and what a second person said. Both only grow."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base, UtcDateTime


class OutsideEntryTable(Base):
    """`content` is the exam and its rows; `sheet_hash` the file they were read from, `proof_hash` what proves them."""

    __tablename__ = "outside_entry"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    sheet_hash: Mapped[str] = mapped_column(ForeignKey("kept_file.hash"), index=True)
    proof_hash: Mapped[str] = mapped_column(ForeignKey("kept_file.hash"), index=True)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class OutsideDecisionTable(Base):
    __tablename__ = "outside_decision"

    entry_id: Mapped[UUID] = mapped_column(ForeignKey("outside_entry.id"), primary_key=True)
    exam_id: Mapped[UUID | None] = mapped_column(ForeignKey("exam.id"), index=True)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    answer: Mapped[str] = mapped_column(String(64))
