"""Regular backups while the program runs, never beside an exam."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer

from trainer.app.keeping import keep_backup
from trainer.app.services import Services
from trainer.store.backup import Backup
from trainer.store.errors import KnownError
from trainer.store.retention import next_backup
from trainer.ui.asking import Asking
from trainer.ui.working import Working
from trainer.words import _

LOOK_MILLISECONDS = 5 * 60_000


class BackupSchedule(QObject):
    """Looks every few minutes whether a backup is due. `held` is true while an exam is sat on this PC.

    A failure is said once; further ones only when a backup came about in between.
    """

    def __init__(
        self,
        services: Services,
        jobs: Working,
        dialogs: Asking,
        held: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._jobs = jobs
        self._dialogs = dialogs
        self._held = held
        self._started = services.clock.now()
        self._tried: datetime | None = None
        self._running = self._failing = False
        self._timer = QTimer(self, interval=LOOK_MILLISECONDS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Makes a backup where one is due; an empty workspace needs none."""
        if self._running or self._held() or not self._services.accounts.any_account():
            return
        backups = self._services.store.backups.all()
        newest = backups[0].at if backups else None
        now = self._services.clock.now()
        if now < next_backup(newest, self._started, self._tried):
            return
        self._running, self._tried = True, now
        self._jobs.run(_("Backing up"), lambda _handle: keep_backup(self._services), self._made, self._failed)

    def _made(self, _backup: Backup) -> None:
        self._running = self._failing = False

    def _failed(self, error: KnownError) -> None:
        self._running = False
        if not self._failing:
            self._failing = True
            self._dialogs.trouble(error)
