"""The plan of the year, or the list of the rotation as it is shown, as a workbook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from trainer.people.accounts.values import Actor
from trainer.ui.activities.room import ActivitiesRoom
from trainer.ui.activities.state import ActivitiesState, Tab, rotation_shown
from trainer.ui.asking import Asking, tell_saved
from trainer.ui.files import write_bytes
from trainer.ui.working import Working
from trainer.words import _


class SheetActs:
    """What names people is asked for its purpose and recorded."""

    def __init__(
        self,
        room: ActivitiesRoom,
        actor: Actor,
        jobs: Working,
        dialogs: Asking,
        state: Callable[[], ActivitiesState],
    ) -> None:
        self._room = room
        self._actor = actor
        self._jobs = jobs
        self._dialogs = dialogs
        self._state = state

    def save(self) -> None:
        state = self._state()
        if state.tab is Tab.PLAN:
            title = _("Training plan of {year}").format(year=state.year)
            self._place(title, lambda: self._room.papers.plan_sheet(self._actor, state.year))
        elif state.rotation is not None:
            found, rows = state.rotation, rotation_shown(state)
            title = _("Rotation list {title}").format(title=found.line.draft.title)

            def place(purpose: str) -> None:
                self._place(title, lambda: self._room.papers.rotation_sheet(self._actor, found, rows, purpose))

            words = _("This list names people; taking it out is recorded. What is it for, who receives it?")
            self._dialogs.ask_text(title, words, _("Choose a place"), place)

    def _place(self, title: str, draw: Callable[[], bytes]) -> None:
        def run(path: Path) -> None:
            self._jobs.run(
                title,
                lambda _handle: write_bytes(path, draw()),
                lambda _none: tell_saved(self._dialogs, path),
                self._dialogs.trouble,
            )

        self._dialogs.save_file(title, f"{title}.xlsx", _("Excel workbook (*.xlsx)"), run)
