"""The check of this PC for whoever stands in front of it: nobody has to sign in to see whether it is fit."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.ui.asking import Asking
from trainer.ui.settings.station.presenter import StationPresenter, StationRoom
from trainer.ui.settings.station.view import StationTab
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.print_window import QtPrinting
from trainer.ui.working import Working
from trainer.words import _


class StationPage(QWidget):
    """`left` goes back to the door. Where the PC stands is shown and changed in the settings only."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("window")
        box = QVBoxLayout(self)
        box.setContentsMargins(28, 18, 28, 18)
        self.back = button(_("Back to the sign-in"), icon_name="mdi6.arrow-left")
        self.back.clicked.connect(self.left)
        QShortcut(QKeySequence("Escape"), self, self.back.click)
        box.addLayout(row(label(_("Check of an exam station"), "title"), None, self.back))
        self.tab = StationTab(binds=False)
        box.addWidget(self.tab, 1)


def build_station_page(room: StationRoom, jobs: Working, dialogs: Asking) -> tuple[StationPage, StationPresenter]:
    page = StationPage()
    presenter = StationPresenter(page.tab, room, None, jobs, dialogs, QtPrinting(page, dialogs))
    page.tab.check_wanted.connect(presenter.check)
    page.tab.print_wanted.connect(presenter.print_sheet)
    presenter.refresh()
    return page, presenter
