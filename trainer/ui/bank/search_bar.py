"""Saved filters above the list, one click each; what is in force can be saved, one's own deleted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from trainer.bank.searches.values import SavedSearch
from trainer.bank.values import BankQuery
from trainer.ui.bank.filters import asked, narrows
from trainer.ui.widgets.basics import button, label
from trainer.ui.widgets.flow import Flow
from trainer.words import _


class SearchBar(Flow):
    picked = Signal(object)
    save_wanted = Signal(bool)
    delete_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Sequence[SavedSearch], BankQuery] | None = None
        self.hide()

    def show_searches(self, searches: Sequence[SavedSearch], query: BankQuery) -> None:
        if (searches, query) == self._shown:
            return
        self._shown = (searches, query)
        self.flow.clear()
        in_force = next((one for one in searches if asked(one.query) == asked(query)), None)
        if searches:
            words = label(_("Saved filters"), "muted")
            words.setMinimumHeight(button("", "chip").sizeHint().height())
            self.flow.addWidget(words)
        for search in searches:
            self._add(search, search is in_force)
        if in_force is not None and in_force.mine:
            self._link(_("Delete “{name}”").format(name=in_force.name), lambda: self.delete_wanted.emit(in_force))
        if in_force is None and narrows(query):
            self._link(_("Save these filters"), lambda: self.save_wanted.emit(False))
            self._link(_("Save and share with colleagues"), lambda: self.save_wanted.emit(True))
        self.setVisible(self.flow.count() > 0)

    def _add(self, search: SavedSearch, in_force: bool) -> None:
        mark = "✓ " if in_force else ""
        words = search.name + (_(" (shared)") if search.shared else "")
        one = button(mark + words.replace("&", "&&"), "chip")
        one.clicked.connect(lambda _checked=False: self.picked.emit(search.query))
        self.flow.addWidget(one)

    def _link(self, words: str, then: object) -> None:
        one = button(words.replace("&", "&&"), "link")
        one.clicked.connect(then)
        self.flow.addWidget(one)
