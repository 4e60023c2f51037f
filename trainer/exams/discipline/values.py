"""The steps of a case of misconduct and what may be decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from trainer.exams.values import Attendance


class CaseStep(StrEnum):
    """违纪情况记录单, 告知书, 陈述申辩记录, 决定书, 送达回证: in this order."""

    RECORDED = "discipline_recorded"
    NOTIFIED = "discipline_notified"
    HEARD = "discipline_heard"
    DECIDED = "discipline_decided"
    SERVED = "discipline_served"


class Verdict(StrEnum):
    """What is decided. Only VOID (本科目成绩无效) changes a result."""

    DROPPED = "verdict_dropped"
    WARNED = "verdict_warned"
    VOID = "verdict_void"


KINDS = (Attendance.MISCONDUCT, Attendance.CHEATING, Attendance.IMPERSONATION)
"""What somebody may be recorded for."""


@dataclass(frozen=True)
class CaseEntry:
    """One step. `witness` is the second invigilator of a record, or who was beside at the service.

    `signed` says that the officer signed; otherwise they refused (拒签), or said nothing in their defence.
    """

    step: CaseStep
    by: UUID
    at: datetime
    words: str
    witness: UUID | None = None
    signed: bool = True
    verdict: Verdict | None = None


@dataclass(frozen=True)
class DisciplineCase:
    """One candidate and one matter; the entries stand in the order of the steps."""

    id: UUID
    exam_id: UUID
    person_id: UUID
    kind: Attendance
    entries: tuple[CaseEntry, ...]

    @property
    def verdict(self) -> Verdict | None:
        return next((one.verdict for one in self.entries if one.verdict is not None), None)

    @property
    def over(self) -> bool:
        """Whether a decision was made; it may still have to be served."""
        return self.verdict is not None
