"""What is done with files of the library: a folder taken in, copies for a stick, versions, Office files made PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from trainer.courseware.editions.service import EditionService
from trainer.courseware.service import CoursewareService
from trainer.courseware.values import Courseware, CoursewareVersion, OpenedItem
from trainer.people.accounts.values import Actor
from trainer.ui.asking import Asking
from trainer.ui.courseware.adding import Found, files_of
from trainer.ui.courseware.state import Side
from trainer.ui.reader.courseware import shown_inside
from trainer.ui.reader.playing import plays_inside
from trainer.ui.reader.state import Opening, Reading
from trainer.ui.working import Handle, Working
from trainer.words import _

Done = Callable[[str, Side], None]


@dataclass(frozen=True)
class FileRoom:
    """Where files come from and go to; `convert` gives the number of the new version, None where it was cancelled."""

    courseware: CoursewareService
    editions: EditionService
    converts: Callable[[], bool]
    convert: Callable[[Actor, UUID, Handle], int | None]


class FileActs:
    """`done` says what was done and where the panel goes on."""

    def __init__(
        self, room: FileRoom, actor: Actor, jobs: Working, dialogs: Asking, reader: Opening, done: Done
    ) -> None:
        self._room = room
        self._actor = actor
        self._jobs = jobs
        self._dialogs = dialogs
        self._reader = reader
        self._done = done

    def choose_folder(self, then: Callable[[Path, Found], None]) -> None:
        """Looks through a folder; `then` gets it with the courseware found, which is never nothing."""

        def found(folder: Path, there: Found) -> None:
            if there.files:
                then(folder, there)
            else:
                words = _("The folder {name} holds no documents, recordings or pictures.")
                self._dialogs.inform(_("Nothing to add"), words.format(name=folder.name))

        def chosen(folder: Path) -> None:
            self._jobs.run(
                _("Looking through {name}").format(name=folder.name),
                lambda _handle: files_of(folder),
                partial(found, folder),
                self._dialogs.trouble,
            )

        self._dialogs.choose_folder(_("Choose the folder to add"), chosen)

    def copy_out(self, items: Sequence[Courseware]) -> None:
        """Copies what is selected into a folder, with a list."""
        ids = [item.id for item in items]

        def chosen(folder: Path) -> None:
            words = _("Copied {count} pieces with their list to {folder}.")
            self._jobs.run(
                _("Copying courseware"),
                lambda handle: self._room.editions.copy_out(
                    self._actor, ids, folder, handle.progress, handle.cancelled
                ),
                lambda count: self._done(words.format(count=count, folder=folder), Side.NOTHING),
                self._dialogs.trouble,
            )

        if ids:
            self._dialogs.choose_folder(_("Choose the stick or folder to copy to"), chosen)

    def add_version(self, item: Courseware) -> None:
        """Takes a file in as the newest version; what it brings may be said."""

        def noted(path: Path, note: str) -> None:
            self._jobs.run(
                _("Adding courseware"),
                lambda handle: self._room.editions.add(
                    self._actor, item.id, path, note, handle.progress, handle.cancelled
                ),
                self._added,
                self._dialogs.trouble,
            )

        def chosen(path: Path) -> None:
            title = _("What does this version bring?")
            words = _("“{file}” becomes the newest version of “{title}”. The older ones stay.")
            words = words.format(file=path.name, title=item.title)
            self._dialogs.ask_text(title, words, _("Add the version"), partial(noted, path))

        self._dialogs.open_file(_("Choose the new version"), _("All files (*)"), chosen)

    def convert(self, item: Courseware) -> None:
        """Makes a PDF of an Office file the newest version."""
        self._jobs.run(
            _("Turning {title} into a PDF").format(title=item.title),
            lambda handle: self._room.convert(self._actor, item.id, handle),
            self._added,
            self._dialogs.trouble,
        )

    def open_version(self, version: CoursewareVersion) -> None:
        """Shows one version, without counting minutes."""
        inside = partial(shown_inside, plays_inside())
        self._jobs.run(
            _("Opening {title}").format(title=version.file_name),
            lambda _handle: self._room.editions.open(version, inside),
            self._show,
            self._dialogs.trouble,
        )

    def _show(self, opened: OpenedItem) -> None:
        self._reader.open(Reading(Path(opened.name).stem, opened.name, opened.content))

    def _added(self, number: int | None) -> None:
        if number is not None:
            self._done(_("Version {number} is in the library.").format(number=number), Side.ITEM)
