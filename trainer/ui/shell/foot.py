"""The bar of long work: what runs, how far it is, and the button that stops it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from trainer.ui.jobs import QtJobs
from trainer.ui.widgets.basics import button, label
from trainer.words import _

SOON_MILLISECONDS = 250
"""Work shorter than this never shows, so that the page does not jump."""


class Foot(QFrame):
    def __init__(self, jobs: QtJobs) -> None:
        super().__init__()
        self.setObjectName("foot")
        box = QHBoxLayout(self)
        box.setContentsMargins(20, 6, 20, 6)
        box.setSpacing(12)
        self._title, self._count = label("", "muted"), label("", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(220)
        self._cancel = button(_("Cancel"))
        for widget in (self._title, self._bar, self._count, self._cancel):
            box.addWidget(widget)
        box.addStretch()
        self._stop: Callable[[], None] = lambda: None
        self._cancel.clicked.connect(self._stopping)
        jobs.started.connect(self._started)
        jobs.progressed.connect(self._progressed)
        jobs.ended.connect(self._ended)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MILLISECONDS)
        self._soon.timeout.connect(self.show)
        self.hide()

    def _ended(self) -> None:
        self._soon.stop()
        self.hide()

    def _started(self, title: str, stop: Callable[[], None]) -> None:
        self._stop = stop
        self._title.setText(title)
        self._count.clear()
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self._soon.start()

    def _progressed(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._count.setText(f"{done} / {total}" if total else str(done))

    def _stopping(self) -> None:
        self._cancel.setEnabled(False)
        self._title.setText(_("Stopping …"))
        self._stop()
