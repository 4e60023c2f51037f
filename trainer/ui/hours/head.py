"""The line below the title: by which rule set the year is judged, and what has to be known about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trainer.hours.values import RuleSet
from trainer.ui.hours.state import HoursState
from trainer.ui.hours.wording import SEPARATOR, rule_badges, rule_minima, rule_source
from trainer.ui.widgets.basics import badge, button, clear, label
from trainer.words import _


class RuleLine(QWidget):
    rules_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self._shown: RuleSet | None = None

    def show_state(self, state: HoursState) -> None:
        self.setVisible(state.rule_set is not None)
        if state.rule_set is None or state.rule_set == self._shown:
            return
        self._shown = state.rule_set
        clear(self._box)
        words = SEPARATOR.join((rule_source(state.rule_set), rule_minima(state.rule_set)))
        self._box.addWidget(label(_("By {rule}").format(rule=words), "muted", wrap=True), 1)
        for text, tone in rule_badges(state.rule_set):
            self._box.addWidget(badge(text, tone))
        change = button(_("Rule sets"), "link")
        change.clicked.connect(self.rules_wanted)
        self._box.addWidget(change)
