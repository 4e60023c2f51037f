"""Tables of imports. An item belongs to a file; once taken in it names the load and the question it became."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, ForeignKeyConstraint, String, Text, Uuid, select
from sqlalchemy.orm import Mapped, column_property, mapped_column

from trainer.store.base import Base, UtcDateTime


class ImportFile(Base):
    """One file as it was brought. It is in no list until it is `whole`; its bytes are kept under their hashes."""

    __tablename__ = "import_file"

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(Uuid, unique=True)
    name: Mapped[str] = mapped_column(String(255))
    hash: Mapped[str] = mapped_column(String(64))
    key_name: Mapped[str] = mapped_column(String(255), default="")
    key_hash: Mapped[str] = mapped_column(String(64), default="")
    format: Mapped[str] = mapped_column(String(20))
    problems: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by: Mapped[UUID] = mapped_column(Uuid)
    whole: Mapped[bool] = mapped_column(default=False, index=True)
    closed: Mapped[bool] = mapped_column(default=False)
    undone: Mapped[bool] = mapped_column(default=False)


class ImportTaken(Base):
    """What became of an item: the question, and the load it went in with. Narrow, for it is written for every item."""

    __tablename__ = "import_taken"

    file: Mapped[int] = mapped_column(primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    load: Mapped[int] = mapped_column(ForeignKey("import_batch.number"), index=True)
    question_id: Mapped[UUID] = mapped_column(Uuid)

    __table_args__ = (ForeignKeyConstraint(["file", "ordinal"], ["import_item.file", "import_item.ordinal"]),)


class ImportItem(Base):
    """One item; `content` is its JSON (draft, question, problems), `revision` counts its changes.

    It is taken in when the load it names is visible, whatever `state` says.
    """

    __tablename__ = "import_item"

    file: Mapped[int] = mapped_column(ForeignKey("import_file.number"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[str] = mapped_column(String(12))
    kind: Mapped[str] = mapped_column(String(12), default="")
    stem: Mapped[str] = mapped_column(String(120))
    codes: Mapped[list[str]] = mapped_column(JSON)
    blocking: Mapped[list[str]] = mapped_column(JSON)
    place: Mapped[dict[str, Any]] = mapped_column(JSON)
    content: Mapped[str] = mapped_column(Text)
    fingerprint: Mapped[str] = mapped_column(String(64), default="", index=True)
    revision: Mapped[int] = mapped_column(default=0)
    reason: Mapped[str] = mapped_column(Text, default="")
    twin: Mapped[UUID | None] = mapped_column(Uuid)
    twin_item: Mapped[int | None]
    load: Mapped[int | None] = column_property(
        select(ImportTaken.load)
        .where(ImportTaken.file == file, ImportTaken.ordinal == ordinal)
        .correlate_except(ImportTaken)
        .scalar_subquery()
    )
    question_id: Mapped[UUID | None] = column_property(
        select(ImportTaken.question_id)
        .where(ImportTaken.file == file, ImportTaken.ordinal == ordinal)
        .correlate_except(ImportTaken)
        .scalar_subquery()
    )


class ImportRepair(Base):
    """What an item was before a step of repair, so that the step can be undone; empty where the step made it."""

    __tablename__ = "import_repair"

    file: Mapped[int] = mapped_column(ForeignKey("import_file.number"), primary_key=True)
    step: Mapped[int] = mapped_column(primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    what: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by: Mapped[UUID] = mapped_column(Uuid)
    before: Mapped[str] = mapped_column(Text, default="")
