"""成绩: rates on top, the score list, and what is done with it."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from trainer.exams.results.values import ScoreRow
from trainer.people.values import PersonRow
from trainer.ui.exams.credit import CreditForm
from trainer.ui.exams.desk_state import DeskState, Side
from trainer.ui.exams.wording import rate_cards, remarks, result_words, score_words
from trainer.ui.widgets.basics import button, card, figure_card, label, row
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.page import DetailPanel
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.ui.wording import source_words
from trainer.words import _

LAST = 10**6
LEAST_ROWS = 5
PANEL_WIDTH = 360


class ScoresView(QWidget):
    print_wanted = Signal()
    pdf_wanted = Signal()
    docx_wanted = Signal()
    sheet_wanted = Signal()
    credit_wanted = Signal()
    credited = Signal(object, object)
    retakes_wanted = Signal()
    marking_wanted = Signal()
    standing_wanted = Signal()
    analysis_wanted = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._people: Mapping[UUID, PersonRow] = {}
        self._cards = Flow(12, stretch=True)
        self.table: RecordTable[ScoreRow] = RecordTable(self._columns())
        self._rule = label("", "muted", wrap=True)
        self.panel = DetailPanel(PANEL_WIDTH)
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addWidget(self.table, 1)
        sides.addWidget(self.panel)
        outer, area = QVBoxLayout(self), ScrollColumn()
        outer.setContentsMargins(0, 0, 0, 0)
        area.column.setContentsMargins(0, 0, 0, 0)
        box = area.column
        self.table.setMinimumHeight(LEAST_ROWS * self.table.verticalHeader().defaultSectionSize())
        self._waiting, waiting = card(10, "note")
        self._waiting_words = label("", wrap=True)
        self.mark = button(_("Go to the marking"), "link")
        self.mark.clicked.connect(self.marking_wanted)
        line = row(self._waiting_words, self.mark)
        line.setStretch(0, 1)
        waiting.addLayout(line)
        box.addWidget(self._cards)
        box.addWidget(self._waiting)
        box.addLayout(sides, 1)
        outer.addWidget(area, 1)
        outer.addWidget(self._rule)
        outer.addLayout(self._actions())
        self._shown: object = None
        self._shown_form = -1

    def show_state(self, state: DeskState) -> None:
        if state.scores is None:
            return
        if (state.scores, state.people) != self._shown:
            self._shown = (state.scores, state.people)
            self._people = state.people
            self.table.show_rows(ListSource(state.scores.rows))
            self._cards.flow.clear()
            for figure, words, tone in rate_cards(state.scores.rates):
                self._cards.flow.addWidget(figure_card(figure, words, tone))
        self._rule.setText(_("Rule: {source}").format(source=source_words(state.exam.plan.rule)))
        waiting = sum(line.waiting > 0 for line in state.scores.rows)
        self._waiting.setVisible(waiting > 0)
        self._waiting_words.setText(
            _("Answers of {count} candidates wait for a marker; rates and ranks are not final.").format(count=waiting)
        )
        self.standing.setVisible(state.closed)
        self.analysis.setVisible(state.closed)
        self.credit.setVisible(state.may_credit)
        self.retakes.setVisible(state.may_retake)
        self.panel.setVisible(state.side is Side.CREDIT)
        if state.side is Side.CREDIT and self._shown_form != state.seed:
            self._shown_form = state.seed
            self.form = CreditForm(state.scores.rates.passed)
            self.form.saved.connect(self.credited)
            self.form.cancelled.connect(self.cancelled)
            self.panel.reset().addWidget(self.form)

    def _actions(self) -> QHBoxLayout:
        self.print = button(_("Print the score list"), icon_name="mdi6.printer-outline")
        self.export = button(_("Export"), icon_name="mdi6.export-variant")
        menu = QMenu(self.export)
        menu.addAction(_("Excel workbook")).triggered.connect(self.sheet_wanted)
        menu.addAction(_("PDF document")).triggered.connect(self.pdf_wanted)
        menu.addAction(_("Word document")).triggered.connect(self.docx_wanted)
        self.export.setMenu(menu)
        self.analysis = button(_("Analysis"), icon_name="mdi6.chart-histogram")
        self.analysis.clicked.connect(self.analysis_wanted)
        self.retakes = button(_("Arrange retakes"), icon_name="mdi6.refresh")
        self.credit = button(_("Enter the hours of this exam"), icon_name="mdi6.clock-plus-outline")
        self.print.clicked.connect(self.print_wanted)
        self.retakes.clicked.connect(self.retakes_wanted)
        self.credit.clicked.connect(self.credit_wanted)
        self.standing = button(_("Review, publish, correct"), icon_name="mdi6.scale-balance")
        self.standing.clicked.connect(self.standing_wanted)
        return row(self.print, self.export, self.analysis, None, self.standing, self.credit, self.retakes)

    def _columns(self) -> tuple[Column[ScoreRow], ...]:
        def person(line: ScoreRow) -> PersonRow:
            return self._people[line.person_id]

        return (
            Column(_("Rank"), lambda s: str(s.rank or "—"), 64, right=True, sort=lambda s: s.rank or LAST),
            Column(_("Name"), lambda s: person(s).name, 90, sort=lambda s: person(s).name),
            Column(_("Unit"), lambda s: person(s).unit, 0, sort=lambda s: person(s).unit),
            Column(_("Work number"), lambda s: person(s).work_number, 100, sort=lambda s: person(s).work_number),
            Column(_("Score"), score_words, 80, right=True, sort=lambda s: -1 if s.score is None else s.score),
            Column(_("Result"), lambda s: result_words(s)[0], 130, tone=lambda s: result_words(s)[1]),
            Column(_("Remarks"), remarks, 130),
        )
