"""The tab of rules: each with its document beside it and who compared it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from trainer.hours.values import RuleSet, RuleSource
from trainer.ui.settings.rules.own_card import OwnFilesCard
from trainer.ui.settings.rules.state import RulesState
from trainer.ui.widgets.basics import button, card, clear, label, row
from trainer.ui.widgets.facts import fact
from trainer.ui.widgets.form import Choice
from trainer.ui.widgets.page import message_box
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.ui.wording import SEPARATOR, source_words
from trainer.words import _


class RulesTab(QWidget):
    year_chosen = Signal(int)
    rule_set_chosen = Signal(str, str)
    rule_set_dropped = Signal(str)
    ladder_chosen = Signal(str)
    unit_code_set = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        scroll = ScrollColumn(12)
        self._said = label("", "saved", wrap=True)
        self._hours, self._hours_box = card()
        self._ladder, self._ladder_box = card()
        self._numbering, self._numbering_box = card()
        self.own = OwnFilesCard()
        for part in (self._said, self._hours, self._ladder, self._numbering, self.own):
            scroll.column.addWidget(part)
        scroll.column.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 12, 0, 0)
        box.addWidget(scroll)
        self._shown: object = None

    def show_state(self, state: RulesState) -> None:
        self._said.setText(state.said)
        self._said.setVisible(bool(state.said))
        if state == self._shown:
            return
        self._shown = state
        for part in (self._hours_box, self._ladder_box, self._numbering_box):
            clear(part)
        self._show_hours(state)
        self._show_ladder(state)
        self._show_numbering(state)
        self.own.show_state(state)

    def _show_hours(self, state: RulesState) -> None:
        box = self._hours_box
        self.year = Choice(((year, _("Year {year}").format(year=year)) for year in state.years), state.year)
        self.year.activated.connect(lambda _row: self.year_chosen.emit(self.year.value()))
        box.addLayout(row(label(_("Hours of the year"), "heading"), None, self.year))
        if state.chosen is not None:
            box.addLayout(fact(_("In force now"), state.chosen.name, strong=True))
            box.addLayout(fact(_("Source"), source_words(state.chosen.source)))
            box.addLayout(fact(_("Compared by"), _compared(state.chosen.source)))
            self._show_scoped(state)
        else:
            box.addWidget(message_box(_("No rule set has been chosen for this year; hours cannot be judged."), "note"))
        possible = state.possible
        if not possible:
            box.addWidget(label(_("No rule set is in force in this year."), "muted", wrap=True))
            return
        key = state.chosen.key if state.chosen else possible[0].key
        self.rule_set = _narrow(Choice(((one.key, _rule_set(one)) for one in possible), key))
        self.checked_by = QLineEdit()
        self.checked_by.setPlaceholderText(_("Who compared it with the document (may stay empty)"))
        self.use_rule_set = button(_("Put in force"), "primary")
        self.use_rule_set.clicked.connect(
            lambda: self.rule_set_chosen.emit(self.rule_set.value(), self.checked_by.text().strip())
        )
        box.addWidget(self.rule_set)
        line = row(self.checked_by, self.use_rule_set)
        line.setStretch(0, 1)
        box.addLayout(line)

    def _show_scoped(self, state: RulesState) -> None:
        self.drops = {one.key: button(_("Take out of force")) for one in state.scoped}
        for one in state.scoped:
            drop = self.drops[one.key]
            drop.setAccessibleName(_("Take {name} out of force").format(name=one.name))
            drop.clicked.connect(lambda _checked=False, key=one.key: self.rule_set_dropped.emit(key))
            for_whom = "、".join((*one.scope.units, *one.scope.posts))
            words = _("In force for {part} alone").format(part=for_whom)
            line = row(drop)
            line.insertLayout(0, fact(words, one.name, strong=True), 1)
            self._hours_box.addLayout(line)

    def _show_ladder(self, state: RulesState) -> None:
        box = self._ladder_box
        box.addWidget(label(_("What follows a failed exam"), "heading"))
        if state.ladder is not None:
            steps = " → ".join(f"{number}. {step.name}" for number, step in enumerate(state.ladder.steps, 1))
            box.addLayout(
                fact(_("In force now"), SEPARATOR.join(filter(None, (state.ladder.name, steps))), strong=True)
            )
            box.addLayout(fact(_("Source"), source_words(state.ladder.source)))
            box.addLayout(fact(_("Compared by"), _compared(state.ladder.source)))
            if state.ladder.gist:
                box.addWidget(label(state.ladder.gist, "muted", wrap=True))
        chosen = state.ladder.id if state.ladder else None
        self.ladder = _narrow(Choice(((one.id, one.name) for one in state.ladders), chosen))
        self.use_ladder = button(_("Put in force"), "primary")
        self.use_ladder.clicked.connect(lambda: self.ladder_chosen.emit(self.ladder.value()))
        line = row(self.ladder, self.use_ladder)
        line.setStretch(0, 1)
        box.addLayout(line)

    def _show_numbering(self, state: RulesState) -> None:
        box = self._numbering_box
        box.addWidget(label(_("Numbers of certificates"), "heading"))
        if state.numbering is None:
            return
        if state.numbering.unit_code:
            box.addLayout(fact(_("Next number"), state.next_serial, strong=True))
        box.addLayout(fact(_("Source"), state.numbering.source))
        self.unit_code = QLineEdit(state.numbering.unit_code)
        self.unit_code.setPlaceholderText(_("Unit code, such as 临交执"))
        self.save_code = button(_("Save"), "primary")
        self.save_code.clicked.connect(lambda: self.unit_code_set.emit(self.unit_code.text().strip()))
        box.addWidget(label(_("Unit code of the office; left empty, it is taken back"), "muted"))
        line = row(self.unit_code, self.save_code)
        line.setStretch(0, 1)
        box.addLayout(line)


def _compared(source: RuleSource) -> str:
    if not source.checked_by:
        return _("Nobody yet")
    return f"{source.checked_by}  {source.checked_on or ''}".strip()


def _rule_set(one: RuleSet) -> str:
    return _("{name}: {total} hours").format(name=one.name, total=f"{one.required.normalize():f}")


def _narrow(choice: Choice[str]) -> Choice[str]:
    """Takes the room there is, however long its words are."""
    choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return choice
