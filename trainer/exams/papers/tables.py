"""Blueprints, which change, and papers, which never do; sets of parallel papers, and what each paper holds."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, BigInteger, ForeignKey, String, Text, Uuid, false
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base, Hundredths, UtcDateTime


class BlueprintTable(Base):
    __tablename__ = "blueprint"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    name: Mapped[str] = mapped_column(String(120), unique=True)
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    changed_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class PaperTable(Base):
    """`content` is the canonical JSON that `hash` covers; the row is append-only."""

    __tablename__ = "paper"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    seed: Mapped[int] = mapped_column(BigInteger)
    questions: Mapped[int] = mapped_column()
    total: Mapped[Decimal] = mapped_column(Hundredths)
    content: Mapped[str] = mapped_column(Text)
    hash: Mapped[str] = mapped_column(String(64))
    made_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    practice: Mapped[bool] = mapped_column(default=False, server_default=false())


class PaperQuestion(Base):
    """Which questions a sealed paper holds, so that use and overlap are found without opening papers; append-only."""

    __tablename__ = "paper_question"

    paper_id: Mapped[UUID] = mapped_column(ForeignKey("paper.id"), primary_key=True)
    question_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, index=True)


class PaperSheetTable(Base):
    """What was known when a paper was sealed: state of the bank, limits in force, overlaps; append-only."""

    __tablename__ = "paper_sheet"

    paper_id: Mapped[UUID] = mapped_column(ForeignKey("paper.id"), primary_key=True)
    content: Mapped[dict[str, Any]] = mapped_column(JSON)


class PaperSetTable(Base):
    """Parallel papers (卷型) drawn together; append-only."""

    __tablename__ = "paper_set"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    seed: Mapped[int] = mapped_column(BigInteger)
    made_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)


class PaperStagedTable(Base):
    """Papers of a set that is being sealed: until its row goes, no query shows the paper. What was cut short goes at
    the next start, a paper before its row here. Papers of exams held elsewhere stay here: nobody sits them."""

    __tablename__ = "paper_staged"

    paper_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    set_id: Mapped[UUID] = mapped_column(Uuid, index=True)


class PaperFormTable(Base):
    """One paper of a set under its letter; append-only."""

    __tablename__ = "paper_form"

    set_id: Mapped[UUID] = mapped_column(ForeignKey("paper_set.id"), primary_key=True)
    letter: Mapped[str] = mapped_column(String(1), primary_key=True)
    paper_id: Mapped[UUID] = mapped_column(ForeignKey("paper.id"), unique=True)


class EnemyTable(Base):
    """Two questions that must not stand together in a paper; `low_id` is the smaller of the two ids."""

    __tablename__ = "question_enemy"

    low_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    high_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    made_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)


class RequiredContentTable(Base):
    """The list of required content as the office keeps it; no row while it keeps the list that ships."""

    __tablename__ = "required_content"

    id: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    changed_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
