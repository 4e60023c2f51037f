"""What every group of acts about one class is given."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from trainer.people.accounts.values import Actor
from trainer.ui.activities.class_state import ClassState
from trainer.ui.activities.room import ActivitiesRoom
from trainer.ui.asking import Asking
from trainer.ui.working import Working


class Did(Protocol):
    """Says what was done, `amiss` where it asks for a second look, and has the class read again."""

    def __call__(self, said: str, amiss: bool = False) -> None: ...


class ClassActs:
    """What a group of acts works with."""

    def __init__(
        self,
        room: ActivitiesRoom,
        actor: Actor,
        jobs: Working,
        dialogs: Asking,
        state: Callable[[], ClassState],
        did: Did,
    ) -> None:
        self._room = room
        self._actor = actor
        self._jobs = jobs
        self._dialogs = dialogs
        self._state = state
        self._did = did
