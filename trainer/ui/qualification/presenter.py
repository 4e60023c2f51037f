"""Reads certificates, hands states to the view, turns what the user means into use cases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol
from uuid import UUID

from trainer.exams.service import ExamService
from trainer.exams.values import ExamState
from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Actor, Permission
from trainer.people.service import EVERYBODY, PeopleService
from trainer.people.values import PeopleQuery
from trainer.qualification.service import QualificationService
from trainer.qualification.values import Checked, CheckOrder, Which
from trainer.store.clock import Clock, local_today
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.printing import Printing
from trainer.ui.qualification.check_form import FieldsOf
from trainer.ui.qualification.list_acts import CardLists, ListActs
from trainer.ui.qualification.state import (
    CardsState,
    Checking,
    Deciding,
    Inspecting,
    Intent,
    Proposing,
    Registering,
    Side,
)
from trainer.ui.working import Working
from trainer.words import _


class CardsView(Protocol):
    def show_state(self, state: CardsState) -> None: ...


@dataclass(frozen=True)
class CardsRoom:
    """Where the page reads from and writes to."""

    qualification: QualificationService
    people: PeopleService
    exams: ExamService
    clock: Clock
    fields_of: FieldsOf
    lists: CardLists


class CardsPresenter:
    def __init__(
        self,
        view: CardsView,
        room: CardsRoom,
        actor: Actor,
        jobs: Working,
        dialogs: Asking,
        printing: Printing,
        changed: Callable[[], None],
    ) -> None:
        self._view = view
        self._room = room
        self._actor = actor
        self._jobs = jobs
        self._dialogs = dialogs
        self._changed = changed
        self._state = CardsState(
            may_edit=may(actor, Permission.EDIT_PEOPLE),
            may_export=may(actor, Permission.EXPORT_PEOPLE),
            may_choose=may(actor, Permission.EDIT_SETTINGS),
            actor_id=actor.person_id,
            today=local_today(room.clock),
        )
        self.lists = ListActs(room.lists, actor, jobs, dialogs, printing, lambda: self._state, self._say)

    def refresh(self) -> None:
        """Reads everybody anew; a large office takes its time."""
        room, actor, asked = self._room, self._actor, self._state.check_exam
        ahead = (ExamState.COMING, ExamState.OPEN)

        def work() -> dict[str, object]:
            exams = [one for one in room.exams.exams(actor) if one.state in ahead or one.id == asked]
            return {
                "rules": room.qualification.rules(),
                "all_rules": room.qualification.all_rules(),
                "standings": room.qualification.standings(actor),
                "units": room.people.units(),
                "exams": tuple(exams),
            }

        def done(found: dict[str, object]) -> None:
            self._state = replace(self._state, **found)  # type: ignore[arg-type]
            self._choose(self._state.chosen)

        self._jobs.run(_("Reading enforcement certificates"), lambda _handle: work(), done, self._dialogs.trouble)

    def search(self, words: str) -> None:
        self._show(words=words)

    def choose_unit(self, unit_id: UUID | None) -> None:
        self._show(unit_id=unit_id)

    def choose_which(self, which: Which) -> None:
        self._show(which=which, checked=None)

    def open_list(self, which: Which) -> None:
        """One list whole, as a card of the overview counts it: whatever narrowed the page before is let go."""
        self._show(which=which, words="", unit_id=None, checked=None)

    def choose(self, person_id: UUID) -> None:
        self._state = replace(self._state, side=Side.CARD)
        self._choose(person_id)

    def show_side(self, side: Side) -> None:
        self._show(side=side)

    def begin_check(self, exam_id: UUID) -> None:
        """The check list of one exam, from its own page."""
        self._state = replace(self._state, check_exam=exam_id, side=Side.CHECK, checked=None)
        self.refresh()

    def close(self) -> None:
        """From a form back to the person, from there to the list alone."""
        forms = (Side.REGISTER, Side.INSPECT, Side.PROPOSE, Side.DECIDE)
        if self._state.side in forms:
            self._show(side=Side.CARD)
        else:
            self._show(side=Side.NOTHING, chosen=None, cards=())

    def back_to_list(self) -> None:
        self._show(checked=None, side=Side.NOTHING, chosen=None, cards=())

    def choose_rules(self, rules_id: str) -> None:
        self._try(lambda: self._room.qualification.choose_rules(self._actor, rules_id))

    def find(self) -> None:
        """Proposes what follows from what is known."""

        def done(count: int) -> None:
            words = _("{count} proposals were made. Each waits for a decision.").format(count=count)
            self._state = replace(self._state, which=Which.WAITING if count else self._state.which)
            self._say(words if count else _("Nothing new follows from what is known."))
            self._changed()

        service, actor = self._room.qualification, self._actor
        title = _("Looking for certificates to take back")
        self._jobs.run(title, lambda _handle: service.find_matters(actor), done, self._dialogs.trouble)

    def act(self, intent: Intent) -> None:
        """What a form was filled for."""
        if isinstance(intent, Checking):
            self._check(intent)
            return
        person = self._state.person
        if person is not None:
            self._try(lambda: self._carry_out(person.person.id, intent))

    def _carry_out(self, person_id: UUID, intent: Intent) -> None:
        service, actor = self._room.qualification, self._actor
        match intent:
            case Registering(draft):
                service.register(actor, person_id, draft)
            case Inspecting(year, on, result, note):
                service.inspect(actor, person_id, year, on, result, note)
            case Proposing(move, cause, on, note):
                service.propose(actor, person_id, move, cause, on, note)
            case Deciding(verdict, on, reason):
                one = self._state.person
                if one is not None and one.open_matter is not None:
                    service.decide(actor, person_id, one.open_matter.id, verdict, on, reason)

    def _check(self, intent: Checking) -> None:
        room, actor = self._room, self._actor
        exam = next((one for one in self._state.exams if one.id == intent.exam_id), None)

        def work() -> Checked:
            if exam is not None:
                title, ids = exam.plan.title, [one.person_id for one in room.exams.roster(actor, exam.id)]
            else:
                unit = next((one.name for one in self._state.units if one.id == intent.unit_id), _("All units"))
                rows = room.people.people(actor, PeopleQuery(unit_id=intent.unit_id, limit=EVERYBODY)).rows
                title, ids = _("Drill of {unit}").format(unit=unit), [row.id for row in rows]
            order = CheckOrder(title, intent.on, tuple(ids), intent.fields, intent.needs_card)
            return room.qualification.check(actor, order)

        self._jobs.run(
            _("Checking certificates"),
            lambda _handle: work(),
            lambda checked: self._show(checked=checked, side=Side.NOTHING, chosen=None, cards=()),
            self._dialogs.trouble,
        )

    def _choose(self, person_id: UUID | None) -> None:
        try:
            cards = () if person_id is None else self._room.qualification.cards(self._actor, person_id)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        self._show(chosen=person_id, cards=cards)

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        side = Side.CARD if self._state.chosen else self._state.side
        self._state = replace(self._state, side=side, said="")
        self._changed()

    def _say(self, words: str) -> None:
        self._show(said=words)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
