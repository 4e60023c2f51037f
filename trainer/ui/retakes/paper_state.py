"""What is done with the papers of a case: which form is open, and what was filled in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trainer.retakes.notices.rules import may_appeal, may_issue
from trainer.retakes.notices.values import AppealOutcome, CaseFile, DeliveryOutcome, Notice, NoticeKind
from trainer.retakes.values import Case


class Act(StrEnum):
    """What a form is for."""

    ISSUE = "issue"
    SERVE = "serve"
    APPEAL = "appeal"
    RULE = "rule"
    PUT_OFF = "put_off"


@dataclass(frozen=True)
class Task:
    """One form: the kind of notice to issue, or the notice to serve."""

    act: Act
    kind: NoticeKind | None = None
    notice: Notice | None = None


@dataclass(frozen=True)
class Serving:
    """How and when a notice was delivered, by whom."""

    outcome: DeliveryOutcome
    on: date
    note: str


@dataclass(frozen=True)
class Filing:
    """An appeal as it came in."""

    on: date
    words: str


@dataclass(frozen=True)
class Judging:
    """What is decided about an appeal."""

    outcome: AppealOutcome
    reason: str


@dataclass(frozen=True)
class PuttingOff:
    """Why a decision waits, and the day on which the case is looked at again."""

    until: date
    reason: str


def tasks(case: Case, file: CaseFile) -> tuple[Task, ...]:
    """The forms a decider may open for a case now; the notice that waits to be served comes first."""
    unserved = [notice for notice in file.notices if notice.stands and notice.delivery is None]
    found = [Task(Act.SERVE, notice=notice) for notice in unserved[:1]]
    found += [Task(Act.ISSUE, kind) for kind in may_issue(case, file)]
    if file.waiting is not None:
        found.append(Task(Act.RULE))
    elif may_appeal(case, file):
        found.append(Task(Act.APPEAL))
    return tuple(found)
