"""Screenshots of every main screen, at the size of a station PC and larger."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from trainer.app.demo.hands import settle, wait_until
from trainer.app.doorway import Doorway
from trainer.people.accounts.values import Actor
from trainer.ui.shell.context import WORK_LIST, OfExam
from trainer.ui.shell.window import Management
from trainer.ui.theme import Mode, Theme
from trainer.ui.widgets.table import RecordTable

STATION, DESK = (1366, 768), (1920, 1080)


class Album:
    """Keeps pictures in a folder, numbered in the order they were taken."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.paths: list[Path] = []

    def take(self, name: str, widget: QWidget) -> None:
        self.keep(name, widget.grab().toImage())

    def keep(self, name: str, image: QImage) -> None:
        """A picture of something else than a window."""
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"{len(self.paths) + 1:02d}-{name}.png"
        image.save(str(path))
        self.paths.append(path)


def photograph(
    doorway: Doorway, theme: Theme, administrator: Actor, officer: Actor, exam_id: UUID, album: Album
) -> None:
    """Every screen, the officer's page, and one screen larger, dark and with large text."""
    doorway.show_management(administrator)
    targets: dict[str, object] = {"exam_rooms": exam_id, "standing": OfExam(exam_id), "analysis": exam_id}
    for key in _screens(doorway):
        _go(doorway, key, targets.get(key))
        album.take(key, doorway)
    _go(doorway, "law", WORK_LIST)
    album.take("law-changed", doorway)
    doorway.resize(*DESK)
    _go(doorway, "hours")
    album.take("hours-1920", doorway)
    doorway.resize(*STATION)
    for mode, scale, name in ((Mode.DARK, 1.0, "bank-dark"), (Mode.LIGHT, 1.5, "bank-large-text")):
        theme.apply(mode, scale)
        doorway.show_management(administrator)
        _go(doorway, "bank")
        album.take(name, doorway)
    theme.apply(Mode.LIGHT, 1.0)
    doorway.show_home(officer)
    settle()
    album.take("home-after-exam", doorway)


def _screens(doorway: Doorway) -> tuple[str, ...]:
    window = doorway.currentWidget()
    return window.keys if isinstance(window, Management) else ()


def _go(doorway: Doorway, key: str, target: object = None) -> None:
    window = doorway.currentWidget()
    if isinstance(window, Management):
        window.go(key, target)
        settle()
        wait_until(lambda: not doorway.jobs.busy)
        for table in window.pages.findChildren(RecordTable):
            if table.isVisible() and table.rows.rowCount():
                table.selectRow(min(1, table.rows.rowCount() - 1))
        settle()
