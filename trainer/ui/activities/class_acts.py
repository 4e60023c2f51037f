"""What every group of acts about one class is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from trainer.people.accounts.values import Actor
from trainer.store.errors import KnownError
from trainer.ui.activities.class_state import ClassState
from trainer.ui.activities.room import ActivitiesRoom
from trainer.ui.asking import Asking
from trainer.ui.printing import Printing
from trainer.ui.working import Working


class Did(Protocol):
    """Says what was done, `amiss` where it asks for a second look, and has the class read again."""

    def __call__(self, said: str, amiss: bool = False) -> None: ...


@dataclass(frozen=True)
class ClassDesk:
    """What a group of acts works with; `state` and `did` are the presenter's."""

    room: ActivitiesRoom
    actor: Actor
    jobs: Working
    dialogs: Asking
    printing: Printing
    state: Callable[[], ClassState]
    did: Did


class ClassActs:
    def __init__(self, desk: ClassDesk) -> None:
        self._room = desk.room
        self._actor = desk.actor
        self._jobs = desk.jobs
        self._dialogs = desk.dialogs
        self._printing = desk.printing
        self._state = desk.state
        self._did = desk.did

    def _try(self, act: Callable[[], object], said: str) -> None:
        try:
            act()
        except KnownError as error:
            self._dialogs.trouble(error)
        else:
            self._did(said)

    def _print(self, drawing: str, title: str, draw: Callable[[], bytes]) -> None:
        """A paper drawn beside the window, then in the print preview."""
        self._jobs.run(
            drawing,
            lambda _handle: draw(),
            lambda content: self._printing.print_pdfs(title, [content]),
            self._dialogs.trouble,
        )
