"""What leaves the privacy capability: who left, what is due, lists of destruction with their signatures, exports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from trainer.hours.values import RuleSource
from trainer.people.values import Leaving


class Signature(StrEnum):
    """Who signs a 销毁清册: whoever made it, a second person, and the approver. Three different people."""

    MAKER = "sign_maker"
    SECOND = "sign_second"
    APPROVER = "sign_approver"


class ListState(StrEnum):
    """A list is open until everybody signed, then ready; carried out or withdrawn for good."""

    OPEN = "list_open"
    READY = "list_ready"
    DONE = "list_done"
    WITHDRAWN = "list_withdrawn"


@dataclass(frozen=True)
class Retention:
    """How many years after leaving the data of a person is kept, and by which document."""

    name: str
    years: int
    source: RuleSource
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Left:
    """Somebody who left. `left_on` is the day of the sealing; `due_on` the day from which destruction may be listed.

    `destroyed_on` is None while the data is there; `cause` where it was not stated.
    """

    person_id: UUID
    name: str
    unit: str
    left_on: date
    due_on: date
    listed: bool = False
    destroyed_on: date | None = None
    cause: Leaving | None = None


@dataclass(frozen=True)
class Signed:
    """One signature."""

    part: Signature
    person_id: UUID
    name: str
    at: datetime


@dataclass(frozen=True)
class Wiped:
    """What a destruction took: kept files, words, reasons of the trail."""

    files: int = 0
    words: int = 0
    reasons: int = 0


@dataclass(frozen=True)
class Done:
    """A list that was carried out. `traces` counts what the search of the data file still found afterwards."""

    at: datetime
    by_id: UUID
    wiped: Wiped
    copies: int
    traces: int


@dataclass(frozen=True)
class DestructionList:
    """销毁清册."""

    id: UUID
    year: int
    number: int
    made_at: datetime
    people: tuple[Left, ...]
    signed: tuple[Signed, ...]
    state: ListState
    done: Done | None = None

    @property
    def serial(self) -> str:
        """〔2027〕第001号."""
        return f"〔{self.year}〕第{self.number:03d}号"


@dataclass(frozen=True)
class ExportLine:
    """One line of the register of exports."""

    at: datetime
    by: str
    what: str
    people: int
    full: bool
    purpose: str
    receiver: str
    second: str
    hash: str
