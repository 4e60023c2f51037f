"""Tables of notices: numbers without gaps, kept files, deliveries and appeals; all only added to."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Date, ForeignKey, String, Text, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base, UtcDateTime


class NoticeTable(Base):
    """One number of a unit's code and a year. The words stand in the kept files alone: `pdf_hash` as filed,
    `docx_hash` to edit."""

    __tablename__ = "retake_notice"
    __table_args__ = (UniqueConstraint("code", "year", "number"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("retake_case.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    year: Mapped[int]
    number: Mapped[int]
    code: Mapped[str] = mapped_column(String(20), server_default="", default="")
    issued_on: Mapped[date] = mapped_column(Date)
    serve_by: Mapped[date | None] = mapped_column(Date)
    appeal_days: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    pdf_hash: Mapped[str] = mapped_column(ForeignKey("kept_file.hash"), index=True)
    docx_hash: Mapped[str] = mapped_column(ForeignKey("kept_file.hash"), index=True)


class NoticeVoidTable(Base):
    """A number that no longer counts; it is never given again."""

    __tablename__ = "retake_notice_void"

    notice_id: Mapped[UUID] = mapped_column(ForeignKey("retake_notice.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str] = mapped_column(Text)


class DeliveryTable(Base):
    """送达 or 拒签 of a notice; who served it and the witness stand apart."""

    __tablename__ = "retake_delivery"

    notice_id: Mapped[UUID] = mapped_column(ForeignKey("retake_notice.id"), primary_key=True)
    outcome: Mapped[str] = mapped_column(String(20))
    on: Mapped[date] = mapped_column(Date)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    note: Mapped[str] = mapped_column(Text)


class AppealTable(Base):
    """申辩 of the officer; `until` was its last day, None where the source sets none."""

    __tablename__ = "retake_appeal"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("retake_case.id"), index=True)
    filed_on: Mapped[date] = mapped_column(Date)
    until: Mapped[date | None] = mapped_column(Date)
    decide_by: Mapped[date | None] = mapped_column(Date)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    words: Mapped[str] = mapped_column(Text)


class AppealDecisionTable(Base):
    __tablename__ = "retake_appeal_decision"

    appeal_id: Mapped[UUID] = mapped_column(ForeignKey("retake_appeal.id"), primary_key=True)
    outcome: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str] = mapped_column(Text)
