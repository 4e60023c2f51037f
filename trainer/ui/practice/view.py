"""The practice face: one of its three pages at a time."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from trainer.ui.practice.mock_view import MockPage
from trainer.ui.practice.run_view import RunPage
from trainer.ui.practice.start_view import StartPage
from trainer.ui.practice.state import MockState, RunState, StartState
from trainer.ui.widgets.figures import Pictures


class PracticePage(QStackedWidget):
    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self.setObjectName("window")
        self.start, self.run, self.mock = StartPage(), RunPage(), MockPage()
        for page in (self.start, self.run, self.mock):
            page.setObjectName("window")
            self.addWidget(page)
        self.run.pane.pictures = self.mock.pane.pictures = pictures

    def show_start(self, state: StartState) -> None:
        self.start.show_state(state)
        if self.currentWidget() is not self.start:
            self.setCurrentWidget(self.start)

    def show_run(self, state: RunState) -> None:
        self.setCurrentWidget(self.run)
        self.run.show_state(state)

    def show_mock(self, state: MockState) -> None:
        self.setCurrentWidget(self.mock)
        self.mock.show_state(state)

    def finish_typing(self) -> None:
        self.mock.finish_typing()
