"""The built windows of the program, with dialogs that are answered by hand."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.fakes_ui import HandDialogs
from trainer.app.screens import management_screens
from trainer.app.services import Services
from trainer.people.accounts.values import Actor
from trainer.ui.jobs import QtJobs
from trainer.ui.shell.window import Management, ShellFacts
from trainer.ui.theme import Theme

Sit = Callable[[Actor], Management]


@pytest.fixture
def dialogs() -> HandDialogs:
    return HandDialogs()


@pytest.fixture
def jobs() -> Iterator[QtJobs]:
    made = QtJobs()
    yield made
    made.stop()


@pytest.fixture
def sit(services: Services, dialogs: HandDialogs, jobs: QtJobs, qtbot: QtBot, qapp: QApplication) -> Sit:
    """The management window of whoever signs in."""
    Theme(qapp).apply()

    def shown(actor: Actor) -> Management:
        facts = ShellFacts("临河县大队", 2026, actor.name, lambda: "")
        window = Management(facts, actor, management_screens(services), lambda _words: (), jobs, dialogs)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        return window

    return shown
