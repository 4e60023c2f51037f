"""台账: one line per person with the sums of what is shown below."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.hours.values import RuleSet, YearState
from trainer.reports.hours import OfficerHours
from trainer.ui.hours.left import LeftList
from trainer.ui.hours.state import HoursState, bucket_done, footing, shown, standing
from trainer.ui.hours.wording import (
    TONES,
    bucket_name,
    expected_text,
    footing_text,
    hours_text,
    missing_text,
    opening_text,
    standing_text,
)
from trainer.ui.widgets.basics import label
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _

UNIT_COLUMN = 1
Expected = Callable[[OfficerHours], YearState | None]


class Board(QWidget):
    """The columns follow the minima of the rule set, so the table is made anew when it changes."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self.table: RecordTable[OfficerHours] | None = None
        self._sums = label("", "muted", wrap=True)
        self._box.addWidget(self._sums)
        self.left = LeftList()
        self._box.addWidget(self.left)
        self._made_for: tuple[RuleSet, int] | None = None
        self._rows: tuple[OfficerHours, ...] = ()
        self._opening = False
        self._coming: Mapping[UUID, YearState] = {}

    def show_state(self, state: HoursState) -> None:
        if state.rule_set is None:
            return
        self._coming = state.expected
        table = self._table_for(state, state.rule_set)
        rows = shown(state)
        if rows != self._rows:
            at = table.verticalScrollBar().value() if self._opening else 0
            self._rows = rows
            table.show_rows(ListSource(rows), lambda row: row.person_id == state.person_id)
            table.verticalScrollBar().setValue(at)
        self._opening = state.opening is not None
        if state.person_id is None:
            table.clearSelection()
        self.left.show_state(state)
        if state.opening is not None:
            self._sums.setText(opening_text(state.opening))
        else:
            self._sums.setText(footing_text(footing(rows, state.rule_set), state.rule_set, state.read_at))

    def _expected(self, row: OfficerHours) -> YearState | None:
        return self._coming.get(row.person_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.table is not None:
            self.table.setColumnWidth(UNIT_COLUMN, self._unit_width())
            self.table.fit_columns()

    def _unit_width(self) -> int:
        return max(self.fontMetrics().height() * 6, self.width() // 6)

    def _table_for(self, state: HoursState, rule_set: RuleSet) -> RecordTable[OfficerHours]:
        if self.table is not None and self._made_for == (rule_set, state.year):
            return self.table
        if self.table is not None:
            self.table.setParent(None)
            self.table.deleteLater()
        self._made_for, self._rows = (rule_set, state.year), ()
        self.table = RecordTable(_columns(rule_set, state.year, state.today, self._expected))
        self.table.chosen.connect(lambda row: self.chosen.emit(row.person_id))
        self.table.setColumnWidth(UNIT_COLUMN, self._unit_width())
        self._box.insertWidget(0, self.table, 1)
        return self.table


def _columns(rule_set: RuleSet, year: int, today: date, expected: Expected) -> tuple[Column[OfficerHours], ...]:
    def mark(row: OfficerHours) -> str:
        return standing_text(standing(row, year, today), year, today)

    def bucket(number: int) -> Column[OfficerHours]:
        wanted = rule_set.buckets[number]

        def done(row: OfficerHours) -> str:
            hours = bucket_done(row, wanted)
            return "—" if hours is None else hours_text(hours)

        words = bucket_name(wanted)
        return Column(words, done, 36 + 14 * len(words), right=True, sort=lambda row: bucket_done(row, wanted) or 0)

    def coming(row: OfficerHours) -> Decimal:
        state = expected(row)
        return state.missing if state else Decimal()

    def missing(row: OfficerHours) -> Decimal:
        return row.state.missing if row.counted else Decimal()

    return (
        Column(_("Name"), lambda row: row.name, 80, sort=lambda row: row.name),
        Column(_("Unit"), lambda row: row.unit, 120, sort=lambda row: row.unit),
        Column(_("In all"), lambda row: hours_text(row.state.total), 64, right=True, sort=lambda row: row.state.total),
        *(bucket(number) for number in range(len(rule_set.buckets))),
        Column(_("Missing"), lambda row: missing_text(row.state) if row.counted else "—", 0, sort=missing),
        Column(_("By 31 December"), lambda row: expected_text(expected(row)), 112, sort=coming, hidden=True),
        Column(
            _("State"),
            mark,
            96,
            tone=lambda row: TONES[standing(row, year, today)],
            sort=lambda row: tuple(TONES).index(standing(row, year, today)),
        ),
    )
