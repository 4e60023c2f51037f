"""Tables of the search for duplicates. Findings are replaced by the next search; decisions and merges stay."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base, UtcDateTime


class SimilarScan(Base):
    """One search. Its findings are in no query until it is finished."""

    __tablename__ = "similar_scan"

    number: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    questions: Mapped[int]
    found: Mapped[int]
    finished: Mapped[bool] = mapped_column(default=False)


class SimilarFinding(Base):
    """Two versions that are alike; `left` is the older question."""

    __tablename__ = "similar_finding"
    __table_args__ = (UniqueConstraint("scan", "left_id", "right_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    scan: Mapped[int] = mapped_column(ForeignKey("similar_scan.number"))
    left_id: Mapped[UUID] = mapped_column(ForeignKey("question.id"), index=True)
    right_id: Mapped[UUID] = mapped_column(ForeignKey("question.id"), index=True)
    left_version: Mapped[UUID] = mapped_column(Uuid)
    right_version: Mapped[UUID] = mapped_column(Uuid)
    likeness: Mapped[str] = mapped_column(String(16))
    score: Mapped[int]


class SimilarRuling(Base):
    """不是重复: a named person has looked at these two versions. Append-only."""

    __tablename__ = "similar_ruling"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    left_id: Mapped[UUID] = mapped_column(ForeignKey("question.id"))
    right_id: Mapped[UUID] = mapped_column(ForeignKey("question.id"))
    left_version: Mapped[UUID] = mapped_column(Uuid, index=True)
    right_version: Mapped[UUID] = mapped_column(Uuid)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str] = mapped_column(Text)


class QuestionMerge(Base):
    """合并: which question stayed, which went, what was taken; `before` says how both stood. Append-only."""

    __tablename__ = "question_merge"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    kept_id: Mapped[UUID] = mapped_column(ForeignKey("question.id"), index=True)
    retired_id: Mapped[UUID] = mapped_column(ForeignKey("question.id"), index=True)
    version_before: Mapped[UUID] = mapped_column(Uuid)
    version_after: Mapped[UUID] = mapped_column(Uuid)
    status_after: Mapped[str] = mapped_column(String(12))
    before: Mapped[dict[str, str]] = mapped_column(JSON)
    taken: Mapped[dict[str, str]] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str] = mapped_column(Text)


class MergeUndo(Base):
    """A merge taken back. Append-only."""

    __tablename__ = "question_merge_undo"

    merge_id: Mapped[UUID] = mapped_column(ForeignKey("question_merge.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str] = mapped_column(Text)
