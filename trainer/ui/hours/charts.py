"""图表: units with what they lack, the months against an even pace; drawn anew for another size or other colours."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.documents.chart_look import ChartLook
from trainer.ui.hours.state import HoursState, Tab
from trainer.ui.theme import follow, look, scaled, tokens
from trainer.ui.widgets.basics import label
from trainer.ui.widgets.picture import DrawnPicture
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.words import _

HEIGHT, LEAST_WIDTH = 300, 400
REST_MILLISECONDS = 200


class Charts(QWidget):
    """`wanted` asks for the charts in a look; they come back with the state."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        units, months = _("Hours by unit: done and missing"), _("Approved hours by month against an even pace")
        self.units, self.months = DrawnPicture(units), DrawnPicture(months)
        area = ScrollColumn()
        for words, picture in ((units, self.units), (months, self.months)):
            area.column.addWidget(label(words, "strong"))
            area.column.addWidget(picture)
        area.column.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(area)
        self._asked: object = None
        self._board: object = None
        self._unit: object = None
        self._in_view = False
        self._shown: object = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MILLISECONDS)
        self._rest.timeout.connect(self._ask)
        follow(self, lambda one: one._rest.start())

    def show_state(self, state: HoursState) -> None:
        self._in_view = state.tab is Tab.CHARTS and state.board is not None
        if state.board is not self._board or state.unit_id != self._unit:
            self._board, self._unit, self._asked = state.board, state.unit_id, None
        if state.charts is not None and state.charts is not self._shown:
            self._shown = state.charts
            for picture, drawn in zip((self.units, self.months), state.charts, strict=True):
                picture.show_bytes(drawn)
        if self._in_view:
            self._rest.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rest.start()

    def _ask(self) -> None:
        if not self._in_view or not self.isVisible():
            return
        wanted = _look(max(LEAST_WIDTH, self.width() - scaled(24)))
        if wanted != self._asked:
            self._asked = wanted
            for picture in (self.units, self.months):
                picture.keep_height(wanted.height)
            self.wanted.emit(wanted)


def _look(width: int) -> ChartLook:
    own = tokens()
    return ChartLook(
        ground=own.card,
        ink=own.ink,
        muted=own.muted,
        line=own.line,
        bar=own.brand,
        mark=own.bad,
        width=width,
        height=scaled(HEIGHT),
        scale=look()[1],
    )
