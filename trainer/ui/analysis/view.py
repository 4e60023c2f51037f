"""The page of an analysis: figures on top, then the questions, the scores or the groups."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from trainer.documents.analysis_words import (
    figure,
    flag_words,
    number_words,
    people_words,
    percent_interval,
    spent_words,
    tried_words,
)
from trainer.reports.analysis.values import ExamAnalysis, GroupLine, QuestionLine
from trainer.ui.analysis.neighbours import NeighboursSide
from trainer.ui.analysis.question_panel import QuestionPanel
from trainer.ui.analysis.scores import ScoresSide
from trainer.ui.analysis.state import FLAG_TONES, AnalysisState, Tab, acceptable, flag_counts, shown
from trainer.ui.analysis.wording import cards
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import button, figure_card, label, row
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.page import EmptyState, Page
from trainer.ui.widgets.sides import Sides
from trainer.ui.widgets.steady import ChoiceBox
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _

TABS = tuple(Tab)
PANEL_WIDTH = 400
LAST = 2.0
Group = tuple[str, GroupLine]


class AnalysisPage(Page):
    left = Signal()
    tab_chosen = Signal(object)
    flag_chosen = Signal(object)
    chosen = Signal(object)
    accept_all_wanted = Signal()
    sheet_wanted = Signal()
    report_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Analysis of an exam"))
        self.back = self.add_action(button(_("Back to the exam"), icon_name="mdi6.arrow-left"))
        self.back.clicked.connect(self.left)
        QShortcut(QKeySequence("Alt+Left"), self, self.back.click)
        self.export = self.add_action(button(_("Export"), icon_name="mdi6.export-variant"))
        menu = QMenu(self.export)
        menu.addAction(_("Excel workbook")).triggered.connect(self.sheet_wanted)
        menu.addAction(_("PDF document")).triggered.connect(self.report_wanted)
        self.export.setMenu(menu)
        self.accept_all = self.add_action(button(_("Accept the difficulty of all"), "primary"))
        self.accept_all.clicked.connect(self.accept_all_wanted)
        self.cards = Flow(12, stretch=True)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        titles = (_("Figures of the questions"), _("How the scores are spread"), _("Units and fields"), _("Neighbours"))
        for words in titles:
            self.tabs.addTab(words)
        self.tabs.currentChanged.connect(lambda place: self.tab_chosen.emit(TABS[place]))
        self.said = label("", "saved", wrap=True)
        self.pages = QStackedWidget()
        self.scores = ScoresSide()
        self.groups: RecordTable[Group] = RecordTable(_group_columns())
        self.neighbours = NeighboursSide()
        for page in (self._questions(), self.scores, self.groups, self.neighbours):
            self.pages.addWidget(page)
        self.whole = QStackedWidget()
        self.whole.addWidget(self._inside())
        self.waiting = EmptyState(_("The exam is being analysed"), _("This takes a moment."))
        self.nobody = EmptyState(
            _("No sitting can be analysed"),
            _("Nobody handed in, or the answers of all still wait for a marker. Look again when they are marked."),
        )
        self.whole.addWidget(self.waiting)
        self.whole.addWidget(self.nobody)
        self.body.addWidget(self.whole, 1)
        self._shown: object = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where few lines fit, the figures above give way to what is below; they stand beside the chart too."""
        super().resizeEvent(event)
        self.cards.setVisible(not self.is_low)

    def show_state(self, state: AnalysisState) -> None:
        analysis = state.analysis
        empty = analysis is not None and not analysis.questions
        self.whole.setCurrentIndex(1 if analysis is None else 2 if empty else 0)
        self.export.setVisible(analysis is not None and not empty)
        self.accept_all.setVisible(bool(acceptable(state)))
        self.said.setText(state.said)
        self.said.setVisible(bool(state.said))
        if analysis is None:
            return
        self.set_title(_("Analysis: {title}").format(title=analysis.title))
        self.set_purpose(people_words(analysis))
        if analysis is not self._shown:
            self._shown = analysis
            self._show_analysis(analysis)
        with QSignalBlocker(self.tabs):
            self.tabs.setCurrentIndex(TABS.index(state.tab))
        self.pages.setCurrentIndex(TABS.index(state.tab))
        match state.tab:
            case Tab.QUESTIONS:
                self._show_questions(state)
            case Tab.SCORES:
                self.scores.show_chart(analysis, state.chart)
            case Tab.GROUPS:
                pass
            case Tab.NEIGHBOURS:
                self.neighbours.show_state(state)

    def _inside(self) -> QWidget:
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(self.cards)
        box.addLayout(row(self.tabs, None))
        box.addWidget(self.said)
        box.addWidget(self.pages, 1)
        return inside

    def _questions(self) -> QWidget:
        left = QWidget()
        box = QVBoxLayout(left)
        box.setContentsMargins(0, 0, 0, 0)
        self.flags = ChoiceBox()
        self.flags.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.flags.activated.connect(lambda place: self.flag_chosen.emit(self.flags.itemData(place)))
        self.count = label("", "muted")
        box.addLayout(row(self.flags, None, self.count))
        self.table: RecordTable[QuestionLine] = RecordTable(_columns())
        self.table.chosen.connect(lambda line: self.chosen.emit(line.version_id))
        box.addWidget(self.table, 1)
        self.panel = QuestionPanel()
        self.sides = Sides(left, self.panel, PANEL_WIDTH)
        return self.sides

    def _show_analysis(self, analysis: ExamAnalysis) -> None:
        self.cards.flow.clear()
        for value, words, tone in cards(analysis):
            self.cards.flow.addWidget(figure_card(value, words, tone))
        groups = [(_("Unit"), one) for one in analysis.units] + [(_("Field"), one) for one in analysis.fields]
        self.groups.show_rows(ListSource(groups))
        self._listed: object = None

    def _show_questions(self, state: AnalysisState) -> None:
        lines = shown(state)
        if lines != self._listed:
            self._listed = lines
            self.table.show_rows(ListSource(lines), lambda line: line.version_id == state.chosen)
            self._show_flags(state)
        self.count.setText(_("{count} questions").format(count=len(lines)))
        self.panel.show_line(state)
        self.sides.show_panel(state.line is not None)

    def _show_flags(self, state: AnalysisState) -> None:
        with QSignalBlocker(self.flags):
            self.flags.clear()
            self.flags.addItem(_("All questions"), None)
            for flag, count in flag_counts(state).items():
                self.flags.addItem(f"{name(flag)}  {count}", flag)
            self.flags.setCurrentIndex(max(0, self.flags.findData(state.flag)))


def _columns() -> tuple[Column[QuestionLine], ...]:
    def facility(line: QuestionLine) -> float:
        return line.figures.facility.value if line.figures.facility else LAST

    def discrimination(line: QuestionLine) -> float:
        return line.figures.discrimination.value if line.figures.discrimination else LAST

    def tone(line: QuestionLine) -> Tone:
        return FLAG_TONES[line.flags[0]] if line.flags else Tone.PLAIN

    return (
        Column(_("No. of question"), number_words, 64, right=True, sort=lambda one: one.number),
        Column(_("Stem of the question"), lambda one: one.question.stem, 0, sort=lambda one: one.question.stem),
        Column(_("Question kind"), lambda one: name(one.question.kind), 90, hidden=True, sort=_kind),
        Column(_("Tried it"), tried_words, 80, right=True, sort=lambda one: one.figures.tried),
        Column(_("Share earned"), lambda one: figure(one.figures.facility), 80, right=True, sort=facility),
        Column(
            _("Discrimination"), lambda one: figure(one.figures.discrimination), 80, right=True, sort=discrimination
        ),
        Column(
            _("Time spent"),
            lambda one: spent_words(one.spent),
            80,
            right=True,
            sort=lambda one: one.spent.median if one.spent else 0.0,
        ),
        Column(_("To look at"), lambda one: flag_words(one.flags), 150, tone=tone, sort=lambda one: -len(one.flags)),
    )


def _kind(line: QuestionLine) -> str:
    return line.question.kind.value


def _group_columns() -> tuple[Column[Group], ...]:
    return (
        Column(_("Grouped by"), lambda one: one[0], 90, sort=lambda one: one[0]),
        Column(_("Name of the group"), lambda one: one[1].name or _("Without"), 0, sort=lambda one: one[1].name),
        Column(
            _("Number of people"),
            lambda one: str(one[1].figures.people),
            80,
            right=True,
            sort=lambda one: one[1].figures.people,
        ),
        Column(_("Mean share of the full score"), lambda one: percent_interval(one[1].figures.mean), 200, sort=_mean),
        Column(_("Share that passed"), lambda one: percent_interval(one[1].figures.passed), 200, sort=_passed),
    )


def _mean(group: Group) -> float:
    found = group[1].figures.mean
    return found.value if found else LAST


def _passed(group: Group) -> float:
    found = group[1].figures.passed
    return found.value if found else LAST
