"""What all acts of the desk share: who acts, on which state, and how a refusal is said."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from trainer.people.accounts.values import Actor
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.exams.desk_state import DeskState, Line
from trainer.ui.exams.room import ExamsRoom
from trainer.words import _


class Acts:
    """`state` is what the desk shows now; `done` says what was done and lets the page read again."""

    def __init__(
        self,
        room: ExamsRoom,
        actor: Actor,
        dialogs: Asking,
        state: Callable[[], DeskState],
        done: Callable[[str], None],
    ) -> None:
        self._room = room
        self._actor = actor
        self._dialogs = dialogs
        self._state = state
        self._done = done

    @property
    def _exam_id(self) -> UUID:
        return self._state().exam.id

    def _said(self, line: Line, said: str, **facts: object) -> str:
        """What is told of an act on one candidate: carried out here, or asked of the PC where the sitting runs."""
        progress = line.progress
        if progress is not None and self._room.invigilation.runs_elsewhere(progress.sitting_id):
            said = _("{name} sits at another PC: it carries this out within seconds, and the board then says so.")
        return said.format(name=line.person.name, **facts)

    def _try(self, act: Callable[[], object], said: str) -> None:
        try:
            act()
        except KnownError as error:
            self._dialogs.trouble(error)
        else:
            self._done(said)
