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


def settled(findings: Sequence[Finding], ordinal: int) -> bool:
    """Two different people found the version of now sound, and nobody found otherwise since."""
    about = [one for one in findings if one.ordinal == ordinal]
    return len({one.by for one in about if one.sound}) > 1 and all(one.sound for one in about)
