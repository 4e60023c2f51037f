"""The exams page: the list with one exam at the right, the form of a new one, and the desk of the opened one."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout

from trainer.exams.values import Exam, ExamState
from trainer.ui.exams.adding import Members
from trainer.ui.exams.form import ExamForm
from trainer.ui.exams.settings_form import SettingsForm
from trainer.ui.exams.settings_words import settings_facts
from trainer.ui.exams.state import TONES, ExamsState, Side, shown
from trainer.ui.exams.wording import marks_words, window_words
from trainer.ui.texts import name
from trainer.ui.widgets.basics import badge, button, label, row
from trainer.ui.widgets.page import DetailPanel, EmptyState, Page
from trainer.ui.widgets.person_picker import Find
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.ui.widgets.steady import ChoiceBox
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.ui.wording import source_words
from trainer.words import _

PANEL_WIDTH = 440


class ExamList(Page):
    searched = Signal(str)
    state_chosen = Signal(object)
    chosen = Signal(object)
    opened = Signal(object)
    day_wanted = Signal(object)
    new_wanted = Signal()
    papers_wanted = Signal()
    outside_wanted = Signal()
    paper_chosen = Signal(object)
    saved = Signal(object)
    cancelled = Signal()
    settings_wanted = Signal()
    settings_saved = Signal(object, str)

    def __init__(self, find: Find, members: Members) -> None:
        super().__init__(_("Exams"), _("Set exams, keep their rosters, watch them, file their scores."))
        self._find, self._members = find, members
        self.outside = self.add_action(button(_("Scores from outside"), icon_name="mdi6.file-import-outline"))
        self.outside.clicked.connect(self.outside_wanted)
        self.new = self.add_action(button(_("New exam"), "primary", "mdi6.plus"))
        self.new.clicked.connect(self.new_wanted)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Title of the exam   Ctrl+F"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(280)
        self.search.textChanged.connect(self.searched)
        self.state = ChoiceBox()
        self.state.addItem(_("All states"), None)
        for state in ExamState:
            self.state.addItem(name(state), state)
        self.state.currentIndexChanged.connect(lambda _row: self.state_chosen.emit(self.state.currentData()))
        self._count = label("", "muted")
        self.said = label("", "saved", wrap=True)
        self.body.addLayout(row(self.search, self.state, None, self._count))
        self.body.addWidget(self.said)
        self.table: RecordTable[Exam] = RecordTable(_columns())
        self.table.chosen.connect(lambda exam: self.chosen.emit(exam.id))
        self.table.opened.connect(lambda exam: self.opened.emit(exam.id))
        self.lists = QStackedWidget()
        self.lists.addWidget(self.table)
        self.lists.addWidget(self._nothing())
        self.panel = DetailPanel(PANEL_WIDTH)
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addWidget(self.lists, 1)
        sides.addWidget(self.panel)
        self.body.addLayout(sides, 1)
        self.form: ExamForm | None = None
        self.settings: SettingsForm | None = None
        self._shown_exam: Exam | None = None
        self._shown_form = 0
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        QShortcut(QKeySequence.StandardKey.New, self, self.new.click)

    def show_state(self, state: ExamsState) -> None:
        self.new.setVisible(state.may_prepare)
        self.said.setText(state.said)
        self.said.setVisible(bool(state.said))
        exams = shown(state)
        self._count.setText(_("{count} exams").format(count=len(exams)))
        self.lists.setCurrentIndex(0 if state.exams else 1)
        with QSignalBlocker(self.table):
            self.table.show_rows(ListSource(exams), lambda exam: exam.id == state.exam_id)
        if state.side is Side.FORM:
            self._show_form(state)
            return
        self.form = None
        if state.side is Side.SETTINGS and state.exam is not None:
            self._show_settings(state.exam)
            return
        self.settings = None
        if state.exam is not None:
            self._show_exam(state.exam, state.may_prepare)
        else:
            self.panel.show_nothing(_("Choose an exam to see the details."))

    def _show_form(self, state: ExamsState) -> None:
        seed = state.seed
        if seed is None:
            return
        if not seed.papers:
            self._no_papers()
            return
        if self.form is None or self._shown_form != seed.number:
            self._shown_form = seed.number
            self.form = ExamForm(seed, self._find, self._members)
            self.form.saved.connect(self.saved)
            self.form.cancelled.connect(self.cancelled)
            self.form.paper_chosen.connect(self.paper_chosen)
            self.panel.reset().addWidget(self.form)
        self.form.show_maker(state.maker)

    def _show_settings(self, exam: Exam) -> None:
        if self.settings is None or self._shown_exam != exam:
            self._shown_exam, self.settings = exam, SettingsForm(exam)
            self.settings.saved.connect(self.settings_saved)
            self.settings.cancelled.connect(self.cancelled)
            self.panel.reset().addWidget(self.settings)

    def _no_papers(self) -> None:
        box = self.panel.reset()
        box.addWidget(label(_("No paper is sealed yet"), "heading", wrap=True))
        box.addWidget(label(_("An exam needs a sealed paper. Draw and seal one first."), "muted", wrap=True))
        go = button(_("Go to the papers"), "primary")
        go.clicked.connect(self.papers_wanted)
        box.addLayout(row(go, None))
        box.addStretch()

    def _show_exam(self, exam: Exam, may_prepare: bool) -> None:
        box = self.panel.reset()
        box.addWidget(label(exam.plan.title, "large", wrap=True))
        retake = [badge(_("Retake"), TONES[ExamState.ENDED])] if exam.retake_of else []
        box.addLayout(row(badge(name(exam.state), TONES[exam.state]), *retake, None))
        area = ScrollColumn()
        for words, value in _facts(exam):
            fact = QVBoxLayout()
            fact.setSpacing(0)
            fact.addWidget(label(words, "faint"))
            fact.addWidget(label(value, wrap=True))
            area.column.addLayout(fact)
        area.column.addStretch()
        box.addWidget(area, 1)
        go = button(_("Open the exam"), "primary")
        go.clicked.connect(lambda: self.opened.emit(exam.id))
        papers = button(_("All papers of the exam day"), icon_name="mdi6.printer-outline")
        papers.clicked.connect(lambda: self.day_wanted.emit(exam))
        papers.setVisible(may_prepare and exam.candidates > 0)
        self.change = button(_("Exam settings"), icon_name="mdi6.tune")
        self.change.clicked.connect(self.settings_wanted)
        self.change.setVisible(may_prepare and exam.state in (ExamState.COMING, ExamState.OPEN))
        box.addLayout(row(go, papers, None))
        box.addLayout(row(self.change, None))

    def _nothing(self) -> EmptyState:
        start = button(_("New exam"), "primary")
        start.clicked.connect(self.new_wanted)
        return EmptyState(_("No exam has been set yet"), _("Choose a sealed paper, a time and the candidates."), start)


def _facts(exam: Exam) -> tuple[tuple[str, str], ...]:
    plan = exam.plan
    return (
        (_("Start to latest entry"), window_words(exam)),
        (_("Time for each"), _("{minutes} minutes").format(minutes=plan.minutes)),
        (_("Marks"), marks_words(exam)),
        (_("Candidates"), _("{count} people").format(count=exam.candidates)),
        *settings_facts(plan),
        (_("By which rule"), source_words(plan.rule)),
    )


def _columns() -> tuple[Column[Exam], ...]:
    return (
        Column(_("Exam title"), lambda e: e.plan.title, 0, sort=lambda e: e.plan.title),
        Column(_("Start to latest entry"), window_words, 210, sort=lambda e: e.plan.opens_at),
        Column(_("Candidates"), lambda e: str(e.candidates), 70, right=True, sort=lambda e: e.candidates),
        Column(_("State"), lambda e: name(e.state), 120, tone=lambda e: TONES[e.state], sort=lambda e: e.state),
    )
