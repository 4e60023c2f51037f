"""One of the two rule sets that are compared."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from trainer.hours.words import source_line
from trainer.ui.rule_sets.state import RuleSetsState
from trainer.ui.rule_sets.wording import standing_texts, writing_text
from trainer.ui.widgets.basics import badge, button, label, row
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.form import Choice


class SideCard(QFrame):
    chosen = Signal(str)
    write_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.key = ""
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 12, 12, 12)
        box.setSpacing(8)
        self.choice: Choice[str] = Choice(())
        self.choice.activated.connect(self._choose)
        self._badges = Flow(6)
        self._source = label("", "faint", wrap=True)
        self.write = button("", "link")
        self.write.clicked.connect(lambda: self.write_wanted.emit(self.key))
        for part in (self.choice, self._badges, self._source):
            box.addWidget(part)
        box.addStretch()
        box.addLayout(row(self.write, None))
        self._shown: object = None

    def show_state(self, state: RuleSetsState, key: str) -> None:
        self.key, rule_set = key, state.of(key)
        shown = (state.rule_sets, state.own, state.judged, state.in_force, key)
        self.write.setVisible(state.may_edit and rule_set is not None)
        if rule_set is None or shown == self._shown:
            return
        self._shown = shown
        self.choice.show_choices(((one.key, one.name) for one in state.rule_sets), key)
        self._badges.flow.clear()
        for words, tone in standing_texts(key, key in state.own, key in state.judged, key in state.in_force):
            self._badges.flow.addWidget(badge(words, tone))
        self._source.setText(source_line(rule_set.source))
        self.write.setText(writing_text(state.writing(key)))
        self.updateGeometry()

    def _choose(self, _at: int) -> None:
        self.key = self.choice.value()
        self.chosen.emit(self.key)
