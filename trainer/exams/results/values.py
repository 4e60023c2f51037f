"""Score lists, rates, a candidate's own exams and results, and outcomes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from question_bank.marking import Mark
from question_bank.question import Question, Response
from trainer.exams.corrections.values import CorrectionKind
from trainer.exams.sittings.values import SubmitReason
from trainer.exams.values import Attendance, Exam, ReviewPolicy


class MyExamState(StrEnum):
    """How an exam stands for one candidate. EXCUSED is 缓考 or 免考."""

    COMING = "my_coming"
    OPEN = "my_open"
    IN_PROGRESS = "my_in_progress"
    DONE = "my_done"
    MISSED = "my_missed"
    EXCUSED = "my_excused"


class OutcomeReason(StrEnum):
    """How an exam ended for one person. DISQUALIFIED is 作弊 or 替考."""

    PASSED = "passed"
    FAILED = "failed"
    ABSENT = "absent"
    DISQUALIFIED = "disqualified"
    DEFERRED = "deferred"
    EXEMPT = "exempt"


@dataclass(frozen=True)
class Outcome:
    """One settled end. `passed` is None for 缓考 and 免考; `retake_of` is None for a first attempt.

    Until it is `in_force` it may lead to proposals only.
    """

    person_id: UUID
    exam_id: UUID
    passed: bool | None
    reason: OutcomeReason
    score: Decimal | None
    retake_of: UUID | None
    in_force: bool = True


@dataclass(frozen=True)
class ScoreRow:
    """One line of a score list. `rank` counts 1, 2, 2, 4 and is None for retakes (补) and where nothing counts.

    `passed` is None while something waits for a marker and where no score came about. `of` and `pass_mark` are the
    full score and the points needed after corrections, None without a score. `held` says that the result stays back
    until a case of misconduct is decided.
    """

    person_id: UUID
    attendance: Attendance
    score: Decimal | None
    passed: bool | None
    waiting: int
    rank: int | None
    retake: bool
    excellent: bool
    sitting_id: UUID | None
    submitted: SubmitReason | None
    of: Decimal | None = None
    pass_mark: Decimal | None = None
    held: bool = False


@dataclass(frozen=True)
class Rates:
    """Counts of people, and shares from 0 to 1 (None where nobody is to be counted).

    参考率 participation = 实考 / 应考; 合格率 passed / 实考, and passed / 应考 beside it.
    缓考 and 免考 stand outside 应考.
    """

    expected: int
    present: int
    absent: int
    deferred: int
    exempt: int
    passed: int
    participation: Decimal | None
    passed_of_present: Decimal | None
    passed_of_expected: Decimal | None

    @property
    def undecided(self) -> int:
        """Those due who did not begin and whose 缺考 nobody has decided."""
        return self.expected - self.present - self.absent


@dataclass(frozen=True)
class ScoreList:
    """The score list of one exam, best first, those without a score last."""

    exam: Exam
    rows: tuple[ScoreRow, ...]
    rates: Rates


@dataclass(frozen=True)
class ReviewedItem:
    """One question of the candidate's own review, in the paper's option order, with key and rationale.

    `number` is the place where the candidate saw it, `item` its place in the paper from 0; `corrected` says what was
    corrected since, and the key is then the corrected one.
    """

    number: int
    question: Question
    response: Response | None
    mark: Mark
    item: int = 0
    corrected: tuple[CorrectionKind, ...] = ()


@dataclass(frozen=True)
class MyResult:
    """What the review policy lets a candidate see; hidden parts are None or empty.

    `answers_from` is when the questions with their answers will be shown, while others may still sit the paper. `held`
    says that the result stays back until a case of misconduct is decided.
    """

    exam_id: UUID
    title: str
    policy: ReviewPolicy
    submitted_at: datetime
    score: Decimal | None
    of: Decimal
    pass_mark: Decimal
    passed: bool | None
    waiting: bool
    answers_from: datetime | None = None
    items: tuple[ReviewedItem, ...] = ()
    in_force: bool = True
    held: bool = False


@dataclass(frozen=True)
class MyExam:
    """One exam on the officer's home, with the window of their session; `seat` is the number in the room.

    `room` is empty where nobody arranged rooms; `needs_code` says that the start code of the room is asked for.
    `in_force` is False for a score that is told and may still change.
    """

    exam_id: UUID
    title: str
    opens_at: datetime
    closes_at: datetime
    minutes: int
    questions: int
    total: Decimal
    pass_mark: Decimal
    state: MyExamState
    attendance: Attendance
    retake: bool
    score: Decimal | None
    passed: bool | None
    seat: int = 0
    room: str = ""
    session: int = 1
    needs_code: bool = False
    large_text: bool = False
    in_force: bool = True
