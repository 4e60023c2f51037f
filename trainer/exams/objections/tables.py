"""Objections, opinions and decisions; rechecks and findings. All only added to, their words apart."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base, UtcDateTime


class ObjectionTable(Base):
    """`item` counts from 0 in the paper of the sitting."""

    __tablename__ = "objection"
    __table_args__ = (UniqueConstraint("sitting_id", "item"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("sitting.id"))
    item: Mapped[int] = mapped_column()
    words: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class ObjectionOpinionTable(Base):
    __tablename__ = "objection_opinion"

    objection_id: Mapped[UUID] = mapped_column(ForeignKey("objection.id"), primary_key=True)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    upheld: Mapped[bool] = mapped_column()
    reason: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class ObjectionDecisionTable(Base):
    __tablename__ = "objection_decision"

    objection_id: Mapped[UUID] = mapped_column(ForeignKey("objection.id"), primary_key=True)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    upheld: Mapped[bool] = mapped_column()
    reason: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class RecheckTable(Base):
    """`ordinal` is the version of the result when the recheck was asked for."""

    __tablename__ = "recheck"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("sitting.id"), index=True)
    ordinal: Mapped[int] = mapped_column()
    words: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class RecheckFindingTable(Base):
    __tablename__ = "recheck_finding"

    recheck_id: Mapped[UUID] = mapped_column(ForeignKey("recheck.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    ordinal: Mapped[int] = mapped_column()
    sound: Mapped[bool] = mapped_column()
    words: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
