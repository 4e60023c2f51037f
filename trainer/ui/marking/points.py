"""The scoring points of a written answer, each with its number key, what was found of it and what it is worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from question_bank.codec_answer import plain_decimal
from trainer.exams.marking.values import WaitingAnswer
from trainer.ui.marking.state import points_of, share_points
from trainer.ui.theme import follow, scaled
from trainer.ui.widgets.basics import label, row
from trainer.ui.widgets.points import Points
from trainer.words import _

LEAST, MOST = 100, 140
"""What is so many pixels wide in the design has no room beside words once it is wider than that."""
_CHECKED, _PART, _OPEN = Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Unchecked


class PointList(QWidget):
    ticked = Signal(int)
    part_changed = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._inside = QWidget()
        self._box.addWidget(self._inside)
        self.boxes: list[QCheckBox] = []
        self.fields: list[Points] = []

    def show_points(self, answer: WaitingAnswer) -> None:
        """Builds the list anew for another question."""
        inside = QFrame()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        self.boxes, self.fields = [], []
        rows: list[tuple[QCheckBox, QLabel, QHBoxLayout]] = []
        for place, point in enumerate(points_of(answer)):
            box = QCheckBox(str(place + 1))
            box.setAccessibleName(point.text)
            box.clicked.connect(lambda _checked=False, place=place: self.ticked.emit(place))
            worth = share_points(answer, point)
            field = Points(Decimal(), worth)
            field.setAccessibleName(point.text)
            field.valueChanged.connect(lambda _value, place=place: self._typed(place))
            text = label(point.text, "", wrap=True)
            text.setBuddy(box)
            of = label(_("of {points} points").format(points=plain_decimal(worth)), "muted")
            rows.append((box, text, row(field, of, None)))
            self.boxes.append(box)
            self.fields.append(field)
        follow(inside, lambda _one: _place(grid, rows))
        self._box.replaceWidget(self._inside, inside)
        self._inside.deleteLater()
        self._inside = inside

    def show_found(self, found: Mapping[int, Decimal]) -> None:
        for place, (box, field) in enumerate(zip(self.boxes, self.fields, strict=True)):
            points = found.get(place, Decimal())
            full = points > 0 and points == Decimal(str(field.maximum()))
            with QSignalBlocker(field):
                if field.points() != points:
                    field.setValue(float(points))
            box.setTristate(False)
            box.setCheckState(_CHECKED if full else _PART if points else _OPEN)

    def _typed(self, place: int) -> None:
        self.part_changed.emit(place, self.fields[place].points())


def _place(grid: QGridLayout, rows: Sequence[tuple[QCheckBox, QLabel, QHBoxLayout]]) -> None:
    """The points of each beside its words, below them where the text is large."""
    top, below = Qt.AlignmentFlag.AlignTop, scaled(LEAST) > MOST
    for place, (box, text, points) in enumerate(rows):
        grid.removeItem(points)
        grid.addWidget(box, 2 * place, 0, top)
        grid.addWidget(text, 2 * place, 1, top)
        if below:
            grid.addLayout(points, 2 * place + 1, 1, top)
        else:
            grid.addLayout(points, 2 * place, 2, top)
