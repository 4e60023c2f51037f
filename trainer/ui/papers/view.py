"""The papers page: blueprints with their editor, a paper in view, the sealed papers."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QCheckBox, QLineEdit, QMenu, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from trainer.ui.papers.editor import BlueprintEditor
from trainer.ui.papers.plan_area import PlanArea
from trainer.ui.papers.report import ImpossibleReport
from trainer.ui.papers.sealed import SealedPapers
from trainer.ui.papers.sheet import PaperSheet
from trainer.ui.papers.state import PapersState, Tab
from trainer.ui.papers.topics import TopicsEditor
from trainer.ui.papers.wording import totals
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.form import Choice
from trainer.ui.widgets.page import Page
from trainer.ui.widgets.steady import ChoiceBox
from trainer.ui.wording import source_words
from trainer.words import _

TABS = tuple(Tab)


class PapersPage(Page):
    tab_chosen = Signal(object)
    plan_chosen = Signal(object)
    new_wanted = Signal(object)
    renamed = Signal(str)
    forms_chosen = Signal(int)
    practice_chosen = Signal(bool)
    copy_wanted = Signal()
    delete_wanted = Signal()
    plan_undone = Signal()
    save_wanted = Signal()
    draw_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            _("Papers"), _("A blueprint says what a paper must contain; questions are drawn by chance and sealed.")
        )
        self.forms = Choice(_forms_choices())
        self.forms.setAccessibleName(_("How many parallel papers"))
        self.forms.currentIndexChanged.connect(lambda _place: self.forms_chosen.emit(self.forms.value()))
        self.practice = QCheckBox(_("For practice only"))
        self.practice.setToolTip(_("A practice paper may hold questions that are checked and not approved yet."))
        self.practice.toggled.connect(self.practice_chosen)
        self.save = self.add_action(button(_("Keep blueprint"), icon_name="mdi6.content-save-outline"))
        self.save.clicked.connect(self.save_wanted)
        self.draw = self.add_action(button(_("Draw a paper"), "primary", "mdi6.shuffle-variant"))
        self.draw.clicked.connect(self.draw_wanted)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.addTab(_("Blueprints"))
        self.tabs.addTab(_("Sealed papers"))
        self.tabs.currentChanged.connect(lambda place: self.tab_chosen.emit(TABS[place]))
        self.said = label("", "saved", wrap=True)
        self.body.addLayout(row(self.tabs, None))
        self.body.addWidget(self.said)
        self.pages = QStackedWidget()
        self.editor, self.sheet, self.sealed = BlueprintEditor(), PaperSheet(), SealedPapers()
        for widget in (self._plans(), self.sheet, self.sealed):
            self.pages.addWidget(widget)
        self.body.addWidget(self.pages, 1)
        self._shown_sheet = -1

    def show_state(self, state: PapersState) -> None:
        in_view = state.draft is not None or state.paper is not None
        editing = state.tab is Tab.PLANS and not in_view
        for widget in (self.save, self.forms, self.practice):
            widget.setVisible(editing)
        self.save.setEnabled(state.changed or state.plan_id is None)
        self.draw.setVisible(editing)
        self.said.setText(state.said)
        self.said.setVisible(bool(state.said))
        with QSignalBlocker(self.tabs):
            self.tabs.setCurrentIndex(TABS.index(state.tab))
            self.tabs.setTabText(1, _("Sealed papers {count}").format(count=len(state.papers)))
        self._show_plans(state)
        self.editor.show_state(state)
        self.sheet.show_state(state)
        self.sealed.show_state(state)
        self.pages.setCurrentIndex(1 if in_view else 0 if editing else 2)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """On a low page a paper in view has the place of the title and the tabs; its own button leads back."""
        paper = self.pages.currentWidget() is self.sheet
        self.tabs.setHidden(paper and self.is_low)
        self._title.setHidden(paper and self.is_low)

    def _plans(self) -> QWidget:
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        self.plan = ChoiceBox()
        self.plan.setMinimumWidth(240)
        self.plan.activated.connect(self._choose_plan)
        self.name = QLineEdit()
        self.name.setPlaceholderText(_("Name of the blueprint"))
        self.name.setMinimumWidth(260)
        self.name.textEdited.connect(self.renamed)
        self.undo = button(_("Undo"), icon_name="mdi6.undo")
        self.undo.setToolTip(_("Take back the last change of the blueprint (Ctrl+Z)"))
        self.undo.clicked.connect(self.plan_undone)
        self.new = button(_("New blueprint"), icon_name="mdi6.plus")
        self._new_menu = QMenu(self.new)
        self.new.setMenu(self._new_menu)
        self.copy = button(_("Copy"), icon_name="mdi6.content-copy")
        self.copy.clicked.connect(self.copy_wanted)
        self.delete = button(_("Delete"), icon_name="mdi6.trash-can-outline")
        self.delete.clicked.connect(self.delete_wanted)
        bar = Flow()
        for widget in (self.plan, self.name, self.undo, self.new, self.copy, self.delete):
            bar.flow.addWidget(widget)
        self._origin = label("", "muted", wrap=True)
        self.report = ImpossibleReport()
        self.topics = TopicsEditor()
        self.area = PlanArea((bar, self._origin, self.report, self.topics), self.editor)
        box.addWidget(self.area, 1)
        self._totals = label("", "large")
        box.addLayout(row(self.practice, self.forms, None, self._totals))
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), inside)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.undo.click)
        return inside

    def _show_plans(self, state: PapersState) -> None:
        with QSignalBlocker(self.plan):
            self.plan.clear()
            for one in state.saved:
                self.plan.addItem(one.blueprint.name, one.id)
            if state.plan_id is None:
                self.plan.addItem(_("New, not kept yet"), None)
            self.plan.choose(state.plan_id)
        if self._shown_sheet != state.sheet_number or not self.name.hasFocus():
            self.name.setText(state.plan.name)
        self._shown_sheet = state.sheet_number
        self._show_new(state)
        self._origin.setVisible(state.rule is not None)
        if state.rule is not None:
            words = _("Rows taken from {rule}: {source}")
            self._origin.setText(words.format(rule=state.rule.name, source=source_words(state.rule.source)))
        self.undo.setEnabled(bool(state.before))
        self.copy.setEnabled(state.plan_id is not None)
        self.delete.setEnabled(state.plan_id is not None)
        self._show_report(state)
        self.topics.show_state(state)
        self._totals.setText(totals(state))

    def _show_report(self, state: PapersState) -> None:
        """A report that was not there before is seen at once."""
        fresh = self.report.isHidden()
        self.report.show_state(state)
        if fresh and not self.report.isHidden():
            self.area.verticalScrollBar().setValue(0)

    def _show_new(self, state: PapersState) -> None:
        self._new_menu.clear()
        self._new_menu.addAction(_("Empty blueprint")).triggered.connect(lambda: self.new_wanted.emit(None))
        for rule in state.rules:
            action = self._new_menu.addAction(_("From {rule}").format(rule=rule.name))
            action.triggered.connect(lambda _checked=False, rule=rule: self.new_wanted.emit(rule))

    def _choose_plan(self, place: int) -> None:
        plan_id = self.plan.itemData(place)
        if plan_id is not None:
            self.plan_chosen.emit(plan_id)


def _forms_choices() -> list[tuple[int, str]]:
    single = (1, _("One paper"))
    return [single, *((number, _("{count} parallel papers").format(count=number)) for number in range(2, 9))]
