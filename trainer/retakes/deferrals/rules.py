"""Pure rules of deferrals: which proofs may be kept, which days are watched."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from uuid import UUID

from trainer.people.accounts.rules import require_reason
from trainer.retakes.deferrals.values import Deferral, DeferralDraft, DeferralOutcome
from trainer.retakes.notices.values import Deadline, Due
from trainer.retakes.values import Ladder
from trainer.store.errors import BadInput, Refused


def check_draft(draft: DeferralDraft, today: date) -> None:
    """Raises BadInput: reason.missing, deferral.no_proof, deferral.not_yet; Refused("deferral.medical_proof")."""
    require_reason(draft.words)
    if not draft.seen.strip():
        raise BadInput("deferral.no_proof")
    if draft.asked_on > today:
        raise BadInput("deferral.not_yet")
    if draft.proof is not None and draft.ground.medical:
        raise Refused("deferral.medical_proof")


def check_date(outcome: DeferralOutcome, new_date: date | None, today: date) -> None:
    """Who is deferred gets a new date, who is not gets none. Raises BadInput("deferral.no_date")."""
    wanted = outcome is DeferralOutcome.GRANTED
    if wanted != (new_date is not None) or (new_date is not None and new_date < today):
        raise BadInput("deferral.no_date")


def check_last_day(new_date: date | None, held: date, ladder: Ladder) -> None:
    """The ladder says how many days after the exam somebody deferred sits at the latest.

    Raises BadInput("deferral.too_late").
    """
    last = last_day(held, ladder)
    if new_date is not None and last is not None and new_date > last:
        raise BadInput("deferral.too_late", ladder=ladder.name, days=(last - held).days, last=last)


def last_day(held: date, ladder: Ladder) -> date | None:
    """The last day the ladder leaves to somebody deferred from an exam of that day; None where it names no days."""
    days = ladder.windows.deferral_days
    return None if days is None else held + timedelta(days=days)


def sits_by(one: Deferral, held: date, ladder: Ladder) -> date | None:
    """The day by which somebody deferred sits: the one that was granted, and none after the last of the ladder."""
    granted = one.settled.new_date if one.settled else None
    return min((day for day in (granted, last_day(held, ladder)) if day is not None), default=None)


def check_appointment(closes: date, name: str, by: date | None, reason: str) -> None:
    """An exam that may still be begun after the last day needs a reason. Raises BadInput("deferral.set_late")."""
    if by is not None and closes > by and not reason.strip():
        raise BadInput("deferral.set_late", name=name, last=by)


def deferral_deadlines(
    deferrals: Collection[Deferral], opens: Mapping[UUID, date], closed: Collection[UUID]
) -> tuple[Deadline, ...]:
    """A request to decide before the exam opens; who was deferred until the new exam is closed."""
    found = []
    for one in deferrals:
        if one.settled is None:
            found.append((Due.DECIDE_DEFERRAL, opens.get(one.exam_id), one))
        elif one.granted and one.new_exam_id not in closed:
            found.append((Due.SIT_DEFERRED, one.settled.new_date, one))
    return tuple(Deadline(due, on, one.person_id, one.name, one.unit, one.id) for due, on, one in found)
