"""The bar above the page: which office and year, search, who is signed in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu

from trainer.ui.shell.context import Finder
from trainer.ui.shell.search import SearchField
from trainer.ui.widgets.basics import button, label
from trainer.ui.widgets.elided import Elided
from trainer.ui.widgets.looks import add_looks
from trainer.words import _


class TopBar(QFrame):
    signed_out = Signal()
    password_wanted = Signal()
    home_wanted = Signal()
    look_wanted = Signal(object, object)

    def __init__(self, office: str, year: int, user: str, find: Finder) -> None:
        super().__init__()
        self.setObjectName("bar")
        box = QHBoxLayout(self)
        box.setContentsMargins(20, 7, 20, 7)
        box.setSpacing(10)
        box.addWidget(Elided(office, "strong"))
        box.addWidget(label(_("Year {year}").format(year=year), "muted"))
        box.addStretch()
        self.search = SearchField(find)
        box.addWidget(self.search)
        self.user = button(user)
        self.user.setMenu(self._menu())
        box.addWidget(self.user)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(_("My exams and hours")).triggered.connect(self.home_wanted)
        menu.addAction(_("Change password")).triggered.connect(self.password_wanted)
        menu.addSeparator()
        add_looks(menu, self.look_wanted.emit)
        menu.addSeparator()
        menu.addAction(_("Sign out")).triggered.connect(self.signed_out)
        return menu
