"""The page of rule sets: two of them side by side, whom they judge otherwise, and the form at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from trainer.hours.comparing import differing
from trainer.reports.rule_comparison import Otherwise
from trainer.ui.rule_sets.editor import RuleEditor
from trainer.ui.rule_sets.side import SideCard
from trainer.ui.rule_sets.state import RuleSetsState
from trainer.ui.rule_sets.wording import (
    TONES,
    comparison_text,
    done_text,
    figure_name,
    figure_text,
    missing_text,
    verdict_text,
)
from trainer.ui.theme import follow, scaled
from trainer.ui.widgets.basics import button, card, clear, label
from trainer.ui.widgets.page import DetailPanel, Page
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.ui.widgets.sides import Sides
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _

PANEL_WIDTH = 430
ON_CARDS = ("name", "source")
"""What the cards of the two rule sets say already."""


class RuleSetsPage(Page):
    pair_chosen = Signal(str, str)
    write_wanted = Signal(str)
    person_wanted = Signal(object)
    hours_wanted = Signal()
    closed = Signal()
    editor_made = Signal(object)

    def __init__(self) -> None:
        super().__init__(
            _("Rule sets of hours"),
            _("Two rule sets side by side, and own ones made from them. Shipped ones are never changed."),
        )
        back = self.add_action(button(_("Back to the hours"), icon_name="mdi6.arrow-left"))
        back.clicked.connect(self.hours_wanted)
        self.left, self.right = SideCard(), SideCard()
        for side in (self.left, self.right):
            side.chosen.connect(lambda _key: self.pair_chosen.emit(self.left.key, self.right.key))
            side.write_wanted.connect(self.write_wanted)
        self._said = label("", "saved", wrap=True)
        self._count = label("", "muted", wrap=True)
        self.table: RecordTable[Otherwise] = RecordTable(_columns())
        self.table.opened.connect(lambda one: self.person_wanted.emit(one.person_id))
        follow(self.table, lambda one: one.setMinimumHeight(scaled(220)))
        self.panel = DetailPanel()
        self._sides = Sides(self._left(), self.panel, PANEL_WIDTH)
        self.body.addWidget(self._sides, 1)
        self.editor: RuleEditor | None = None
        self._shown: object = None
        self._shown_pair: object = None

    def show_state(self, state: RuleSetsState) -> None:
        self._said.setText(state.said)
        self._said.setVisible(bool(state.said))
        self.left.show_state(state, state.left)
        self.right.show_state(state, state.right)
        self._show_differences(state)
        people = state.comparison.people if state.comparison else ()
        if people is not self._shown:
            self._shown = people
            self.table.show_rows(ListSource(people))
        self._count.setText(comparison_text(state.comparison, state.year, state.left == state.right))
        self._show_editor(state)

    def _left(self) -> QWidget:
        left = ScrollColumn(12)
        pair = QHBoxLayout()
        pair.setSpacing(12)
        for side in (self.left, self.right):
            pair.addWidget(side, 1)
        left.column.addWidget(self._said)
        left.column.addLayout(pair)
        frame, box = card(12)
        box.addWidget(label(_("What differs"), "heading"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        box.addLayout(self._grid)
        left.column.addWidget(frame)
        left.column.addWidget(label(_("People judged otherwise"), "heading"))
        left.column.addWidget(self._count)
        left.column.addWidget(self.table, 1)
        return left

    def _show_differences(self, state: RuleSetsState) -> None:
        left, right = state.of(state.left), state.of(state.right)
        if left is None or right is None or (left, right) == self._shown_pair:
            return
        self._shown_pair = (left, right)
        clear(self._grid)
        figures = [figure for figure in differing(left, right) if figure not in ON_CARDS]
        for at, figure in enumerate(figures):
            self._grid.addWidget(label(figure_name(figure), "muted", wrap=True), at, 0)
            for column, (one, other) in enumerate(((left, right), (right, left)), 1):
                self._grid.addWidget(label(figure_text(one, figure, other), wrap=True), at, column)
        for column, share in enumerate((1, 2, 2)):
            self._grid.setColumnStretch(column, share)
        if not figures:
            self._grid.addWidget(label(_("Nothing"), "muted"), 0, 0)

    def _show_editor(self, state: RuleSetsState) -> None:
        if state.edits is None:
            if self.editor is not None:
                self.panel.reset()
                self.editor = None
        elif self.editor is None:
            self.editor = self._new_editor()
        self._sides.show_panel(state.edits is not None)
        if self.editor is not None:
            self.editor.show_state(state)

    def _new_editor(self) -> RuleEditor:
        editor = RuleEditor()
        self.panel.reset().addWidget(editor)
        QShortcut(QKeySequence.StandardKey.Cancel, editor, self.closed.emit)
        self.editor_made.emit(editor)
        return editor


def _columns() -> tuple[Column[Otherwise], ...]:
    return (
        Column(_("Name"), lambda row: row.name, 80, sort=lambda row: row.name),
        Column(_("Unit"), lambda row: row.unit, 0, sort=lambda row: row.unit),
        Column(_("By the left one"), lambda row: verdict_text(row.left), 96, tone=lambda row: TONES[row.left.verdict]),
        Column(_("Done, left"), lambda row: done_text(row.left), 90, right=True),
        Column(_("Missing, left"), lambda row: missing_text(row.left), 90, right=True),
        Column(
            _("By the right one"), lambda row: verdict_text(row.right), 96, tone=lambda row: TONES[row.right.verdict]
        ),
        Column(_("Done, right"), lambda row: done_text(row.right), 90, right=True),
        Column(_("Missing, right"), lambda row: missing_text(row.right), 90, right=True),
    )
