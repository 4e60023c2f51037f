"""已调出: who left the unit chosen within the year, with what they earned there."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.hours.values import HourCategory
from trainer.reports.hours_left import LeftPart, left_of
from trainer.ui.hours.state import HoursState
from trainer.ui.hours.wording import hours_text
from trainer.ui.texts import name
from trainer.ui.theme import follow, scaled
from trainer.ui.widgets.basics import label
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _

HIGHEST = 168


def left_shown(state: HoursState) -> tuple[LeftPart, ...]:
    """Those of the unit chosen with all below it, who fit the search."""
    board = state.board
    unit = next((one for one in board.units if one.unit_id == state.unit_id), None) if board else None
    if board is None or unit is None or state.unit_id is None:
        return ()
    at = board.units.index(unit)
    after = next((n for n in range(at + 1, len(board.units)) if board.units[n].depth <= unit.depth), len(board.units))
    parts = left_of(board.left, {one.unit_id for one in board.units[at:after]})
    return tuple(one for one in parts if state.matching is None or one.person_id in state.matching)


class LeftList(QWidget):
    """Below the list of a unit; not there where nobody left."""

    def __init__(self) -> None:
        super().__init__()
        self.words = label("", "strong", wrap=True)
        self._names: dict[UUID | None, str] = {}
        self.table: RecordTable[LeftPart] = RecordTable(self._columns())
        follow(self.table, lambda one: one.setFixedHeight(scaled(HIGHEST)))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.addWidget(self.words)
        box.addWidget(self.table)
        self._shown: tuple[LeftPart, ...] = ()
        self.hide()

    def show_state(self, state: HoursState) -> None:
        parts = left_shown(state)
        self.setVisible(bool(parts))
        if parts == self._shown or state.board is None:
            return
        self._shown = parts
        self._names = dict(state.board.names)
        self.table.show_rows(ListSource(parts))
        total = hours_text(sum((one.total for one in parts), Decimal()))
        words = _("Transferred: {count} people, {hours} hours of their days here; not in the sums above.")
        self.words.setText(words.format(count=len({one.person_id for one in parts}), hours=total))

    def _columns(self) -> tuple[Column[LeftPart], ...]:
        def of(category: HourCategory) -> Column[LeftPart]:
            words = name(category)
            return Column(words, lambda one: hours_text(one.hours.get(category, Decimal())), 120, right=True)

        return (
            Column(_("Name"), lambda one: one.name, 80),
            Column(_("Former unit"), lambda one: self._names.get(one.unit_id, ""), 120),
            Column(_("Unit now"), lambda one: self._names.get(one.now_id, "") or "—", 0),
            Column(_("Until"), lambda one: one.last.isoformat(), 96),
            *map(of, HourCategory),
            Column(_("In all"), lambda one: hours_text(one.total), 64, right=True),
        )
