"""待认定: what waits for a decision, approved or returned in bulk."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.hours.values import HourEntry
from trainer.ui.hours.state import HoursState, decidable, pending_shown
from trainer.ui.hours.wording import hours_text
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _


class PendingList(QWidget):
    chosen = Signal(object)
    approve_wanted = Signal(object)
    return_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._state: HoursState | None = None
        self._entries: tuple[HourEntry, ...] | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self.table: RecordTable[HourEntry] = RecordTable(self._columns())
        self.table.chosen.connect(lambda entry: self.chosen.emit(entry.draft.person_id))
        self.table.selection_changed.connect(self._count)
        self._words = label("", "muted")
        self.all = button(_("Choose all"))
        self.back = button(_("Return"))
        self.approve = button(_("Approve hours"), "primary")
        self.all.clicked.connect(self.table.selectAll)
        self.back.clicked.connect(lambda: self.return_wanted.emit(self._ids()))
        self.approve.clicked.connect(lambda: self.approve_wanted.emit(self._ids()))
        box.addWidget(self.table, 1)
        box.addLayout(row(self._words, None, self.all, self.back, self.approve))

    def show_state(self, state: HoursState) -> None:
        self._state = state
        entries = pending_shown(state)
        if entries != self._entries:
            self._entries = entries
            self.table.show_rows(ListSource(entries))
        for action in (self.all, self.back, self.approve):
            action.setVisible(state.may_approve)
        self._count()

    def _ids(self) -> tuple[object, ...]:
        return tuple(entry.id for entry in self._decidable())

    def _decidable(self) -> tuple[HourEntry, ...]:
        return decidable(self._state, self.table.selected()) if self._state else ()

    def _count(self) -> None:
        if self._state is None:
            return
        chosen, mine = self.table.selected(), self._decidable()
        hours = sum((entry.draft.hours for entry in mine), Decimal())
        self.approve.setEnabled(bool(mine))
        self.back.setEnabled(bool(mine))
        if not self._state.may_approve:
            self._words.setText(_("An administrator approves or returns these entries."))
        elif not chosen:
            self._words.setText(_("Choose entries with Ctrl or Shift, then approve or return them together."))
        elif len(mine) < len(chosen):
            words = _("{count} entries chosen, {hours} hours; your own hours are left for somebody else")
            self._words.setText(words.format(count=len(mine), hours=hours_text(hours)))
        else:
            words = _("{count} entries chosen, {hours} hours")
            self._words.setText(words.format(count=len(mine), hours=hours_text(hours)))

    def _columns(self) -> tuple[Column[HourEntry], ...]:
        def person(entry: HourEntry) -> str:
            return self._state.name_of(entry.draft.person_id) if self._state else ""

        def entered(entry: HourEntry) -> str:
            return self._state.name_of(entry.entered_by) if self._state else ""

        def others(entry: HourEntry) -> str:
            return _("For others") if self._own(entry) else _("Waits")

        return (
            Column(_("Name"), person, 80, sort=person),
            Column(_("Date"), lambda e: e.draft.on.isoformat(), 100, sort=lambda e: e.draft.on),
            Column(_("Topic"), lambda e: e.draft.topic, 0, sort=lambda e: e.draft.topic),
            Column(_("Hours"), lambda e: hours_text(e.draft.hours), 60, right=True, sort=lambda e: e.draft.hours),
            Column(_("Hour category"), lambda e: name(e.draft.category), 96, sort=lambda e: e.draft.category),
            Column(_("Way"), lambda e: name(e.draft.way), 80, sort=lambda e: e.draft.way, hidden=True),
            Column(_("Source"), lambda e: name(e.draft.source), 90, sort=lambda e: e.draft.source, hidden=True),
            Column(_("Entered by whom"), entered, 80, sort=entered, hidden=True),
            Column(_("Proof"), lambda e: _("Attached") if e.draft.evidence else _("None"), 84),
            Column(_("State"), others, 110, tone=lambda e: Tone.WARN if self._own(e) else Tone.PLAIN),
        )

    def _own(self, entry: HourEntry) -> bool:
        return self._state is not None and entry.draft.person_id == self._state.actor_id
