"""What the exam window shows, and what follows from it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from question_bank.blanks import count_gaps
from question_bank.question import Choice, Parts, Question, QuestionKind, Response, Written
from trainer.exams.results.values import MyExam, MyResult
from trainer.exams.sittings.values import ItemView, SittingView
from trainer.exams.values import ExamPlan


class Stage(StrEnum):
    """The way through the window. LEAVING asks before the window closes on an open sitting."""

    CONFIRM = "confirm"
    ANSWERING = "answering"
    HANDING_IN = "handing_in"
    LEAVING = "leaving"
    DONE = "done"


class Saving(StrEnum):
    NOTHING = "nothing"
    UNDER_WAY = "under_way"
    SAVED = "saved"
    FAILED = "failed"


class Filled(StrEnum):
    OPEN = "open"
    PARTLY = "partly"
    ANSWERED = "answered"


@dataclass(frozen=True)
class Admission:
    """Who is about to sit what; shown before time runs. `photo` may be empty.

    `elsewhere` says that the PC is bound to another seat than the candidate's.
    """

    name: str
    unit: str
    number: str
    exam: MyExam
    plan: ExamPlan
    photo: bytes = b""
    elsewhere: bool = False


@dataclass(frozen=True)
class Cell:
    """One question of the number grid."""

    number: int
    filled: Filled
    flagged: bool
    current: bool


@dataclass(frozen=True)
class Counts:
    answered: int
    open: int
    flagged: int


@dataclass(frozen=True)
class WindowState:
    """All of the window. `place` is the index of the question in view; `saved_at` is local time.

    `warning` is the minutes of the warning in view; `waiting` says that handing in waits for the last answers;
    `raised` that the hand is up. `early` says why nobody may hand in yet; `elsewhere` that another PC has handed in.
    """

    admission: Admission
    stage: Stage = Stage.CONFIRM
    sitting: SittingView | None = None
    answers: Mapping[int, Response] = field(default_factory=dict)
    flags: frozenset[int] = frozenset()
    place: int = 0
    seconds_left: float = 0
    saving: Saving = Saving.NOTHING
    saved_at: datetime | None = None
    trouble: str = ""
    warning: int | None = None
    waiting: bool = False
    timed_out: bool = False
    result: MyResult | None = None
    paused: bool = False
    raised: bool = False
    early: str = ""
    elsewhere: str = ""
    struck: Mapping[int, Response] = field(default_factory=dict)
    notes: Mapping[int, str] = field(default_factory=dict)

    @property
    def items(self) -> tuple[ItemView, ...]:
        return () if self.sitting is None else self.sitting.items

    @property
    def current(self) -> ItemView | None:
        return self.items[self.place] if self.items else None


def cells(state: WindowState) -> tuple[Cell, ...]:
    """The number grid in the order of the paper as this candidate sees it."""
    return tuple(
        Cell(
            item.number,
            filled(item.question, state.answers.get(item.item)),
            item.item in state.flags,
            place == state.place,
        )
        for place, item in enumerate(state.items)
    )


def counts(grid: tuple[Cell, ...]) -> Counts:
    """A question that is answered in part still counts as open."""
    answered = sum(cell.filled is Filled.ANSWERED for cell in grid)
    return Counts(answered, len(grid) - answered, sum(cell.flagged for cell in grid))


def filled(question: Question, response: Response | None) -> Filled:
    """Whether nothing, some or all of a question is answered."""
    match response:
        case None:
            return Filled.OPEN
        case Choice(chosen):
            return Filled.ANSWERED if chosen else Filled.OPEN
        case Written(texts):
            gaps = max(1, count_gaps(question.stem)) if question.kind is QuestionKind.BLANK else 1
            return _of(sum(bool(text.strip()) for text in texts), gaps)
        case Parts(parts):
            each = [filled(part, given) for part, given in zip(question.parts, parts, strict=True)]
            done = sum(one is Filled.ANSWERED for one in each)
            some = any(one is not Filled.OPEN for one in each)
            return Filled.PARTLY if some and done < len(each) else _of(done, len(each))


def warning_at(warnings: tuple[int, ...], seconds_left: float) -> int | None:
    """The warning that is due: the fewest minutes that are not yet fewer than what is left."""
    return min((minutes for minutes in warnings if seconds_left <= minutes * 60), default=None)


def clock_text(seconds: float) -> str:
    """1:27:05 or 57:12; shows 0:00 only when nothing is left."""
    whole = max(0, math.ceil(seconds))
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _of(done: int, all_of_them: int) -> Filled:
    if not done:
        return Filled.OPEN
    return Filled.ANSWERED if done >= all_of_them else Filled.PARTLY
