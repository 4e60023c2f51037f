"""The tab of the audit trail: the entries, filtered by person, and one entry at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.reports.trail import TrailLine
from trainer.ui.actions import action_words
from trainer.ui.settings.trail.presenter import TrailState
from trainer.ui.widgets.basics import label, row
from trainer.ui.widgets.facts import fact
from trainer.ui.widgets.form import Form
from trainer.ui.widgets.page import DetailPanel
from trainer.ui.widgets.panel_head import panel_head
from trainer.ui.widgets.person_picker import Find, PersonPicker
from trainer.ui.widgets.sides import Sides
from trainer.ui.widgets.table import Column, RecordTable
from trainer.ui.wording import moment
from trainer.words import _

PANEL_WIDTH = 360


class TrailTab(QWidget):
    person_chosen = Signal(object)
    chosen = Signal(object)
    closed = Signal()

    def __init__(self, find: Find) -> None:
        super().__init__()
        self.picker = PersonPicker(find)
        self.picker.changed.connect(self._picked)
        self._count = label("", "muted")
        self.table: RecordTable[TrailLine] = RecordTable(_columns())
        self.table.chosen.connect(self.chosen)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.picker)
        column.addWidget(self.table, 1)
        column.addLayout(row(self._count, None))
        self.panel = DetailPanel()
        self._sides = Sides(left, self.panel, PANEL_WIDTH)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 12, 0, 0)
        box.addWidget(self._sides)
        self._shown: object = None
        QShortcut(QKeySequence.StandardKey.Find, self, self.picker.field.setFocus)
        QShortcut(QKeySequence.StandardKey.Cancel, self.panel, self.closed.emit)

    def show_state(self, state: TrailState) -> None:
        self._count.setText(_("{count} entries").format(count=state.rows.total))
        if state.rows is not self._shown:
            self._shown = state.rows
            self.table.show_rows(state.rows)
        box = self.panel.reset()
        if state.chosen is not None:
            box.addWidget(_line_panel(state.chosen, self.closed.emit))
        self._sides.show_panel(state.chosen is not None)

    def _picked(self) -> None:
        """One person at a time: the newest choice counts."""
        *before, person = (None, *self.picker.people())
        for other in before:
            if other is not None:
                self.picker.remove(other.id)
                return
        self.person_chosen.emit(person)


def _line_panel(line: TrailLine, closed: Callable[[], object]) -> QWidget:
    panel = QWidget()
    box = QVBoxLayout(panel)
    box.setContentsMargins(0, 0, 0, 0)
    box.addLayout(panel_head(action_words(line.action), closed))
    inside = Form()
    facts = [
        (_("Entry"), str(line.sequence)),
        (_("Time"), moment(line.at)),
        (_("Who"), line.actor or _("The program")),
        (_("Concerns"), line.subject),
        (_("Reason"), line.reason),
        *line.detail.items(),
    ]
    for words, value in facts:
        inside.column.addLayout(fact(words, value))
        inside.column.addSpacing(4)
    inside.finish()
    box.addWidget(inside, 1)
    return panel


def _columns() -> tuple[Column[TrailLine], ...]:
    return (
        Column(_("Time"), lambda line: moment(line.at), 150),
        Column(_("Who"), lambda line: line.actor or _("The program"), 90),
        Column(_("What"), lambda line: action_words(line.action), 170),
        Column(_("Concerns"), lambda line: line.subject, 150),
        Column(_("Reason"), lambda line: line.reason, 0),
    )
