"""选择规则: which rule set is in force for the year, each with its source."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QRadioButton, QVBoxLayout, QWidget

from trainer.hours.values import RuleSet
from trainer.ui.hours.state import HoursState
from trainer.ui.hours.wording import rule_badges, rule_minima, rule_source
from trainer.ui.widgets.basics import badge, button, label, row
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.form import Form
from trainer.words import _


class RulesPanel(QWidget):
    """A radio button for every rule set; those not in force in the year cannot be chosen."""

    chosen = Signal(str, str)
    compare_wanted = Signal()
    cancelled = Signal()

    def __init__(self, state: HoursState) -> None:
        super().__init__()
        self.radios: dict[str, QRadioButton] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label(_("Rule set of {year}").format(year=state.year), "heading"))
        compare = button(_("Compare, or write an own one"), "link", "mdi6.compare-horizontal")
        compare.clicked.connect(self.compare_wanted)
        box.addLayout(row(compare, None))
        form = Form()
        for rule_set in state.rule_sets:
            self._add(form, rule_set, state)
        self.checked_by = form.add(_("Compared with the document by (may stay empty)"), QLineEdit())
        form.finish()
        box.addWidget(form, 1)
        cancel, self.choose = button(_("Cancel")), button(_("Use this rule set"), "primary")
        self.choose.setEnabled(state.may_choose)
        cancel.clicked.connect(self.cancelled)
        self.choose.clicked.connect(self._choose)
        if not state.may_choose:
            box.addWidget(label(_("An administrator chooses the rule set."), "muted", wrap=True))
        box.addLayout(row(None, cancel, self.choose))

    def _add(self, form: Form, rule_set: RuleSet, state: HoursState) -> None:
        in_force = rule_set.since.year <= state.year <= rule_set.until.year
        radio = QRadioButton(rule_set.key if not rule_set.name else "")
        radio.setAccessibleName(rule_set.name)
        radio.setEnabled(in_force and state.may_choose)
        radio.setChecked(state.rule_set is not None and state.rule_set.key == rule_set.key)
        self.radios[rule_set.key] = radio
        title = label(rule_set.name, "strong", wrap=True)
        title.setBuddy(radio)
        line = row(radio)
        line.addWidget(title, 1)
        form.column.addLayout(line)
        badges = Flow(6)
        for words, tone in rule_badges(rule_set):
            badges.flow.addWidget(badge(words, tone))
        form.column.addWidget(badges)
        facts = [rule_source(rule_set), rule_minima(rule_set)]
        if not in_force:
            facts.append(_("In force {since} to {until} only").format(since=rule_set.since, until=rule_set.until))
        for text in (*facts, *rule_set.remarks):
            form.column.addWidget(label(text, "faint", wrap=True))
        form.column.addSpacing(12)

    def _choose(self) -> None:
        for key, radio in self.radios.items():
            if radio.isChecked():
                self.chosen.emit(key, self.checked_by.text().strip())
