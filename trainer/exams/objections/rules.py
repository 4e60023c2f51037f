"""Until when something may be asked for, and when it is settled. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from trainer.exams.objections.values import Finding, Opinion


def last_day(published: date | None, days: int) -> date | None:
    """The last day of a time that runs from the first day of the publication; None before it."""
    return None if published is None or not days else published + timedelta(days=days)


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
