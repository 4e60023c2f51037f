"""The table of activities in the form about a rule set: what counts, how much of it, up to where, by what proof."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from trainer.hours.values import Way
from trainer.ui.rule_sets.fields import ActivityLine
from trainer.ui.rule_sets.parts import HoursField, show_text
from trainer.ui.texts import name
from trainer.ui.theme import follow, scaled
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.form import Choice
from trainer.words import _

UNIT_WIDTH = 84


class ActivityRow(QWidget):
    """One activity in two lines: what it is and what it gives; how it is held, its cap and its proof."""

    changed = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 8)
        box.setSpacing(2)
        self.name, self.hours, self.per = QLineEdit(), HoursField(), QLineEdit()
        self.cap, self.proof = HoursField(), QLineEdit()
        self.way = Choice((one, name(one)) for one in Way)
        self.wrong: QLabel = label("", "wrong", wrap=True)
        self.wrong.hide()
        follow(self.per, lambda one: one.setFixedWidth(scaled(UNIT_WIDTH)))
        self.remove = button("", icon_name="mdi6.delete-outline")
        self.remove.setToolTip(_("Take this activity out of the table"))
        self.remove.setAccessibleName(self.remove.toolTip())
        for field, words in (
            (self.name, _("Activity")),
            (self.hours, _("Hours")),
            (self.per, _("for one (half-day …)")),
            (self.cap, _("Cap")),
            (self.proof, _("Proof")),
        ):
            field.setPlaceholderText(words)
            field.setAccessibleName(words)
            field.textChanged.connect(lambda _text: self.changed.emit())
        self.way.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.remove.clicked.connect(self.removed)
        box.addLayout(row(self.name, self.hours, self.per))
        box.addLayout(row(self.way, self.cap, self.proof, self.remove))
        box.addWidget(self.wrong)

    def value(self) -> ActivityLine:
        texts = (one.text() for one in (self.hours, self.per, self.cap, self.proof))
        return ActivityLine(self.name.text(), self.way.value(), *texts)

    def show_value(self, line: ActivityLine) -> None:
        for field, words in (
            (self.name, line.name),
            (self.hours, line.hours),
            (self.per, line.per),
            (self.cap, line.cap),
            (self.proof, line.proof),
        ):
            show_text(field, words)
        with QSignalBlocker(self.way):
            self.way.setCurrentIndex(tuple(Way).index(line.way))


class ActivityTable(QWidget):
    """As many rows as there are activities; a new one is added below."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[ActivityRow] = []
        self._box = QVBoxLayout()
        self._box.setContentsMargins(0, 0, 0, 0)
        self.add = button(_("Add an activity"), icon_name="mdi6.plus")
        self.add.clicked.connect(self._add)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(self._box)
        box.addLayout(row(self.add, None))

    def value(self) -> tuple[ActivityLine, ...]:
        return tuple(one.value() for one in self.rows)

    def show_value(self, lines: tuple[ActivityLine, ...]) -> None:
        while len(self.rows) > len(lines):
            self._drop(self.rows[-1])
        while len(self.rows) < len(lines):
            self._append()
        for one, line in zip(self.rows, lines, strict=True):
            one.show_value(line)

    def show_wrong(self, at: int | None, words: str) -> QLabel | None:
        """Says what is wrong below one row, below none for None; gives the label that says it."""
        for place, one in enumerate(self.rows):
            one.wrong.setVisible(place == at)
            one.wrong.setText(words if place == at else "")
        return None if at is None or at >= len(self.rows) else self.rows[at].wrong

    def _add(self) -> None:
        self._append().name.setFocus()
        self.changed.emit()

    def _append(self) -> ActivityRow:
        made = ActivityRow()
        made.changed.connect(self.changed)
        made.removed.connect(lambda: self._take_out(made))
        self.rows.append(made)
        self._box.addWidget(made)
        return made

    def _take_out(self, one: ActivityRow) -> None:
        self._drop(one)
        self.changed.emit()

    def _drop(self, one: ActivityRow) -> None:
        self.rows.remove(one)
        self._box.removeWidget(one)
        one.hide()
        one.deleteLater()
