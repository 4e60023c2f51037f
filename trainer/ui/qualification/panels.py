"""One person's certificates with their history, and the rule in force."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.qualification.values import Standing
from trainer.ui.qualification.state import TONES, CardsState, Side, acts
from trainer.ui.qualification.wording import check_text, flaw_text, history, rule_text, side_text
from trainer.ui.texts import name
from trainer.ui.widgets.basics import badge, button, label
from trainer.ui.widgets.facts import fact, rule
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.form import Choice
from trainer.ui.widgets.panel_head import panel_head
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.words import _


class CardPanel(QWidget):
    closed = Signal()
    wanted = Signal(object)
    person_wanted = Signal(object)

    def __init__(self, state: CardsState, one: Standing) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(panel_head(one.person.name, self.closed.emit, badge(name(one.state), TONES[one.state])))
        about = " · ".join(filter(None, (one.person.unit, one.person.post, name(one.person.category))))
        box.addWidget(label(about, "muted", wrap=True))
        wrong = check_text(one) if state.checked and one.flaws else flaw_text(one)
        if wrong:
            box.addWidget(label(wrong, "wrong", wrap=True))
        column = ScrollColumn(6)
        box.addWidget(column, 1)
        if not state.cards:
            column.column.addWidget(label(_("No enforcement certificate was ever entered."), "muted", wrap=True))
        for number, (title, lines) in enumerate(history(state.cards)):
            if number:
                column.column.addWidget(rule())
            column.column.addWidget(label(title, "strong", wrap=True))
            for line in lines:
                column.column.addWidget(label(line, "muted", wrap=True))
        column.column.addStretch()
        self.buttons: dict[Side, QWidget] = {}
        actions = Flow(8)
        for number, side in enumerate(acts(state, one)):
            made = button(side_text(side), "" if number else "primary")
            made.clicked.connect(lambda _checked=False, side=side: self.wanted.emit(side))
            self.buttons[side] = made
            actions.flow.addWidget(made)
        page = button(_("To the person"), "link")
        page.clicked.connect(lambda: self.person_wanted.emit(one.person.id))
        actions.flow.addWidget(page)
        box.addWidget(actions)


class RulesPanel(QWidget):
    """What the lists are judged by, and another to choose."""

    closed = Signal()
    chosen = Signal(str)

    def __init__(self, state: CardsState) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(panel_head(side_text(Side.RULES), self.closed.emit))
        column = ScrollColumn()
        box.addWidget(column, 1)
        inside = column.column
        rules = state.rules
        if rules is not None:
            self.choice = Choice(((one.id, one.name) for one in state.all_rules), rules.id)
            self.choice.setEnabled(state.may_choose)
            self.choice.activated.connect(lambda _row: self.chosen.emit(self.choice.value()))
            inside.addWidget(self.choice)
            inside.addWidget(label(rule_text(rules), "muted", wrap=True))
            inside.addLayout(fact(_("Holds for"), rules.scope))
            inside.addLayout(fact(_("Warned before the end"), _("{days} days").format(days=rules.warn_days)))
            due = _("until {month}-{day} of each year")
            inspect = due.format(month=rules.inspect_by[0], day=rules.inspect_by[1]) if rules.inspect_by else ""
            inside.addLayout(fact(_("Yearly inspection"), inspect or _("not asked for by this rule")))
            inside.addLayout(fact(_("Posts that enforce (words)"), "、".join(rules.posts)))
            inside.addLayout(fact(_("Never enforce"), "、".join(name(one) for one in sorted(rules.barred))))
            for one in rules.leaving:
                inside.addLayout(fact(name(one.cause), " → ".join(name(move) for move in one.moves)))
            for remark in rules.remarks:
                inside.addWidget(label(remark, "faint", wrap=True))
        inside.addStretch()
