"""The tab of certificate keys: the own one to hand out, the others to check with."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.certificates.exchange import fingerprint
from trainer.certificates.values import OfficeKey
from trainer.ui.settings.keys.presenter import KeysState
from trainer.ui.theme import follow, scaled
from trainer.ui.widgets.basics import button, card, clear, label, row
from trainer.ui.widgets.facts import fact
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _


class KeysTab(QWidget):
    key_export_wanted = Signal()
    voids_export_wanted = Signal()
    key_import_wanted = Signal()
    voids_import_wanted = Signal()
    withdraw_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        scroll = ScrollColumn(12)
        own, inside = card()
        inside.addWidget(label(_("The key of this office"), "heading"))
        words = _("Whoever holds its file can check our certificates without a network, but cannot issue any.")
        inside.addWidget(label(words, "muted", wrap=True))
        self._own = QVBoxLayout()
        inside.addLayout(self._own)
        self.export_key = button(_("Export the public key"), "primary", "mdi6.key-outline")
        self.export_voids = button(_("Export the list of voids"))
        self.export_key.clicked.connect(self.key_export_wanted)
        self.export_voids.clicked.connect(self.voids_export_wanted)
        inside.addLayout(row(self.export_key, self.export_voids, None))
        others, box = card()
        box.addWidget(label(_("Keys of other offices"), "heading"))
        self.table: RecordTable[OfficeKey] = RecordTable(_columns())
        follow(self.table, lambda one: one.setMinimumHeight(scaled(220)))
        self.table.selection_changed.connect(self._selected)
        box.addWidget(self.table)
        self.import_key = button(_("Import a key"))
        self.import_voids = button(_("Import a list of voids"))
        self.withdraw = button(_("No longer trust"), "danger")
        self.import_key.clicked.connect(self.key_import_wanted)
        self.import_voids.clicked.connect(self.voids_import_wanted)
        self.withdraw.clicked.connect(self._withdraw)
        box.addLayout(row(self.import_key, self.import_voids, None, self.withdraw))
        self._said = label("", "saved", wrap=True)
        for part in (self._said, own, others):
            scroll.column.addWidget(part)
        scroll.column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 12, 0, 0)
        outer.addWidget(scroll)

    def show_state(self, state: KeysState) -> None:
        clear(self._own)
        self._own.addLayout(fact(_("Fingerprint, to be read out"), state.own, strong=True))
        self._said.setText(state.said)
        self._said.setVisible(bool(state.said))
        self.table.show_rows(ListSource(state.keys))
        self._selected()

    def _selected(self) -> None:
        self.withdraw.setEnabled(any(key.withdrawn_at is None for key in self.table.selected()))

    def _withdraw(self) -> None:
        for key in self.table.selected()[:1]:
            self.withdraw_wanted.emit(key.key_id)


def _columns() -> tuple[Column[OfficeKey], ...]:
    return (
        Column(_("Office"), lambda key: key.office, 0),
        Column(_("Fingerprint"), lambda key: fingerprint(key.public_key), 330),
        Column(_("State of the key"), _standing, 90),
        Column(_("Voids"), lambda key: str(key.voids), 60),
        Column(_("List of"), lambda key: f"{key.voids_until.astimezone():%Y-%m-%d}" if key.voids_until else "", 100),
    )


def _standing(key: OfficeKey) -> str:
    return _("trusted") if key.withdrawn_at is None else _("withdrawn")
