"""Cases of misconduct and their steps. Both only grow; their words stand apart."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base, UtcDateTime


class DisciplineCaseTable(Base):
    __tablename__ = "discipline_case"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    exam_id: Mapped[UUID] = mapped_column(ForeignKey("exam.id"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))


class DisciplineEntryTable(Base):
    __tablename__ = "discipline_entry"

    case_id: Mapped[UUID] = mapped_column(ForeignKey("discipline_case.id"), primary_key=True)
    step: Mapped[str] = mapped_column(String(30), primary_key=True)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    witness_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    words: Mapped[str] = mapped_column(String(64))
    signed: Mapped[bool] = mapped_column()
    verdict: Mapped[str | None] = mapped_column(String(30))
