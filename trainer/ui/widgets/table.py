"""Tables: rows loaded as they scroll into view, badges, sorting, columns to choose, Ctrl+C for Excel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from trainer.ui.theme import follow, scaled
from trainer.ui.tones import Tone
from trainer.ui.widgets.badge_delegate import BadgeDelegate, Index
from trainer.ui.widgets.basics import copy_text, icon

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
PAGE_ROWS = 200
LEAST_STRETCH = 140


@dataclass(frozen=True)
class Column(Generic[T]):
    """One column: heading, the text of a row, width in pixels (0 stretches, but is never narrower than `least`).

    `tone` draws the text as a badge, `icon` names one before the text.
    """

    heading: str
    text: Callable[[T], str]
    width: int = 0
    tone: Callable[[T], Tone] | None = None
    right: bool = False
    sort: Callable[[T], Any] | None = None
    hidden: bool = False
    icon: Callable[[T], str] | None = None
    least: int = LEAST_STRETCH


class RowSource(Protocol[T_co]):
    """Where rows come from: how many, and any stretch of them."""

    @property
    def total(self) -> int: ...

    def rows(self, offset: int, limit: int) -> Sequence[T_co]: ...


@dataclass(frozen=True)
class ListSource(Generic[T]):
    """Rows that are all there already."""

    items: Sequence[T] = ()

    @property
    def total(self) -> int:
        return len(self.items)

    def rows(self, offset: int, limit: int) -> Sequence[T]:
        return self.items[offset : offset + limit]


class RowsModel(QAbstractTableModel, Generic[T]):
    """Keeps the pages that were looked at; a hundred thousand rows cost what is on the screen."""

    def __init__(self, columns: Sequence[Column[T]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._source: RowSource[T] = ListSource()
        self._pages: dict[int, Sequence[T]] = {}
        self._order: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    def show(self, source: RowSource[T]) -> None:
        """Shows rows in the order that was chosen last, where they are all there."""
        self.beginResetModel()
        self._source = self._sorted(source)
        self._pages = {}
        self.endResetModel()

    def row_at(self, row: int) -> T | None:
        number, place = divmod(row, PAGE_ROWS)
        if number not in self._pages:
            self._pages[number] = self._source.rows(number * PAGE_ROWS, PAGE_ROWS)
        page = self._pages[number]
        return page[place] if place < len(page) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._source.total

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column, item = self.columns[index.column()], self.row_at(index.row())
        if item is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(item)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.UserRole and column.tone is not None:
            return column.tone(item)
        if role == Qt.ItemDataRole.DecorationRole and column.icon is not None:
            return icon(column.icon(item))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = (column, order)
        self.show(self._source)

    def _sorted(self, source: RowSource[T]) -> RowSource[T]:
        column, order = self._order
        key = self.columns[column].sort if 0 <= column < len(self.columns) else None
        if key is None or not isinstance(source, ListSource):
            return source
        return ListSource(sorted(source.items, key=key, reverse=order is Qt.SortOrder.DescendingOrder))


class RecordTable(QTableView, Generic[T]):
    """The table of a page. `chosen` carries the row under the cursor, `opened` the one that was double-clicked."""

    chosen = Signal(object)
    opened = Signal(object)
    selection_changed = Signal()
    columns_chosen = Signal()

    def __init__(self, columns: Sequence[Column[T]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: RowsModel[T] = RowsModel(columns)
        self.setModel(self.rows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setItemDelegate(BadgeDelegate(self))
        self._shape(columns)
        follow(self, RecordTable._fit_text)
        self.selectionModel().currentRowChanged.connect(self._current)
        self.selectionModel().selectionChanged.connect(lambda *_changes: self.selection_changed.emit())
        self.doubleClicked.connect(lambda index: self._emit(self.opened, index.row()))

    def show_rows(self, source: RowSource[T], select: Callable[[T], bool] | None = None) -> None:
        """Shows rows anew and keeps the chosen row where `select` finds it among the first page."""
        self.rows.show(source)
        for number in range(min(source.total, PAGE_ROWS)):
            item = self.rows.row_at(number)
            if select is not None and item is not None and select(item):
                self.selectionModel().blockSignals(True)
                self.selectRow(number)
                self.selectionModel().blockSignals(False)
                return

    def selected(self) -> tuple[T, ...]:
        """The chosen rows, in their order."""
        numbers = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return tuple(item for item in map(self.rows.row_at, numbers) if item is not None)

    def select_rows(self, fits: Callable[[T], bool]) -> None:
        """Chooses every row that fits, and no other."""
        model, chosen = self.rows, QItemSelection()
        for number in range(model.rowCount()):
            item = model.row_at(number)
            if item is not None and fits(item):
                chosen.select(model.index(number, 0), model.index(number, model.columnCount() - 1))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def as_text(self) -> str:
        """The chosen rows as Excel pastes them: headings, then one line a row, tabs between cells."""
        shown = [n for n in range(len(self.rows.columns)) if not self.isColumnHidden(n)]
        lines = ["\t".join(self.rows.columns[n].heading for n in shown)]
        lines += ["\t".join(self.rows.columns[n].text(item) for n in shown) for item in self.selected()]
        return "\n".join(lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Columns that stretch keep a least width; then the table scrolls sideways."""
        header, columns = self.horizontalHeader(), self.rows.columns
        shown = [number for number in range(len(columns)) if not self.isColumnHidden(number)]
        fixed = sum(self.columnWidth(number) for number in shown if columns[number].width)
        stretching = [number for number in shown if not columns[number].width]
        room = self.viewport().width() - fixed
        enough = room >= len(stretching) * max((scaled(columns[number].least) for number in stretching), default=0)
        mode = header.ResizeMode.Stretch if enough else header.ResizeMode.Fixed
        for number in stretching:
            header.setSectionResizeMode(number, mode)
            if mode is header.ResizeMode.Fixed:
                self.setColumnWidth(number, scaled(columns[number].least))

    def keyPressEvent(self, event: Any) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            copy_text(self.as_text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._emit(self.opened, self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _shape(self, columns: Sequence[Column[T]]) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._choose_columns)
        for number, column in enumerate(columns):
            if not column.width:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
            self.setColumnHidden(number, column.hidden)
        if any(column.sort for column in columns):
            self.setSortingEnabled(True)
            header.setSortIndicatorShown(True)
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def _fit_text(self) -> None:
        self.verticalHeader().setDefaultSectionSize(max(42, self.fontMetrics().height() + 22))
        for number, column in enumerate(self.rows.columns):
            if column.width:
                self.setColumnWidth(number, scaled(column.width))
        self.fit_columns()

    def column_menu(self) -> QMenu:
        """Every column with what is shown ticked; the last one that is left cannot be hidden."""
        menu = QMenu(self)
        shown = [number for number in range(len(self.rows.columns)) if not self.isColumnHidden(number)]
        for number, column in enumerate(self.rows.columns):
            action = menu.addAction(column.heading)
            action.setCheckable(True)
            action.setChecked(number in shown)
            action.setEnabled(shown != [number])
            action.toggled.connect(lambda on, number=number: self.show_column(number, on))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def show_column(self, number: int, shown: bool) -> None:
        """As somebody chose it."""
        self.setColumnHidden(number, not shown)
        self.fit_columns()
        self.columns_chosen.emit()

    def _choose_columns(self, at: QPoint) -> None:
        self.column_menu().popup(self.horizontalHeader().mapToGlobal(at))

    def _current(self, now: Index, _before: Index) -> None:
        self._emit(self.chosen, now.row())

    def _emit(self, signal: Any, row: int) -> None:
        item = self.rows.row_at(row) if row >= 0 else None
        if item is not None:
            signal.emit(item)
