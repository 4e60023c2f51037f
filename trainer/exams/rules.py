"""Pure rules of exams: plans, windows and states of candidates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal
from typing import Any

from trainer.exams.values import Attendance, ExamPlan, ExamState, ReviewPolicy
from trainer.store.errors import BadInput, Refused

OUTSIDE = frozenset({Attendance.DEFERRED, Attendance.EXEMPT})
"""缓考 and 免考 stand outside 应考."""

VOID = frozenset({Attendance.CHEATING, Attendance.IMPERSONATION, Attendance.VOIDED})
"""A result under these does not count."""

MAY_SIT = frozenset({Attendance.EXPECTED, Attendance.PRESENT, Attendance.LATE, Attendance.INTERRUPTED})
"""Who may begin or continue a sitting."""

SETTINGS = (
    "minutes",
    "pass_mark",
    "excellent",
    "marking",
    "review",
    "shuffle_options",
    "shuffle_questions",
    "warnings",
    "times",
    "retake_overlap",
    "double",
    "terms",
    "attempts",
)
"""What may be changed about an exam until somebody has begun it."""

_WITHOUT_SITTING = frozenset({Attendance.EXPECTED, Attendance.ABSENT, Attendance.DEFERRED, Attendance.EXEMPT})
_NEEDS_SITTING = frozenset({Attendance.LEFT_EARLY, Attendance.INTERRUPTED})


def check_plan(plan: ExamPlan) -> None:
    """Raises BadInput: exam.no_title, exam.no_minutes, exam.pass_mark, dates.reversed, exam.warnings, exam.leave
    (nobody could hand in), exam.attempts, exam.apart (not between 0 and all points).
    """
    if not plan.title.strip():
        raise BadInput("exam.no_title")
    if plan.minutes < 1:
        raise BadInput("exam.no_minutes")
    if plan.pass_mark < 0:
        raise BadInput("exam.pass_mark", mark=plan.pass_mark)
    if any(left < 1 for left in plan.warnings):
        raise BadInput("exam.warnings")
    if plan.times.leave > plan.minutes:
        raise BadInput("exam.leave", minutes=plan.minutes)
    if plan.attempts is not None and plan.attempts < 1:
        raise BadInput("exam.attempts")
    if plan.double is not None and not 0 <= plan.double.apart < 1:
        raise BadInput("exam.apart")
    check_window(plan.opens_at, plan.closes_at)


def changed_settings(old: ExamPlan, new: ExamPlan) -> Mapping[str, str]:
    """What differs between two plans, by the name of the setting: what it was > what it is. No title, no times."""
    before, after = (_flat({name: asdict(plan)[name] for name in SETTINGS}) for plan in (old, new))
    names = sorted(before.keys() | after.keys())
    changed = (name for name in names if before.get(name, "") != after.get(name, ""))
    return {name: f"{before.get(name) or '-'} > {after.get(name) or '-'}" for name in changed}


def _flat(data: Mapping[str, Any], above: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in data.items():
        if isinstance(value, dict):
            found |= _flat(value, f"{above}{name}.")
        else:
            found[above + name] = " ".join(map(str, value)) if isinstance(value, tuple) else _figure(value)
    return found


def _figure(value: object) -> str:
    """A figure is the same however many zeros it was written with."""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return "" if value is None else str(value)


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
