"""Rows that can be added, removed and put in another order: options, scoring points, parts of a case."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from trainer.ui.theme import follow
from trainer.ui.widgets.basics import ICON_ROOM, button, icon, row
from trainer.words import _


class Entry(Protocol):
    """What stands in a row; told its place whenever that changes."""

    def set_place(self, place: int) -> None: ...

    def begin(self) -> None:
        """Puts the cursor into it."""
        ...


E = TypeVar("E", bound=QWidget)


class _Row(QFrame):
    wanted = Signal(object, int)
    """Itself and where to: -1 up, 1 down, 0 away."""

    def __init__(self, entry: QWidget, with_keys: bool) -> None:
        super().__init__()
        self.entry = entry
        self._with_keys = with_keys
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(entry, 1)
        place = Qt.AlignmentFlag.AlignVCenter if with_keys else Qt.AlignmentFlag.AlignTop
        for words, name, keys, way in (
            (_("Move up"), "mdi6.arrow-up", "Alt+Up", -1),
            (_("Move down"), "mdi6.arrow-down", "Alt+Down", 1),
            (_("Remove"), "mdi6.close", "Alt+Delete", 0),
        ):
            box.addWidget(self._tool(words, name, keys, way), 0, place)

    def _tool(self, words: str, name: str, keys: str, way: int) -> QToolButton:
        tool = QToolButton()
        follow(tool, lambda one: one.setIcon(icon(name)))
        tool.setMinimumHeight(tool.iconSize().height() + ICON_ROOM)
        tool.setToolTip(f"{words}  {keys}" if self._with_keys else words)
        tool.setAccessibleName(words)
        tool.setObjectName("small")
        tool.clicked.connect(lambda: self.wanted.emit(self, way))
        if self._with_keys:
            tool.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda: self.wanted.emit(self, way))
        return tool


class OrderedRows(QWidget, Generic[E]):
    """`make` builds an empty entry; rows of text fields get keys for moving and removing them (`with_keys`)."""

    changed = Signal()

    def __init__(self, add_words: str, make: Callable[[], E], entries: Iterable[E], with_keys: bool = True) -> None:
        super().__init__()
        self._make = make
        self._with_keys = with_keys
        self._rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.add_button = button(add_words, "link", "mdi6.plus")
        self.add_button.clicked.connect(self.add)
        self._column.addLayout(row(self.add_button, None))
        for entry in entries:
            self._insert(entry)
        self._number()

    def entries(self) -> list[E]:
        return [one.entry for one in self._rows]  # type: ignore[misc]

    def add(self) -> None:
        """A new row at the end, with the cursor in it."""
        entry = self._make()
        self._insert(entry)
        self._number()
        _begin(entry)
        self.changed.emit()

    def go_on_from(self, entry: E) -> None:
        """The row below; a new one below the last."""
        place = self.entries().index(entry)
        if place + 1 < len(self._rows):
            _begin(self._rows[place + 1].entry)
        else:
            self.add()

    def _insert(self, entry: QWidget) -> None:
        one = _Row(entry, self._with_keys)
        one.wanted.connect(self._arrange)
        self._rows.append(one)
        self._column.insertWidget(len(self._rows) - 1, one)
        if self.isVisible():
            one.show()

    def _arrange(self, one: _Row, way: int) -> None:
        place = self._rows.index(one)
        to = place + way
        if way and not 0 <= to < len(self._rows):
            return
        self._rows.remove(one)
        self._column.removeWidget(one)
        if way:
            self._rows.insert(to, one)
            self._column.insertWidget(to, one)
            _begin(one.entry)
        else:
            one.hide()
            one.deleteLater()
            if self._rows:
                _begin(self._rows[min(place, len(self._rows) - 1)].entry)
        self._number()
        self.changed.emit()

    def _number(self) -> None:
        for place, entry in enumerate(self.entries()):
            entry.set_place(place)  # type: ignore[attr-defined]


def _begin(entry: QWidget) -> None:
    entry.begin()  # type: ignore[attr-defined]
