"""What leaves the counting of minutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from question_bank.question import Question, Response


class Reason(StrEnum):
    """Why a stretch of time was credited (STUDIED) or refused (all others).

    AWAY: another window was in front. IDLE: no key, no mouse. PAUSED: what plays stood still. TOO_FAST: it played
    faster than allowed. UNANSWERED, WRONG: the short question was not answered in time, or wrongly. FULL: the set
    length of the item was reached. CLOCK: the clock was set, or the PC slept. ELSEWHERE: the same person had begun
    another session meanwhile. OUTSIDE: the file was open in a program of the system.
    """

    STUDIED = "studied"
    AWAY = "away"
    IDLE = "idle"
    PAUSED = "paused"
    TOO_FAST = "too_fast"
    UNANSWERED = "unanswered"
    WRONG = "wrong"
    FULL = "full"
    CLOCK = "clock"
    ELSEWHERE = "elsewhere"
    OUTSIDE = "outside"


@dataclass(frozen=True)
class StudyTerms:
    """The product's own figures of counting, from `resources/study.toml`; times are milliseconds, shares 0 to 1."""

    title: str
    idle: int
    idle_playing: int
    top_speed: float
    question_from: int
    question_until: int
    question_within: int
    question_again: int
    keep_every: int
    longest_gap: int
    clock_drift: int
    quiz_questions: int
    quiz_share: float
    quiz_again: int


@dataclass(frozen=True)
class InForce:
    """Terms, and from when on sessions counted by them."""

    since: datetime
    terms: StudyTerms


@dataclass(frozen=True)
class Stretch:
    """So much time in a row with one reason; milliseconds while it is counted, see `Watch`."""

    reason: Reason
    length: int


@dataclass(frozen=True)
class KeptStretch:
    """One line of the record of minutes: whole seconds that were credited or refused, why, and by which terms; None for
    those kept before the trail named any."""

    at: datetime
    seconds: int
    reason: Reason
    session: int
    by: InForce | None = None


@dataclass(frozen=True)
class Study:
    """A session of studying that is going on. `began` is on the monotonic clock and means nothing elsewhere.

    `credited` are the seconds this person has of this item, `room` the seconds that may still be credited, None where
    no length is set. `asks` says that the bank has questions for it now, `quizzed` that it ends with a quiz, whatever
    the bank has now.
    """

    id: UUID
    person_id: UUID
    item_id: UUID
    began: float
    credited: int
    room: int | None
    seen: bool
    finished: bool
    place: str
    note: str
    asks: bool
    quizzed: bool


@dataclass(frozen=True)
class Kept:
    """What keeping came to: all credited seconds of the item, and whether another session of the person has begun."""

    credited: int
    elsewhere: bool = False
    finished: bool = False


@dataclass(frozen=True)
class Asked:
    """A question without its key, as it was put."""

    question_id: UUID
    version_id: UUID
    question: Question
    at: datetime


@dataclass(frozen=True)
class Checked:
    """An answer and what would have been right; `question` has its key."""

    question: Question
    response: Response | None
    right: bool


@dataclass(frozen=True)
class QuizOutcome:
    """What a short quiz came to."""

    checked: tuple[Checked, ...]
    passed: bool

    @property
    def right(self) -> int:
        return sum(one.right for one in self.checked)


@dataclass(frozen=True)
class KeptQuiz:
    """One quiz of a person, as it is kept."""

    at: datetime
    right: int
    of: int
    passed: bool
