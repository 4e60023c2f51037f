"""Reads the cases, hands states to the view, turns what the user wants into use cases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol
from uuid import UUID

from trainer.exams.results.service import ResultService
from trainer.exams.service import ExamService
from trainer.exams.values import ExamState, ScheduledRetake
from trainer.people.accounts.values import Actor
from trainer.people.service import PeopleService
from trainer.retakes.causes import CauseDraft, CauseService
from trainer.retakes.deferrals.service import DeferralService
from trainer.retakes.notices.service import NoticeService
from trainer.retakes.notices.values import CaseFile
from trainer.retakes.service import RetakeService
from trainer.retakes.values import Changes, Decision
from trainer.store.clock import Clock, local_today
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.printing import Printing
from trainer.ui.reader.state import Opening
from trainer.ui.retakes.acting import Desk
from trainer.ui.retakes.deferral_acts import DeferralActs
from trainer.ui.retakes.list_acts import ListActs, RetakeLists
from trainer.ui.retakes.paper_acts import PaperActs
from trainer.ui.retakes.paper_state import Act, Task
from trainer.ui.retakes.state import Appointment, Offer, RetakesState, Side, Standing, first_state, offer_for
from trainer.ui.retakes.wording import act_text, act_verb
from trainer.ui.working import Working
from trainer.words import _

MOST_FOUND = 500


class RetakesView(Protocol):
    def show_state(self, state: RetakesState) -> None: ...


@dataclass(frozen=True)
class RetakesRoom:
    """Where the page reads from and writes to."""

    retakes: RetakeService
    exams: ExamService
    results: ResultService
    people: PeopleService
    clock: Clock
    notices: NoticeService
    lists: RetakeLists
    deferrals: DeferralService
    causes: CauseService


class RetakesPresenter:
    """`changed` lets the shell read again, `go_to_rules` opens where the ladder is chosen."""

    def __init__(
        self,
        view: RetakesView,
        room: RetakesRoom,
        actor: Actor,
        jobs: Working,
        dialogs: Asking,
        changed: Callable[[], None],
        go_to_rules: Callable[[], None],
        reader: Opening,
        printing: Printing,
    ) -> None:
        self._view = view
        self._room = room
        self._actor = actor
        self._jobs = jobs
        self._dialogs = dialogs
        self._changed = changed
        self._go_to_rules = go_to_rules
        self._state = first_state(actor, local_today(room.clock))
        desk = Desk(actor, jobs, dialogs, reader, lambda: self._state, self._show, changed)
        self.papers = PaperActs(desk, room.notices, printing, room.retakes.decide)
        self.deferring = DeferralActs(desk, room.deferrals, room.notices, room.exams, room.people)
        self.lists = ListActs(desk, room.lists, printing, self._say)

    def refresh(self) -> None:
        exams = {exam.id: exam for exam in self._room.exams.exams(self._actor)}
        cases = self._room.retakes.cases(self._actor)
        today = local_today(self._room.clock)
        ladder = self._room.retakes.ladder()
        self._state = replace(self._state, exams=exams, cases=cases, ladder=ladder, today=today)
        due = self.deferring.deadlines() if self._state.side is Side.DUE else ()
        offers = self._offers() if self._state.side is Side.PROPOSE else ()
        self._show(offers=offers, due=due, file=self._file(), deferrals=self._room.deferrals.deferrals(self._actor))

    def search(self, words: str) -> None:
        found = None
        if words.strip():
            found = frozenset(row.id for row in self._room.people.find(self._actor, words.strip(), MOST_FOUND))
        self._show(matching=found)

    def choose_exam(self, exam_id: UUID | None) -> None:
        self._show(exam_id=exam_id)

    def choose_unit(self, unit: str | None) -> None:
        self._show(unit=unit)

    def choose_year(self, year: int | None) -> None:
        self._show(year=year)

    def choose_standing(self, standing: Standing) -> None:
        self._show(standing=standing)

    def choose(self, case_id: UUID) -> None:
        self._show(side=Side.CASE, chosen=case_id, said="", file=self._file(case_id))

    def open(self, case_id: UUID) -> None:
        """Goes to a case from elsewhere, whatever the filters show; a deferral is among the deferrals."""
        if any(one.id == case_id for one in self._state.deferrals):
            self.deferring.list()
            return
        everything = {"standing": Standing.ALL, "exam_id": None, "unit": None, "year": None, "matching": None}
        self._show(side=Side.CASE, chosen=case_id, said="", file=self._file(case_id), **everything)

    def open_exam(self, exam_id: UUID) -> None:
        """Goes to the cases of an exam; where there are none yet, to what could be proposed for it."""
        known = any(case.exam_id == exam_id for case in self._state.cases)
        side = Side.NOTHING if known else Side.PROPOSE
        offers = () if known else self._offers()
        self._show(
            side=side, offers=offers, standing=Standing.ALL, exam_id=exam_id, matching=None, chosen=None, said=""
        )

    def close_side(self) -> None:
        self._show(side=Side.NOTHING, chosen=None)

    def choose_ladder(self) -> None:
        self._go_to_rules()

    def begin_proposing(self) -> None:
        """Lists the closed exams with what proposing would find."""
        self._show(side=Side.PROPOSE, offers=self._offers(), said="")

    def propose(self, exam_id: UUID) -> None:
        """提出: a case for each person whose result leads to a step; for a retake 结转 of its cases too."""
        self._show(busy=True)
        self._jobs.run(
            _("Looking through the results"),
            lambda _handle: self._room.retakes.propose(self._actor, exam_id),
            self._proposed,
            self._failed,
        )

    def begin_cause(self) -> None:
        """Opens the form for cases that no exam led to."""
        self._show(side=Side.CAUSE, said="")

    def propose_cause(self, person_ids: Sequence[UUID], draft: CauseDraft) -> None:
        """提出 for persons, by a document from outside."""
        self._run_cause(lambda: self._room.causes.propose(self._actor, person_ids, draft))

    def propose_hours(self, year: int) -> None:
        """提出 for everybody short of hours in a year that is over."""
        occasion = _("Hours of {year}").format(year=year)
        self._run_cause(lambda: self._room.causes.propose_short_hours(self._actor, year, occasion))

    def _run_cause(self, propose: Callable[[], tuple[UUID, ...]]) -> None:
        self._show(busy=True)
        self._jobs.run(
            _("Looking through the results"),
            lambda _handle: Changes(propose()),
            self._cause_proposed,
            self._failed,
        )

    def _cause_proposed(self, changes: Changes) -> None:
        self._state = replace(self._state, side=Side.NOTHING)
        self._proposed(changes)

    def decide(self, decision: Decision) -> None:
        """确认, 暂缓, 不予采纳 or 执行, with the reason asked for; 暂缓 with the day it is looked at again."""
        case = self._state.case
        if case is not None and decision is Decision.DEFERRED:
            self.papers.begin(Task(Act.PUT_OFF))
        elif case is not None:
            self._dialogs.ask_text(
                _("{verb}: {name}, {step}").format(verb=act_verb(decision), name=case.name, step=case.step.name),
                act_text(decision),
                act_verb(decision),
                lambda reason: self._decide(case.id, decision, reason),
                long=True,
            )

    def begin_scheduling(self, case_ids: Sequence[UUID]) -> None:
        """Opens the form for the date of the retakes of these cases."""
        if case_ids:
            self._show(side=Side.SCHEDULE, scheduling=tuple(case_ids), said="")

    def schedule(self, appointment: Appointment) -> None:
        """安排补考: draws fresh papers and sets one exam for each exam the cases come from."""
        case_ids = self._state.scheduling
        self._show(busy=True)
        self._jobs.run(
            _("Setting the retake"),
            lambda _handle: self._room.retakes.schedule(
                self._actor, case_ids, appointment.opens_at, appointment.closes_at, appointment.reason
            ),
            lambda made: self._scheduled(made, case_ids),
            self._failed,
        )

    def _decide(self, case_id: UUID, decision: Decision, reason: str) -> None:
        try:
            self._room.retakes.decide(self._actor, case_id, decision, reason)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        self._changed()

    def _proposed(self, changes: Changes) -> None:
        words = _("Proposed {proposed}, settled {closed}.").format(
            proposed=len(changes.proposed), closed=len(changes.closed)
        )
        self._state = replace(self._state, busy=False, said=words)
        self._changed()

    def _scheduled(self, made: tuple[ScheduledRetake, ...], case_ids: Sequence[UUID]) -> None:
        """One case stays in view, several stand in the list of what is not finished: their notices come next."""
        reused = sum(retake.reused for retake in made)
        words = _("Set {exams} retake exams for {people} people.").format(exams=len(made), people=len(case_ids))
        if reused:
            words += _(" {count} questions of the first paper had to be used again.").format(count=reused)
        self._state = replace(self._state, busy=False, said=words, scheduling=())
        if len(case_ids) == 1:
            self._state = replace(self._state, side=Side.CASE, chosen=case_ids[0])
        else:
            self._state = replace(self._state, side=Side.NOTHING, standing=Standing.DUE)
        self._changed()

    def _say(self, said: str) -> None:
        self._show(busy=False, said=said)

    def _file(self, case_id: UUID | None = None) -> CaseFile:
        chosen = case_id or self._state.chosen
        return CaseFile() if chosen is None else self._room.notices.files(self._actor, (chosen,))[chosen]

    def _failed(self, error: KnownError) -> None:
        self._show(busy=False)
        self._dialogs.trouble(error)

    def _offers(self) -> tuple[Offer, ...]:
        state = self._state
        if state.ladder is None:
            return ()
        closed = [exam for exam in state.exams.values() if exam.state is ExamState.CLOSED]
        return tuple(
            offer_for(exam, self._room.results.outcomes(self._actor, exam.id), state.cases, state.ladder)
            for exam in closed
        )

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
