"""What results come to: the chain of an exam and the steps its people are proposed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from trainer.exams.results.service import ResultService
from trainer.exams.results.values import Outcome, OutcomeReason
from trainer.people.accounts.values import Actor
from trainer.retakes.ledger import named_before
from trainer.retakes.rules import closes, lost_ground, propose_step, withdraws
from trainer.retakes.values import Attempt, Case, Decision, Ladder, Proposal
from trainer.store.transactions import Database

Chain = Mapping[UUID, Mapping[UUID, Outcome]]
"""The outcomes by person of an exam and of each exam it is a retake of."""


@dataclass(frozen=True)
class Found:
    """Somebody's newest outcome and the step it leads to."""

    outcome: Outcome
    proposal: Proposal


Before = Mapping[tuple[UUID, UUID], UUID]
"""By person and exam: the exam whose case named that one as its retake, where it is not made as one."""


def read_chain(results: ResultService, actor: Actor, exam_id: UUID) -> dict[UUID, dict[UUID, Outcome]]:
    """The chain that ends with this exam."""
    chain: dict[UUID, dict[UUID, Outcome]] = {}
    current: UUID | None = exam_id
    while current is not None:
        outcomes = results.outcomes(actor, current)
        chain[current] = {outcome.person_id: outcome for outcome in outcomes}
        current = next((outcome.retake_of for outcome in outcomes if outcome.retake_of is not None), None)
    return chain


Led = tuple[Chain, Before]
"""What leads to an exam."""


def read_led(database: Database, results: ResultService, actor: Actor, exam_id: UUID) -> Led:
    """The chain that ends with this exam, with the exams whose cases named one of it as their retake."""
    chain, before = read_chain(results, actor, exam_id), dict[tuple[UUID, UUID], UUID]()
    looked: set[UUID] = set()
    while new := chain.keys() - looked:
        looked |= new
        with database.read() as session:
            found = named_before(session, new)
        before |= found
        for earlier in set(found.values()) - chain.keys():
            chain |= read_chain(results, actor, earlier)
    return chain, before


def find_steps(
    ladder: Ladder,
    chain: Chain,
    newest: Mapping[UUID, Outcome],
    known: tuple[Case, ...],
    exam_id: UUID,
    today: date,
    before: Before,
) -> list[Found]:
    """The step of everybody among the newest outcomes who faces one and has no case of this exam, or one whose ground
    was gone for a while.

    `known` are the cases of the whole chain: an attempt whose case was dismissed no longer counts.
    """
    dropped = {(case.person_id, case.exam_id) for case in known if case.state is Decision.DISMISSED}
    here = {
        case.person_id for case in known if case.exam_id == exam_id and not lost_ground(case.state, case.retake_exam_id)
    }
    found = []
    for person_id, outcome in newest.items():
        history = (
            Attempt(one.exam_id, one.reason, (person_id, one.exam_id) in dropped)
            for one in _attempts(chain, outcome, before)
        )
        proposal = propose_step(ladder, tuple(history), today)
        if proposal is not None and person_id not in here:
            found.append(Found(outcome, proposal))
    return found


def _attempts(chain: Chain, newest: Outcome, before: Before) -> list[Outcome]:
    """A person's own exams behind the newest, the first attempt first; a deferred exam begins a chain of its own."""
    found: list[Outcome] = [newest]
    while True:
        last = found[-1]
        earlier_id = last.retake_of or before.get((newest.person_id, last.exam_id))
        earlier = chain.get(earlier_id, {}).get(newest.person_id) if earlier_id else None
        if earlier is None or earlier in found:
            return found[::-1]
        found.append(earlier)


def ends_case(results: Mapping[UUID, OutcomeReason], asked: Set[UUID], own: Set[UUID], case: Case) -> bool:
    """Whether results of an exam end a case that asked for it, or take the ground from one that came of it."""
    result = results.get(case.person_id)
    if result is None:
        return False
    by_retake = case.id in asked and closes(case.step, case.state, result)
    return by_retake or (case.id in own and withdraws(case.state, result))


def by_exam(cases: Iterable[Case]) -> dict[UUID, list[Case]]:
    """The cases of each exam; those of other causes are left out."""
    found: dict[UUID, list[Case]] = {}
    for case in cases:
        if case.exam_id is not None:
            found.setdefault(case.exam_id, []).append(case)
    return found
