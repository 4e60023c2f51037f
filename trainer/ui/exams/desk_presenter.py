"""One exam: reads its roster, board and scores; what is done about it stands in the acts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Protocol
from uuid import UUID

from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Actor, Permission
from trainer.people.values import PersonRow
from trainer.ui.asking import Asking
from trainer.ui.exams.board_acts import BoardActs
from trainer.ui.exams.desk_state import DeskState, DeskTab, Line, Side
from trainer.ui.exams.room import ExamsRoom
from trainer.ui.exams.roster_acts import RosterActs
from trainer.ui.exams.score_acts import ScoreActs
from trainer.ui.printing import Printing
from trainer.ui.working import Working


class DeskView(Protocol):
    def show_state(self, state: DeskState) -> None: ...


class DeskPresenter:
    """`left` goes back to the list, `go` to another page."""

    def __init__(
        self,
        view: DeskView,
        room: ExamsRoom,
        actor: Actor,
        jobs: Working,
        dialogs: Asking,
        printing: Printing,
        changed: Callable[[], None],
        go: Callable[[str, object], None],
    ) -> None:
        self._view = view
        self._room = room
        self._actor = actor
        self._changed = changed
        self._state: DeskState | None = None
        desk = (room, actor, dialogs, self.state, self._done)
        self.roster = RosterActs(*desk)
        self.board = BoardActs(*desk)
        self.scores = ScoreActs(*desk, jobs, printing, go)

    def state(self) -> DeskState:
        """What the desk shows; only while an exam is open on it."""
        assert self._state is not None
        return self._state

    def open(self, exam_id: UUID) -> None:
        actor = self._actor
        tabs = [DeskTab.ROSTER]
        tabs += [DeskTab.BOARD] if may(actor, Permission.RUN_EXAMS) else []
        tabs += [DeskTab.SCORES] if may(actor, Permission.SEE_RESULTS) else []
        self._state = DeskState(
            exam=self._room.exams.exam(self._actor, exam_id),
            actor_id=actor.person_id,
            tabs=tuple(tabs),
            units=self._room.people.units(),
            fields=self._room.fields_of(actor, exam_id),
            may_prepare=may(actor, Permission.PREPARE_EXAMS),
            may_run=may(actor, Permission.RUN_EXAMS),
            may_credit=may(actor, Permission.ENTER_HOURS),
            may_retake=may(actor, Permission.PREPARE_EXAMS),
        )
        self.refresh()

    def close(self) -> None:
        self._state = None

    @property
    def is_open(self) -> bool:
        return self._state is not None

    def refresh(self) -> None:
        """Reads again what the tab in view needs."""
        if self._state is None:
            return
        exam_id, tab = self._state.exam.id, self._state.tab
        rows = self._room.exams.roster(self._actor, exam_id)
        people = self._room.people.rows(self._actor, (row.person_id for row in rows))
        board = tab is DeskTab.BOARD
        running = self._room.invigilation.progress(self._actor, exam_id) if board else ()
        progress = {one.person_id: one for one in running}
        self._show(
            exam=self._room.exams.exam(self._actor, exam_id),
            lines=tuple(Line(row, people[row.person_id], progress.get(row.person_id)) for row in rows),
            people=people,
            incidents=self._room.invigilation.incidents(self._actor, exam_id) if board else (),
            held=board and self._room.invigilation.held(exam_id),
            scores=self._room.results.results(self._actor, exam_id) if tab is DeskTab.SCORES else None,
        )

    def choose_tab(self, tab: DeskTab) -> None:
        self._state = replace(self.state(), tab=tab, side=Side.CANDIDATE, said="", chosen=frozenset())
        self.refresh()

    def choose(self, person_ids: Iterable[UUID]) -> None:
        self._show(chosen=frozenset(person_ids), side=Side.CANDIDATE, said="")

    def show_side(self, side: Side) -> None:
        """Opens a form at the right, or closes it."""
        if side is Side.TIME:
            halls = self._room.rooms.seating(self._actor, self.state().exam.id).halls
            times = {hall.session: (hall.opens_at, hall.closes_at) for hall in halls}
            self._state = replace(self.state(), sessions=times if len(times) > 1 else {})
        self._show(side=side, seed=self.state().seed + 1, said="")

    def find(self, words: str) -> Sequence[PersonRow]:
        return self._room.people.find(self._actor, words)

    def _done(self, said: str) -> None:
        self._state = replace(self.state(), said=said, side=Side.CANDIDATE)
        self._changed()

    def _show(self, **changes: object) -> None:
        self._state = replace(self.state(), **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
