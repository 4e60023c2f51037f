"""What can be done with the pair in view; while a merge is put together, what it takes from where."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from question_bank.similarity import Likeness
from trainer.bank.similar.values import Part, Source
from trainer.ui.duplicates.state import DuplicatesState, Merging, endangered_of
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, clear, label, row
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.form import Choice
from trainer.words import _


class DecideBar(QFrame):
    left_kept = Signal()
    right_kept = Signal()
    told_apart = Signal()
    parked = Signal()
    taken = Signal(object, object)
    merged = Signal(str)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(12, 8, 12, 8)
        self._box.setSpacing(8)
        self._shown: object = None
        self.reason: QLineEdit | None = None

    def show_state(self, state: DuplicatesState) -> None:
        self.setVisible(state.may_edit and state.compared is not None)
        made_of = (state.merging and state.merging.plan.kept_id, state.compared and state.compared.pair, state.busy)
        if made_of == self._shown or state.compared is None:
            return
        self._shown = made_of
        clear(self._box)
        self.reason = None
        if state.merging is None:
            self._show_choices(state)
        else:
            self._show_merge(state.merging)

    def _show_choices(self, state: DuplicatesState) -> None:
        assert state.compared is not None
        line = Flow()
        self.left = button(_("Keep the left one  L"))
        self.right = button(_("Keep the right one  R"))
        self.apart = button(_("No duplicate  N"))
        self.left.clicked.connect(self.left_kept)
        self.right.clicked.connect(self.right_kept)
        self.apart.clicked.connect(self.told_apart)
        for made in (self.left, self.right, self.apart):
            line.flow.addWidget(made)
        pair = state.compared.pair
        if pair.likeness is Likeness.CONTRADICTORY and endangered_of(pair):
            self.park = button(_("Keys contradict: set aside for review …"), "danger")
            self.park.clicked.connect(self.parked)
            line.flow.addWidget(self.park)
        self._box.addWidget(line)

    def _show_merge(self, merging: Merging) -> None:
        plan = merging.plan
        words = _("Question {kept} stays, question {other} goes out of use and points to it.")
        self._box.addWidget(label(words.format(kept=plan.kept.number, other=plan.other.number), "strong", wrap=True))
        if merging.parts:
            self._box.addWidget(self._parts(merging))
        self.reason = QLineEdit(_("Duplicate of question {number}").format(number=plan.kept.number))
        self.reason.setAccessibleName(_("Reason"))
        self.reason.returnPressed.connect(self._merge)
        self.merge = button(_("Merge"), "primary", "mdi6.call-merge")
        self.merge.clicked.connect(self._merge)
        drop = button(_("Do not merge"))
        drop.clicked.connect(self.dropped)
        line = row(label(_("Reason")), self.reason, drop, self.merge)
        line.setStretch(1, 1)
        self._box.addLayout(line)
        self.reason.setFocus()

    def _parts(self, merging: Merging) -> Flow:
        flow = Flow()
        self.choices: dict[Part, Choice[Source]] = {}
        for part, sources in merging.parts.items():
            choice = Choice(((source, name(source)) for source in sources), merging.plan.taken.get(part, Source.KEPT))
            choice.setAccessibleName(name(part))
            choice.activated.connect(lambda _row, part=part, choice=choice: self.taken.emit(part, choice.value()))
            self.choices[part] = choice
            flow.flow.addWidget(_captioned(name(part), choice))
        return flow

    def _merge(self) -> None:
        if self.reason is not None:
            self.merged.emit(self.reason.text().strip())


def _captioned(words: str, choice: Choice[Source]) -> QFrame:
    frame = QFrame()
    frame.setObjectName("plain")
    caption = label(words, "muted")
    caption.setBuddy(choice)
    inside = row(caption, choice)
    frame.setLayout(inside)
    return frame
