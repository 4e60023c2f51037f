"""What all acts of the desk share: who acts, on which state, and how a refusal is said."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from trainer.people.accounts.values import Actor
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.exams.desk_state import DeskState
from trainer.ui.exams.room import ExamsRoom


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

    def _try(self, act: Callable[[], object], said: str) -> None:
        try:
            act()
        except KnownError as error:
            self._dialogs.trouble(error)
        else:
            self._done(said)
