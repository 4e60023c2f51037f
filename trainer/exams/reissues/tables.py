"""Ticks of the worklist and its closings. Both only grow; the newest counts."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base, UtcDateTime


class ReissueTickTable(Base):
    __tablename__ = "reissue_tick"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    correction_id: Mapped[UUID] = mapped_column(ForeignKey("key_correction.id"), index=True)
    kind: Mapped[str] = mapped_column(String(30))
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    done: Mapped[bool] = mapped_column()
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class ReissueClosingTable(Base):
    """The list of one correction is closed; `reason` is the seal of words that stand apart."""

    __tablename__ = "reissue_closing"

    correction_id: Mapped[UUID] = mapped_column(ForeignKey("key_correction.id"), primary_key=True)
    still_open: Mapped[int] = mapped_column()
    reason: Mapped[str] = mapped_column(String(64))
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
