"""Pure rules of 补考 and its consequences (the demand: Dezhou's rectification report, `ladder-dezhou.toml`)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from trainer.exams.results.values import OutcomeReason
from trainer.retakes.values import Attempt, Cause, Decision, Ladder, Note, Proposal, Step, Trigger

MAY_COUNT: frozenset[Trigger] = frozenset(
    {OutcomeReason.FAILED, OutcomeReason.ABSENT, OutcomeReason.DISQUALIFIED, *Cause}
)
"""Deferral, exemption and excused absence never count, whatever a ladder says."""

_OPEN = frozenset({Decision.PROPOSED, Decision.CONFIRMED, Decision.DEFERRED})
_AFTER: dict[Decision, frozenset[Decision]] = {
    Decision.PROPOSED: frozenset({Decision.CONFIRMED, Decision.DEFERRED, Decision.DISMISSED}),
    Decision.DEFERRED: frozenset({Decision.CONFIRMED, Decision.DEFERRED, Decision.DISMISSED}),
    Decision.CONFIRMED: frozenset({Decision.APPLIED, Decision.DEFERRED, Decision.DISMISSED}),
}


def propose_step(ladder: Ladder, history: Sequence[Attempt], on: date | None = None) -> Proposal | None:
    """The step that a person's chain of exam and retakes leads to, or None.

    `history` is one chain in order: the exam, then each retake of it. Dismissed attempts and results that do not
    count are passed over; a chain whose newest attempt is one of these, or passed, leads nowhere. One counted failure
    leads to the first step, each further one to the next, beyond the last step to the last again. Where `on`, the day
    of the proposal, lies outside the ladder's days, the approver is told so.
    """
    if not history or not _counts(ladder, history[-1]):
        return None
    result = history[-1].result
    steps = [step for step in ladder.steps if not step.of or result in step.of]
    if not steps:
        return None
    failures = sum(_counts(ladder, attempt) for attempt in history)
    step = steps[min(failures, len(steps)) - 1]
    number = ladder.steps.index(step) + 1
    notes = (
        (Note.RESULT_UNSTATED, result not in ladder.counts_stated),
        (Note.CONDITION_UNSTATED, not step.condition),
        (Note.LAST_STEP_AGAIN, failures > len(steps)),
        (Note.OUT_OF_FORCE, on is not None and not ladder.in_force(on)),
    )
    return Proposal(step, number, failures, result, tuple(note for note, applies in notes if applies))


def may_follow(state: Decision, decision: Decision) -> bool:
    """Whether an approver may decide so now. Nothing is applied that was not confirmed before."""
    return decision in _AFTER.get(state, frozenset())


def is_open(state: Decision) -> bool:
    """Whether the case still waits for an approver."""
    return state in _OPEN


def may_schedule(step: Step, state: Decision) -> bool:
    """A retake may be set while a case is open, and again after a consequence that is not itself a retake."""
    return is_open(state) or (state is Decision.APPLIED and not step.retake)


def is_over(step: Step, state: Decision) -> bool:
    """Whether nothing of the case itself is left to do; a retake that was set is over once it has been sat."""
    return not is_open(state) and not (state is Decision.APPLIED and step.retake)


def closes(step: Step, state: Decision, result: OutcomeReason) -> bool:
    """Whether a retake's result settles the case that asked for it.

    Passed or failed, the retake has been sat; any other consequence stays with its approver. A deferred retake is
    still to come.
    """
    sat = result in MAY_COUNT | {OutcomeReason.PASSED, OutcomeReason.EXEMPT}
    return sat and step.retake and (is_open(state) or state is Decision.APPLIED)


def withdraws(state: Decision, result: OutcomeReason) -> bool:
    """Whether a corrected result takes the ground from under a case that nobody has applied yet."""
    return is_open(state) and result not in MAY_COUNT


def lost_ground(state: Decision, retake_exam_id: UUID | None) -> bool:
    """Whether a case was closed because its result was corrected, and not by a retake: it may come back."""
    return state is Decision.CLOSED and retake_exam_id is None


def _counts(ladder: Ladder, attempt: Attempt) -> bool:
    return not attempt.dismissed and attempt.result in ladder.counts & MAY_COUNT
