"""Who stands at the PC, and how they came in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class EntryWay(StrEnum):
    """How the program knows whom it has before it: the bound seat, or a number typed or scanned."""

    SEAT = "entry_seat"
    NUMBER = "entry_number"


class EntryKind(StrEnum):
    """What became of a try. LET_IN is an invigilator's decision with a reason."""

    CONFIRMED = "entry_confirmed"
    WRONG = "entry_wrong"
    LET_IN = "entry_let_in"


@dataclass(frozen=True)
class Entrant:
    """One candidate before the PC, not confirmed yet. `number` is what was typed; `photo` the hash, may be empty."""

    person_id: UUID
    exam_id: UUID
    way: EntryWay
    name: str
    unit: str
    title: str
    room: str
    session: int
    seat: int
    opens_at: datetime
    photo: str = ""
    number: str = ""
