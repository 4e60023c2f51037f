"""Tables of bank. A question is its current state; what it says stands in its versions, which never change."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base, UtcDateTime
from trainer.store.search import TextIndex

TEXTS = TextIndex("question_text")


class ImportBatch(Base):
    """One import. Its questions are in no query until it is visible; `file_name` is empty for the starter bank."""

    __tablename__ = "import_batch"

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(Uuid, unique=True)
    file_name: Mapped[str] = mapped_column(String(255))
    file_hash: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by: Mapped[UUID] = mapped_column(Uuid)
    visible: Mapped[bool] = mapped_column(default=False, index=True)
    undone: Mapped[bool] = mapped_column(default=False)
    counts: Mapped[dict[str, int]] = mapped_column(JSON)


class QuestionTable(Base):
    """The indexes cover every filter of the list, so that paging and counting never read the rows themselves.

    One of them holds all that putting papers together asks: reading it takes a tenth of reading the rows.
    """

    __tablename__ = "question"
    __table_args__ = (
        Index(None, "number", "status", "kind", "difficulty", "field", "batch"),
        Index(None, "status", "kind", "batch"),
        Index("ix_question_stock", "status", "kind", "subject", "field", "difficulty", "statute", "batch", "id"),
        Index(None, "subject", "status", "batch"),
        Index(None, "statute", "status", "batch"),
    )

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(Uuid, unique=True)
    version_id: Mapped[UUID] = mapped_column(Uuid)
    status: Mapped[str] = mapped_column(String(12))
    origin: Mapped[str] = mapped_column(String(12))
    kind: Mapped[str] = mapped_column(String(12))
    subject: Mapped[str] = mapped_column(String(200))
    field: Mapped[str] = mapped_column(String(40))
    difficulty: Mapped[int]
    statute: Mapped[str] = mapped_column(String(120))
    article: Mapped[int | None]
    stem: Mapped[str] = mapped_column(String(120))
    fingerprint: Mapped[str] = mapped_column(String(64), index=True)
    author_id: Mapped[UUID] = mapped_column(Uuid)
    checked_by: Mapped[UUID | None] = mapped_column(Uuid)
    approved_by: Mapped[UUID | None] = mapped_column(Uuid)
    batch: Mapped[int | None] = mapped_column(ForeignKey("import_batch.number"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    created_by: Mapped[UUID] = mapped_column(Uuid)


class QuestionCitationTable(Base):
    """What the current version of a question cites, its parts included; the version itself is what holds.

    `statute` is a short title; `standing` says whether the place exists in the version in force, empty until it has
    been looked at.
    """

    __tablename__ = "question_citation"
    __table_args__ = (
        Index(None, "statute", "article", "question"),
        Index(None, "standing", "question"),
    )

    question: Mapped[int] = mapped_column(ForeignKey("question.number"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    statute: Mapped[str] = mapped_column(String(120))
    article: Mapped[int | None]
    inserted: Mapped[int | None]
    section: Mapped[str] = mapped_column(String(80))
    paragraph: Mapped[int | None]
    item: Mapped[int | None]
    revision: Mapped[str] = mapped_column(String(40))
    standing: Mapped[str] = mapped_column(String(12))


class QuestionVersion(Base):
    """What a question said at one time: canonical JSON of the question, and its fingerprint."""

    __tablename__ = "question_version"
    __table_args__ = (UniqueConstraint("question_id", "ordinal"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    question_id: Mapped[UUID] = mapped_column(ForeignKey("question.id"))
    ordinal: Mapped[int]
    content: Mapped[str] = mapped_column(Text)
    fingerprint: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    created_by: Mapped[UUID] = mapped_column(Uuid)
    reason: Mapped[str] = mapped_column(Text, default="")


class QuestionDraft(Base):
    """What somebody was writing and has not saved: one row a person, question and version they began from.

    New questions have neither. What was begun from a version that is no longer the current one is shown beside it.
    """

    __tablename__ = "question_draft"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    question_id: Mapped[UUID | None] = mapped_column(ForeignKey("question.id"))
    version_id: Mapped[UUID | None] = mapped_column(Uuid)
    content: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
