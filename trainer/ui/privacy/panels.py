"""One person who left, and one list of destruction with its signatures."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.people.values import PersonRow
from trainer.privacy.rules import next_part
from trainer.privacy.values import DestructionList, ExportLine, Left, ListState, Signature
from trainer.reports.joint_reasons import JointReason
from trainer.ui.actions import action_words
from trainer.ui.privacy.state import TONES, PrivacyState
from trainer.ui.privacy.wording import left_text, list_text, what_text
from trainer.ui.texts import name
from trainer.ui.widgets.basics import badge, button, label
from trainer.ui.widgets.facts import fact
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.panel_head import panel_head
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.words import _


class LeftPanel(QWidget):
    closed = Signal()
    words_wanted = Signal()
    words_destroyed = Signal()

    def __init__(self, state: PrivacyState, one: Left) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(panel_head(one.name, self.closed.emit))
        box.addWidget(label(one.unit, "muted", wrap=True))
        column = ScrollColumn()
        box.addWidget(column, 1)
        column.column.addLayout(fact(_("State"), left_text(one)))
        column.column.addLayout(fact(_("Cause of leaving"), name(one.cause) if one.cause else _("Not stated")))
        column.column.addLayout(fact(_("Left on"), one.left_on.isoformat()))
        column.column.addLayout(fact(_("May be destroyed from"), one.due_on.isoformat()))
        _show_words(column, state)
        if state.may_destroy and one.destroyed_on is None:
            box.addWidget(self._actions(state))

    def _actions(self, state: PrivacyState) -> Flow:
        actions = Flow(8)
        self.show_words = button(_("Show the words kept"))
        self.show_words.clicked.connect(self.words_wanted)
        actions.flow.addWidget(self.show_words)
        if state.words:
            self.ending = button(_("Destroy these words"), "danger")
            self.ending.clicked.connect(self.words_destroyed)
            actions.flow.addWidget(self.ending)
        return actions


class WordsPanel(LeftPanel):
    """The same for somebody in office, who asks that words about health or family go."""

    def __init__(self, state: PrivacyState, one: PersonRow) -> None:
        QWidget.__init__(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(panel_head(one.name, self.closed.emit))
        box.addWidget(label(one.unit, "muted", wrap=True))
        column = ScrollColumn()
        box.addWidget(column, 1)
        _show_words(column, state)
        if state.may_destroy:
            box.addWidget(self._actions(state))


class ReasonPanel(QWidget):
    """What was said once about several people."""

    closed = Signal()
    destroyed = Signal()

    def __init__(self, state: PrivacyState, one: JointReason) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(panel_head(action_words(one.action), self.closed.emit))
        column = ScrollColumn()
        box.addWidget(column, 1)
        column.column.addLayout(fact(_("When"), f"{one.at.astimezone():%Y-%m-%d %H:%M}"))
        column.column.addLayout(fact(_("Said by"), one.by))
        column.column.addLayout(fact(_("Links in the trail"), str(len(one.sequences))))
        column.column.addWidget(label(_("Words said"), "strong"))
        column.column.addWidget(label(one.text, "muted", wrap=True))
        column.column.addStretch()
        if state.may_destroy:
            actions = Flow(8)
            self.ending = button(_("Destroy these words"), "danger")
            self.ending.clicked.connect(self.destroyed)
            actions.flow.addWidget(self.ending)
            box.addWidget(actions)


def _show_words(column: ScrollColumn, state: PrivacyState) -> None:
    if state.words is not None:
        column.column.addWidget(label(_("Words kept about this person"), "strong"))
        for words in state.words:
            column.column.addWidget(label(words, "muted", wrap=True))
        if not state.words:
            column.column.addWidget(label(_("None."), "muted"))
    column.column.addStretch()


class ListPanel(QWidget):
    closed = Signal()
    signed = Signal(object)
    print_wanted = Signal()
    withdrawn = Signal()
    carried_out = Signal()

    def __init__(self, state: PrivacyState, one: DestructionList) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(panel_head(one.serial, self.closed.emit, badge(name(one.state), TONES[one.state])))
        if one.done is not None:
            box.addWidget(label(list_text(one, state.on_server), "muted", wrap=True))
        column = ScrollColumn(6)
        box.addWidget(column, 1)
        given = {signature.part: signature for signature in one.signed}
        for part in Signature:
            signature = given.get(part)
            words = f"{signature.name}  {signature.at.astimezone():%Y-%m-%d %H:%M}" if signature else ""
            column.column.addLayout(fact(name(part), words))
        column.column.addWidget(label(_("{count} people").format(count=len(one.people)), "strong"))
        for left in one.people:
            column.column.addWidget(label(f"{left.name}　{left.unit}　{left.left_on}", "muted", wrap=True))
        column.column.addStretch()
        if state.may_destroy:
            box.addWidget(self._actions(one))

    def _actions(self, one: DestructionList) -> Flow:
        actions = Flow(8)
        going = one.state in (ListState.OPEN, ListState.READY)
        if going:
            actions.flow.addWidget(self._next(one))
        printed = button(_("Print"))
        printed.clicked.connect(self.print_wanted)
        actions.flow.addWidget(printed)
        if going:
            back = button(_("Withdraw the list"))
            back.clicked.connect(self.withdrawn)
            actions.flow.addWidget(back)
        return actions

    def _next(self, one: DestructionList) -> QWidget:
        part = next_part(one.signed)
        if part is None:
            self.ending = button(_("Carry out the destruction"), "danger")
            self.ending.clicked.connect(self.carried_out)
            return self.ending
        self.sign = button(_("Sign: {part}").format(part=name(part)), "primary")
        self.sign.clicked.connect(lambda: self.signed.emit(part))
        return self.sign


class ExportPanel(QWidget):
    closed = Signal()

    def __init__(self, one: ExportLine) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(panel_head(what_text(one.what), self.closed.emit))
        column = ScrollColumn()
        box.addWidget(column, 1)
        facts = (
            (_("When"), f"{one.at.astimezone():%Y-%m-%d %H:%M}"),
            (_("Exported by"), one.by),
            (_("People in it"), str(one.people)),
            (_("ID numbers"), _("in full") if one.full else _("masked")),
            (_("What for"), one.purpose),
            (_("Receiver"), one.receiver),
            (_("Second person"), one.second),
            (_("SHA-256 of what left"), " ".join(one.hash[at : at + 16] for at in range(0, len(one.hash), 16))),
        )
        for words, value in facts:
            column.column.addLayout(fact(words, value))
        column.column.addStretch()
