"""The ladder in force with its steps, its source beside it, and who compared it with the document."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from trainer.hours.values import SourceNature
from trainer.ui.retakes.state import RetakesState
from trainer.ui.retakes.wording import steps_text, valid_text
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import badge, button, clear, label
from trainer.ui.wording import SEPARATOR, source_words
from trainer.words import _


class LadderLine(QFrame):
    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(16, 10, 16, 10)
        self._shown: object = None

    def show_state(self, state: RetakesState) -> None:
        ladder = state.ladder
        self.setVisible(ladder is not None and bool(ladder.steps))
        if ladder is None or (ladder, state.may_choose, state.today) == self._shown:
            return
        self._shown = (ladder, state.may_choose, state.today)
        clear(self._box)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(steps_text(ladder), "strong", wrap=True))
        by = _("By {source}").format(source=source_words(ladder.source))
        words.addWidget(label(SEPARATOR.join(filter(None, (by, valid_text(ladder)))), "muted", wrap=True))
        self._box.addLayout(words, 1)
        warnings = (
            (_("Not a document"), ladder.source.nature is not SourceNature.OFFICIAL),
            (_("Not compared"), not ladder.source.checked_by),
            (_("Not in force today"), not ladder.in_force(state.today)),
        )
        for text, applies in warnings:
            if applies:
                self._box.addWidget(badge(text, Tone.WARN), 0, Qt.AlignmentFlag.AlignVCenter)
        self.change = button(_("Change"), "link")
        self.change.setVisible(state.may_choose)
        self.change.clicked.connect(self.wanted)
        self._box.addWidget(self.change)
