"""The page of one class: programme, roster, attendance, hours, evaluation, file; forms at the right."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from trainer.ui.activities.attendance_part import AttendancePart
from trainer.ui.activities.class_form import ClassForm, ClassSeed
from trainer.ui.activities.class_lists import ProgrammePart, RosterPart
from trainer.ui.activities.class_state import ClassSide, ClassState, ClassTab
from trainer.ui.activities.class_words import class_line, class_tab_words
from trainer.ui.activities.enrol_form import EnrolForm, Listed, Query, Untrained
from trainer.ui.activities.file_part import FilePart
from trainer.ui.activities.hours_part import HoursPart
from trainer.ui.activities.rating_forms import RatingForm, SheetForm
from trainer.ui.activities.ratings_part import RatingsPart
from trainer.ui.activities.session_form import SessionForm
from trainer.ui.theme import follow, scaled
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.page import DetailPanel, Page
from trainer.ui.widgets.person_picker import Find
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.ui.widgets.sides import Sides
from trainer.words import _

PANEL_WIDTH = 400
TABS = tuple(ClassTab)


class ClassPage(Page):
    left = Signal()
    tab_chosen = Signal(object)
    edit_wanted = Signal()
    cancel_wanted = Signal()
    class_saved = Signal(object)
    session_saved = Signal(object)
    enrolled = Signal(object)
    rated = Signal(object)
    sheet_saved = Signal(object)
    closed = Signal()

    def __init__(self, find: Find, query: Query, listed: Listed, untrained: Untrained) -> None:
        super().__init__("")
        self._find, self._query, self._listed, self._untrained = find, query, listed, untrained
        self.back = self.add_action(button(_("Back to the classes"), icon_name="mdi6.arrow-left"))
        self.back.clicked.connect(self.left)
        self.call_off = self.add_action(button(_("Call the class off")))
        self.call_off.clicked.connect(self.cancel_wanted)
        self.edit = self.add_action(button(_("Change the class"), icon_name="mdi6.pencil-outline"))
        self.edit.clicked.connect(self.edit_wanted)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for _tab in TABS:
            self.tabs.addTab("")
        self.tabs.currentChanged.connect(lambda number: self.tab_chosen.emit(TABS[number]))
        self._said, self._amiss = label("", "saved", wrap=True), label("", "wrong", wrap=True)
        self.programme, self.roster, self.attendance = ProgrammePart(), RosterPart(), AttendancePart()
        self.hours, self.ratings, self.file = HoursPart(), RatingsPart(), FilePart()
        self._parts = (self.programme, self.roster, self.attendance, self.hours, self.ratings, self.file)
        self.parts = QStackedWidget()
        for part in self._parts:
            self.parts.addWidget(part)
        follow(self.parts, lambda one: one.setMinimumHeight(scaled(300)))
        self.panel = DetailPanel()
        inside = ScrollColumn(12)
        inside.column.setContentsMargins(0, 0, 0, 0)
        inside.column.addLayout(row(self.tabs, None))
        inside.column.addWidget(self._said)
        inside.column.addWidget(self._amiss)
        inside.column.addWidget(self.parts, 1)
        self._sides = Sides(inside, self.panel, PANEL_WIDTH)
        self.body.addWidget(self._sides, 1)
        self._shown_side: object = None
        QShortcut(QKeySequence("Alt+Left"), self, self.back.click)
        QShortcut(QKeySequence.StandardKey.Cancel, self.panel, self.closed.emit)

    def show_state(self, state: ClassState) -> None:
        self.set_title(state.activity.draft.title)
        self.set_purpose(class_line(state))
        self.edit.setVisible(state.may_edit and state.activity.stage.value != "cancelled")
        self.call_off.setVisible(state.open)
        with QSignalBlocker(self.tabs):
            for number, words in enumerate(class_tab_words(state).values()):
                self.tabs.setTabText(number, words)
            self.tabs.setCurrentIndex(TABS.index(state.tab))
        for said, amiss in ((self._said, False), (self._amiss, True)):
            said.setText(state.said if state.amiss is amiss else "")
            said.setVisible(bool(said.text()))
        self._parts[TABS.index(state.tab)].show_state(state)
        moved = self.parts.currentIndex() != TABS.index(state.tab)
        self.parts.setCurrentIndex(TABS.index(state.tab))
        if moved and state.tab is ClassTab.ATTENDANCE and not self.tabs.hasFocus():
            self.attendance.begin()
        self._show_side(state)

    def _show_side(self, state: ClassState) -> None:
        shown = (state.activity.id, state.side, state.seed)
        if shown == self._shown_side:
            return
        self._shown_side = shown
        box = self.panel.reset()
        form = self._form(state)
        if form is not None:
            box.addWidget(form)
        self._sides.show_panel(form is not None)
        if isinstance(form, ClassForm | SessionForm | EnrolForm | RatingForm | SheetForm):
            form.begin()

    def _form(self, state: ClassState) -> QWidget | None:
        match state.side:
            case ClassSide.CLASS_FORM:
                seed = ClassSeed(state.activity.draft, False, state.plans, state.exams, state.units, not state.open)
                self.class_form = ClassForm(seed)
                self.class_form.saved.connect(self.class_saved)
                self.class_form.cancelled.connect(self.closed)
                return self.class_form
            case ClassSide.SESSION_FORM:
                self.session_form = SessionForm(state, self._find)
                self.session_form.saved.connect(self.session_saved)
                self.session_form.cancelled.connect(self.closed)
                return self.session_form
            case ClassSide.ENROL:
                self.enrol_form = EnrolForm(state, self._find, self._query, self._listed, self._untrained)
                self.enrol_form.saved.connect(self.enrolled)
                self.enrol_form.cancelled.connect(self.closed)
                return self.enrol_form
            case ClassSide.RATING_FORM:
                self.rating_form = RatingForm(state)
                self.rating_form.saved.connect(self.rated)
                self.rating_form.cancelled.connect(self.closed)
                return self.rating_form
            case ClassSide.SHEET_FORM:
                self.sheet_form = SheetForm(state)
                self.sheet_form.saved.connect(self.sheet_saved)
                self.sheet_form.cancelled.connect(self.closed)
                return self.sheet_form
        return None
