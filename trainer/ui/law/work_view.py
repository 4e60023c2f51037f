"""The work list: questions at the left, old and new wording with the question and its key at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

from trainer.bank.lawchange.values import WorkItem, WorkState
from trainer.ui.law.changes_table import wording_pair
from trainer.ui.law.wording import STATE_TONES, place_of, places_words, right_words, state_words
from trainer.ui.law.work_presenter import WorkChosen, WorkListState
from trainer.ui.texts import name, sentence
from trainer.ui.widgets.basics import button, clear, label, row
from trainer.ui.widgets.filter_box import FilterBox
from trainer.ui.widgets.page import EmptyState, Page, message_box
from trainer.ui.widgets.question_card import CardLook, QuestionCard
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _


class WorkPage(Page):
    back_wanted = Signal()
    law_picked = Signal(str)
    settled_wanted = Signal(bool)
    item_chosen = Signal(object)
    still_right_wanted = Signal()
    approve_wanted = Signal()
    rewrite_wanted = Signal()
    retire_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Questions whose law changed"))
        self.back = self.add_action(button(_("Back to the laws"), icon_name="mdi6.arrow-left"))
        self.back.clicked.connect(self.back_wanted)
        self.law = FilterBox()
        self.law.currentIndexChanged.connect(lambda place: self.law_picked.emit(self._laws[place]))
        self._laws: list[str] = [""]
        self.settled = QCheckBox(_("Settled ones too"))
        self.settled.toggled.connect(self.settled_wanted)
        self._count = label("", "muted")
        self.body.addLayout(row(self.law, self.settled, None, self._count))
        self.table: RecordTable[WorkItem] = RecordTable(_columns())
        self.table.chosen.connect(self.item_chosen)
        nothing = EmptyState(
            _("No question waits"),
            _("When a new version of a law is loaded, the questions that cite what changed stand here."),
        )
        self._place = QStackedWidget()
        self._place.addWidget(self.table)
        self._place.addWidget(nothing)
        self.panel = QFrame()
        self.panel.setObjectName("panel")
        self._inside = QVBoxLayout(self.panel)
        self._inside.setContentsMargins(16, 16, 16, 16)
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addWidget(self._place, 5)
        sides.addWidget(self.panel, 6)
        self.body.addLayout(sides, 1)
        self._items: tuple[WorkItem, ...] | None = None
        self._chosen: WorkChosen | None = None

    def show_state(self, state: WorkListState) -> None:
        counts = _("{open} to decide, {approve} to approve").format(
            open=state.count(WorkState.OPEN), approve=state.count(WorkState.TO_APPROVE)
        )
        self.set_purpose(
            _("Compare the key with the new wording; a second person approves. {counts}").format(counts=counts)
        )
        self._show_laws(state)
        self._count.setText(_("{count} questions").format(count=len(state.shown)))
        own = state.chosen.detail.item.question_id if state.chosen else None
        marked = own is None or own in [item.question_id for item in self.table.selected()]
        if self._items != state.shown or not marked:
            self._items = state.shown
            self.table.setColumnHidden(3, len(state.laws) < 2 or bool(state.law))
            self.table.show_rows(ListSource(state.shown), lambda item: item.question_id == own)
            self.table.fit_columns()
        self._place.setCurrentIndex(0 if state.shown else 1)
        self.panel.setVisible(state.chosen is not None)
        if state.chosen is not None and state.chosen != self._chosen:
            self._show_chosen(state, state.chosen)
        self._chosen = state.chosen

    def _show_laws(self, state: WorkListState) -> None:
        laws = ["", *state.laws]
        if laws != self._laws:
            self._laws = laws
            self.law.blockSignals(True)
            self.law.clear()
            self.law.addItems([_("All laws"), *state.laws])
            self.law.blockSignals(False)
        if state.law in laws:
            self.law.blockSignals(True)
            self.law.setCurrentIndex(laws.index(state.law))
            self.law.blockSignals(False)

    def _show_chosen(self, state: WorkListState, chosen: WorkChosen) -> None:
        clear(self._inside)
        detail, item = chosen.detail, chosen.detail.item
        area = ScrollColumn()
        head = _("《{law}》, revision of {old} → {new}").format(
            law=item.statute, old=item.old_revised or "—", new=item.revised
        )
        area.column.addWidget(label(head, "strong", wrap=True))
        for change in detail.changes:
            area.column.addWidget(label(f"{name(change.change)}　{place_of(change)}", "muted", wrap=True))
            area.column.addWidget(wording_pair(change))
        if not detail.changes:
            words = _("The question cites the law as a whole. Look at what changed in it.")
            area.column.addWidget(message_box(words, "note"))
        area.column.addWidget(label(_("The question and its key"), "strong"))
        area.column.addWidget(QuestionCard(detail.question, CardLook(large=False, key=True)))
        if detail.question.rationale:
            area.column.addWidget(label(detail.question.rationale, "muted", wrap=True))
        area.column.addStretch()
        self._inside.addWidget(area, 1)
        self._buttons(state, chosen)

    def _buttons(self, state: WorkListState, chosen: WorkChosen) -> None:
        item = chosen.detail.item
        if item.closed_by is not None:
            words = _("Decided by {name}: {what}").format(
                name=state.people.get(item.closed_by, ""), what=state_words(item.state)
            )
            self._inside.addWidget(label(words, "muted", wrap=True))
        if item.state is WorkState.TO_APPROVE and state.may_approve:
            if chosen.hindrance is not None:
                self._inside.addWidget(label(sentence(chosen.hindrance, {}), "muted", wrap=True))
            approve = button(_("Approve for exams"), "primary", "mdi6.check")
            approve.setEnabled(chosen.hindrance is None)
            approve.clicked.connect(self.approve_wanted)
            self._inside.addLayout(row(approve, None))
        if item.state is WorkState.OPEN and state.may_edit:
            right = button(right_words(chosen.detail.changes), "primary", "mdi6.check")
            right.clicked.connect(self.still_right_wanted)
            if any(change.new is None for change in chosen.detail.changes):
                right.setEnabled(False)
                self._inside.addWidget(label(sentence("law.article_removed", {}), "muted", wrap=True))
            rewrite = button(_("Rewrite"), icon_name="mdi6.pencil-outline")
            rewrite.clicked.connect(self.rewrite_wanted)
            retire = button(_("Take out of use …"))
            retire.clicked.connect(self.retire_wanted)
            self._inside.addLayout(row(right, rewrite, retire, None))


def _columns() -> tuple[Column[WorkItem], ...]:
    return (
        Column(_("State"), lambda item: state_words(item.state), 92, tone=lambda item: STATE_TONES[item.state]),
        Column(_("Article"), lambda item: places_words(item.places), 110),
        Column(_("Question"), lambda item: item.stem),
        Column(_("Law"), lambda item: item.statute, 120),
    )
