"""What stands in the panel of accounts: one account, the form for new ones, the slips just made."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from trainer.people.accounts.values import AccountRow, Role
from trainer.people.values import PersonRow
from trainer.ui.settings.accounts.state import AccountsState, standing_tone
from trainer.ui.settings.accounts.wording import role_text, signed_in_text
from trainer.ui.texts import name
from trainer.ui.widgets.basics import badge, button, card, clear, label, row
from trainer.ui.widgets.facts import fact
from trainer.ui.widgets.form import Form
from trainer.ui.widgets.page import message_box
from trainer.ui.widgets.panel_head import panel_head
from trainer.ui.widgets.person_picker import Find, PersonPicker
from trainer.ui.wording import moment
from trainer.words import _

Suggest = Callable[[Sequence[PersonRow]], Sequence[str]]


class RoleBoxes(QWidget):
    """A tick for each role with what it may do below it."""

    changed = Signal()

    def __init__(self, chosen: frozenset[Role], enabled: bool = True) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        self.boxes: dict[Role, QCheckBox] = {}
        for role in Role:
            tick = QCheckBox(name(role))
            tick.setChecked(role in chosen)
            tick.setEnabled(enabled)
            tick.toggled.connect(lambda _on: self.changed.emit())
            self.boxes[role] = tick
            box.addWidget(tick)
            box.addWidget(label(role_text(role), "faint", wrap=True))
            box.addSpacing(4)

    def roles(self) -> frozenset[Role]:
        return frozenset(role for role, tick in self.boxes.items() if tick.isChecked())


class AccountPanel(QWidget):
    closed = Signal()
    roles_saved = Signal(object)
    switched = Signal()
    slip_wanted = Signal()

    def __init__(self, state: AccountsState, account: AccountRow) -> None:
        super().__init__()
        own = account.id == state.actor_account
        person = state.people.get(account.person_id)
        word = _("In use") if account.enabled else _("Switched off")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(panel_head(account.name, self.closed.emit, badge(word, standing_tone(account))))
        inside = Form()
        for words, value in (
            (_("Sign-in name"), account.login),
            (_("Unit"), person.unit if person else ""),
            (_("Last sign-in"), signed_in_text(account.last_sign_in)),
        ):
            inside.column.addLayout(fact(words, value))
            inside.column.addSpacing(4)
        inside.column.addSpacing(6)
        inside.column.addWidget(label(_("Roles"), "strong"))
        if own:
            inside.column.addWidget(message_box(_("Nobody changes the roles of their own account."), "note"))
        self.roles = RoleBoxes(account.roles, not own)
        inside.column.addWidget(self.roles)
        inside.finish()
        box.addWidget(inside, 1)
        self.save = button(_("Save roles"), "primary")
        self.save.setEnabled(False)
        self.roles.changed.connect(lambda: self.save.setEnabled(self.roles.roles() not in (account.roles, frozenset())))
        self.save.clicked.connect(lambda: self.roles_saved.emit(self.roles.roles()))
        self.slip = button(_("One-time slip"), icon_name="mdi6.ticket-confirmation-outline")
        self.slip.clicked.connect(self.slip_wanted)
        self.switch = button(_("Switch off") if account.enabled else _("Switch on"))
        self.switch.clicked.connect(self.switched)
        for action in (self.save, self.switch):
            action.setVisible(not own)
        box.addLayout(row(self.slip, self.switch, None, self.save))


class NewAccountPanel(QWidget):
    closed = Signal()
    created = Signal(object, object, object)

    def __init__(self, find: Find, suggest: Suggest) -> None:
        super().__init__()
        self._suggest = suggest
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(panel_head(_("New accounts"), self.closed.emit))
        form = Form()
        self.picker = form.add(_("For whom (one or several people)"), PersonPicker(find))
        self.picker.changed.connect(self._chosen)
        self._logins = QWidget()
        self._lines = QVBoxLayout(self._logins)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.fields: list[QLineEdit] = []
        form.column.addWidget(self._logins)
        form.column.addWidget(label(_("Roles"), "muted"))
        self.roles = RoleBoxes(frozenset({Role.OFFICER}))
        self.roles.changed.connect(self._judge)
        form.column.addWidget(self.roles)
        form.finish()
        box.addWidget(form, 1)
        self.create_button = button(_("Make accounts and slips"), "primary")
        self.create_button.clicked.connect(self._create)
        self._judge()
        box.addLayout(row(None, self.create_button))

    def _chosen(self) -> None:
        clear(self._lines)
        self.fields = []
        people = self.picker.people()
        for person, login in zip(people, self._suggest(people), strict=True):
            self._lines.addWidget(label(_("Sign-in name of {name}").format(name=person.name), "muted"))
            field = QLineEdit(login)
            field.textChanged.connect(lambda _text: self._judge())
            self.fields.append(field)
            self._lines.addWidget(field)
        self._judge()

    def _judge(self) -> None:
        complete = bool(self.fields) and all(login for login in self._typed())
        self.create_button.setEnabled(complete and bool(self.roles.roles()))

    def _typed(self) -> tuple[str, ...]:
        return tuple(field.text().strip() for field in self.fields)

    def _create(self) -> None:
        self.created.emit(self.picker.people(), self._typed(), self.roles.roles())


class SlipsPanel(QWidget):
    """The codes once, with print and save; they are shown nowhere else."""

    closed = Signal()
    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, state: AccountsState) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(panel_head(_("One-time sign-in slips"), self.closed.emit))
        box.addWidget(message_box(_("Print or save them now; they are not shown again."), "notice"))
        inside = Form()
        for slip in state.slips:
            frame, lines = card(12)
            lines.addWidget(
                label(_("{name} · signs in as {login}").format(name=slip.name, login=slip.login), wrap=True)
            )
            lines.addWidget(label(slip.code, "huge"))
            lines.addWidget(label(_("Valid until {time}").format(time=moment(slip.valid_until)), "faint"))
            inside.column.addWidget(frame)
            inside.column.addSpacing(6)
        inside.finish()
        box.addWidget(inside, 1)
        save = button(_("Save as"))
        save.clicked.connect(self.save_wanted)
        self.print = button(_("Print"), "primary", "mdi6.printer-outline")
        self.print.clicked.connect(self.print_wanted)
        box.addLayout(row(None, save, self.print))
