"""One exam's rooms and seats: proposes, stores, moves by hand and takes moves back, seals, registers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol
from uuid import UUID

from trainer.exams.papers.service import PaperService
from trainer.exams.rooms.checks import moved, place_at
from trainer.exams.rooms.codes import StartCodes
from trainer.exams.rooms.plan import hall_at, placements_of
from trainer.exams.rooms.service import RoomService
from trainer.exams.rooms.values import Needs, Placement, Venue
from trainer.exams.service import ExamService
from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Actor, Permission
from trainer.people.service import PeopleService
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking, tell_saved
from trainer.ui.exam_rooms.state import Cell, RoomsState, Side, cells
from trainer.ui.files import writing
from trainer.ui.presenting import PresentingWork
from trainer.ui.working import Working
from trainer.words import _

LARGEST_SEED = 2**31


@dataclass(frozen=True)
class SeatsRoom:
    """Where the page reads from and writes to. `export` writes the 更改登记 where the person chose."""

    exams: ExamService
    rooms: RoomService
    codes: StartCodes
    papers: PaperService
    people: PeopleService
    new_seed: Callable[[], int]
    export: Callable[[Actor, UUID, Path], None]


class SeatsView(Protocol):
    def show_state(self, state: RoomsState) -> None: ...


class SeatsPresenter(PresentingWork[SeatsView, SeatsRoom]):
    def __init__(
        self,
        view: SeatsView,
        room: SeatsRoom,
        actor: Actor,
        jobs: Working,
        dialogs: Asking,
        changed: Callable[[], None],
    ) -> None:
        super().__init__(view, room, actor, jobs, dialogs, changed)
        self._state: RoomsState | None = None
        self._done: list[tuple[UUID, UUID, int]] = []

    def open(self, exam_id: UUID) -> None:
        """Shows an exam; what was proposed for another one is gone."""
        actor, room = self._actor, self._room
        prepares = may(actor, Permission.PREPARE_EXAMS)
        self._done.clear()
        self._state = RoomsState(
            exam=room.exams.exam(self._actor, exam_id),
            seating=room.rooms.seating(actor, exam_id),
            venue=room.rooms.venue(actor, exam_id),
            actor_id=actor.person_id,
            sets=room.papers.sets(actor) if prepares else (),
            may_prepare=prepares,
            may_run=may(actor, Permission.RUN_EXAMS),
        )
        self.refresh()

    def refresh(self) -> None:
        """Reads the stored plan again; a proposal stays."""
        if self._state is None:
            return
        exam_id, actor, rooms = self._state.exam.id, self._actor, self._room.rooms
        seating, venue = rooms.seating(actor, exam_id), rooms.venue(actor, exam_id)
        people = self._room.people.rows(self._actor, (one.person_id for one in seating.seated))
        changes = rooms.changes(actor, exam_id)
        others = {change.person_id for change in changes if change.person_id} - people.keys()
        self._state = replace(
            self._state,
            exam=self._room.exams.exam(self._actor, exam_id),
            seating=seating,
            venue=venue,
            people=people | self._room.people.rows(self._actor, others),
            changes=changes,
        )
        if self._state.proposal is None:
            flaws = rooms.check(actor, exam_id, venue, placements_of(seating)) if self._state.arranged else ()
            self._state = replace(self._state, flaws=flaws)
        self._show(cell=self._state.cell if self._state.cell in cells(self._state) else (0, 0))

    def choose_hall(self, cell: Cell) -> None:
        self._show(cell=cell)

    def show_side(self, side: Side) -> None:
        self._show(side=side, said="", moving=False, seed=self._now.seed + 1)

    def choose_seat(self, number: int) -> None:
        """Who sits there; or, after `begin_move`, where the chosen one is to sit."""
        state = self._now
        if state.moving:
            self._move_to(number)
            return
        here = (state.cell, number)
        found = next((one for one in state.placements if ((one.session, one.room), one.number) == here), None)
        self._show(chosen=found.person_id if found else None, side=Side.CANDIDATE, said="")

    def find(self, person_id: UUID) -> None:
        """Goes to somebody, from the list of findings."""
        place = next((one for one in self._now.placements if one.person_id == person_id), None)
        if place is not None:
            self._show(cell=(place.session, place.room), chosen=person_id)

    def begin_move(self) -> None:
        """The next seat chosen is where the chosen candidate goes; again ends it."""
        if self._now.chosen is not None and self._now.open:
            self._show(moving=not self._now.moving, said="")

    def end_move(self) -> None:
        """Stays where it is."""
        if self._state is not None and self._state.moving:
            self._show(moving=False)

    @property
    def exam_id(self) -> UUID | None:
        """The exam in view."""
        return self._state.exam.id if self._state else None

    @property
    def placements(self) -> tuple[Placement, ...]:
        """Who sits where in what is in view."""
        return self._now.placements

    def propose(self, venue: Venue) -> None:
        """Arranges by rule, beside the window; nothing is stored."""
        exam_id, actor, seed = self._now.exam.id, self._actor, self._room.new_seed() % LARGEST_SEED
        self._jobs.run(
            _("Arranging the seats"),
            lambda _handle: self._room.rooms.propose(actor, exam_id, venue, seed),
            lambda found: self._show(
                proposal=found, flaws=found.flaws, side=Side.FINDINGS, cell=(0, 0), moving=False, said=""
            ),
            self._dialogs.trouble,
        )

    def again(self) -> None:
        """Another proposal for the same rooms."""
        if self._now.proposal is not None:
            self.propose(self._now.proposal.venue)

    def drop(self) -> None:
        """Back to what is stored."""
        self._show(proposal=None, side=Side.CANDIDATE, moving=False, said="")
        self.refresh()

    def apply(self) -> None:
        proposal, exam_id = self._now.proposal, self._now.exam.id
        if proposal is None:
            return
        self._jobs.run(
            _("Storing the seats"),
            lambda _handle: self._room.rooms.apply(self._actor, exam_id, proposal),
            lambda _nothing: self._stored(),
            self._dialogs.trouble,
        )

    def seal(self) -> None:
        """Asks first: from then on each change is registered."""
        self._dialogs.confirm(
            _("Seal the seat plan"),
            _("After the seal seats are changed one by one, and each change stands in the register with its reason."),
            _("Seal the plan"),
            lambda: self._try(
                lambda: self._room.rooms.seal(self._actor, self._now.exam.id), _("The seat plan is sealed.")
            ),
        )

    def undo(self) -> None:
        """Takes the last hand move back, as long as the plan is not sealed."""
        if self._done and not self._now.sealed:
            person_id, hall_id, number = self._done.pop()
            exam_id = self._now.exam.id
            self._try(
                lambda: self._room.rooms.move(self._actor, exam_id, person_id, hall_id, number),
                _("The last move was taken back."),
            )

    def set_needs(self, needs: Needs) -> None:
        person_id, exam_id = self._now.chosen, self._now.exam.id
        if person_id is not None:
            self._try(
                lambda: self._room.rooms.set_needs(self._actor, exam_id, person_id, needs),
                _("What {name} needs is kept.").format(name=self._now.people[person_id].name),
            )

    def show_codes(self) -> None:
        """Reads the start codes, which is recorded."""
        try:
            codes = self._room.codes.shown(self._actor, self._now.exam.id)
        except KnownError as error:
            self._dialogs.trouble(error)
        else:
            self._show(codes=codes, side=Side.CODES)

    def export(self) -> None:
        """The register as a workbook, where the person says."""
        title = _("Register of changes {title}").format(title=self._now.exam.plan.title)
        self._dialogs.save_file(_("Save the register"), f"{title}.xlsx", _("Excel workbook (*.xlsx)"), self._export)

    @property
    def _now(self) -> RoomsState:
        assert self._state is not None
        return self._state

    def _export(self, path: Path) -> None:
        try:
            with writing(path):
                self._room.export(self._actor, self._now.exam.id, path)
        except KnownError as error:
            self._dialogs.trouble(error)
        else:
            tell_saved(self._dialogs, path)

    def _move_to(self, number: int) -> None:
        state = self._now
        if state.chosen is None:
            return
        to = place_at(state.plan, state.chosen, *state.cell, number)
        if state.proposal is not None:
            self._move_in_proposal(to)
        elif state.sealed:
            self._dialogs.ask_text(
                _("Change a seat after the seal"),
                _("The change stands in the register. Why is it made?"),
                _("Change the seat"),
                lambda reason: self._move_stored(to, reason),
            )
        else:
            self._move_stored(to, "")

    def _move_in_proposal(self, to: Placement) -> None:
        state = self._now
        proposal = state.proposal
        if proposal is None or state.chosen is None:
            return
        placements = moved(proposal.placements, state.chosen, to)
        try:
            flaws = self._room.rooms.check(self._actor, state.exam.id, proposal.venue, placements)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        self._show(proposal=replace(proposal, placements=placements, flaws=flaws), flaws=flaws, moving=False)

    def _move_stored(self, to: Placement, reason: str) -> None:
        state, before = self._now, self._now.seated
        if before is None:
            return
        hall = hall_at(state.seating, to.session, to.room)
        self._show(moving=False)

        def act() -> None:
            self._room.rooms.move(self._actor, state.exam.id, before.person_id, hall.id, to.number, reason)
            self._done.append((before.person_id, before.hall_id, before.number))

        self._try(act, _("{name} was moved.").format(name=state.people[before.person_id].name))

    def _stored(self) -> None:
        self._done.clear()
        self._state = replace(self._now, proposal=None, said=_("The seats are stored."), side=Side.FINDINGS)
        self._changed()

    def _try(self, act: Callable[[], object], said: str) -> None:
        try:
            act()
        except KnownError as error:
            self._dialogs.trouble(error)
        else:
            self._state = replace(self._now, said=said)
            self._changed()

    def _show(self, **changes: object) -> None:
        self._state = replace(self._now, undo=len(self._done), **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
