"""销毁清册 and whose data was destroyed: persons by key alone; all of it only grows."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Date, ForeignKey, String, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base, UtcDateTime


class DestructionListTable(Base):
    __tablename__ = "destruction_list"
    __table_args__ = (UniqueConstraint("year", "number"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    year: Mapped[int]
    number: Mapped[int]
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)


class DestructionItemTable(Base):
    __tablename__ = "destruction_item"

    list_id: Mapped[UUID] = mapped_column(ForeignKey("destruction_list.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    left_on: Mapped[date] = mapped_column(Date)
    due_on: Mapped[date] = mapped_column(Date)


class DestructionSignatureTable(Base):
    __tablename__ = "destruction_signature"

    list_id: Mapped[UUID] = mapped_column(ForeignKey("destruction_list.id"), primary_key=True)
    part: Mapped[str] = mapped_column(String(20), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class DestructionEndTable(Base):
    """How a list ended: carried out, with what it took and what was still found afterwards, or withdrawn."""

    __tablename__ = "destruction_end"

    list_id: Mapped[UUID] = mapped_column(ForeignKey("destruction_list.id"), primary_key=True)
    carried_out: Mapped[bool]
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    files: Mapped[int]
    words: Mapped[int]
    reasons: Mapped[int]
    copies: Mapped[int]
    traces: Mapped[int]


class DestroyedPersonTable(Base):
    """Its row is what lets the append-only tables give up the words about the person."""

    __tablename__ = "destroyed_person"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    list_id: Mapped[UUID] = mapped_column(ForeignKey("destruction_list.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
