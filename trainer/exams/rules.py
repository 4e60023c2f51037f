"""Pure rules of exams: plans, windows and states of candidates."""

from __future__ import annotations

from datetime import datetime

from trainer.exams.values import Attendance, ExamPlan, ExamState, ReviewPolicy
from trainer.store.errors import BadInput, Refused

OUTSIDE = frozenset({Attendance.DEFERRED, Attendance.EXEMPT})
"""缓考 and 免考 stand outside 应考."""

VOID = frozenset({Attendance.CHEATING, Attendance.IMPERSONATION, Attendance.VOIDED})
"""A result under these does not count."""

MAY_SIT = frozenset({Attendance.EXPECTED, Attendance.PRESENT, Attendance.LATE, Attendance.INTERRUPTED})
"""Who may begin or continue a sitting."""

_WITHOUT_SITTING = frozenset({Attendance.EXPECTED, Attendance.ABSENT, Attendance.DEFERRED, Attendance.EXEMPT})
_NEEDS_SITTING = frozenset({Attendance.LEFT_EARLY, Attendance.INTERRUPTED})


def check_plan(plan: ExamPlan) -> None:
    """Raises BadInput: exam.no_title, exam.no_minutes, exam.pass_mark, dates.reversed."""
    if not plan.title.strip():
        raise BadInput("exam.no_title")
    if plan.minutes < 1:
        raise BadInput("exam.no_minutes")
    if plan.pass_mark < 0:
        raise BadInput("exam.pass_mark", mark=plan.pass_mark)
    check_window(plan.opens_at, plan.closes_at)


def check_window(opens_at: datetime, closes_at: datetime) -> None:
    """Raises BadInput("dates.reversed") for a window that ends before it begins."""
    if closes_at <= opens_at:
        raise BadInput("dates.reversed")


def refuse_shown_answers(
    review: ReviewPolicy, closed: datetime, opens_at: datetime, closes_at: datetime, now: datetime
) -> None:
    """Raises Refused("exam.answers_shown") where a window that has ended would let somebody begin again, after those
    who handed in may have read the answers.
    """
    if review is ReviewPolicy.WITH_ANSWERS and closed < now and closes_at > now:
        raise Refused("exam.answers_shown")


def exam_state(opens_at: datetime, closes_at: datetime, closed_at: datetime | None, now: datetime) -> ExamState:
    """Where an exam stands; until `closes_at` it may be started."""
    if closed_at is not None:
        return ExamState.CLOSED
    if now < opens_at:
        return ExamState.COMING
    return ExamState.OPEN if now <= closes_at else ExamState.ENDED


def check_attendance(new: Attendance, begun: bool) -> None:
    """Whether a state fits somebody who has begun the sitting, or has not.

    Raises Refused: attendance.begun (缺考, 缓考, 免考 after a beginning), attendance.not_begun (中途退场, 中断
    without one).
    """
    if begun and new in _WITHOUT_SITTING:
        raise Refused("attendance.begun")
    if not begun and new in _NEEDS_SITTING:
        raise Refused("attendance.not_begun")
