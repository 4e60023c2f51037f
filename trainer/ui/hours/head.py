"""The line below the title: by which rule set the year is judged, and what has to be known about it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from trainer.hours.values import RuleSet
from trainer.ui.hours.state import HoursState
from trainer.ui.hours.wording import rule_badges, rule_minima
from trainer.ui.widgets.basics import badge, button, label
from trainer.ui.widgets.flow import Flow
from trainer.words import _


class RuleLine(Flow):
    rules_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: RuleSet | None = None

    def show_state(self, state: HoursState) -> None:
        self.setVisible(state.rule_set is not None)
        if state.rule_set is None or state.rule_set == self._shown:
            return
        self._shown = state.rule_set
        self.flow.clear()
        for text, tone in rule_badges(state.rule_set):
            self.flow.addWidget(badge(text, tone))
        self.flow.addWidget(label(rule_minima(state.rule_set), "muted"))
        change = button(_("Rule sets"), "link")
        change.clicked.connect(self.rules_wanted)
        self.flow.addWidget(change)
        self.updateGeometry()
