"""Pure rules of notices and appeals: what may be issued when, what must come first, which days are watched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from uuid import UUID

from trainer.retakes.notices.values import CaseFile, Deadline, Delivery, Due, Notice, NoticeKind
from trainer.retakes.rules import is_over
from trainer.retakes.values import Case, Decision, Need
from trainer.store.errors import Refused
from trainer.workdays.values import Counted

_SAID = frozenset({Decision.CONFIRMED, Decision.APPLIED})


def may_issue(case: Case, file: CaseFile) -> tuple[NoticeKind, ...]:
    """The notices that can be written now: none says more than a named person has decided."""
    found = (
        (NoticeKind.RETAKE, case.step.retake and case.state in _SAID and case.retake_exam_id is not None),
        (NoticeKind.CONSEQUENCE, not case.step.retake and case.state in _SAID),
        (NoticeKind.APPEAL_REPLY, file.decided is not None),
    )
    standing = {notice.kind for notice in file.notices if notice.stands}
    return tuple(kind for kind, applies in found if applies and kind not in standing)


def check_needs(case: Case, file: CaseFile, today: date) -> None:
    """What must come before a step is carried out. An appeal nobody has decided stops every step.

    Raises Refused: retake.appeal_open, retake.notice_first, retake.appeal_running and
    retake.appeal_unlisted (with the last day; the latter where a year on the way to it was not entered).
    """
    if file.waiting is not None:
        raise Refused("retake.appeal_open", name=case.name)
    served = _served(file)
    if Need.NOTICE_SERVED in case.step.needs and not served:
        raise Refused("retake.notice_first", name=case.name)
    end = appeal_end(file)
    if Need.APPEAL_OVER in case.step.needs and end is not None and today <= end.day and file.decided is None:
        if end.unlisted:
            years = "、".join(map(str, end.unlisted))
            raise Refused("retake.appeal_unlisted", name=case.name, until=end.day, years=years)
        raise Refused("retake.appeal_running", name=case.name, until=end.day)


def appeal_until(file: CaseFile) -> date | None:
    """The last day for an appeal, counted from the last delivery; None while nothing is served or no days are set."""
    end = appeal_end(file)
    return end.day if end else None


def appeal_end(file: CaseFile) -> Counted | None:
    """The same day with the years on the way to it that nobody had entered, where working days are counted."""
    ends = [until for notice, delivery in _served(file) if (until := _until(notice, delivery)) is not None]
    return max(ends, key=lambda end: end.day, default=None)


def may_appeal(case: Case, file: CaseFile) -> bool:
    """Whether the officer may appeal: something was decided, and no appeal waits; being late is for the decider."""
    said = any(entry.decision in _SAID for entry in case.history)
    return said and file.waiting is None and case.state not in (Decision.DISMISSED, Decision.CLOSED)


def deadlines(
    case: Case, file: CaseFile, today: date, opens: Mapping[UUID, date] | None = None
) -> tuple[Deadline, ...]:
    """What of a case is still to happen, and by when. A case that is not over is never without a line.

    `opens` are the days of retakes by exam. The end of the time for an appeal is nothing anybody has missed: its line
    goes with its day.
    """
    who = (case.person_id, case.name, case.unit, case.id)
    return (
        *(Deadline(due, on, *who) for due, on in _of_case(case, opens or {})),
        *(Deadline(due, on, *who, years) for due, on, years in _of_papers(case, file, today)),
    )


def _of_case(case: Case, opens: Mapping[UUID, date]) -> Iterator[tuple[Due, date | None]]:
    if is_over(case.step, case.state):
        return
    if case.state is Decision.PROPOSED:
        yield Due.DECIDE, case.due_on
    elif case.state is Decision.DEFERRED:
        yield Due.LOOK_AGAIN, _earlier(case.until, case.due_on)
    elif case.retake_exam_id is None:
        yield Due.CARRY_OUT, case.due_on
    else:
        yield Due.SIT, opens.get(case.retake_exam_id, case.due_on)


def _of_papers(case: Case, file: CaseFile, today: date) -> Iterator[tuple[Due, date | None, tuple[int, ...]]]:
    for notice in file.notices:
        if notice.stands and notice.delivery is None:
            yield Due.SERVE, notice.serve_by, ()
    if file.waiting is not None:
        yield Due.DECIDE_APPEAL, file.waiting.decide_by, file.waiting.unlisted
    end = appeal_end(file)
    if end is not None and end.day >= today and not file.appeals and may_appeal(case, file):
        yield Due.APPEAL_ENDS, end.day, end.unlisted


def _served(file: CaseFile) -> list[tuple[Notice, Delivery]]:
    return [
        (notice, notice.delivery)
        for notice in file.notices
        if notice.stands and notice.delivery is not None and notice.kind is not NoticeKind.APPEAL_REPLY
    ]


def _until(notice: Notice, delivery: Delivery) -> Counted | None:
    if notice.appeal_days is None:
        return None
    if delivery.until is not None:
        return Counted(delivery.until, delivery.unlisted)
    return Counted(delivery.on + timedelta(days=notice.appeal_days))


def _earlier(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)
