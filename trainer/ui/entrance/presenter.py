"""Lets a candidate in by number and last digits, or by an invigilator's word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol
from uuid import UUID

from trainer.exams.entrance.values import Entrant
from trainer.people.accounts.values import Actor
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.entrance.state import EntranceState, Step
from trainer.ui.texts import message
from trainer.words import _


class EntranceView(Protocol):
    def show_state(self, state: EntranceState) -> None: ...


class Entrances(Protocol):
    """What the screen asks of the exams."""

    def at_seat(self, room: str, seat: int) -> Entrant | None: ...

    def by_number(self, number: str) -> Entrant: ...

    def confirm(self, entrant: Entrant, digits: str, place: str = "") -> Actor: ...

    def let_in(self, actor: Actor, entrant: Entrant, reason: str, place: str = "") -> Actor: ...


@dataclass(frozen=True)
class EntranceRoom:
    """What the program lends: where the PC stands, photographs, and the sign-in of an invigilator beside it."""

    entrances: Entrances
    office: str
    room: str
    seat: int
    photo: Callable[[str], bytes]
    invigilator: Callable[[UUID, str, str], Actor]

    @property
    def place(self) -> str:
        return _("{room} seat {seat}").format(room=self.room, seat=self.seat) if self.room else ""


class EntrancePresenter:
    """`entered` takes who was let in and the exam."""

    def __init__(
        self, view: EntranceView, room: EntranceRoom, dialogs: Asking, entered: Callable[[Actor, UUID], None]
    ) -> None:
        self._view = view
        self._room = room
        self._dialogs = dialogs
        self._entered = entered
        self._state = EntranceState(room.office, room.place)

    def begin(self) -> None:
        """At a bound seat its candidate stands there at once; else a number is asked for."""
        expected = self._room.entrances.at_seat(self._room.room, self._room.seat) if self._room.room else None
        if expected is None:
            self.other()
        else:
            self._face(expected, bound=True)

    def other(self) -> None:
        """Somebody else than the one shown: asks for the number."""
        self._show(EntranceState(self._room.office, self._room.place))

    def find(self, number: str) -> None:
        try:
            found = self._room.entrances.by_number(number)
        except KnownError as error:
            self._show(replace(self._state, trouble=message(error)))
        else:
            self._face(found, bound=False)

    def confirm(self, digits: str) -> None:
        entrant = self._state.entrant
        if entrant is not None:
            self._try(lambda: self._room.entrances.confirm(entrant, digits, self._room.place), entrant)

    def ask_invigilator(self) -> None:
        """The digits are not known or do not fit: a person looks, signs in and says why."""
        if self._state.entrant is not None:
            self._dialogs.ask_sign_in(
                _("The invigilator lets in"),
                _("Compare the person with the photograph or a paper. Your own name and password stand for it."),
                _("Continue"),
                self._ask_reason,
            )

    def _ask_reason(self, login: str, password: str) -> None:
        entrant = self._state.entrant
        if entrant is None:
            return
        try:
            invigilator = self._room.invigilator(entrant.person_id, login, password)
        except KnownError as error:
            self._show(replace(self._state, trouble=message(error)))
            return
        self._dialogs.ask_text(
            _("Why {name} is let in").format(name=entrant.name),
            _("For instance: known by sight, identity card looked at. The reason is kept in the audit trail."),
            _("Let in"),
            lambda reason: self._try(
                lambda: self._room.entrances.let_in(invigilator, entrant, reason, self._room.place), entrant
            ),
        )

    def _try(self, let_in: Callable[[], Actor], entrant: Entrant) -> None:
        try:
            actor = let_in()
        except KnownError as error:
            self._show(replace(self._state, trouble=message(error)))
        else:
            self._entered(actor, entrant.exam_id)

    def _face(self, entrant: Entrant, bound: bool) -> None:
        photo = self._room.photo(entrant.photo) if entrant.photo else b""
        self._show(replace(self._state, step=Step.FACE, entrant=entrant, photo=photo, bound=bound, trouble=""))

    def _show(self, state: EntranceState) -> None:
        self._state = state
        self._view.show_state(state)
