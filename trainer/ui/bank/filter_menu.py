"""＋ 筛选: everything the list can be narrowed by, with what is in force ticked."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from question_bank.question import QuestionKind
from trainer.bank.values import BankQuery, QuestionStatus
from trainer.bank.words import difficulties
from trainer.ui.bank.filters import Facets, Filter, is_picked
from trainer.ui.texts import name
from trainer.words import _

Choices = Iterable[tuple[object, str]]


class FilterMenu(QMenu):
    picked = Signal(object, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._menus: list[QMenu] = []

    def show_choices(self, query: BankQuery, facets: Facets) -> None:
        self.clear()
        for menu in self._menus:
            menu.deleteLater()
        self._menus = []
        self._add(Filter.KIND, _("Kind"), query, ((kind, name(kind)) for kind in QuestionKind))
        self._add(Filter.STATUS, _("Status"), query, ((status, name(status)) for status in QuestionStatus))
        self._add(Filter.DIFFICULTY, _("Difficulty"), query, difficulties().items())
        nodes = ((node.path, "　" * node.depth + f"{node.name}　{node.count}") for node in facets.subjects)
        self._add(Filter.SUBJECT, _("Subject"), query, nodes)
        self._add(Filter.STATUTE, _("Law cited"), query, ((one, f"{one}　{count}") for one, count in facets.statutes))
        self._add(Filter.FIELD, _("Field"), query, ((one, f"{one}　{count}") for one, count in facets.fields))

    def _add(self, which: Filter, title: str, query: BankQuery, choices: Choices) -> None:
        menu = self.addMenu(title)
        self._menus.append(menu)
        for value, words in choices:
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(is_picked(query, which, value))
            action.triggered.connect(lambda _on=False, value=value: self.picked.emit(which, value))
        menu.setEnabled(not menu.isEmpty())
