"""Corrections of keys: what was proposed, what another person said, and whom it concerned. All only added to."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, String, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base, Hundredths, UtcDateTime


class CorrectionTable(Base):
    """`content` holds the keys as they are to be; `reason` is the seal of words that stand apart. `together` is the
    same for one key corrected in several exams."""

    __tablename__ = "key_correction"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    exam_id: Mapped[UUID] = mapped_column(ForeignKey("exam.id"), index=True)
    question_id: Mapped[UUID] = mapped_column(Uuid, index=True)
    part: Mapped[int | None] = mapped_column()
    kind: Mapped[str] = mapped_column(String(40))
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    reason: Mapped[str] = mapped_column(Text)
    proposed_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    proposed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    together: Mapped[UUID | None] = mapped_column(Uuid, index=True)


class CorrectionDecisionTable(Base):
    """What another person decided. An approved one names the batch under which its re-mark was stored."""

    __tablename__ = "key_correction_decision"

    correction_id: Mapped[UUID] = mapped_column(ForeignKey("key_correction.id"), primary_key=True)
    approved: Mapped[bool] = mapped_column()
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    answer: Mapped[str] = mapped_column(Text)
    batch: Mapped[UUID | None] = mapped_column(Uuid)
    seal: Mapped[str] = mapped_column(String(64))
    asked: Mapped[int] = mapped_column()
    sat: Mapped[int] = mapped_column()
    passed_before: Mapped[int] = mapped_column()
    passed_after: Mapped[int] = mapped_column()


class CorrectionEffectTable(Base):
    """One candidate before and after; shown once a decision names its batch."""

    __tablename__ = "key_correction_effect"

    batch: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("sitting.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    retake: Mapped[bool] = mapped_column()
    score: Mapped[Decimal] = mapped_column(Hundredths)
    of: Mapped[Decimal] = mapped_column(Hundredths)
    passed: Mapped[bool | None] = mapped_column()
    rank: Mapped[int | None] = mapped_column()
    new_score: Mapped[Decimal] = mapped_column(Hundredths)
    new_of: Mapped[Decimal] = mapped_column(Hundredths)
    new_passed: Mapped[bool | None] = mapped_column()
    new_rank: Mapped[int | None] = mapped_column()
