"""What is told about a batch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID


@dataclass(frozen=True)
class Batch:
    """One act of entering. `waiting` entries are undecided, `counted` approved ones that nobody took back."""

    id: UUID
    name: str
    by: UUID
    at: datetime
    entries: int
    waiting: int
    counted: int
    hours: Decimal


@dataclass(frozen=True)
class Undone:
    """How many entries were withdrawn before a decision, and how many approved ones were reversed."""

    withdrawn: int
    reversed: int
