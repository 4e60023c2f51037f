"""Opens an item of the library for reading and keeps the study of whoever reads: for every screen that does so."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from trainer.courseware.service import CoursewareService
from trainer.courseware.values import Courseware, OpenedItem
from trainer.people.accounts.values import Actor
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
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

    def open(self, item: Courseware) -> None:
        """Opens it as a job where there are jobs, else at once."""
        if self._jobs is None:
            try:
                opened = open_for_reading(self._room.courseware, item.id)
            except KnownError as error:
                self._dialogs.trouble(error)
            else:
                self._show(item, opened)
            return
        self._jobs.run(
            _("Opening {title}").format(title=item.title),
            lambda _handle: open_for_reading(self._room.courseware, item.id),
            lambda opened: self._show(item, opened),
            self._dialogs.trouble,
        )

    def _show(self, item: Courseware, opened: OpenedItem) -> None:
        def ended() -> None:
            self._room.courseware.put_away(opened)
            self._ended()

        self._reader.make_room()
        try:
            study = Studying(self._room, self._actor, item, self._dialogs, ended)
        except KnownError as error:
            self._room.courseware.put_away(opened)
            self._dialogs.trouble(error)
        else:
            self._reader.open(Reading(item.title, opened.name, opened.content), study)


def open_for_reading(courseware: CoursewareService, item_id: UUID) -> OpenedItem:
    """The bytes of what the reading window shows itself, a copy for the system's program of all else."""
    return courseware.open_item(item_id, lambda name: shown_as(name) is not Shown.OUTSIDE)
