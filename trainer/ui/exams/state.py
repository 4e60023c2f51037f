"""What the list of exams shows, and what the form of a new exam begins with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from trainer.exams.papers.values import PaperRow
from trainer.exams.values import Exam, ExamPlan, ExamRule, ExamState
from trainer.people.values import PersonRow, Unit
from trainer.ui.tones import Tone

BEGINS = time(9)
OPEN_FOR = timedelta(hours=3)
SATURDAY = 5

TONES = {
    ExamState.COMING: Tone.BRAND,
    ExamState.OPEN: Tone.OK,
    ExamState.ENDED: Tone.WARN,
    ExamState.CLOSED: Tone.PLAIN,
}


class Side(StrEnum):
    """What the panel at the right holds."""

    EXAM = "exam"
    FORM = "form"
    SETTINGS = "settings"


@dataclass(frozen=True)
class FormSeed:
    """A fresh form begins with these; the number tells one form from the next. Times are local."""

    number: int
    papers: tuple[PaperRow, ...]
    rules: tuple[ExamRule, ...]
    units: tuple[Unit, ...]
    opens: datetime
    closes: datetime
    title: str = ""
    people: tuple[PersonRow, ...] = ()


@dataclass(frozen=True)
class NewExam:
    """What the form says; `retaking` are those of the people who were taken from the retake list."""

    plan: ExamPlan
    people: tuple[UUID, ...]
    retaking: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class ExamsState:
    """`maker` is who made the paper chosen in the form: they cannot sit it."""

    exams: tuple[Exam, ...] = ()
    words: str = ""
    state: ExamState | None = None
    exam_id: UUID | None = None
    side: Side = Side.EXAM
    seed: FormSeed | None = None
    maker: str = ""
    said: str = ""
    may_prepare: bool = False

    @property
    def exam(self) -> Exam | None:
        return next((exam for exam in self.exams if exam.id == self.exam_id), None)


def shown(state: ExamsState) -> tuple[Exam, ...]:
    """The exams that fit every filter."""
    words = state.words.strip().casefold()
    return tuple(
        exam
        for exam in state.exams
        if (state.state is None or exam.state is state.state) and words in exam.plan.title.casefold()
    )


def window_on(on: date | None, now: datetime) -> tuple[datetime, datetime]:
    """The morning of a day that comes, else of the next working day; without zone. `now` is local."""
    if on is None or on <= now.date():
        return next_window(now)
    opens = datetime.combine(on, BEGINS)
    return opens, opens + OPEN_FOR


def next_window(now: datetime) -> tuple[datetime, datetime]:
    """The morning of the next working day, without zone: what a form proposes. `now` is local."""
    day = now.date() + timedelta(days=1)
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    opens = datetime.combine(day, BEGINS)
    return opens, opens + OPEN_FOR
