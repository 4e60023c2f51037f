"""What every group of acts about one class is given."""

from __future__ import annotations

from collections.abc import Callable

from trainer.people.accounts.values import Actor
from trainer.ui.activities.class_state import ClassState
from trainer.ui.activities.room import ActivitiesRoom
from trainer.ui.asking import Asking
from trainer.ui.working import Working


class ClassActs:
    """`did` says what was done and has the class read again."""

    def __init__(
        self,
        room: ActivitiesRoom,
        actor: Actor,
        jobs: Working,
        dialogs: Asking,
        state: Callable[[], ClassState],
        did: Callable[[str], None],
    ) -> None:
        self._room = room
        self._actor = actor
        self._jobs = jobs
        self._dialogs = dialogs
        self._state = state
        self._did = did
