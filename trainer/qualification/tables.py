"""执法证 tables: all only grow. The number is a personal datum, so a row holds its seal; the words stand apart."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, Date, ForeignKey, String, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base, UtcDateTime


class CardTable(Base):
    """A certificate as it was entered; a renewal is a new row, that of the highest `ordinal` counts."""

    __table_args__ = (UniqueConstraint("person_id", "ordinal"),)

    __tablename__ = "qualification_card"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    ordinal: Mapped[int]
    number: Mapped[str] = mapped_column(String(64))
    fields: Mapped[list[str]] = mapped_column(JSON)
    issuer: Mapped[str] = mapped_column(String(120))
    issued_on: Mapped[date | None] = mapped_column(Date)
    valid_until: Mapped[date | None] = mapped_column(Date)
    origin: Mapped[str] = mapped_column(String(12))
    by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class InspectionTable(Base):
    """年度审验 of a certificate; that of the highest `ordinal` counts."""

    __table_args__ = (UniqueConstraint("card_id", "ordinal"),)

    __tablename__ = "qualification_inspection"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    card_id: Mapped[UUID] = mapped_column(ForeignKey("qualification_card.id"))
    ordinal: Mapped[int]
    year: Mapped[int]
    on: Mapped[date] = mapped_column(Date)
    result: Mapped[str] = mapped_column(String(20))
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    note: Mapped[str] = mapped_column(String(64))


class MatterTable(Base):
    """A proposal about a certificate. `note` is the seal of its words; `rule` the id of the rule in force then."""

    __table_args__ = (UniqueConstraint("card_id", "ordinal"),)

    __tablename__ = "qualification_matter"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    card_id: Mapped[UUID] = mapped_column(ForeignKey("qualification_card.id"))
    ordinal: Mapped[int]
    move: Mapped[str] = mapped_column(String(20))
    cause: Mapped[str] = mapped_column(String(20))
    on: Mapped[date] = mapped_column(Date)
    rule: Mapped[str] = mapped_column(String(40))
    by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    note: Mapped[str] = mapped_column(String(64))


class MatterDecisionTable(Base):
    """One decision per proposal, for good."""

    __tablename__ = "qualification_decision"

    matter_id: Mapped[UUID] = mapped_column(ForeignKey("qualification_matter.id"), primary_key=True)
    verdict: Mapped[str] = mapped_column(String(20))
    on: Mapped[date] = mapped_column(Date)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    reason: Mapped[str] = mapped_column(String(64))
