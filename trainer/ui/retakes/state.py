"""What the retakes page shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from trainer.exams.results.values import Outcome
from trainer.exams.values import Exam, ExamState
from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Actor, Permission
from trainer.people.values import PersonRow
from trainer.retakes.deferrals.rules import check_appointment, last_day, sits_by
from trainer.retakes.deferrals.values import Deferral
from trainer.retakes.notices.values import CaseFile, Deadline
from trainer.retakes.rules import MAY_COUNT, is_open, is_over, may_follow, may_schedule
from trainer.retakes.summary import is_overdue
from trainer.retakes.values import Case, Decision, Ladder
from trainer.store.clock import local_day
from trainer.store.errors import BadInput
from trainer.ui.retakes.paper_state import Task
from trainer.ui.tones import Tone


class Side(StrEnum):
    """What the panel at the right is for."""

    NOTHING = "nothing"
    CASE = "case"
    PROPOSE = "propose"
    SCHEDULE = "schedule"
    PAPER = "paper"
    DUE = "due"
    DEFERRALS = "deferrals"
    ASKING = "asking"
    CAUSE = "cause"


class Standing(StrEnum):
    """Which cases the list shows."""

    WAITING = "waiting"
    DUE = "due"
    UNSET = "unset"
    OVERDUE = "overdue"
    SECOND = "second"
    ALL = "all"
    OVER = "over"


TONES = {
    Decision.PROPOSED: Tone.WARN,
    Decision.CONFIRMED: Tone.BRAND,
    Decision.DEFERRED: Tone.PLAIN,
    Decision.DISMISSED: Tone.PLAIN,
    Decision.APPLIED: Tone.OK,
    Decision.CLOSED: Tone.OK,
}
ACTS = (Decision.CONFIRMED, Decision.DEFERRED, Decision.DISMISSED, Decision.APPLIED)


@dataclass(frozen=True)
class Offer:
    """A closed exam: how many results lead to a step, for how many that was not proposed, and what it settles."""

    exam_id: UUID
    title: str
    on: date
    failing: int
    missing: int
    settles: int
    retake: bool


@dataclass(frozen=True)
class Appointment:
    """When a retake is held, and why then."""

    opens_at: datetime
    closes_at: datetime
    reason: str = ""


@dataclass(frozen=True)
class RetakesState:
    """`matching` are the persons the search found, None where nothing is searched for.

    `exam_id`, `unit` and `year` narrow the list; `asking_exam` is the one somebody asks to sit later.
    """

    ladder: Ladder | None = None
    cases: tuple[Case, ...] = ()
    exams: Mapping[UUID, Exam] = field(default_factory=dict)
    matching: frozenset[UUID] | None = None
    exam_id: UUID | None = None
    unit: str | None = None
    year: int | None = None
    standing: Standing = Standing.WAITING
    side: Side = Side.NOTHING
    chosen: UUID | None = None
    scheduling: tuple[UUID, ...] = ()
    offers: tuple[Offer, ...] = ()
    file: CaseFile = CaseFile()
    task: Task | None = None
    due: tuple[Deadline, ...] = ()
    deferrals: tuple[Deferral, ...] = ()
    deferring: Deferral | None = None
    asking_exam: UUID | None = None
    candidates: tuple[PersonRow, ...] = ()
    busy: bool = False
    said: str = ""
    may_export: bool = False
    may_decide: bool = False
    may_prepare: bool = False
    may_choose: bool = False
    actor_id: UUID | None = None
    today: date = date.min

    @property
    def case(self) -> Case | None:
        return next((case for case in self.cases if case.id == self.chosen), None)

    def exam_of(self, case: Case) -> Exam | None:
        """The exam that led to a case; None where another cause did."""
        return None if case.exam_id is None else self.exams.get(case.exam_id)

    @property
    def to_schedule(self) -> tuple[Case, ...]:
        return tuple(case for case in self.cases if case.id in self.scheduling)


def shown(state: RetakesState) -> tuple[Case, ...]:
    """The cases that pass every filter, the newest first."""
    return tuple(
        case
        for case in reversed(state.cases)
        if (state.exam_id is None or case.exam_id == state.exam_id)
        and (state.matching is None or case.person_id in state.matching)
        and (state.unit is None or case.unit == state.unit)
        and (state.year is None or case.opened.astimezone().year == state.year)
        and stands(case, state.standing, state.today)
    )


def stands(case: Case, standing: Standing, today: date) -> bool:
    """Whether a case belongs on a list: second failures count whatever became of them, unless one was dropped."""
    over = is_over(case.step, case.state)
    return {
        Standing.WAITING: is_open(case.state),
        Standing.DUE: not over,
        Standing.UNSET: case.step.retake and is_open(case.state) and case.retake_exam_id is None,
        Standing.OVERDUE: is_overdue(case, today),
        Standing.SECOND: case.failures > 1 and case.state is not Decision.DISMISSED,
        Standing.ALL: True,
        Standing.OVER: not is_open(case.state),
    }[standing]


def waiting(cases: Iterable[Case]) -> int:
    """How many cases wait for an approver."""
    return sum(is_open(case.state) for case in cases)


def acts(state: RetakesState, case: Case) -> tuple[Decision, ...]:
    """What the signed-in person may decide about a case now; nothing about their own."""
    if not state.may_decide or case.person_id == state.actor_id:
        return ()
    return tuple(act for act in ACTS if may_follow(case.state, act))


def schedulable(state: RetakesState, cases: Iterable[Case]) -> tuple[Case, ...]:
    """Those of the cases for which the signed-in person may set a retake; one that is set counts as set."""
    return tuple(
        case
        for case in cases
        if state.may_decide
        and case.person_id != state.actor_id
        and case.exam_id is not None
        and may_schedule(case.step, case.state)
        and case.retake_exam_id is None
    )


def still_on_roster(state: RetakesState, case: Case) -> bool:
    """Whether a case was dropped after its retake was set: the exam does not know of it."""
    retake = state.exams.get(case.retake_exam_id) if case.retake_exam_id else None
    return case.state is Decision.DISMISSED and retake is not None and retake.state is not ExamState.CLOSED


def offer_for(exam: Exam, outcomes: Iterable[Outcome], cases: Iterable[Case], ladder: Ladder) -> Offer:
    """What proposing for an exam would find."""
    found = {one.person_id: one.reason for one in outcomes}
    failing = {person for person, reason in found.items() if reason in ladder.counts & MAY_COUNT}
    known = {case.person_id for case in cases if case.exam_id == exam.id}
    settles = [
        case
        for case in cases
        if case.retake_exam_id == exam.id and case.person_id in found and case.state is not Decision.CLOSED
    ]
    return Offer(
        exam_id=exam.id,
        title=exam.plan.title,
        on=local_day(exam.plan.opens_at),
        failing=len(failing),
        missing=len(failing - known),
        settles=len([case for case in settles if case.step.retake]),
        retake=exam.retake_of is not None,
    )


def last_day_of(state: RetakesState, one: Deferral) -> date | None:
    """The last day the ladder leaves to a candidate; None where it names no days."""
    exam = state.exams.get(one.exam_id)
    return None if exam is None or state.ladder is None else last_day(local_day(exam.plan.opens_at), state.ladder)


def sits_by_of(state: RetakesState, one: Deferral) -> date | None:
    """The day by which somebody deferred sits."""
    exam = state.exams.get(one.exam_id)
    if exam is None or state.ladder is None:
        return one.settled.new_date if one.settled else None
    return sits_by(one, local_day(exam.plan.opens_at), state.ladder)


def check_set(state: RetakesState, waiting: Iterable[Deferral], when: Appointment) -> None:
    """Raises BadInput: dates.reversed, deferral.set_late."""
    if when.closes_at <= when.opens_at:
        raise BadInput("dates.reversed")
    for one in waiting:
        check_appointment(local_day(when.closes_at), one.name, sits_by_of(state, one), when.reason)


def list_of(state: RetakesState, rows: bool) -> int:
    """Which face of the list is shown: the table, no ladder, no case yet, nothing that fits."""
    if rows:
        return 0
    if state.cases:
        return 3
    return 1 if state.ladder is not None and not state.ladder.steps else 2


def panel_of(state: RetakesState) -> object:
    """What the panel is made of; it is rebuilt when this changes, so a form keeps what is typed."""
    if state.side is Side.CASE:
        return state.side, state.case, state.file
    if state.side is Side.PAPER:
        return state.side, state.chosen, state.task, state.busy
    if state.side is Side.CAUSE:
        return state.side, ""
    if state.side is Side.DEFERRALS:
        return state.side, state.deferrals, state.deferring, state.busy
    if state.side is Side.ASKING:
        return state.side, state.asking_exam, state.candidates
    if state.side is Side.DUE:
        return state.side, state.due
    if state.side is Side.PROPOSE:
        return state.side, state.offers, state.busy
    return state.side, state.scheduling, state.busy


def first_state(actor: Actor, today: date) -> RetakesState:
    """What somebody may do here, before anything is read."""
    return RetakesState(
        may_decide=may(actor, Permission.DECIDE_RETAKES),
        may_export=may(actor, Permission.EXPORT_PEOPLE),
        may_prepare=may(actor, Permission.PREPARE_EXAMS),
        may_choose=may(actor, Permission.EDIT_SETTINGS),
        actor_id=actor.person_id,
        today=today,
    )
