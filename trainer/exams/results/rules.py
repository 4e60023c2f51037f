"""Who passed, ranks, rates and outcomes. Pure (the rules: how offices count)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from trainer.exams.results.values import MyExamState, Outcome, OutcomeReason, Rates, ScoreRow
from trainer.exams.rules import OUTSIDE, VOID
from trainer.exams.values import Attendance, RosterRow

_STEP = Decimal("0.0001")


def passes(attendance: Attendance, passed: bool | None) -> bool | None:
    """作弊 and 替考 make a result void; else as the marks say."""
    return False if attendance in VOID else passed


def ranked(rows: Iterable[ScoreRow]) -> tuple[ScoreRow, ...]:
    """Best first with ranks 1, 2, 2, 4. Retakes, void and waiting results stand unranked; those without score last."""
    ordered = sorted(rows, key=lambda row: (row.score is None, -(row.score or Decimal(0))))
    places: dict[Decimal | None, int] = {}
    for place, row in enumerate(filter(_counts, ordered), start=1):
        places.setdefault(row.score, place)
    return tuple(replace(row, rank=places[row.score]) if _counts(row) else row for row in ordered)


def rates_of(rows: Sequence[ScoreRow]) -> Rates:
    """Counts and rates: 应考 without 缓考 and 免考; 实考 is 应考 without those absent or not begun."""
    states = Counter(row.attendance for row in rows)
    expected = len(rows) - sum(states[state] for state in OUTSIDE)
    present = expected - states[Attendance.ABSENT] - states[Attendance.EXPECTED]
    passed = sum(row.passed is True for row in rows)
    return Rates(
        expected=expected,
        present=present,
        absent=states[Attendance.ABSENT],
        deferred=states[Attendance.DEFERRED],
        exempt=states[Attendance.EXEMPT],
        passed=passed,
        participation=_share(present, expected),
        passed_of_present=_share(passed, present),
        passed_of_expected=_share(passed, expected),
    )


def outcome_of(row: ScoreRow, exam_id: UUID, retake_of: UUID | None) -> Outcome | None:
    """How the exam ended for one person; None while it has not. Only a decided 缺考 counts as absent."""
    reason = {
        Attendance.ABSENT: OutcomeReason.ABSENT,
        Attendance.DEFERRED: OutcomeReason.DEFERRED,
        Attendance.EXEMPT: OutcomeReason.EXEMPT,
        Attendance.CHEATING: OutcomeReason.DISQUALIFIED,
        Attendance.IMPERSONATION: OutcomeReason.DISQUALIFIED,
        Attendance.VOIDED: OutcomeReason.DISQUALIFIED,
    }.get(row.attendance)
    if reason is None:
        if row.passed is None:
            return None
        reason = OutcomeReason.PASSED if row.passed else OutcomeReason.FAILED
    passed = None if row.attendance in OUTSIDE else reason is OutcomeReason.PASSED
    return Outcome(row.person_id, exam_id, passed, reason, row.score, retake_of if row.retake else None)


def my_state(
    candidate: RosterRow, opens_at: datetime, closes_at: datetime, closed_at: datetime | None, now: datetime
) -> MyExamState:
    """How an exam stands for one candidate. A sitting once begun may go on until the exam is closed."""
    if candidate.attendance in OUTSIDE:
        return MyExamState.EXCUSED
    if candidate.submitted_at is not None:
        return MyExamState.DONE
    if closed_at is not None or candidate.attendance is Attendance.ABSENT:
        return MyExamState.MISSED
    if candidate.sitting_id is not None:
        return MyExamState.IN_PROGRESS
    if now < opens_at:
        return MyExamState.COMING
    return MyExamState.OPEN if now <= closes_at else MyExamState.MISSED


def _counts(row: ScoreRow) -> bool:
    return not (row.retake or row.score is None or row.passed is None or row.attendance in VOID)


def _share(part: int, whole: int) -> Decimal | None:
    return (Decimal(part) / whole).quantize(_STEP, ROUND_HALF_UP) if whole else None
