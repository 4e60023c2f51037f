"""The settings page: tabs, those only that the signed-in person may use."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from trainer.ui.widgets.page import Page
from trainer.words import _


class SettingsPage(Page):
    turned = Signal(str)

    def __init__(self, tabs: Sequence[tuple[str, str, QWidget]]) -> None:
        super().__init__(_("Settings"), _("Accounts, rules, backups, the recovery sheet and the audit trail."))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.tabBar().setDrawBase(False)
        self._keys: list[str] = []
        for key, words, widget in tabs:
            self._keys.append(key)
            self.tabs.addTab(widget, words)
        self.tabs.currentChanged.connect(lambda _number: self.turned.emit(self.current))
        self.body.addWidget(self.tabs, 1)

    @property
    def current(self) -> str:
        return self._keys[self.tabs.currentIndex()]

    def turn_to(self, key: str) -> None:
        """Shows a tab; one that is not there leaves all as it is."""
        if key in self._keys:
            self.tabs.setCurrentIndex(self._keys.index(key))
