"""What can be done with several chosen questions at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout

from trainer.bank.values import Move
from trainer.bank.words import difficulties
from trainer.ui.bank.state import MOST_AT_ONCE
from trainer.ui.bank.wording import figure, move_verb
from trainer.ui.widgets.basics import button, label
from trainer.ui.widgets.flow import Flow
from trainer.words import _


class BulkBar(QFrame):
    wanted = Signal(object)
    shelf_wanted = Signal(object)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        line = Flow()
        self._words = label("", "strong")
        self._words.setMinimumHeight(button("").sizeHint().height())
        line.flow.addWidget(self._words)
        self.buttons = {move: button(move_verb(move)) for move in Move}
        for move, one in self.buttons.items():
            one.clicked.connect(lambda _checked=False, move=move: self.wanted.emit(move))
            line.flow.addWidget(one)
        self.shelf = button(_("Change subject, field, difficulty"))
        self.shelf.setMenu(self._shelves())
        line.flow.addWidget(self.shelf)
        drop = button(_("Drop the selection"), "link")
        drop.clicked.connect(self.dropped)
        line.flow.addWidget(drop)
        box.addWidget(line)
        self._any_right = False
        self.hide()

    def allow(self, may_edit: bool, may_approve: bool) -> None:
        self._any_right = may_edit or may_approve
        self.shelf.setVisible(may_edit)
        for move, one in self.buttons.items():
            one.setVisible(may_approve if move is Move.APPROVE else may_edit)

    def show_count(self, count: int) -> None:
        self.setVisible(count > 1 and self._any_right)
        too_many = count > MOST_AT_ONCE
        words = _("{count} questions chosen").format(count=figure(count))
        if too_many:
            words += _(" — at most {most} at once: narrow the list down").format(most=figure(MOST_AT_ONCE))
        self._words.setText(words)
        for one in (*self.buttons.values(), self.shelf):
            one.setEnabled(not too_many)

    def _shelves(self) -> QMenu:
        """Levels at once; subject and field are asked for."""
        menu = QMenu(self)
        menu.addAction(_("Subject …"), lambda: self.shelf_wanted.emit("subject"))
        menu.addAction(_("Field of enforcement …"), lambda: self.shelf_wanted.emit("field"))
        for level, words in difficulties().items():
            text = _("Difficulty: {value}").format(value=words)
            menu.addAction(text, partial(self.shelf_wanted.emit, level))
        return menu
