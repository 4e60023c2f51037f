"""监考面板: an invigilator signs in over the exam, acts with a reason, and leaves again."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol
from uuid import UUID

from trainer.exams.sittings.values import IncidentKind, IncidentLine, Progress, Ruling
from trainer.exams.values import Attendance
from trainer.people.accounts.values import Actor
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.texts import message
from trainer.words import _


@dataclass(frozen=True)
class PanelState:
    """`incidents` are those of this candidate, oldest first; `early_until` is 最早交卷 while it is still to come."""

    invigilator: str
    candidate: str
    progress: Progress | None = None
    incidents: tuple[IncidentLine, ...] = ()
    said: str = ""
    trouble: str = ""
    early_until: datetime | None = None


class PanelView(Protocol):
    def show_panel(self, state: PanelState | None) -> None:
        """None takes it away."""
        ...


class Invigilating(Protocol):
    """What the panel asks of the exams."""

    def progress(self, actor: Actor, exam_id: UUID) -> tuple[Progress, ...]: ...

    def incidents(self, actor: Actor, exam_id: UUID) -> tuple[IncidentLine, ...]: ...

    def rule(self, actor: Actor, sitting_id: UUID, sequence: int, ruling: Ruling, note: str) -> None: ...

    def note_incident(self, actor: Actor, sitting_id: UUID, kind: IncidentKind, reason: str) -> None: ...

    def raise_hand(self, actor: Actor, sitting_id: UUID, reason: str) -> None: ...

    def lower_hand(self, actor: Actor, sitting_id: UUID, give: bool, reason: str) -> None: ...

    def pause(self, actor: Actor, sitting_id: UUID, reason: str) -> None: ...

    def unpause(self, actor: Actor, sitting_id: UUID, reason: str) -> None: ...

    def hold_all(self, actor: Actor, exam_id: UUID, reason: str) -> None: ...

    def go_on_all(self, actor: Actor, exam_id: UUID, reason: str) -> None: ...

    def give_extra_time(self, actor: Actor, exam_id: UUID, person_id: UUID, minutes: int, reason: str) -> None: ...

    def change_seat(self, actor: Actor, exam_id: UUID, person_id: UUID, number: int, reason: str) -> None: ...

    def hand_in(self, actor: Actor, exam_id: UUID, person_id: UUID, reason: str) -> None: ...

    def let_leave(self, actor: Actor, exam_id: UUID, person_id: UUID, reason: str) -> None: ...

    def earliest_leave(self, actor: Actor, exam_id: UUID, person_id: UUID) -> datetime | None: ...


@dataclass(frozen=True)
class PanelRoom:
    """What the program lends to the panel."""

    invigilation: Invigilating
    sign_in: Callable[[UUID, str, str], Actor]
    attend: Callable[[Actor, UUID, Collection[UUID], Attendance, str], None]


class PanelPresenter:
    """`person` sits `exam_id`; `leave` ends the window so that the sitting can be continued later."""

    def __init__(
        self,
        view: PanelView,
        room: PanelRoom,
        dialogs: Asking,
        person: Actor,
        exam_id: UUID,
        leave: Callable[[], None],
    ) -> None:
        self._view = view
        self._room = room
        self._dialogs = dialogs
        self._person = person
        self._exam_id = exam_id
        self._leave = leave
        self._actor: Actor | None = None
        self._state: PanelState | None = None

    def call(self) -> None:
        """Asks who comes."""
        self._dialogs.ask_sign_in(
            _("Invigilator"),
            _("Sign in with your own name and password. The exam goes on below; nobody else's password opens this."),
            _("Open the panel"),
            self._enter,
        )

    def close(self) -> None:
        """Back to the exam."""
        self._actor = self._state = None
        self._view.show_panel(None)

    def read(self) -> None:
        """Reads again while the panel is open."""
        if self._state is not None:
            self._show()

    def raise_hand(self, reason: str) -> None:
        self._do(lambda who, key: self._room.invigilation.raise_hand(who, key, reason), _("The hand is noted."))

    def lower_hand(self, give: bool, reason: str) -> None:
        said = _("The time is given back.") if give else _("Noted without giving time.")
        self._do(lambda who, key: self._room.invigilation.lower_hand(who, key, give, reason), said)

    def pause(self, stand: bool, reason: str) -> None:
        act = self._room.invigilation.pause if stand else self._room.invigilation.unpause
        self._do(lambda who, key: act(who, key, reason), _("The time stands still.") if stand else _("The time runs."))

    def hold(self, stand: bool, reason: str) -> None:
        act = self._room.invigilation.hold_all if stand else self._room.invigilation.go_on_all
        said = _("Everybody's time stands still.") if stand else _("Everybody goes on.")
        self._do(lambda who, _key: act(who, self._exam_id, reason), said)

    def give_time(self, minutes: int, reason: str) -> None:
        give = self._room.invigilation.give_extra_time
        said = _("{minutes} minutes are given.").format(minutes=minutes)
        self._do(lambda who, _key: give(who, self._exam_id, self._person.person_id, minutes, reason), said)

    def note(self, kind: IncidentKind, reason: str) -> None:
        self._do(lambda who, key: self._room.invigilation.note_incident(who, key, kind, reason), _("Noted."))

    def rule(self, sequence: int, ruling: Ruling, reason: str) -> None:
        self._do(lambda who, key: self._room.invigilation.rule(who, key, sequence, ruling, reason), _("Decided."))

    def change_seat(self, number: int, reason: str) -> None:
        change = self._room.invigilation.change_seat
        said = _("Seat {seat} is noted.").format(seat=number)
        self._do(lambda who, _key: change(who, self._exam_id, self._person.person_id, number, reason), said)

    def attend(self, state: Attendance, reason: str) -> None:
        people = (self._person.person_id,)
        self._do(lambda who, _key: self._room.attend(who, self._exam_id, people, state, reason), _("Noted."))

    def hand_in(self, reason: str) -> None:
        """Asks first: it cannot be taken back."""
        hand_in = self._room.invigilation.hand_in

        def handed() -> None:
            self._do(lambda who, _key: hand_in(who, self._exam_id, self._person.person_id, reason), _("Handed in."))

        self._dialogs.confirm(
            _("Hand in for {name}").format(name=self._person.name),
            _("What is answered and saved so far counts. The candidate cannot go on afterwards."),
            _("Hand in"),
            handed,
        )

    def let_leave(self, reason: str) -> None:
        """准予提前交卷, before the rule allows it."""
        let = self._room.invigilation.let_leave
        self._do(lambda who, _key: let(who, self._exam_id, self._person.person_id, reason), _("Handed in."))

    def leave(self, reason: str) -> None:
        """Ends the window; the sitting can be continued, here or at another PC."""
        if self._do(
            lambda who, key: self._room.invigilation.note_incident(who, key, IncidentKind.MACHINE_CHANGED, reason), ""
        ):
            self.close()
            self._leave()

    def _enter(self, login: str, password: str) -> None:
        try:
            self._actor = self._room.sign_in(self._person.person_id, login, password)
        except KnownError as error:
            self._dialogs.trouble(error)
        else:
            self._state = PanelState(self._actor.name, self._person.name)
            self._show()

    def _do(self, act: Callable[[Actor, UUID], object], said: str) -> bool:
        if self._actor is None or self._state is None or self._state.progress is None:
            return False
        try:
            act(self._actor, self._state.progress.sitting_id)
        except KnownError as error:
            self._show(trouble=message(error), said="")
            return False
        self._show(said=said, trouble="")
        return True

    def _show(self, **changes: object) -> None:
        if self._actor is None or self._state is None:
            return
        mine = self._person.person_id
        running = self._room.invigilation.progress(self._actor, self._exam_id)
        found = self._room.invigilation.incidents(self._actor, self._exam_id)
        self._state = replace(
            self._state,
            progress=next((one for one in running if one.person_id == mine), None),
            early_until=self._room.invigilation.earliest_leave(self._actor, self._exam_id, mine),
            incidents=tuple(one for one in found if one.person_id == mine),
            **changes,  # type: ignore[arg-type]
        )
        self._view.show_panel(self._state)
