"""Steps between marked results and results in force, and where an exam stands among them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from trainer.exams.values import Attendance


class StandingStep(StrEnum):
    """审定, 公示, 生效; WITHDRAWN takes back what is not in force yet."""

    REVIEWED = "standing_reviewed"
    PUBLISHED = "standing_published"
    IN_FORCE = "standing_in_force"
    WITHDRAWN = "standing_withdrawn"


class StandingState(StrEnum):
    """Where the newest round of an exam is; MARKED before any step."""

    MARKED = "state_marked"
    REVIEWED = "state_reviewed"
    PUBLISHED = "state_published"
    IN_FORCE = "state_in_force"


@dataclass(frozen=True)
class Step:
    """One step by a named person. `until` is the last day of a publication, `review_id` the review it is about.

    `unlisted` are the years up to `until` for which nobody had entered working days when it was published.
    """

    id: UUID
    ordinal: int
    step: StandingStep
    by: UUID
    at: datetime
    until: date | None
    review_id: UUID
    note: str
    unlisted: tuple[int, ...] = ()


@dataclass(frozen=True)
class Settled:
    """The result of one person as it was reviewed; `ordinal` names the version, None where nobody sat."""

    ordinal: int | None
    attendance: Attendance
    score: Decimal | None
    passed: bool | None


@dataclass(frozen=True)
class Standing:
    """Where the results of an exam stand. `steps` are the oldest first.

    `changed` are the persons whose result is no longer the one that was reviewed last; `in_force` those whose newest
    result is in force. `waiting` answers, `undecided` candidates and `pending` corrections keep it from being
    settled. `held` are those whose result stays back because a case of misconduct about them is undecided; the others
    come into force without them. `earliest` is the first day on which a published result may come into force,
    `may_begin` says that the exam was made before results had a standing and may be given one.
    """

    state: StandingState
    steps: tuple[Step, ...] = ()
    people: int = 0
    in_force: frozenset[UUID] = frozenset()
    changed: frozenset[UUID] = frozenset()
    waiting: int = 0
    undecided: int = 0
    pending: int = 0
    held: frozenset[UUID] = frozenset()
    earliest: date | None = None
    own: bool = False
    may_begin: bool = False
