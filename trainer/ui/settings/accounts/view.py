"""The tab of accounts: the list, and the panel at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trainer.people.accounts.values import AccountRow
from trainer.ui.settings.accounts.panels import AccountPanel, NewAccountPanel, SlipsPanel, Suggest
from trainer.ui.settings.accounts.state import AccountsState, Side, shown, standing_tone
from trainer.ui.settings.accounts.wording import roles_text, signed_in_text
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.page import DetailPanel
from trainer.ui.widgets.person_picker import Find
from trainer.ui.widgets.sides import Sides
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _

PANEL_WIDTH = 400


class AccountsTab(QWidget):
    searched = Signal(str)
    chosen = Signal(object)
    new_wanted = Signal()
    created = Signal(object, object, object)
    roles_saved = Signal(object)
    switched = Signal()
    slip_wanted = Signal()
    print_wanted = Signal()
    save_wanted = Signal()
    closed = Signal()

    def __init__(self, find: Find, suggest: Suggest) -> None:
        super().__init__()
        self._find, self._suggest = find, suggest
        self._state = AccountsState()
        self._shown: object = None
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Name, sign-in name or unit   Ctrl+F"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.searched)
        self.new = button(_("New accounts"), "primary", "mdi6.plus")
        self.new.clicked.connect(self.new_wanted)
        self.table: RecordTable[AccountRow] = RecordTable(self._columns())
        self.table.chosen.connect(lambda account: self.chosen.emit(account.id))
        self._count = label("", "muted")
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        filters = row(self.search, self.new)
        filters.setStretch(0, 1)
        column.addLayout(filters)
        column.addWidget(self.table, 1)
        column.addWidget(self._count)
        self.panel = DetailPanel()
        self._sides = Sides(left, self.panel, PANEL_WIDTH)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 12, 0, 0)
        box.addWidget(self._sides)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        QShortcut(QKeySequence.StandardKey.Cancel, self.panel, self.closed.emit)

    def show_state(self, state: AccountsState) -> None:
        self._state = state
        rows = shown(state)
        self.table.show_rows(ListSource(rows), lambda account: account.id == state.chosen)
        self._count.setText(_("{count} accounts").format(count=len(rows)))
        made_of = (state.side, state.account, state.form, state.slips)
        if made_of == self._shown:
            return
        self._shown = made_of
        box = self.panel.reset()
        if state.side is Side.ACCOUNT and state.account is not None:
            self.account = AccountPanel(state, state.account)
            self.account.closed.connect(self.closed)
            self.account.roles_saved.connect(self.roles_saved)
            self.account.switched.connect(self.switched)
            self.account.slip_wanted.connect(self.slip_wanted)
            box.addWidget(self.account)
        elif state.side is Side.NEW:
            self.form = NewAccountPanel(self._find, self._suggest)
            self.form.closed.connect(self.closed)
            self.form.created.connect(self.created)
            box.addWidget(self.form)
            self.form.picker.field.setFocus()
        elif state.side is Side.SLIPS:
            self.slips = SlipsPanel(state)
            self.slips.closed.connect(self.closed)
            self.slips.print_wanted.connect(self.print_wanted)
            self.slips.save_wanted.connect(self.save_wanted)
            box.addWidget(self.slips)
        self._sides.show_panel(state.side is not Side.NOTHING)

    def _columns(self) -> tuple[Column[AccountRow], ...]:
        def unit(account: AccountRow) -> str:
            person = self._state.people.get(account.person_id)
            return person.unit if person else ""

        def standing(account: AccountRow) -> str:
            return _("In use") if account.enabled else _("Switched off")

        return (
            Column(_("Name"), lambda account: account.name, 90, sort=lambda account: account.name),
            Column(_("Sign-in name"), lambda account: account.login, 120, sort=lambda account: account.login),
            Column(_("Unit"), unit, 0, sort=unit),
            Column(_("Roles"), lambda account: roles_text(account.roles), 170),
            Column(
                _("Last sign-in"),
                lambda account: signed_in_text(account.last_sign_in),
                140,
                sort=lambda account: signed_in_text(account.last_sign_in),
            ),
            Column(_("State"), standing, 90, tone=standing_tone),
        )
