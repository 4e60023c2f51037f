"""The table of questions; it stays where it was when the list is read again."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QResizeEvent

from trainer.bank.values import BankQuery, QuestionRow, SortBy
from trainer.bank.words import NAMES, difficulties
from trainer.ui.bank.paging import STRETCH, BankRows
from trainer.ui.bank.state import TONES
from trainer.ui.bank.wording import place_words
from trainer.ui.widgets.table import Column, RecordTable
from trainer.words import _

_NEAR = 20
_ROOMY = 40
_BASIS, _DIFFICULTY = 2, 3
COLUMNS = ("question", "kind", "statute", "difficulty", "status", "subject", "field", "number")
"""The columns by the names under which a person's choice is kept; the others but the first sort the list."""


class QuestionTable(RecordTable[QuestionRow]):
    """`placing` is set while a row is chosen by the table itself. `sort_wanted`: a SortBy, None for newest first."""

    sort_wanted = Signal(object)

    def __init__(self) -> None:
        self._contradictory: frozenset[UUID] = frozenset()
        self._chosen: frozenset[str] = frozenset(COLUMNS[:5])
        super().__init__(_columns(lambda question: question.id in self._contradictory))
        self.placing = False
        self._list: BankRows | None = None
        self._narrow = False
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(lambda number: self.sort_wanted.emit(_SORTS.get(number)))

    def show_sort(self, query: BankQuery) -> None:
        """An arrow where the list is sorted; nothing where the newest come first."""
        header = self.horizontalHeader()
        header.setSortIndicatorShown(query.sort is not None)
        if query.sort is not None:
            order = Qt.SortOrder.DescendingOrder if query.descending else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(COLUMNS.index(query.sort.value), order)

    def show_columns(self, names: Collection[str]) -> None:
        """The columns a person chose."""
        for number, name in enumerate(COLUMNS):
            self.setColumnHidden(number, name not in names)
        self._chosen = frozenset(names)
        self._make_way()

    def columns_shown(self) -> tuple[str, ...]:
        """The columns chosen, those that make way for large letters too."""
        shown = {name for number, name in enumerate(COLUMNS) if not self.isColumnHidden(number)}
        hidden = {COLUMNS[number] for number in (_BASIS, _DIFFICULTY)} & self._chosen if self._narrow else set()
        return tuple(name for name in COLUMNS if name in shown | hidden)

    def flag(self, contradictory: frozenset[UUID]) -> None:
        """Marks the questions whose key another one contradicts, before their stem."""
        self._contradictory = contradictory

    def show_list(self, rows: BankRows, chosen: UUID | None) -> None:
        """Shows a list read anew; the chosen question stays chosen, or the one that took its place is."""
        if rows is self._list:
            return
        again = self._list is not None and self._list.query == rows.query
        before, top = self.currentIndex().row(), self.verticalScrollBar().value()
        self._list = rows
        self.placing = True
        self.show_rows(rows)
        if again:
            self.verticalScrollBar().setValue(top)
        found = self._find(chosen, before if again else -1)
        if found is not None:
            self.selectRow(found)
        self.placing = False
        if found is None and chosen is not None and again and before >= 0 and rows.total:
            self.selectRow(min(before, rows.total - 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Large letters leave little room: basis and difficulty make way for the question."""
        super().resizeEvent(event)
        narrow = self.viewport().width() < self.fontMetrics().horizontalAdvance("题") * _ROOMY
        if narrow != self._narrow:
            self._narrow = narrow
            self._make_way()

    def _make_way(self) -> None:
        for column in (_BASIS, _DIFFICULTY):
            if COLUMNS[column] in self._chosen:
                self.setColumnHidden(column, self._narrow)
        self.fit_columns()

    def selected_count(self) -> int:
        """How many rows are chosen, without reading them."""
        chosen = self.selectionModel().selection()
        parts = (chosen.at(place) for place in range(chosen.count()))
        return sum(part.bottom() - part.top() + 1 for part in parts)

    def selected_ids(self) -> tuple[UUID, ...]:
        return tuple(question.id for question in self.selected())

    def keep_current_only(self) -> None:
        self.selectionModel().select(
            self.currentIndex(),
            QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
        )

    def _find(self, chosen: UUID | None, before: int) -> int | None:
        if chosen is None:
            return None
        near = range(max(0, before - _NEAR), before + _NEAR) if before >= 0 else range(0)
        for number in itertools.chain(near, range(STRETCH)):
            question = self.rows.row_at(number) if number < self.rows.rowCount() else None
            if question is not None and question.id == chosen:
                return number
        return None


_SORTS = {number: SortBy(name) for number, name in enumerate(COLUMNS) if name in tuple(SortBy)}


def _columns(contradictory: Callable[[QuestionRow], bool]) -> tuple[Column[QuestionRow], ...]:
    levels = difficulties()
    flag = _("[keys contradict] ")
    return (
        Column(_("Question"), lambda q: flag + q.stem if contradictory(q) else q.stem),
        Column(_("Kind"), lambda q: NAMES[q.kind], 84),
        Column(_("Basis"), place_words, 204),
        Column(_("Difficulty"), lambda q: levels[q.difficulty], 52),
        Column(_("Status"), lambda q: NAMES[q.status], 88, tone=lambda q: TONES[q.status]),
        Column(_("Subject"), lambda q: q.subject, 160, hidden=True),
        Column(_("Field"), lambda q: q.field, 100, hidden=True),
        Column(_("Number"), lambda q: str(q.number), 70, right=True, hidden=True),
    )
