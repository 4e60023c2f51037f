"""What leaves the exams capability: exams, their rules, the roster and its attendance states."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from question_bank.blueprint import Blueprint
from question_bank.marking import MarkingRule
from trainer.exams.marking.values import DoubleRule
from trainer.hours.values import RuleSource


class Attendance(StrEnum):
    """State of a candidate (考生状态). 缓考 and 免考 stand outside 应考; only 无故缺考 counts as failed.

    VOIDED is a result made void by a decision about misconduct.
    """

    EXPECTED = "expected"
    PRESENT = "present"
    ABSENT = "absent"
    DEFERRED = "deferred"
    EXEMPT = "exempt"
    LATE = "late"
    LEFT_EARLY = "left_early"
    INTERRUPTED = "interrupted"
    MISCONDUCT = "misconduct"
    CHEATING = "cheating"
    IMPERSONATION = "impersonation"
    VOIDED = "voided"


class ReviewPolicy(StrEnum):
    """What a candidate sees after handing in."""

    NONE = "review_none"
    SCORE = "review_score"
    WITH_ANSWERS = "review_with_answers"


class ExamState(StrEnum):
    """COMING before it opens, OPEN while it may be started, ENDED after that, CLOSED once closed by a person."""

    COMING = "exam_coming"
    OPEN = "exam_open"
    ENDED = "exam_ended"
    CLOSED = "exam_closed"


@dataclass(frozen=True)
class RoomTimes:
    """Minutes around 开考时间: 进场开始 before it, 最迟入场 and 最早交卷 after it, and from when before it the
    invigilator sees the start code.

    `needs_code` says that the start code is asked for. A `leave` of 0 lets everybody hand in when they like.
    """

    doors: int = 0
    entry: int = 30
    leave: int = 0
    code: int = 15
    needs_code: bool = False


@dataclass(frozen=True)
class ResultTerms:
    """What happens to marked results before they count: 公示 in working days, 复核 and 异议 within days of its first,
    and how many people a panel has at least. 0 days where the document says nothing: the named persons stay.
    `in_workdays` counts the days of 复核 and 异议 as working days too.
    """

    publication: int = 0
    recheck: int = 0
    objection: int = 0
    panel: int = 1
    in_workdays: bool = False


@dataclass(frozen=True)
class ExamRule:
    """Dated figures for an exam with the document they come from; copied into every exam made under it.

    `excellent` is the score from which a result is 优秀; `warnings` are the minutes left at which to warn;
    `retake_overlap` the share of its questions (0 to 1) a retake may have in common with the paper it repeats, None
    where the document says nothing. `attempts` is how often one person may sit, retakes counted; None leaves that to
    the retake rule. `double` is None where one marker is enough.
    """

    key: str
    name: str
    source: RuleSource
    minutes: int
    pass_mark: Decimal
    marking: MarkingRule
    blueprint: Blueprint
    excellent: Decimal | None = None
    warnings: tuple[int, ...] = ()
    times: RoomTimes = RoomTimes()
    retake_overlap: Decimal | None = None
    double: DoubleRule | None = None
    terms: ResultTerms = ResultTerms()
    attempts: int | None = None


@dataclass(frozen=True)
class ExamPlan:
    """All that is decided about an exam before it is made. Times are UTC; a sitting may start until `closes_at`.

    Without `terms` results count as they are marked, as in exams made before results had a standing. `terms_rule` is
    the document of the terms where they were given to such an exam later; None where `rule` holds them too.
    """

    title: str
    year: int
    paper_id: UUID
    opens_at: datetime
    closes_at: datetime
    minutes: int
    pass_mark: Decimal
    rule: RuleSource
    marking: MarkingRule = field(default_factory=MarkingRule)
    review: ReviewPolicy = ReviewPolicy.SCORE
    shuffle_options: bool = True
    shuffle_questions: bool = False
    excellent: Decimal | None = None
    warnings: tuple[int, ...] = (15, 5)
    times: RoomTimes = RoomTimes()
    retake_overlap: Decimal | None = None
    double: DoubleRule | None = None
    terms: ResultTerms | None = None
    attempts: int | None = None
    terms_rule: RuleSource | None = None


@dataclass(frozen=True)
class Exam:
    """An exam as it stands. `retake_of` names the exam it repeats; `total` is the full score of its paper."""

    id: UUID
    plan: ExamPlan
    total: Decimal
    state: ExamState
    candidates: int
    retake_of: UUID | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True)
class RosterRow:
    """One candidate. `seat` is the number in the session; `first_attempt` stays true after a deferral.

    `room` is empty where nobody arranged rooms; `session` counts from 1, `form` is A, B, …
    """

    person_id: UUID
    attendance: Attendance
    seat: int
    extra_minutes: int
    first_attempt: bool
    reason: str = ""
    decided_by: UUID | None = None
    sitting_id: UUID | None = None
    submitted_at: datetime | None = None
    room: str = ""
    session: int = 1
    form: str = "A"


@dataclass(frozen=True)
class ScheduledRetake:
    """A retake that was made; `reused` counts the questions it shares with the first paper for want of others."""

    exam_id: UUID
    paper_id: UUID
    reused: int
