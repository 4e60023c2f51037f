"""The chart of the scores, drawn anew when the page changes its size or its colours, and how figures are made."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from trainer.documents.analysis_words import method_words, scores_words
from trainer.documents.chart_look import ChartLook
from trainer.reports.analysis.values import ExamAnalysis
from trainer.ui.theme import follow, look, scaled, tokens
from trainer.ui.widgets.basics import label
from trainer.ui.widgets.picture import DrawnPicture
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.words import _

HEIGHT, LEAST_WIDTH = 300, 400
REST_MILLISECONDS = 200


class ScoresSide(QWidget):
    """`look_changed` asks for the chart in a look; it comes back by `show_chart`."""

    look_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.chart = DrawnPicture(_("How the scores are spread"))
        self._area = ScrollColumn()
        self._area.column.addWidget(self.chart)
        self._area.column.addStretch()
        self._words: list[QLabel] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._area)
        self._asked: ChartLook | None = None
        self._analysis: ExamAnalysis | None = None
        self._drawn = b""
        self._rest = QTimer(self, singleShot=True, interval=REST_MILLISECONDS)
        self._rest.timeout.connect(self._ask)
        follow(self, lambda one: one._rest.start())

    def show_chart(self, analysis: ExamAnalysis, chart: bytes) -> None:
        if analysis is not self._analysis:
            self._analysis, self._asked = analysis, None
            self._show_words(analysis)
        if chart != self._drawn:
            self._drawn = chart
            self.chart.show_bytes(chart)
        if self._asked is None:
            self._rest.start()

    def _show_words(self, analysis: ExamAnalysis) -> None:
        for old in self._words:
            old.deleteLater()
        figures = (label(f"{words}　{value}", wrap=True) for words, value in scores_words(analysis))
        self._words = [*figures, *(label(line, "muted", wrap=True) for line in method_words(analysis))]
        for place, one in enumerate(self._words, start=1):
            self._area.column.insertWidget(place, one)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rest.start()

    def _ask(self) -> None:
        wanted = _look(max(LEAST_WIDTH, self.width() - scaled(24)))
        if self._analysis is not None and self.isVisible() and wanted != self._asked:
            self._asked = wanted
            self.chart.keep_height(wanted.height)
            self.look_changed.emit(wanted)


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
