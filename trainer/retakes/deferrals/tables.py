"""Tables of deferrals: what was asked and what was decided are only added to; medical proofs are seen, not kept."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Date, ForeignKey, String, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base, UtcDateTime


class DeferralTable(Base):
    """`words` and `proof` stand apart, for they may tell of a person's health; `file_hash` is a proof that is kept."""

    __tablename__ = "retake_deferral"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    exam_id: Mapped[UUID] = mapped_column(ForeignKey("exam.id"), index=True)
    ground: Mapped[str] = mapped_column(String(20))
    asked_on: Mapped[date] = mapped_column(Date)
    words: Mapped[str] = mapped_column(Text)
    proof: Mapped[str] = mapped_column(Text)
    file_hash: Mapped[str | None] = mapped_column(ForeignKey("kept_file.hash"), index=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))


class DeferralDecisionTable(Base):
    """`new_date` is the last day for sitting after all."""

    __tablename__ = "retake_deferral_decision"

    deferral_id: Mapped[UUID] = mapped_column(ForeignKey("retake_deferral.id"), primary_key=True)
    outcome: Mapped[str] = mapped_column(String(20))
    new_date: Mapped[date | None] = mapped_column(Date)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str] = mapped_column(Text)


class DeferralLinkTable(Base):
    """The exam that was set for who was deferred; the newest counts."""

    __tablename__ = "retake_deferral_link"

    deferral_id: Mapped[UUID] = mapped_column(ForeignKey("retake_deferral.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    exam_id: Mapped[UUID] = mapped_column(ForeignKey("exam.id"), index=True)
