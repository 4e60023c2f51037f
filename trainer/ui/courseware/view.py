"""The courseware page: search, filters, the library, and one item or form at the right."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QLineEdit, QStackedWidget, QWidget

from trainer.courseware.values import Courseware, CoursewareKind
from trainer.people.values import FIELDS
from trainer.store.clock import local_day
from trainer.ui.courseware.forms import AssignForm, CoursewareForm
from trainer.ui.courseware.item_panel import ItemPanel, RecordPanel, VersionsPanel
from trainer.ui.courseware.state import ICONS, CoursewareState, Side, size_text
from trainer.ui.texts import name
from trainer.ui.theme import follow, scaled
from trainer.ui.widgets.basics import button, label
from trainer.ui.widgets.filter_box import FilterBox
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.page import DetailPanel, EmptyState, Page
from trainer.ui.widgets.person_picker import Find
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.ui.widgets.sides import Sides
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _

PANEL_WIDTH = 400


class CoursewareScreenPage(Page):
    searched = Signal(str)
    kind_chosen = Signal(object)
    category_chosen = Signal(str)
    field_chosen = Signal(str)
    audience_chosen = Signal(str)
    fine_chosen = Signal(bool)
    reader_chosen = Signal(object)
    push_ended = Signal(object)
    folder_wanted = Signal()
    copy_wanted = Signal(object)
    versions_wanted = Signal()
    version_wanted = Signal()
    version_opened = Signal(object)
    convert_wanted = Signal()
    item_chosen = Signal(object)
    open_wanted = Signal()
    add_wanted = Signal()
    edit_wanted = Signal()
    assign_wanted = Signal()
    credit_wanted = Signal()
    added = Signal(object)
    edited = Signal(object)
    assigned = Signal(object)
    closed = Signal()

    def __init__(self, find: Find) -> None:
        super().__init__(_("Courseware"), _("What is studied here: documents, recordings, pictures."))
        self._find = find
        self.copy = self.add_action(button(_("Copy the selected to a stick"), icon_name="mdi6.usb-flash-drive-outline"))
        self.copy.clicked.connect(lambda: self.copy_wanted.emit(self.table.selected()))
        self.folder = self.add_action(button(_("Add a folder"), icon_name="mdi6.folder-plus-outline"))
        self.folder.clicked.connect(self.folder_wanted)
        self.add = self.add_action(button(_("Add courseware"), "primary", "mdi6.plus"))
        self.add.clicked.connect(self.add_wanted)
        self._said = label("", "saved", wrap=True)
        self.table: RecordTable[Courseware] = RecordTable(_columns())
        self.table.chosen.connect(lambda item: self.item_chosen.emit(item.id))
        self.table.opened.connect(lambda _item: self.open_wanted.emit())
        self.copy.setEnabled(False)
        self.table.selection_changed.connect(lambda: self.copy.setEnabled(bool(self.table.selected())))
        self.lists = QStackedWidget()
        self.lists.addWidget(self.table)
        self.lists.addWidget(self._empty())
        follow(self.lists, lambda one: one.setMinimumHeight(scaled(240)))
        self.panel = DetailPanel()
        left = ScrollColumn(12)
        left.column.setContentsMargins(0, 0, 0, 0)
        for part in (self._filters(), self._said):
            left.column.addWidget(part)
        left.column.addWidget(self.lists, 1)
        self._sides = Sides(left, self.panel, PANEL_WIDTH)
        self.body.addWidget(self._sides, 1)
        self._shown_side: object = None
        self._items: tuple[Courseware, ...] = ()
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        QShortcut(QKeySequence.StandardKey.Cancel, self.panel, self.closed.emit)
        QShortcut(QKeySequence.StandardKey.New, self, self.add.click)

    def show_state(self, state: CoursewareState) -> None:
        for one in (self.add, self.folder, self.copy):
            one.setVisible(state.may_edit)
        self._empty_add.setVisible(state.may_edit)
        self._said.setText(state.said)
        self._said.setVisible(bool(state.said))
        self._count.setText(_("{count} pieces").format(count=state.page.total))
        self._show_choices(state)
        if state.page.items != self._items:
            self._items = state.page.items
            chosen = state.item.id if state.item else None
            self.table.show_rows(ListSource(state.page.items), lambda item: item.id == chosen)
        if state.item is None:
            self.table.clearSelection()
        self.copy.setEnabled(bool(self.table.selected()))
        self.lists.setCurrentIndex(1 if state.library_empty else 0)
        self._show_side(state)

    def _filters(self) -> QWidget:
        bar = Flow()
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Words of title, source, audience   Ctrl+F"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(self.search.fontMetrics().horizontalAdvance(self.search.placeholderText()) + 64)
        self.search.textChanged.connect(self.searched)
        self.kind, self.category, self.field, self.audience = FilterBox(), FilterBox(), FilterBox(), FilterBox()
        self.fine = QCheckBox(_("Fine only"))
        self.kind.addItem(_("All kinds"), None)
        for kind in CoursewareKind:
            self.kind.addItem(name(kind), kind)
        self.category.addItem(_("All categories"), "")
        self.field.addItem(_("All fields"), "")
        for field in FIELDS:
            self.field.addItem(field, field)
        self.audience.addItem(_("For everybody"), "")
        for box, chosen in (
            (self.kind, self.kind_chosen),
            (self.category, self.category_chosen),
            (self.field, self.field_chosen),
            (self.audience, self.audience_chosen),
        ):
            box.currentIndexChanged.connect(lambda _row, box=box, chosen=chosen: chosen.emit(box.currentData()))
        self.fine.toggled.connect(self.fine_chosen)
        self._count = label("", "muted")
        for widget in (self.search, self.kind, self.category, self.field, self.audience, self.fine, self._count):
            bar.flow.addWidget(widget)
        return bar

    def _show_choices(self, state: CoursewareState) -> None:
        for box, choices, chosen in (
            (self.category, state.categories, state.query.category),
            (self.audience, state.audiences, state.query.audience),
        ):
            if tuple(box.itemData(row) for row in range(1, box.count())) != choices:
                with QSignalBlocker(box):
                    while box.count() > 1:
                        box.removeItem(1)
                    for choice in choices:
                        box.addItem(choice, choice)
                    box.choose(chosen, otherwise=0)

    def _show_side(self, state: CoursewareState) -> None:
        form = state.side in (Side.ADD, Side.EDIT, Side.ASSIGN)
        shown = (
            (state.side, state.form) if form else (state.side, state.item, state.readers, state.person, state.pushes)
        )
        if shown == self._shown_side:
            return
        self._shown_side = shown
        box = self.panel.reset()
        if state.side is Side.ITEM and state.item is not None:
            box.addWidget(self._item_panel(state, state.item))
        elif state.side is Side.RECORD and state.item is not None and state.person is not None:
            self.record_panel = RecordPanel(state.item, state.person)
            self.record_panel.closed.connect(self.closed)
            box.addWidget(self.record_panel)
        elif state.side is Side.VERSIONS and state.item is not None:
            self.versions_panel = VersionsPanel(state.item, state.versions)
            self.versions_panel.version_opened.connect(self.version_opened)
            self.versions_panel.closed.connect(self.closed)
            box.addWidget(self.versions_panel)
        elif state.side is Side.ASSIGN:
            box.addWidget(self._assign_form(state))
        elif form:
            box.addWidget(self._courseware_form(state))
        self._sides.show_panel(state.side is not Side.NOTHING)
        if state.side is Side.ASSIGN:
            self.assign_form.begin()
        elif form:
            self.form.begin()

    def _item_panel(self, state: CoursewareState, item: Courseware) -> ItemPanel:
        self.item_panel = ItemPanel(state, item)
        self.item_panel.open_wanted.connect(self.open_wanted)
        self.item_panel.assign_wanted.connect(self.assign_wanted)
        self.item_panel.edit_wanted.connect(self.edit_wanted)
        self.item_panel.credit_wanted.connect(self.credit_wanted)
        self.item_panel.reader_chosen.connect(self.reader_chosen)
        self.item_panel.push_ended.connect(self.push_ended)
        self.item_panel.versions_wanted.connect(self.versions_wanted)
        self.item_panel.version_wanted.connect(self.version_wanted)
        self.item_panel.convert_wanted.connect(self.convert_wanted)
        self.item_panel.closed.connect(self.closed)
        return self.item_panel

    def _assign_form(self, state: CoursewareState) -> AssignForm:
        self.assign_form = AssignForm(state, self._find)
        self.assign_form.assigned.connect(self.assigned)
        self.assign_form.cancelled.connect(self.closed)
        return self.assign_form

    def _courseware_form(self, state: CoursewareState) -> CoursewareForm:
        self.form = CoursewareForm(state)
        self.form.added.connect(self.added)
        self.form.edited.connect(self.edited)
        self.form.cancelled.connect(self.closed)
        return self.form

    def _empty(self) -> EmptyState:
        self._empty_add = button(_("Add courseware"), "primary")
        self._empty_add.clicked.connect(self.add_wanted)
        return EmptyState(
            _("The library is empty"),
            _("Add PDF, Office files, videos, recordings or pictures. They stay on this PC."),
            self._empty_add,
        )


def _columns() -> tuple[Column[Courseware], ...]:
    def minutes(item: Courseware) -> str:
        return _("{minutes} minutes long").format(minutes=item.minutes) if item.minutes else "—"

    return (
        Column(
            _("Title"),
            lambda i: ("★ " if i.fine else "") + i.title,
            0,
            sort=lambda i: i.title,
            icon=lambda i: ICONS[i.kind],
        ),
        Column(_("File kind"), lambda i: name(i.kind), 100, sort=lambda i: i.kind),
        Column(_("Courseware category"), lambda i: i.category, 100, sort=lambda i: i.category),
        Column(_("Length"), minutes, 84, right=True, sort=lambda i: i.minutes),
        Column(_("Size"), lambda i: size_text(i.size), 84, right=True, sort=lambda i: i.size),
        Column(_("Added"), lambda i: local_day(i.added_at).isoformat(), 110, sort=lambda i: i.added_at),
    )
