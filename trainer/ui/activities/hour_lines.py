"""Where everybody's hours of a class are: what was attended and taught, prepared, decided. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from trainer.activities.credits.values import Credit, CreditLine, Decided, LineDecision
from trainer.activities.values import Attended
from trainer.hours.values import EntryState
from trainer.people.values import PersonRow
from trainer.ui.activities.class_state import ClassState
from trainer.ui.tones import Tone

_Prepared = tuple[Credit, CreditLine]
NOTHING_YET = Attended((), Decimal(), Decimal(), Decimal(), 0)


class Standing(StrEnum):
    """Where somebody's hours of the class are."""

    UNMARKED = "unmarked"
    READY = "ready"
    OVER = "over"
    PROPOSED = "proposed"
    OVER_PROPOSED = "over_proposed"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    CREDITED = "credited"
    TAKEN_BACK = "taken_back"


WAITING = (Standing.PROPOSED, Standing.OVER_PROPOSED)
STANDING_TONES = {
    Standing.UNMARKED: Tone.PLAIN,
    Standing.READY: Tone.BRAND,
    Standing.OVER: Tone.BAD,
    Standing.PROPOSED: Tone.WARN,
    Standing.OVER_PROPOSED: Tone.WARN,
    Standing.RETURNED: Tone.BAD,
    Standing.WITHDRAWN: Tone.BAD,
    Standing.CREDITED: Tone.OK,
    Standing.TAKEN_BACK: Tone.BAD,
}


@dataclass(frozen=True)
class HourLine:
    """What somebody attended and taught, and where the hours are; `credit_id` names the preparation they wait in.

    `decided` is the last decision, `prepared_by` who prepared what waits.
    """

    person: PersonRow
    attended: Attended
    hours: Decimal
    taught: Decimal
    standing: Standing
    decided: Decided | None = None
    credit_id: UUID | None = None
    prepared_by: UUID | None = None
    decided_by: str = ""


def hour_lines(state: ClassState) -> tuple[HourLine, ...]:
    """Everybody on the roster or with hours prepared; what waits for a decision first, then who missed most."""
    prepared: defaultdict[UUID, list[_Prepared]] = defaultdict(list)
    for credit in state.credits:
        for line in credit.lines:
            prepared[line.person_id].append((credit, line))
    people = dict.fromkeys((*state.activity.people, *prepared))
    lines = [_signed(state, _line(state, state.people[person], prepared.get(person, []))) for person in people]
    order = sorted(lines, key=lambda line: (line.person.unit, line.person.name))
    return tuple(sorted(order, key=lambda line: (line.standing not in WAITING, -line.attended.missed)))


def decidable(state: ClassState, lines: Iterable[HourLine]) -> tuple[HourLine, ...]:
    """Those that wait and are neither the actor's own nor prepared by the actor."""
    me = state.actor_id
    return tuple(one for one in lines if one.standing in WAITING and me not in (one.person.id, one.prepared_by))


def to_prepare(lines: Collection[HourLine]) -> bool:
    """Whether anybody's hours can still be prepared."""
    settled = (*WAITING, Standing.CREDITED, Standing.WITHDRAWN)
    return not lines or any(line.standing not in settled for line in lines)


def _signed(state: ClassState, line: HourLine) -> HourLine:
    """With the name of who decided."""
    who = state.people.get(line.decided.by) if line.decided else None
    return replace(line, decided_by=who.name) if who else line


def _line(state: ClassState, person: PersonRow, own: Sequence[_Prepared]) -> HourLine:
    total = state.totals.get(person.id, NOTHING_YET)
    if not own:
        return HourLine(person, total, total.hours, Decimal(), _bare(state, person.id))
    credit, line = own[-1]
    if line.decided is None and credit.state is EntryState.PENDING:
        standing = Standing.PROPOSED if line.over is None else Standing.OVER_PROPOSED
        return HourLine(person, total, line.hours, line.taught_hours, standing, _last(own), credit.id, credit.by)
    attended = [one.hours for other, one in own if person.id in other.standing]
    taught = [one.taught_hours for other, one in own if person.id in other.teaching]
    if attended or taught:
        whole = sum(attended, Decimal())
        return HourLine(person, total, whole, sum(taught, Decimal()), Standing.CREDITED, line.decided)
    if line.decided is not None and line.decided.decision is not LineDecision.APPROVED:
        returned = line.decided.decision is LineDecision.RETURNED
        shown = total if returned or line.over is None else _frozen(line)
        standing = Standing.RETURNED if returned else Standing.WITHDRAWN
        return HourLine(person, shown, shown.hours, Decimal(), standing, line.decided)
    back = bool(line.earned or line.taught)
    standing = Standing.TAKEN_BACK if back and not total.unmarked else _bare(state, person.id)
    return HourLine(person, total, total.hours, Decimal(), standing, line.decided)


def _last(own: Sequence[_Prepared]) -> Decided | None:
    """What was decided about an earlier preparation."""
    return next((line.decided for _credit, line in reversed(own) if line.decided is not None), None)


def _frozen(line: CreditLine) -> Attended:
    assert line.over is not None
    attended = sum((one.hours for one in line.earned), Decimal())
    return Attended((), attended, line.over.missed, line.over.whole, 0, withdrawn=True)


def _bare(state: ClassState, person_id: UUID) -> Standing:
    total = state.totals.get(person_id, NOTHING_YET)
    if total.unmarked or not state.activity.sessions:
        return Standing.UNMARKED
    return Standing.OVER if total.withdrawn else Standing.READY
