"""Tables of practice: what was answered only grows; a card is what the answers of one question come to."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Float, ForeignKey, Index, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base, Hundredths, UtcDateTime


class ReviewTable(Base):
    """Append-only. `response` stands in the question's own order of options."""

    __tablename__ = "practice_review"
    __table_args__ = (Index(None, "person_id", "question_id", "at"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    question_id: Mapped[UUID] = mapped_column(ForeignKey("question.id"), index=True)
    version_id: Mapped[UUID] = mapped_column(ForeignKey("question_version.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    right: Mapped[bool] = mapped_column()
    kind: Mapped[str] = mapped_column(String(10))
    response: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class CardTable(Base):
    """Written from the reviews in the transaction that adds one; `trainer.practice` can always make it again."""

    __tablename__ = "practice_card"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    question_id: Mapped[UUID] = mapped_column(ForeignKey("question.id"), primary_key=True, index=True)
    version_id: Mapped[UUID] = mapped_column(ForeignKey("question_version.id"))
    state: Mapped[int] = mapped_column()
    step: Mapped[int | None] = mapped_column()
    stability: Mapped[float] = mapped_column(Float(53))
    difficulty: Mapped[float] = mapped_column(Float(53))
    due: Mapped[datetime] = mapped_column(UtcDateTime)
    last_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_right: Mapped[bool] = mapped_column()
    streak: Mapped[int] = mapped_column()
    answers: Mapped[int] = mapped_column()
    rights: Mapped[int] = mapped_column()


class MockTable(Base):
    """Append-only. `items` holds question, version, score and order of options; versions never change."""

    __tablename__ = "practice_mock"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    items: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    until: Mapped[datetime] = mapped_column(UtcDateTime)


class MockAnswerTable(Base):
    """Append-only; of one item the answer with the highest number holds."""

    __tablename__ = "practice_mock_answer"

    mock_id: Mapped[UUID] = mapped_column(ForeignKey("practice_mock.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    item: Mapped[int] = mapped_column()
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    response: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class MockResultTable(Base):
    """Append-only: how a mock exam ended. It is no sitting of record."""

    __tablename__ = "practice_mock_result"

    mock_id: Mapped[UUID] = mapped_column(ForeignKey("practice_mock.id"), primary_key=True)
    ended_at: Mapped[datetime] = mapped_column(UtcDateTime)
    score: Mapped[Decimal] = mapped_column(Hundredths)
    of: Mapped[Decimal] = mapped_column(Hundredths)
    written: Mapped[Decimal] = mapped_column(Hundredths)
