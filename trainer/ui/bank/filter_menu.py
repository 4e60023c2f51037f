"""＋ 筛选: everything the list can be narrowed by, with what is in force ticked."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from question_bank.question import QuestionKind
from trainer.bank.values import BankQuery, Basis, QuestionStatus, SubjectNode
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
        self._add_subjects(query, facets.subjects)
        self._add(Filter.STATUTE, _("Law cited"), query, ((one, f"{one}　{count}") for one, count in facets.statutes))
        self._add(Filter.BASIS, _("Basis"), query, ((basis, name(basis)) for basis in Basis))
        self._add(Filter.FIELD, _("Field"), query, ((one, f"{one}　{count}") for one, count in facets.fields))
        self._choice(self, Filter.CONTRADICTORY, query, True, _("Keys contradict"))

    def _add_subjects(self, query: BankQuery, nodes: Iterable[SubjectNode]) -> None:
        """One menu for each subject, with what stands below it."""
        subjects = self._menu(self, _("Subject"))
        menu = subjects
        for node in nodes:
            words = f"{node.name}　{node.count}"
            if node.depth == 0:
                menu = self._menu(subjects, words)
                words = _("All of {subject}").format(subject=words)
            self._choice(menu, Filter.SUBJECT, query, node.path, "　" * max(0, node.depth - 1) + words)
        subjects.setEnabled(not subjects.isEmpty())

    def _add(self, which: Filter, title: str, query: BankQuery, choices: Choices) -> None:
        menu = self._menu(self, title)
        for value, words in choices:
            self._choice(menu, which, query, value, words)
        menu.setEnabled(not menu.isEmpty())

    def _menu(self, above: QMenu, title: str) -> QMenu:
        menu = above.addMenu(title.replace("&", "&&"))
        if above is self:
            self._menus.append(menu)
        return menu

    def _choice(self, menu: QMenu, which: Filter, query: BankQuery, value: object, words: str) -> None:
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(is_picked(query, which, value))
        action.triggered.connect(lambda _on=False: self.picked.emit(which, value))
