"""Bugs: written to the log, said to the person with the place of the log; work that is saved stays saved."""

from __future__ import annotations

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.texts import message
from trainer.words import _

LOG_BYTES = 2_000_000
log = logging.getLogger("trainer")


def start_log(folder: Path) -> Path:
    """Sends log records of the program and of Qt to a file that never grows without end."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "trainer.log"
    handler = RotatingFileHandler(path, maxBytes=LOG_BYTES, backupCount=3, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)
    qInstallMessageHandler(_note_qt_message)
    return path


class CrashHandler:
    """Takes what nobody caught. A known error is worded; a bug is logged and the dialog names the log."""

    def __init__(self, path: Path, dialogs: Asking) -> None:
        self._path = path
        self._dialogs = dialogs

    def install(self) -> None:
        sys.excepthook = self._uncaught

    def take(self, error: BaseException) -> None:
        if isinstance(error, KnownError):
            self._dialogs.inform(_("This could not be done"), message(error))
            return
        log.critical("uncaught", exc_info=error)
        self._dialogs.inform(
            _("Something went wrong in the program"),
            _("What was shown as saved is saved. Send the file {path} to whoever looks after the program.").format(
                path=self._path
            ),
        )

    def _uncaught(self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.exit(130)
        self.take(error)


def _note_qt_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    level = {QtMsgType.QtWarningMsg: logging.WARNING, QtMsgType.QtCriticalMsg: logging.ERROR}.get(kind, logging.DEBUG)
    logging.getLogger("qt").log(level, "%s (%s)", text, context.category)
