"""Tables of yearly pages: both only grow. What is noted stands apart under its seal; a page is a kept file."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Date, ForeignKey, Index, String, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base, UtcDateTime


class YearNoteTable(Base):
    """A later row that `takes_back` a note makes it void. `text` and `proof` are seals."""

    __tablename__ = "yearly_note"
    __table_args__ = (Index(None, "year", "person_id"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    year: Mapped[int]
    section: Mapped[str] = mapped_column(String(20))
    on: Mapped[date] = mapped_column(Date)
    text: Mapped[str] = mapped_column(String(64))
    proof: Mapped[str] = mapped_column(String(64))
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    takes_back: Mapped[UUID | None] = mapped_column(ForeignKey("yearly_note.id"), unique=True)


class YearPageTable(Base):
    """No reference to the kept file: it is destroyed with the person's data, the row and its hashes stay."""

    __tablename__ = "yearly_page"
    __table_args__ = (UniqueConstraint("person_id", "year", "version"), Index(None, "year"))

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    year: Mapped[int]
    version: Mapped[int]
    facts: Mapped[str] = mapped_column(String(64))
    file_hash: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
