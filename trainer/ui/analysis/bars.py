"""Who chose which option: one bar for each, with the shares of the best and of the weakest."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from question_bank.analysis.values import OptionFigures
from question_bank.question import OPTION_LETTERS
from trainer.documents.analysis_words import too_few
from trainer.reports.analysis.values import OptionTable
from trainer.ui.theme import scaled, tokens
from trainer.ui.widgets.basics import label
from trainer.words import _

HEIGHT = 16


class Bar(QWidget):
    """A share from 0 to 1; right options in green, beside the sign that says so."""

    def __init__(self, share: float, right: bool) -> None:
        super().__init__()
        self._share, self._right = share, right
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{share:.0%}")

    def sizeHint(self) -> QSize:
        return QSize(scaled(80), scaled(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(self.rect())
        painter.setBrush(QColor(look.plain_soft))
        painter.drawRoundedRect(box, 4, 4)
        if self._share > 0:
            box.setWidth(max(4.0, box.width() * min(1.0, self._share)))
            painter.setBrush(QColor(look.ok if self._right else look.brand))
            painter.drawRoundedRect(box, 4, 4)


class OptionBars(QWidget):
    """The options of one question, or of one part of a case."""

    def __init__(self, table: OptionTable) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        people = sum(option.chosen for option in table.options)
        for place, option in enumerate(table.options):
            letter = OPTION_LETTERS[option.position] + (" ✓" if option.right else "")
            share = option.share.value if option.share else option.chosen / people if people else 0.0
            grid.addWidget(label(letter, "strong" if option.right else ""), 2 * place, 0)
            grid.addWidget(Bar(share, option.right), 2 * place, 1)
            grid.addWidget(label(count_words(option)), 2 * place, 2, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(label(groups_words(option), "faint", wrap=True), 2 * place + 1, 1, 1, 2)


def count_words(option: OptionFigures) -> str:
    """18 人 45%."""
    words = _("{count} people").format(count=option.chosen)
    return words if option.share is None else f"{words}  {option.share.value:.0%}"


def groups_words(option: OptionFigures) -> str:
    """高分组 60%，低分组 20%."""
    if option.upper is None or option.lower is None:
        return too_few()
    words = _("upper group {upper}, lower group {lower}")
    return words.format(upper=f"{option.upper:.0%}", lower=f"{option.lower:.0%}")
