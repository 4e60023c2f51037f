"""The page of plan, classes, rotation, lecturers and tours: tabs, one list at a time, the panel at the right."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from trainer.activities.values import ActivityDraft, ActivityKind
from trainer.ui.activities.bar import TABS, ActivitiesBar
from trainer.ui.activities.class_form import ClassForm, ClassSeed
from trainer.ui.activities.lecturer_form import LecturerForm
from trainer.ui.activities.lists import class_columns, lecturer_columns, plan_columns, rotation_columns, tour_columns
from trainer.ui.activities.panels import CoveragePanel, LecturerPanel, PlanPanel
from trainer.ui.activities.plan_form import PlanForm
from trainer.ui.activities.state import (
    ActivitiesState,
    Side,
    Tab,
    classes_shown,
    lecturers_shown,
    rotation_shown,
)
from trainer.ui.activities.wording import nothing_words
from trainer.ui.theme import follow, scaled
from trainer.ui.widgets.basics import button, label
from trainer.ui.widgets.page import DetailPanel, EmptyState, Page
from trainer.ui.widgets.person_picker import Find
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.ui.widgets.sides import Sides
from trainer.ui.widgets.table import ListSource, RecordTable
from trainer.words import _

PANEL_WIDTH = 400
ROWS, NOTHING = 0, 1


class ActivitiesPage(Page):
    line_chosen = Signal(object)
    class_opened = Signal(object)
    by_chosen = Signal(object)
    lecturer_chosen = Signal(object)
    new_wanted = Signal()
    print_wanted = Signal()
    sheet_wanted = Signal()
    edit_wanted = Signal()
    drop_wanted = Signal()
    class_wanted = Signal(object)
    tour_wanted = Signal(object)
    classes_wanted = Signal()
    coverage_wanted = Signal(object)
    plan_saved = Signal(object)
    class_saved = Signal(object)
    lecturer_edit_wanted = Signal()
    lecturer_saved = Signal(object)
    retire_wanted = Signal()
    enrol_wanted = Signal(object, object)
    closed = Signal()

    def __init__(self, find: Find) -> None:
        super().__init__(_("Training activities"), _("From the annual plan to hours in the ledger."))
        self._find = find
        self._state: ActivitiesState | None = None
        self.print = self.add_action(button(_("Print"), icon_name="mdi6.printer-outline"))
        self.print.clicked.connect(self.print_wanted)
        self.sheet = self.add_action(button(_("Save as .xlsx"), icon_name="mdi6.file-excel-outline"))
        self.sheet.clicked.connect(self.sheet_wanted)
        self.new = self.add_action(button("", "primary", "mdi6.plus"))
        self.new.clicked.connect(self._new)
        self._said = label("", "saved", wrap=True)
        self._make_lists()
        self.panel = DetailPanel()
        left = ScrollColumn(12)
        left.column.setContentsMargins(0, 0, 0, 0)
        self.bar = ActivitiesBar()
        for part in (self.bar, self._said):
            left.column.addWidget(part)
        left.column.addWidget(self.lists, 1)
        self._hint = label("", "faint", wrap=True)
        left.column.addWidget(self._hint)
        self._sides = Sides(left, self.panel, PANEL_WIDTH)
        self.body.addWidget(self._sides, 1)
        self._shown: dict[Tab, object] = {}
        self._shown_side: object = None
        QShortcut(QKeySequence.StandardKey.Find, self, self.bar.search.setFocus)
        QShortcut(QKeySequence.StandardKey.Cancel, self.panel, self.closed.emit)
        QShortcut(QKeySequence.StandardKey.New, self, self.new.click)
        QShortcut(QKeySequence("Return"), self.classes, self._open_current)

    def _make_lists(self) -> None:
        self.plan = RecordTable(plan_columns(lambda: self._state))
        self.plan.chosen.connect(lambda line: self.line_chosen.emit(line.id))
        self.classes = RecordTable(class_columns(lambda: self._state))
        self.classes.opened.connect(lambda line: self.class_opened.emit(line.id))
        self.rotation = RecordTable(rotation_columns())
        self.lecturers = RecordTable(lecturer_columns())
        self.lecturers.chosen.connect(lambda one: self.lecturer_chosen.emit(one.person_id))
        self.tours = RecordTable(tour_columns())
        self.tours.selection_changed.connect(self._enable_new)
        self.tours.opened.connect(lambda one: self.class_opened.emit(one.activity_id) if one.activity_id else None)
        self._tables: dict[Tab, RecordTable[Any]] = {
            Tab.PLAN: self.plan,
            Tab.CLASSES: self.classes,
            Tab.ROTATION: self.rotation,
            Tab.LECTURERS: self.lecturers,
            Tab.TOURS: self.tours,
        }
        self._empty = {tab: EmptyState(*nothing_words()[tab]) for tab in TABS}
        self.lists = QStackedWidget()
        for tab in TABS:
            self.lists.addWidget(self._tables[tab])
            self.lists.addWidget(self._empty[tab])
        self.lists.addWidget(QWidget())
        follow(self.lists, lambda one: one.setMinimumHeight(scaled(240)))

    def show_state(self, state: ActivitiesState) -> None:
        self._state = state
        words = {
            Tab.PLAN: _("New line of the plan"),
            Tab.CLASSES: _("New class"),
            Tab.LECTURERS: _("Into the pool"),
            Tab.TOURS: _("Arrange a stop"),
        }
        self.new.setText(words.get(state.tab, ""))
        prints = (state.tab is Tab.PLAN and state.lines) or (state.tab is Tab.ROTATION and state.rotation)
        for act in (self.print, self.sheet):
            act.setVisible(state.may_edit and bool(prints))
        self.new.setVisible(state.may_edit and state.tab in words)
        self._said.setText(state.said)
        self._said.setVisible(bool(state.said))
        self.bar.show_state(state)
        self._show_rows(state)
        self._show_side(state)
        self._enable_new()

    def _show_rows(self, state: ActivitiesState) -> None:
        rows: dict[Tab, tuple[object, ...]] = {
            Tab.PLAN: state.lines,
            Tab.CLASSES: classes_shown(state),
            Tab.ROTATION: rotation_shown(state),
            Tab.LECTURERS: lecturers_shown(state),
            Tab.TOURS: state.tours,
        }
        here = rows[state.tab]
        if self._shown.get(state.tab) != (here, state.trained):
            self._shown[state.tab] = here, state.trained
            line, one = state.line, state.lecturer
            chosen = {line.id if line else None, one.person_id if one else None} - {None}
            self._tables[state.tab].show_rows(
                ListSource(here), lambda row: getattr(row, "id", getattr(row, "person_id", None)) in chosen
            )
        empty = not here and not state.words and state.turn is None and state.of_plan is None
        place = 2 * TABS.index(state.tab) + (NOTHING if empty else ROWS)
        self.lists.setCurrentIndex(self.lists.count() - 1 if state.loading else place)
        self.bar.show_count("" if state.loading else _("{count} in the list").format(count=len(here)))
        opens = state.tab in (Tab.CLASSES, Tab.TOURS) and bool(here)
        words = _("A double click or Enter opens the class.") if opens else ""
        if opens and state.tab is Tab.TOURS:
            words = _("Choose a unit to arrange teaching there; a double click opens the class.")
        self._hint.setText(words)
        self._hint.setVisible(opens)

    def _show_side(self, state: ActivitiesState) -> None:
        shown = _side_of(state)
        if shown == self._shown_side:
            return
        self._shown_side = shown
        box = self.panel.reset()
        panel = self._panel(state)
        if panel is not None:
            box.addWidget(panel)
        self._sides.show_panel(panel is not None)
        if isinstance(panel, PlanForm | ClassForm | LecturerForm):
            panel.begin()

    def _panel(self, state: ActivitiesState) -> QWidget | None:
        match state.side:
            case Side.PLAN if state.line is not None:
                return self._plan_panel(state)
            case Side.PLAN_FORM:
                self.plan_form = PlanForm(state)
                self.plan_form.saved.connect(self.plan_saved)
                self.plan_form.cancelled.connect(self.closed)
                return self.plan_form
            case Side.CLASS_FORM:
                return self._class_form(state)
            case Side.SHARES if state.rotation is not None:
                return self._coverage(state)
            case Side.LECTURER if state.lecturer is not None:
                return self._lecturer_panel(state)
            case Side.LECTURER_FORM:
                self.lecturer_form = LecturerForm(state, self._find)
                self.lecturer_form.saved.connect(self.lecturer_saved)
                self.lecturer_form.cancelled.connect(self.closed)
                return self.lecturer_form
        return None

    def _plan_panel(self, state: ActivitiesState) -> PlanPanel:
        assert state.line is not None
        line = state.line
        self.plan_panel = PlanPanel(state, line)
        self.plan_panel.edit_wanted.connect(self.edit_wanted)
        self.plan_panel.drop_wanted.connect(self.drop_wanted)
        self.plan_panel.class_wanted.connect(lambda: self.class_wanted.emit(line.id))
        self.plan_panel.classes_wanted.connect(self.classes_wanted)
        self.plan_panel.rotation_wanted.connect(lambda: self.coverage_wanted.emit(line.id))
        self.plan_panel.closed.connect(self.closed)
        return self.plan_panel

    def _class_form(self, state: ActivitiesState) -> ClassForm:
        line = state.plan_of_form
        draft = ActivityDraft("")
        if line is not None:
            draft = ActivityDraft(line.draft.title, line.draft.kind, plan_id=line.id)
        if state.unit_of_form is not None:
            place = next((unit.name for unit in state.units if unit.id == state.unit_of_form), "")
            draft = ActivityDraft("", ActivityKind.TOUR, place=place, unit_id=state.unit_of_form)
        plans = tuple((one.id, one.draft.title) for one in (*state.lines, *state.rotations) if not one.dropped)
        self.class_form = ClassForm(ClassSeed(draft, True, tuple(dict.fromkeys(plans)), state.exams, state.units))
        self.class_form.saved.connect(self.class_saved)
        self.class_form.cancelled.connect(self.closed)
        return self.class_form

    def _coverage(self, state: ActivitiesState) -> CoveragePanel:
        self.coverage = CoveragePanel(state)
        self.coverage.by_chosen.connect(self.by_chosen)
        self.coverage.closed.connect(self.closed)
        self.coverage.enrol_wanted.connect(
            lambda activity_id: self.enrol_wanted.emit(
                activity_id, tuple(row.person_id for row in self.rotation.selected())
            )
        )
        return self.coverage

    def _lecturer_panel(self, state: ActivitiesState) -> LecturerPanel:
        assert state.lecturer is not None
        self.lecturer_panel = LecturerPanel(state, state.lecturer)
        self.lecturer_panel.edit_wanted.connect(self.lecturer_edit_wanted)
        self.lecturer_panel.retire_wanted.connect(self.retire_wanted)
        self.lecturer_panel.closed.connect(self.closed)
        return self.lecturer_panel

    def _new(self) -> None:
        """A stop is arranged for the unit that is chosen; everything else begins with an empty form."""
        if self._state is not None and self._state.tab is Tab.TOURS:
            for stop in self.tours.selected()[:1]:
                self.tour_wanted.emit(stop.unit_id)
        else:
            self.new_wanted.emit()

    def _enable_new(self) -> None:
        tours = self._state is not None and self._state.tab is Tab.TOURS
        self.new.setEnabled(not tours or len(self.tours.selected()) == 1)

    def _open_current(self) -> None:
        for line in self.classes.selected()[:1]:
            self.class_opened.emit(line.id)


def _side_of(state: ActivitiesState) -> object:
    """What the panel is made of: a form keeps what is typed, a panel follows what it shows."""
    if state.side in (Side.PLAN_FORM, Side.CLASS_FORM, Side.LECTURER_FORM):
        return state.side, state.seed
    if state.side is Side.SHARES:
        return state.side, state.rotation, state.by, state.classes
    if state.side is Side.LECTURER:
        return state.side, state.lecturer, state.lessons
    return state.side, state.line
