"""审定与公示: where the results stand, what is missing, the next step, and who took the earlier ones."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from trainer.exams.standing.values import StandingState, StandingStep, Step
from trainer.ui.standing.steps_state import StepsState
from trainer.ui.standing.steps_words import hindrances, rule_words, sum_words
from trainer.ui.standing.wording import until_words
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import badge, button, card, clear, label, row
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.ui.wording import moment
from trainer.words import _

TONES = {
    StandingState.MARKED: Tone.PLAIN,
    StandingState.REVIEWED: Tone.BRAND,
    StandingState.PUBLISHED: Tone.WARN,
    StandingState.IN_FORCE: Tone.OK,
}


class StepsView(QWidget):
    wanted = Signal(object)
    begin_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._names: dict[UUID, str] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        frame, self._head = card()
        box.addWidget(frame)
        self.review = self._act(_("Review the results"), "mdi6.clipboard-check-outline", StandingStep.REVIEWED)
        self.publish = self._act(_("Publish the results"), "mdi6.bullhorn-outline", StandingStep.PUBLISHED)
        self.force = self._act(_("Declare in force"), "mdi6.check-decagram-outline", StandingStep.IN_FORCE)
        self.withdraw = button(_("Take the step back"))
        self.withdraw.clicked.connect(lambda: self.wanted.emit(StandingStep.WITHDRAWN))
        self.begin = button(_("Begin review and publication"), "primary", "mdi6.clipboard-play-outline")
        self.begin.clicked.connect(self.begin_wanted)
        box.addLayout(row(self.begin, self.review, self.publish, self.force, self.withdraw, None))
        box.addWidget(label(_("Steps so far"), "heading"))
        self.steps: RecordTable[Step] = RecordTable(
            (
                Column(_("Step"), lambda one: name(one.step), 140),
                Column(_("Person in charge"), lambda one: self._names.get(one.by, ""), 120),
                Column(_("Time"), lambda one: moment(one.at), 170),
                Column(_("Published until"), until_words, 150),
                Column(_("Remark"), lambda one: one.note or "—", 0),
            )
        )
        box.addWidget(self.steps, 1)
        self._rule = label("", "faint", wrap=True)
        box.addWidget(self._rule)

    def show_state(self, state: StepsState) -> None:
        self._names = dict(state.names)
        one = state.standing
        if one is None:
            return
        clear(self._head)
        if state.kept:
            self._head.addLayout(row(badge(name(one.state), TONES[one.state]), label(sum_words(one), "strong"), None))
        for words in hindrances(state):
            self._head.addWidget(label(words, "muted", wrap=True))
        for made, step in (
            (self.review, StandingStep.REVIEWED),
            (self.publish, StandingStep.PUBLISHED),
            (self.force, StandingStep.IN_FORCE),
            (self.withdraw, StandingStep.WITHDRAWN),
        ):
            made.setVisible(state.may(step))
        self.review.setEnabled(state.ready)
        self.begin.setVisible(one.may_begin and state.may_settle and not one.own)
        self.steps.show_rows(ListSource(one.steps))
        self._rule.setText(rule_words(state))

    def _act(self, words: str, icon_name: str, step: StandingStep) -> QPushButton:
        made = button(words, "primary", icon_name)
        made.clicked.connect(lambda: self.wanted.emit(step))
        return made
