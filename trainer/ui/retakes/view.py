"""The retakes page: the ladder in force, the list of cases, and the panel at the right."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from trainer.retakes.values import Case
from trainer.ui.retakes.columns import columns, fill
from trainer.ui.retakes.ladder_line import LadderLine
from trainer.ui.retakes.side import PageWithPanels
from trainer.ui.retakes.state import RetakesState, Side, Standing, list_of, panel_of, schedulable, shown, waiting
from trainer.ui.retakes.wording import exam_words, standing_text
from trainer.ui.theme import follow, scaled
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.filter_box import FilterBox
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.form import Choice
from trainer.ui.widgets.page import DetailPanel, EmptyState
from trainer.ui.widgets.person_picker import Find
from trainer.ui.widgets.sides import Sides
from trainer.ui.widgets.table import ListSource, RecordTable
from trainer.words import _

PANEL_WIDTH = 390
SEARCH_WIDTH = 208


class RetakesPage(PageWithPanels):
    searched = Signal(str)
    exam_chosen = Signal(object)
    standing_chosen = Signal(object)
    chosen = Signal(object)
    ladder_wanted = Signal()
    proposing_wanted = Signal()
    unit_chosen = Signal(object)
    year_chosen = Signal(object)
    watch_wanted = Signal()
    sheet_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, find: Find) -> None:
        self.find_people = find
        super().__init__(_("Retakes"), _("The software proposes by the ladder; a named person decides each case."))
        self.propose = self.add_action(button(_("Propose for an exam"), "primary", "mdi6.account-alert-outline"))
        self.propose.clicked.connect(self.proposing_wanted)
        self.watch = self.add_action(button(_("Days to watch"), icon_name="mdi6.calendar-alert"))
        self.watch.clicked.connect(self.watch_wanted)
        self.deferrals = self.add_action(button(_("Deferrals"), icon_name="mdi6.calendar-clock"))
        self.deferrals.clicked.connect(self.deferrals_wanted)
        self.ladder = LadderLine()
        self.ladder.wanted.connect(self.ladder_wanted)
        self.body.addWidget(self.ladder)
        self.panel = DetailPanel()
        self._sides = Sides(self._left(), self.panel, PANEL_WIDTH)
        self.body.addWidget(self._sides, 1)
        self._state = RetakesState()
        self._shown: object = None
        self._shown_exams: object = None
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        QShortcut(QKeySequence.StandardKey.Cancel, self.panel, self.closed.emit)

    def show_state(self, state: RetakesState) -> None:
        self._state = state
        self.propose.setVisible(state.may_prepare)
        self.ladder.show_state(state)
        self.choose_ladder.setVisible(state.may_choose)
        self._who_chooses.setVisible(not state.may_choose)
        self._show_exams(state)
        for export in (self.print, self.sheet):
            export.setVisible(state.may_export and bool(shown(state)))
        self.standing.setCurrentIndex(list(Standing).index(state.standing))
        self.said.setText(state.said)
        self.said.setVisible(bool(state.said))
        rows = shown(state)
        words = _("{count} shown, {waiting} wait for a decision")
        self._count.setText(words.format(count=len(rows), waiting=waiting(state.cases)))
        chosen = state.chosen if state.side in (Side.CASE, Side.PAPER) else None
        self.table.show_rows(ListSource(rows), lambda case: case.id == chosen)
        self.lists.setCurrentIndex(list_of(state, bool(rows)))
        self._selected()
        self._show_panel(state)

    def _left(self) -> QWidget:
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Name or pinyin initials   Ctrl+F"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.searched)
        self.exam = FilterBox()
        self.exam.currentIndexChanged.connect(lambda _row: self.exam_chosen.emit(self.exam.currentData()))
        self.unit, self.year = FilterBox(), FilterBox()
        self.unit.currentIndexChanged.connect(lambda _row: self.unit_chosen.emit(self.unit.currentData()))
        self.year.currentIndexChanged.connect(lambda _row: self.year_chosen.emit(self.year.currentData()))
        self.standing = Choice((standing, standing_text(standing)) for standing in Standing)
        self.standing.activated.connect(lambda _row: self.standing_chosen.emit(self.standing.value()))
        self._count = label("", "muted", wrap=True)
        self.said = label("", "saved", wrap=True)
        self.table: RecordTable[Case] = RecordTable(columns(lambda: self._state))
        self.table.chosen.connect(lambda case: self.chosen.emit(case.id))
        self.table.selection_changed.connect(self._selected)
        self.lists = QStackedWidget()
        for widget in (self.table, self._no_ladder(), self._no_cases(), self._nothing_fits()):
            self.lists.addWidget(widget)
        self.several = button("", "primary", "mdi6.calendar-plus")
        self.several.clicked.connect(lambda: self.scheduling_wanted.emit(self._schedulable()))
        left = QWidget()
        box = QVBoxLayout(left)
        box.setContentsMargins(0, 0, 0, 0)
        filters = Flow(8, stretch=True)
        for field in (self.search, self.exam, self.unit, self.year, self.standing):
            filters.flow.addWidget(field)
        follow(self.search, lambda one: one.setMinimumWidth(scaled(SEARCH_WIDTH)))
        box.addWidget(filters)
        box.addWidget(self.said)
        box.addWidget(self.lists, 1)
        self.print, self.sheet = button(_("Print the list"), "link"), button(_("Save as .xlsx"), "link")
        self.print.clicked.connect(self.print_wanted)
        self.sheet.clicked.connect(self.sheet_wanted)
        foot = row(self._count, self.print, self.sheet, self.several)
        foot.setStretch(0, 1)
        box.addLayout(foot)
        return left

    def _show_exams(self, state: RetakesState) -> None:
        used = {case.exam_id for case in state.cases}
        exams = [(exam.id, exam_words(exam)) for exam in state.exams.values() if exam.id in used]
        units = [(unit, unit) for unit in sorted({case.unit for case in state.cases})]
        years = [(year, str(year)) for year in sorted({case.opened.astimezone().year for case in state.cases})]
        if (exams, units, years) != self._shown_exams:
            self._shown_exams = (exams, units, years)
            fill(self.exam, _("All exams"), exams)
            fill(self.unit, _("All units"), units)
            fill(self.year, _("All years"), years)
        for box, value in ((self.exam, state.exam_id), (self.unit, state.unit), (self.year, state.year)):
            with QSignalBlocker(box):
                box.choose(value, otherwise=0)

    def _show_panel(self, state: RetakesState) -> None:
        made_of = panel_of(state)
        if made_of == self._shown:
            return
        self._shown = made_of
        box = self.panel.reset()
        panel = self.side_panel(state)
        if panel is not None:
            box.addWidget(panel)
        self._sides.show_panel(state.side is not Side.NOTHING)

    def _selected(self) -> None:
        count = len(self._schedulable())
        self.several.setVisible(count > 1)
        self.several.setText(_("Set a retake for {count}").format(count=count))

    def _schedulable(self) -> tuple[UUID, ...]:
        return tuple(case.id for case in schedulable(self._state, self.table.selected()))

    def _no_ladder(self) -> EmptyState:
        self.choose_ladder = button(_("Choose a ladder"), "primary")
        self.choose_ladder.clicked.connect(self.ladder_wanted)
        self._who_chooses = label(_("An administrator chooses it in the settings, under rules."), "muted")
        return EmptyState(
            _("No ladder of consequences has been chosen"),
            _("It says what follows when somebody does not pass. Nothing is proposed without it."),
            self.choose_ladder,
            self._who_chooses,
        )

    def _no_cases(self) -> EmptyState:
        propose = button(_("Propose for an exam"), "primary")
        propose.clicked.connect(self.proposing_wanted)
        words = _("After an exam is closed, propose a retake for who did not pass.")
        return EmptyState(_("There is no case yet"), words, propose)

    def _nothing_fits(self) -> EmptyState:
        everything = button(_("Show all cases"))
        everything.clicked.connect(self._show_all)
        return EmptyState(_("No case to show"), _("Nothing waits here, or the filters leave nothing."), everything)

    def _show_all(self) -> None:
        self.search.clear()
        self.exam_chosen.emit(None)
        self.unit_chosen.emit(None)
        self.year_chosen.emit(None)
        self.standing_chosen.emit(Standing.ALL)
