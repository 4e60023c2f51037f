"""Fields that several forms of activities share: hours by category, a free choice, an optional unit."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from uuid import UUID

from PySide6.QtWidgets import QLineEdit, QTextEdit, QVBoxLayout, QWidget

from trainer.activities.values import HourShares
from trainer.hours.values import HourCategory
from trainer.people.values import Unit
from trainer.ui.texts import name
from trainer.ui.theme import follow, scaled
from trainer.ui.widgets.basics import label, row
from trainer.ui.widgets.form import Choice
from trainer.ui.widgets.points import Points

MOST_HOURS = Decimal(400)


class HourFields(QWidget):
    """学时 of each category, one line each."""

    def __init__(self, hours: HourShares, most: Decimal = MOST_HOURS) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        self.fields: dict[HourCategory, Points] = {}
        for category in HourCategory:
            field = Points(hours.get(category, Decimal()), most)
            field.setAccessibleName(name(category))
            self.fields[category] = field
            line = row(label(name(category), "muted"), None, field)
            box.addLayout(line)
            follow(field, lambda one: one.setFixedWidth(scaled(120)))

    def value(self) -> HourShares:
        """The categories that have hours."""
        found = {category: field.points() for category, field in self.fields.items()}
        return {category: hours for category, hours in found.items() if hours}


def unit_choice(units: Iterable[Unit], chosen: UUID | None, none: str) -> Choice[UUID | None]:
    """One unit or none."""
    places: list[tuple[UUID | None, str]] = [(None, none)]
    places += [(unit.id, "　" * unit.depth + unit.name) for unit in units]
    return Choice(places, chosen)


def line_field(text: str, longest: int = 120) -> QLineEdit:
    """A line of text."""
    field = QLineEdit(text)
    field.setMaxLength(longest)
    return field


def text_field(text: str) -> QTextEdit:
    """A few lines of text."""
    field = QTextEdit()
    field.setAcceptRichText(False)
    field.setTabChangesFocus(True)
    field.setPlainText(text)
    follow(field, lambda one: one.setFixedHeight(scaled(64)))
    return field


def words_width(field: QLineEdit, more: int) -> int:
    """How wide a field is that shows what it asks for, in pixels."""
    return field.fontMetrics().horizontalAdvance(field.placeholderText()) + more
