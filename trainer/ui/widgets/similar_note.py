"""What an incoming question is like: one sentence a finding, each with the way to the question of the bank."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from question_bank.similarity import Likeness
from trainer.bank.similar.values import IncomingFinding
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import badge, button, clear, label, row
from trainer.words import _

TONES = {Likeness.CONTRADICTORY: Tone.BAD, Likeness.SAME: Tone.WARN, Likeness.NEAR: Tone.BRAND}


class SimilarNote(QWidget):
    """`opened` carries the id of the question of the bank that is to be looked at."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)
        self.hide()

    def show_findings(self, findings: Sequence[IncomingFinding]) -> None:
        """Nothing is shown where there are none."""
        clear(self._box)
        self.setVisible(bool(findings))
        for finding in findings:
            words = label(similar_words(finding), wrap=True)
            line = row(badge(f"{finding.score} %", TONES[finding.likeness]), words)
            line.setStretch(1, 1)
            if finding.question_id is not None:
                there = button(_("Open the question"), "link")
                there.clicked.connect(lambda _on=False, own=finding.question_id: self.opened.emit(own))
                line.addWidget(there)
            self._box.addLayout(line)


def similar_words(finding: IncomingFinding) -> str:
    """与题库第 12 题答案矛盾; items of the file are counted from 1."""
    if finding.number is not None:
        words = {
            Likeness.CONTRADICTORY: _("Its key contradicts question {number} of the bank"),
            Likeness.SAME: _("The same as question {number} of the bank"),
            Likeness.NEAR: _("Nearly the same as question {number} of the bank"),
        }
        return words[finding.likeness].format(number=finding.number)
    words = {
        Likeness.CONTRADICTORY: _("Its key contradicts item {number} of this file"),
        Likeness.SAME: _("The same as item {number} of this file"),
        Likeness.NEAR: _("Nearly the same as item {number} of this file"),
    }
    return words[finding.likeness].format(number=(finding.other_place or 0) + 1)
