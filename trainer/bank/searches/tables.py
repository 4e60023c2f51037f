"""Tables of saved searches: comforts of one person, which bind nobody."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base, UtcDateTime


class SavedSearchTable(Base):
    """A query of the bank under a name of its owner."""

    __tablename__ = "saved_search"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    name: Mapped[str] = mapped_column(String(40))
    shared: Mapped[bool]
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class BankColumnsTable(Base):
    """The columns of the list that a person looks at."""

    __tablename__ = "bank_columns"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    columns: Mapped[list[str]] = mapped_column(JSON)
