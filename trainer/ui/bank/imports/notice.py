"""What was just done with an import, and the questions an undoing left in the bank."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from trainer.bank.imports.values import ItemState
from trainer.ui.bank.imports.state import ImportState
from trainer.ui.bank.imports.wording import stayed_words
from trainer.ui.widgets.basics import button, label, row
from trainer.words import _

_MOST_NAMED = 12


class ImportNotice(QFrame):
    list_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("done")
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 8, 8, 8)
        self._text = label("", wrap=True)
        self.see = button(_("See questions not compared"), "link")
        self.see.clicked.connect(self.list_wanted)
        line = row(self._text, self.see)
        line.setStretch(0, 1)
        box.addLayout(line)
        self._named = label("", "muted", wrap=True)
        box.addWidget(self._named)
        self.hide()

    def show_notice(self, state: ImportState) -> None:
        self.setVisible(bool(state.notice))
        self._text.setText(state.notice)
        counts = state.work.file.row.counts if state.work else {}
        self.see.setVisible(counts.get(ItemState.TAKEN, 0) > 0)
        named = [f"{one.number} {one.stem[:24]}（{stayed_words(one.why)}）" for one in state.stayed[:_MOST_NAMED]]
        if len(state.stayed) > _MOST_NAMED:
            named.append("…")
        self._named.setText("\n".join(named))
        self._named.setVisible(bool(named))
