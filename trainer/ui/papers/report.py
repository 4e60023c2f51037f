"""Why no paper could be drawn, line by line, and the smallest changes that make one possible, each one click away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from trainer.ui.papers.lines import way_words
from trainer.ui.papers.state import PapersState
from trainer.ui.papers.wording import shortage
from trainer.ui.widgets.basics import button, clear, label, row
from trainer.words import _


class ImpossibleReport(QFrame):
    way_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("trouble")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(14, 10, 14, 10)
        self._box.setSpacing(6)
        self._shown: object = None
        self.hide()

    def show_state(self, state: PapersState) -> None:
        self.setVisible(bool(state.lacks))
        shown = (state.lacks, state.ways, state.plan if state.lacks else None)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._box)
        if not state.lacks:
            return
        self._box.addWidget(label(_("No paper can be drawn from this blueprint."), "strong"))
        for words in shortage(state):
            self._box.addWidget(label("•  " + words, wrap=True))
        self._show_ways(state)

    def _show_ways(self, state: PapersState) -> None:
        if state.ways is None:
            self._box.addWidget(label(_("Looking for the smallest changes that help …"), "muted"))
            return
        if not state.ways:
            self._box.addWidget(label(_("No small change helps. Approve more questions or lower the rows."), wrap=True))
            return
        self._box.addWidget(label(_("Each of these changes is enough; the smallest comes first:"), "muted"))
        for way in state.ways:
            take = button(_("Relax and draw"))
            take.clicked.connect(lambda _checked=False, way=way: self.way_chosen.emit(way))
            words = label(way_words(state.plan, way), wrap=True)
            line = row(take, words)
            line.setStretch(1, 1)
            self._box.addLayout(line)
