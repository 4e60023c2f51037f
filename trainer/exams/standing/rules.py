"""Which step may follow, and whose result is in force. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from trainer.exams.standing.values import Settled, StandingState, StandingStep, Step
from trainer.store.errors import Refused

_STATES = {
    StandingStep.REVIEWED: StandingState.REVIEWED,
    StandingStep.PUBLISHED: StandingState.PUBLISHED,
    StandingStep.IN_FORCE: StandingState.IN_FORCE,
}
_BEFORE = {StandingStep.PUBLISHED: StandingState.REVIEWED, StandingStep.IN_FORCE: StandingState.PUBLISHED}


def state_of(steps: Sequence[Step]) -> StandingState:
    """Where the newest round is. What was withdrawn goes back to what was in force before, or to the marks."""
    if not steps:
        return StandingState.MARKED
    if steps[-1].step is not StandingStep.WITHDRAWN:
        return _STATES[steps[-1].step]
    return StandingState.IN_FORCE if newest(steps, StandingStep.IN_FORCE) else StandingState.MARKED


def newest(steps: Sequence[Step], kind: StandingStep) -> Step | None:
    """The last step of a kind."""
    return next((step for step in reversed(steps) if step.step is kind), None)


def in_review(steps: Sequence[Step]) -> Step | None:
    """The review of the newest round that was not withdrawn."""
    for step in reversed(steps):
        if step.step is StandingStep.WITHDRAWN:
            return newest(steps, StandingStep.IN_FORCE)
        if step.step is StandingStep.REVIEWED:
            return step
    return None


def refuse_step(steps: Sequence[Step], wanted: StandingStep, changed: int, earliest: date | None, today: date) -> None:
    """Raises Refused: standing.not_now (the step cannot follow), standing.nothing_new (reviewed as it is already),
    standing.changed (results changed since the review), standing.too_soon (the publication still runs).
    """
    state = state_of(steps)
    if wanted is StandingStep.REVIEWED:
        if state is not StandingState.MARKED and not changed:
            raise Refused("standing.nothing_new")
        return
    if wanted is StandingStep.WITHDRAWN:
        if state not in (StandingState.REVIEWED, StandingState.PUBLISHED):
            raise Refused("standing.not_now")
        return
    if state is not _BEFORE[wanted]:
        raise Refused("standing.not_now")
    if changed:
        raise Refused("standing.changed", count=changed)
    if wanted is StandingStep.IN_FORCE and earliest is not None and today < earliest:
        raise Refused("standing.too_soon", day=earliest.isoformat())


def earliest_day(steps: Sequence[Step]) -> date | None:
    """The first day on which what is published may come into force: the day after the last of the publication."""
    last = steps[-1] if steps else None
    if last is None or last.step is not StandingStep.PUBLISHED or last.until is None:
        return None
    return last.until + timedelta(days=1)


def same_as(reviewed: Mapping[UUID, Settled], now: Mapping[UUID, Settled]) -> frozenset[UUID]:
    """Whose result is still the one that was reviewed."""
    return frozenset(person for person, one in now.items() if reviewed.get(person) == one)
