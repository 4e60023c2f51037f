"""Tables of counting: sessions, what became of their time, questions and quizzes only grow; a place moves."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base, UtcDateTime


class StudySessionRow(Base):
    """Append-only. The session with the highest number of a person is the one that counts."""

    __tablename__ = "study_session"
    __table_args__ = (UniqueConstraint("person_id", "number"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    item_id: Mapped[UUID] = mapped_column(ForeignKey("courseware.id"))
    number: Mapped[int] = mapped_column()
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)


class StudyStretchRow(Base):
    """Append-only. The studied seconds of an entry's stretches are the seconds of the entry."""

    __tablename__ = "study_stretch"

    entry_id: Mapped[UUID] = mapped_column(ForeignKey("study_entry.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("study_session.id"), index=True)
    reason: Mapped[str] = mapped_column(String(12))
    seconds: Mapped[int] = mapped_column()


class StudyQuestionRow(Base):
    """Append-only: a short question put in a session; `right` is None where it was not answered in time."""

    __tablename__ = "study_question"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("study_session.id"), index=True)
    version_id: Mapped[UUID] = mapped_column(ForeignKey("question_version.id"))
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    right: Mapped[bool | None] = mapped_column()


class StudyQuizRow(Base):
    """Append-only: a quiz at the end; `answers` has version and right for each question."""

    __tablename__ = "study_quiz"
    __table_args__ = (Index(None, "person_id", "item_id"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    item_id: Mapped[UUID] = mapped_column(ForeignKey("courseware.id"), index=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("study_session.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    right: Mapped[int] = mapped_column()
    of: Mapped[int] = mapped_column()
    passed: Mapped[bool] = mapped_column()
    answers: Mapped[list[dict[str, Any]]] = mapped_column(JSON)


class StudyPlaceRow(Base):
    """Where a person stopped in an item, whether they saw its end, and what they noted; theirs to change."""

    __tablename__ = "study_place"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    item_id: Mapped[UUID] = mapped_column(ForeignKey("courseware.id"), primary_key=True, index=True)
    place: Mapped[str] = mapped_column(String(40))
    seen: Mapped[bool] = mapped_column()
    note: Mapped[str] = mapped_column(Text)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
