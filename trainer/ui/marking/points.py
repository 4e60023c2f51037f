"""The scoring points of a written answer, each with its number key and what it is worth."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QVBoxLayout, QWidget

from question_bank.codec_answer import plain_decimal
from trainer.exams.marking.values import WaitingAnswer
from trainer.ui.marking.state import points_of, share_points
from trainer.ui.widgets.basics import label
from trainer.words import _


class PointList(QWidget):
    ticked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._inside = QWidget()
        self._box.addWidget(self._inside)
        self.boxes: list[QCheckBox] = []

    def show_points(self, answer: WaitingAnswer) -> None:
        """Builds the list anew for another question."""
        inside = QFrame()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        self.boxes = []
        for place, point in enumerate(points_of(answer)):
            box = QCheckBox(str(place + 1))
            box.setAccessibleName(point.text)
            box.clicked.connect(lambda _checked=False, place=place: self.ticked.emit(place))
            worth = _("{points} points").format(points=plain_decimal(share_points(answer, point)))
            text = label(point.text, "", wrap=True)
            text.setBuddy(box)
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(box, place, 0, top)
            grid.addWidget(text, place, 1, top)
            grid.addWidget(label(worth, "muted"), place, 2, top)
            self.boxes.append(box)
        self._box.replaceWidget(self._inside, inside)
        self._inside.deleteLater()
        self._inside = inside

    def show_ticks(self, ticked: frozenset[int]) -> None:
        for place, box in enumerate(self.boxes):
            box.setChecked(place in ticked)
