"""Opens an item of the library for reading and keeps the study of whoever reads: for every screen that does so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from trainer.courseware.service import CoursewareService
from trainer.courseware.values import Courseware
from trainer.people.accounts.values import Actor
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.reader.state import Opening, Reading
from trainer.ui.reader.study import Study
from trainer.ui.working import Working
from trainer.words import _


class ItemReading:
    """`open` checks the file away from the screen, then shows it; `ended` is called after the study is kept."""

    def __init__(
        self,
        courseware: CoursewareService,
        actor: Actor,
        reader: Opening,
        jobs: Working,
        dialogs: Asking,
        ended: Callable[[], None],
    ) -> None:
        self._courseware = courseware
        self._actor = actor
        self._reader = reader
        self._jobs = jobs
        self._dialogs = dialogs
        self._ended = ended

    def open(self, item: Courseware) -> None:
        self._jobs.run(
            _("Opening {title}").format(title=item.title),
            lambda _handle: self._courseware.open_path(item.id),
            lambda path: self._show(item, path),
            self._dialogs.trouble,
        )

    def _show(self, item: Courseware, path: Path) -> None:
        try:
            study = Study(self._courseware, self._actor, item.id, self._dialogs, self._ended)
        except KnownError as error:
            self._dialogs.trouble(error)
        else:
            self._reader.open(Reading(item.title, path.name, path), study)
