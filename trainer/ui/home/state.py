"""What an officer's own page shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from trainer.activities.own import OwnHalfDay, OwnWithdrawal
from trainer.certificates.values import Certificate
from trainer.courseware.values import StudyProgress
from trainer.exams.results.values import MyExam, MyExamState
from trainer.hours.values import YearState
from trainer.people.values import Person
from trainer.practice.values import Desk, Mastery
from trainer.ui.tones import Tone

EXPIRES_SOON = timedelta(days=90)
LATELY = timedelta(days=90)
_UPCOMING = (MyExamState.IN_PROGRESS, MyExamState.OPEN, MyExamState.COMING)
_OVER = (MyExamState.DONE, MyExamState.MISSED, MyExamState.EXCUSED)


class DayPart(StrEnum):
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


@dataclass(frozen=True)
class HomeState:
    """All of the page. `now` is local time; `exam` is the one to sit next, `hours` None while no rule is chosen."""

    person: Person
    now: datetime
    exam: MyExam | None = None
    more_exams: int = 0
    hours: YearState | None = None
    courseware: tuple[StudyProgress, ...] = ()
    results: tuple[MyExam, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    goes_back: bool = False
    practice: Desk = Desk()
    weak: tuple[Mastery, ...] = ()
    classes: tuple[OwnHalfDay, ...] = ()
    withdrawals: tuple[OwnWithdrawal, ...] = ()

    @property
    def hours_asked(self) -> bool:
        """Whether the rule of the year asks hours of people of this category at all."""
        return self.hours is not None and self.person.draft.category in self.hours.rule_set.people


def next_exam(exams: Iterable[MyExam]) -> tuple[MyExam | None, int]:
    """The exam to sit next and how many follow: one in progress first, then an open one, then what comes soonest."""
    waiting = [exam for exam in exams if exam.state in _UPCOMING]
    waiting.sort(key=lambda exam: (_UPCOMING.index(exam.state), exam.opens_at))
    return (waiting[0], len(waiting) - 1) if waiting else (None, 0)


def past_exams(exams: Iterable[MyExam]) -> tuple[MyExam, ...]:
    """What is over, the newest first."""
    over = (exam for exam in exams if exam.state in _OVER)
    return tuple(sorted(over, key=lambda exam: exam.opens_at, reverse=True))


def to_study(assigned: Iterable[StudyProgress]) -> tuple[StudyProgress, ...]:
    """Unfinished courseware first, what is due soonest before what has no date."""
    return tuple(sorted(assigned, key=lambda one: (one.finished, one.due_on or date.max)))


def in_sight(withdrawals: Iterable[OwnWithdrawal], now: datetime) -> tuple[OwnWithdrawal, ...]:
    """Proposals to withdraw that wait, and those decided lately."""
    return tuple(one for one in withdrawals if one.decided is None or now - one.decided.at <= LATELY)


def part_of_day(now: datetime) -> DayPart:
    """上午, 下午 from noon, 晚上 from six."""
    if now.hour < 12:
        return DayPart.MORNING
    return DayPart.AFTERNOON if now.hour < 18 else DayPart.EVENING


def validity(until: date | None, today: date) -> Tone:
    """Amber in the last 90 days of a certificate, red once it has lapsed."""
    if until is None or until - today > EXPIRES_SOON:
        return Tone.PLAIN
    return Tone.BAD if until < today else Tone.WARN
