"""人员 tables: personal data stands here once; everything else holds the person's UUID."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, Boolean, Date, ForeignKey, String, Text, Uuid, column, table
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base, UtcDateTime

DESTROYED = table("destroyed_person", column("person_id", Uuid))
"""Whose data were destroyed; written by the room of personal data."""


class UnitRow(Base):
    __tablename__ = "unit"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("unit.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    code: Mapped[str] = mapped_column(String(20), server_default="", default="")


class PersonTable(Base):
    __tablename__ = "person"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    name: Mapped[str] = mapped_column(String(80), index=True)
    name_keys: Mapped[str] = mapped_column(Text)
    category: Mapped[str] = mapped_column(String(20), index=True)
    establishment: Mapped[str] = mapped_column(String(20))
    sex: Mapped[str] = mapped_column(String(10))
    id_number: Mapped[str] = mapped_column(String(18), index=True)
    birth_date: Mapped[date | None] = mapped_column(Date)
    work_number: Mapped[str] = mapped_column(String(40), index=True)
    certificate_number: Mapped[str] = mapped_column(String(40), index=True)
    certificate_valid_until: Mapped[date | None] = mapped_column(Date)
    fields: Mapped[list[str]] = mapped_column(JSON)
    education: Mapped[str] = mapped_column(String(20))
    major: Mapped[str] = mapped_column(String(80))
    legal_qualification: Mapped[bool] = mapped_column(Boolean)
    legal_reviewer: Mapped[bool] = mapped_column(Boolean)
    phone: Mapped[str] = mapped_column(String(40))
    photo: Mapped[str] = mapped_column(String(64), default="")
    status: Mapped[str] = mapped_column(String(10), index=True)
    unit_id: Mapped[UUID | None] = mapped_column(ForeignKey("unit.id"), index=True)
    post: Mapped[str] = mapped_column(String(80))
    key_post: Mapped[bool] = mapped_column(Boolean)


class PlacementRow(Base):
    __tablename__ = "placement"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    post: Mapped[str] = mapped_column(String(80))
    key_post: Mapped[bool] = mapped_column(Boolean)
    since: Mapped[date] = mapped_column(Date)
    until: Mapped[date | None] = mapped_column(Date)


class AppointmentRow(Base):
    __tablename__ = "appointment"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    title: Mapped[str] = mapped_column(String(80))
    since: Mapped[date] = mapped_column(Date)
    until: Mapped[date | None] = mapped_column(Date)


class DataExport(Base):
    """Who took personal data out, what, for whom and why."""

    __tablename__ = "data_export"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    actor_id: Mapped[UUID] = mapped_column(Uuid, index=True)
    what: Mapped[str] = mapped_column(String(80))
    people: Mapped[int]
    full: Mapped[bool] = mapped_column(Boolean)
    purpose: Mapped[str] = mapped_column(Text)
    hash: Mapped[str] = mapped_column(String(64))
    receiver: Mapped[str] = mapped_column(Text, default="")
    witness_id: Mapped[UUID | None] = mapped_column(Uuid)
