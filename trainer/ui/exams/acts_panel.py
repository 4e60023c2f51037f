"""The panel of the chosen candidates: who they are, one reason, and what may be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from trainer.ui.exams.desk_state import DeskState, Line
from trainer.ui.exams.wording import attendance_tone
from trainer.ui.texts import name
from trainer.ui.theme import tokens
from trainer.ui.widgets.basics import label, row
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.words import _

MOST_NAMES = 5


class ActsPanel(QFrame):
    """Built once, so that a reason being typed survives every reading; `acts` are filled in by who uses it."""

    def __init__(self, hint: str) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._hint = hint
        self._chosen: frozenset[UUID] = frozenset()
        self.who = label("", "large", wrap=True)
        self.facts = label("", "muted", wrap=True)
        self.badge = label("")
        self.decided = label("", "muted", wrap=True)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("Reason, kept in the audit trail"))
        self.inside = ScrollColumn()
        self.acts = self.inside.column
        for widget in (self.facts, self.decided):
            self.acts.addWidget(widget)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 16)
        box.addWidget(self.who)
        box.addLayout(row(self.badge, None))
        box.addWidget(self.inside, 1)
        box.addStretch()

    def begin_acts(self) -> None:
        """From here on every act added needs the reason."""
        self.acts.addWidget(label(_("Reason"), "muted"))
        self.acts.addWidget(self.reason)

    def add_act(self, *widgets: QWidget) -> None:
        """Fields and the button of one act, side by side; the last is the button."""
        line = row(*widgets)
        line.setStretch(0, 1)
        self.acts.addLayout(line)

    def finish(self) -> None:
        self.acts.addStretch()

    def words(self) -> str:
        return self.reason.text().strip()

    def show_chosen(self, state: DeskState) -> None:
        """Who is chosen. Other candidates, or a reason that was used, need a new reason."""
        lines = state.picked
        if state.chosen != self._chosen or state.said:
            self._chosen = state.chosen
            self.reason.clear()
        self.inside.setVisible(bool(lines))
        self.badge.setVisible(len(lines) == 1)
        self.who.setText(_names(lines) or self._hint)
        one = state.one
        self.facts.setText(_facts(one) if one else _("{count} candidates chosen").format(count=len(lines)))
        self.decided.setVisible(one is not None and bool(one.row.reason))
        if one is not None:
            self.decided.setText(_("Reason: {reason}").format(reason=one.row.reason))
            ink, ground = tokens().tone(attendance_tone(one.row.attendance))
            self.badge.setText(name(one.row.attendance))
            self.badge.setStyleSheet(
                f"background: {ground}; color: {ink}; border-radius: 10px; padding: 2px 10px; font-weight: 600;"
            )


def _names(lines: Sequence[Line]) -> str:
    names = "、".join(line.person.name for line in lines[:MOST_NAMES])
    rest = len(lines) - MOST_NAMES
    return names + (_(" and {count} more").format(count=rest) if rest > 0 else "")


def _facts(line: Line) -> str:
    seat = _("Seat {seat}").format(seat=line.row.seat)
    extra = _("{minutes} extra minutes").format(minutes=line.row.extra_minutes) if line.row.extra_minutes else ""
    return " · ".join(filter(None, (line.person.unit, line.person.work_number, seat, extra)))
