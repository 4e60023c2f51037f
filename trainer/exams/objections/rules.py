"""Until when something may be asked for, and when it is settled. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from trainer.exams.objections.values import Finding, Opinion
from trainer.workdays.values import Workdays


def last_day(published: date, days: int, calendar: Workdays | None = None) -> date | None:
    """The last day of a time that runs from the first day of the publication, None where no days are set; with a
    calendar they are working days."""
    if not days:
        return None
    return published + timedelta(days=days) if calendar is None else calendar.after(published, days)


def still_open(until: date | None, today: date) -> bool:
    """Whether it may be asked for today."""
    return until is not None and today <= until


def opinions_due(opinions: Sequence[Opinion], panel: int) -> int:
    """How many members of the panel have not spoken yet."""
    return max(0, panel - len({one.by for one in opinions}))


def settled_version(findings: Sequence[Finding]) -> int | None:
    """The version two different people found sound while nobody found otherwise; None while that is to come. A later
    version, as of a corrected key, does not open the recheck again.
    """
    for ordinal in sorted({one.ordinal for one in findings}):
        about = [one for one in findings if one.ordinal == ordinal]
        if len({one.by for one in about}) > 1 and all(one.sound for one in about):
            return ordinal
    return None
