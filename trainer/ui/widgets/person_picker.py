"""Picks persons by name or pinyin initials: one types, Enter takes the first hit, chips show who is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from trainer.people.values import PersonRow, Unit
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.form import Choice
from trainer.words import _

PAUSE_MILLISECONDS = 120
MOST_CHIPS = 24
Find = Callable[[str], Sequence[PersonRow]]
Members = Callable[[UUID], Sequence[PersonRow]]


class PersonPicker(QWidget):
    """Several persons, each once, in the order of choosing. With `members` whole units can be added."""

    changed = Signal()

    def __init__(self, find: Find, units: Iterable[Unit] = (), members: Members | None = None) -> None:
        super().__init__()
        self._find = find
        self._members = members
        self._chosen: dict[UUID, PersonRow] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        self.field = _SearchLine()
        self.field.setPlaceholderText(_("Name or pinyin initials, Enter adds"))
        self.hits = QListWidget()
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hits.hide()
        self._count = label("", "muted")
        self._chips = Flow(6)
        box.addWidget(self.field)
        box.addWidget(self.hits)
        if members is not None:
            box.addWidget(self._unit_choice(units))
        self.nobody = button(_("Take everybody out"), "link")
        self.nobody.clicked.connect(self.clear)
        box.addLayout(row(self._count, None, self.nobody))
        box.addWidget(self._chips)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self.show_hits)
        self.field.textChanged.connect(lambda _text: self._pause.start())
        self.field.moved.connect(self._move)
        self.field.taken.connect(self._take_current)
        self.hits.itemClicked.connect(self._take)
        self._show()

    def people(self) -> tuple[PersonRow, ...]:
        """Who is chosen."""
        return tuple(self._chosen.values())

    def choose(self, people: Iterable[PersonRow]) -> None:
        """Adds persons to those chosen."""
        self._chosen |= {person.id: person for person in people}
        self._show()
        self.changed.emit()

    def remove(self, person_id: UUID) -> None:
        """Takes a person out again."""
        self._chosen.pop(person_id, None)
        self._show()
        self.changed.emit()

    def clear(self) -> None:
        """Takes everybody out again."""
        self._chosen = {}
        self._show()
        self.changed.emit()
        self.field.setFocus()

    def show_hits(self) -> None:
        """Lists who fits what is typed, without those chosen already."""
        words = self.field.text().strip()
        self.hits.clear()
        found = [person for person in self._find(words) if person.id not in self._chosen] if words else []
        for person in found:
            item = QListWidgetItem(f"{person.name}    {person.unit}  {person.work_number}")
            item.setData(Qt.ItemDataRole.UserRole, person)
            self.hits.addItem(item)
        if words and not found:
            self.hits.addItem(_("Nobody found. Check the name or add the person on the people page."))
        self.hits.setCurrentRow(0)
        lines = max(1, min(5, self.hits.count()))
        self.hits.setFixedHeight(lines * max(36, self.hits.sizeHintForRow(0)) + 4)
        self.hits.setVisible(bool(words))

    def _unit_choice(self, units: Iterable[Unit]) -> Choice[UUID | None]:
        places: list[tuple[UUID | None, str]] = [(None, _("Or add everyone of a unit …"))]
        places += [(unit.id, "　" * unit.depth + unit.name) for unit in units]
        self.unit: Choice[UUID | None] = Choice(places)
        self.unit.activated.connect(lambda _row: self._add_unit())
        return self.unit

    def _add_unit(self) -> None:
        unit_id = self.unit.value()
        self.unit.setCurrentIndex(0)
        if unit_id is not None and self._members is not None:
            self.choose(self._members(unit_id))

    def _move(self, step: int) -> None:
        self.hits.setCurrentRow(min(max(0, self.hits.currentRow() + step), self.hits.count() - 1))

    def _take_current(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self.show_hits()
        item = self.hits.currentItem()
        if item is not None:
            self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        person = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(person, PersonRow):
            self.field.clear()
            self.hits.hide()
            self.choose([person])

    def _show(self) -> None:
        self._chips.flow.clear()
        for person in self.people()[:MOST_CHIPS]:
            chip = button(f"{person.name}  ×", "chip")
            chip.setToolTip(_("Take {name} out").format(name=person.name))
            chip.clicked.connect(lambda _checked=False, key=person.id: self.remove(key))
            self._chips.flow.addWidget(chip)
        rest = len(self._chosen) - MOST_CHIPS
        if rest > 0:
            self._chips.flow.addWidget(label(_("and {count} more").format(count=rest), "muted"))
        self._count.setText(_("{count} people chosen").format(count=len(self._chosen)))
        self._count.setVisible(bool(self._chosen))
        self.nobody.setVisible(len(self._chosen) > 1)
        self._chips.setVisible(bool(self._chosen))
        self._chips.updateGeometry()


class _SearchLine(QLineEdit):
    """Arrows move among the hits, Enter takes one and never submits the form around it."""

    moved = Signal(int)
    taken = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.moved.emit(1)
        elif event.key() == Qt.Key.Key_Up:
            self.moved.emit(-1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
