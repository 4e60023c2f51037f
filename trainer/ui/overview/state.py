"""What the overview shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby, islice
from uuid import UUID

from trainer.exams.values import Exam, ExamState
from trainer.reports.hours import HoursBoard, UnitHours
from trainer.reports.trail import TrailLine
from trainer.retakes.notices.values import Deadline
from trainer.ui.tones import Tone

MOST_EXAMS = 5
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Card:
    """One thing that may need somebody: a figure, what it counts, more about it, and where it leads."""

    key: str
    figure: str
    words: str
    detail: str
    tone: Tone
    screen: str
    target: object = None


@dataclass(frozen=True)
class Days:
    """Days of retakes and deferrals: how many have passed undone, how many come within a week."""

    past: int = 0
    soon: int = 0


@dataclass(frozen=True)
class UnitRate:
    """How many of a unit's officers have their hours."""

    name: str
    depth: int
    met: int
    due: int

    @property
    def share(self) -> float:
        return self.met / self.due


@dataclass(frozen=True)
class ComingExam:
    """An exam that is open or comes."""

    id: UUID
    title: str
    opens_at: datetime
    closes_at: datetime
    candidates: int
    state: ExamState


@dataclass(frozen=True)
class Deed:
    """What somebody did `times` times in a row; `newest` is the last of it."""

    newest: TrailLine
    times: int


@dataclass(frozen=True)
class OverviewState:
    """`rule` is the source the rates are judged by, empty while none is chosen; `reading` until they are added up."""

    cards: tuple[Card, ...] = ()
    rates: tuple[UnitRate, ...] = ()
    rule: str = ""
    may_choose_rule: bool = False
    reading: bool = False
    exams: tuple[ComingExam, ...] = ()
    trail: tuple[Deed, ...] = ()
    may_read_trail: bool = False
    today: str = ""


def coming(exams: Iterable[Exam]) -> tuple[ComingExam, ...]:
    """Open exams first, then those that come, each by its beginning."""
    wanted = [exam for exam in exams if exam.state in (ExamState.OPEN, ExamState.COMING)]
    wanted.sort(key=lambda exam: (exam.state is not ExamState.OPEN, exam.plan.opens_at))
    return tuple(
        ComingExam(exam.id, exam.plan.title, exam.plan.opens_at, exam.plan.closes_at, exam.candidates, exam.state)
        for exam in wanted
    )


def gathered(lines: Iterable[TrailLine], most: int) -> tuple[Deed, ...]:
    """The newest deeds, what the same person did again and again as one; `lines` come newest first."""
    groups = (tuple(same) for _key, same in groupby(lines, key=lambda line: (line.actor, line.action)))
    return tuple(Deed(same[0], len(same)) for same in islice(groups, most))


def days_of(lines: Iterable[Deadline], today: date) -> Days:
    """What of the days to watch asks for somebody now."""
    dated = [line.on for line in lines if line.on is not None]
    return Days(sum(day < today for day in dated), sum(today <= day <= today + WEEK for day in dated))


def unit_rates(board: HoursBoard | None) -> tuple[UnitRate, ...]:
    """The units in reading order, those without anybody due left out."""
    units: tuple[UnitHours, ...] = board.units if board else ()
    return tuple(UnitRate(unit.name, unit.depth, unit.met, unit.due) for unit in units if unit.due)


def short_of_hours(board: HoursBoard | None) -> tuple[int, int]:
    """How many who are counted have not reached their hours, and how many are counted."""
    counted = [row for row in board.rows if row.counted] if board else []
    return sum(not row.state.met for row in counted), len(counted)
