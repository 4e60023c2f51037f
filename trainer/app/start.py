"""Starts the program: reads like its table of contents."""

from __future__ import annotations

import random
import sys
from contextlib import ExitStack, closing

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from trainer.app.backup_schedule import BackupSchedule
from trainer.app.crash import CrashHandler, start_log
from trainer.app.doorway import Doorway
from trainer.app.housekeeping import tidy_up
from trainer.app.recovering import unlocked
from trainer.app.services import Services
from trainer.store.clock import SystemClock
from trainer.store.errors import KnownError
from trainer.store.opening import open_store
from trainer.store.workspace import Workspace
from trainer.ui.asking import Asking
from trainer.ui.collecting import Collector
from trainer.ui.texts import message
from trainer.ui.theme import Theme
from trainer.words import _, use_language

SWITCH_SECONDS = 0.0005


def start_app(workspace: Workspace, language: str = "zh_CN") -> int:
    """Opens the workspace and shows the window until it is closed; gives the exit code."""
    use_language(language)
    app = make_application(language)
    theme = Theme(app)
    theme.apply()
    try:
        return _run(app, theme, workspace)
    except KnownError as error:
        if error.code != "store.key_lost":
            QMessageBox.critical(None, _("The program cannot start"), message(error))
            return 1
    return start_app(workspace, language) if unlocked(workspace) else 1


def _run(app: QApplication, theme: Theme, workspace: Workspace) -> int:
    clock = SystemClock()
    with ExitStack() as held:
        store = held.enter_context(open_store(workspace, clock))
        log = start_log(workspace.logs)
        services = held.enter_context(closing(Services(store, clock, random.SystemRandom())))
        window = Doorway(services, theme)
        handler = CrashHandler(log, window.dialogs)
        handler.install()
        window.jobs.crashed.connect(handler.take)
        window.begin()
        window.showMaximized()
        QTimer.singleShot(0, Collector(window).begin)
        backups = BackupSchedule(services, window.jobs, window.dialogs, lambda: window.exam is not None, window)
        QTimer.singleShot(0, lambda: tidy_up(services, window.jobs, window.dialogs))
        QTimer.singleShot(0, backups.start)
        if store.cleared:
            QTimer.singleShot(0, lambda: tell_cleared(window.dialogs))
        return app.exec()


def tell_cleared(dialogs: Asking) -> None:
    """A first run that was cut short: its empty data was removed, nothing that anybody entered."""
    dialogs.inform(
        _("The first start was cut short"),
        _(
            "The first start on this PC ended before the data was set up. What it had left was empty and has been "
            "removed; nobody had entered anything. The set-up begins anew."
        ),
    )


def make_application(language: str) -> QApplication:
    """The application with Qt's own dialogs in the same language; short GIL turns keep the screen quick."""
    sys.setswitchinterval(SWITCH_SECONDS)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("EnforcementTrainer")
    QLocale.setDefault(QLocale(language))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language}", folder):
        app.installTranslator(translator)
    return app
