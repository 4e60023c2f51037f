"""Opens an item of the library for reading and keeps the study of whoever reads: for every screen that does so."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from trainer.courseware.values import Courseware, OpenedItem
from trainer.people.accounts.values import Actor
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.reader.playing import plays_inside
from trainer.ui.reader.state import Opening, Reading, Shown, shown_as
from trainer.ui.reader.study import Studying, StudyRoom
from trainer.ui.working import Working
from trainer.words import _


class ItemReading:
    """`open` checks the file away from the screen, then shows it; `ended` is called after the study is kept."""

    def __init__(
        self,
        room: StudyRoom,
        actor: Actor,
        reader: Opening,
        dialogs: Asking,
        ended: Callable[[], None],
        jobs: Working | None = None,
    ) -> None:
        self._room = room
        self._actor = actor
        self._reader = reader
        self._dialogs = dialogs
        self._ended = ended
        self._jobs = jobs

    def open(self, item: Courseware, outside: bool = False) -> None:
        """Opens it as a job where there are jobs, else at once; `outside` in a program of the system."""
        inside = never if outside else partial(shown_inside, plays_inside())
        if self._jobs is None:
            try:
                opened = self._room.courseware.open_item(item.id, inside)
            except KnownError as error:
                self._dialogs.trouble(error)
            else:
                self._show(item, opened, outside)
            return
        self._jobs.run(
            _("Opening {title}").format(title=item.title),
            lambda _handle: self._room.courseware.open_item(item.id, inside),
            lambda opened: self._show(item, opened, outside),
            self._dialogs.trouble,
        )

    def _show(self, item: Courseware, opened: OpenedItem, outside: bool) -> None:
        def ended() -> None:
            self._room.courseware.put_away(opened)
            self._ended()

        self._reader.make_room()
        try:
            study = Studying(self._room, self._actor, item, self._dialogs, ended, partial(self.open, item, True))
        except KnownError as error:
            self._room.courseware.put_away(opened)
            self._dialogs.trouble(error)
        else:
            self._reader.open(Reading(item.title, opened.name, opened.content, outside), study)


def shown_inside(plays: bool, name: str) -> bool:
    """Whether the reading window shows a file of this name itself; recordings only where it `plays`."""
    shown = shown_as(name)
    return shown is not Shown.OUTSIDE and (plays or shown not in (Shown.VIDEO, Shown.AUDIO))


def never(_name: str) -> bool:
    """Nothing is shown inside."""
    return False
