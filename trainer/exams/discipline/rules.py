"""Which step follows, who may take it, and what a decision does. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from trainer.exams.discipline.values import CaseEntry, CaseStep, Verdict
from trainer.exams.values import Attendance
from trainer.people.accounts.rules import require_reason
from trainer.store.errors import BadInput, NotAllowed, Refused

_ORDER = tuple(CaseStep)


def next_step(entries: Sequence[CaseEntry]) -> CaseStep | None:
    """The step that is due; None once the decision was served."""
    return _ORDER[len(entries)] if len(entries) < len(_ORDER) else None


def check_step(entries: Sequence[CaseEntry], new: CaseEntry, person_id: UUID) -> None:
    """Raises Refused("discipline.order"); BadInput: reason.missing, discipline.witness (two different people record),
    discipline.verdict; NotAllowed: account.own_matter, discipline.recorded_it (who recorded does not decide).
    """
    if next_step(entries) is not new.step:
        raise Refused("discipline.order")
    if person_id in (new.by, new.witness):
        raise NotAllowed("account.own_matter")
    require_reason(new.words)
    if new.step is CaseStep.RECORDED and (new.witness is None or new.witness == new.by):
        raise BadInput("discipline.witness")
    if (new.step is CaseStep.DECIDED) != (new.verdict is not None):
        raise BadInput("discipline.verdict")
    if new.step is CaseStep.DECIDED and new.by in (entries[0].by, entries[0].witness):
        raise NotAllowed("discipline.recorded_it")


def state_after(kind: Attendance, verdict: Verdict) -> Attendance | None:
    """The state of the candidate after a decision; None where nothing changes."""
    if verdict is Verdict.WARNED:
        return Attendance.MISCONDUCT
    if verdict is Verdict.VOID:
        return Attendance.VOIDED if kind is Attendance.MISCONDUCT else kind
    return None
