"""Makes the settings page from the tabs that the signed-in person may use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from trainer.certificates.keyring import Keyring
from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Permission
from trainer.people.values import PersonRow
from trainer.ui.settings.about import AboutFacts, AboutTab
from trainer.ui.settings.accounts.presenter import AccountsPresenter, AccountsRoom
from trainer.ui.settings.accounts.view import AccountsTab
from trainer.ui.settings.backups.presenter import BackupsPresenter, KeepingRoom, RecoveryPresenter
from trainer.ui.settings.backups.view import BackupsTab, RecoveryTab
from trainer.ui.settings.keys.presenter import KeysPresenter
from trainer.ui.settings.keys.view import KeysTab
from trainer.ui.settings.rules.presenter import RulesPresenter, RulesRoom
from trainer.ui.settings.rules.view import RulesTab
from trainer.ui.settings.station.presenter import StationPresenter, StationRoom
from trainer.ui.settings.station.view import StationTab
from trainer.ui.settings.trail.presenter import Read, TrailPresenter
from trainer.ui.settings.trail.view import TrailTab
from trainer.ui.settings.view import SettingsPage
from trainer.ui.settings.workdays.presenter import WorkdaysPresenter, WorkdaysRoom
from trainer.ui.settings.workdays.view import WorkdaysTab
from trainer.ui.shell.context import Context
from trainer.ui.widgets.print_window import QtPrinting
from trainer.words import _


@dataclass(frozen=True)
class SettingsRoom:
    """Everything the tabs read from and write to."""

    accounts: AccountsRoom
    rules: RulesRoom
    workdays: WorkdaysRoom
    keeping: KeepingRoom
    trail: Read
    keyring: Keyring
    station: StationRoom
    about: AboutFacts
    find: Callable[[str], tuple[PersonRow, ...]]


@dataclass(frozen=True)
class Tab:
    """One tab: its key and words, its widget, and what reads it again."""

    key: str
    words: str
    widget: QWidget
    refresh: Callable[[], None]


@dataclass(frozen=True)
class SettingsScreen:
    page: SettingsPage
    tabs: dict[str, Tab]

    @property
    def widget(self) -> QWidget:
        return self.page

    def refresh(self) -> None:
        self.tabs[self.page.current].refresh()

    def home(self) -> None:
        """Every tab is at its beginning."""

    def open(self, target: object) -> None:
        if isinstance(target, str):
            self.page.turn_to(target)


def build_settings(context: Context, room: SettingsRoom) -> SettingsScreen:
    makers = (
        (Permission.EDIT_ACCOUNTS, _accounts),
        (Permission.EDIT_SETTINGS, _rules),
        (Permission.EDIT_SETTINGS, _workdays),
        (Permission.EDIT_SETTINGS, _keys),
        (Permission.BACK_UP, _backups),
        (Permission.EDIT_SETTINGS, _recovery),
        (Permission.READ_AUDIT, _trail),
    )
    tabs = [make(context, room) for permission, make in makers if may(context.actor, permission)]
    tabs.append(_station(context, room))
    tabs.append(Tab("about", _("About"), AboutTab(room.about), lambda: None))
    page = SettingsPage([(tab.key, tab.words, tab.widget) for tab in tabs])
    screen = SettingsScreen(page, {tab.key: tab for tab in tabs})
    page.turned.connect(lambda _key: screen.refresh())
    return screen


def _accounts(context: Context, room: SettingsRoom) -> Tab:
    tab = AccountsTab(room.find, lambda people: presenter.suggest(people))
    printing = QtPrinting(tab, context.dialogs, context.printers)
    presenter = AccountsPresenter(tab, room.accounts, context.actor, context.dialogs, printing, context.changed)
    tab.searched.connect(presenter.search)
    tab.chosen.connect(presenter.choose)
    tab.new_wanted.connect(presenter.begin_new)
    tab.created.connect(presenter.create)
    tab.roles_saved.connect(presenter.save_roles)
    tab.switched.connect(presenter.switch)
    tab.slip_wanted.connect(presenter.new_slip)
    tab.print_wanted.connect(presenter.print_slips)
    tab.save_wanted.connect(presenter.save_slips)
    tab.closed.connect(presenter.close_side)
    return Tab("accounts", _("Accounts"), tab, presenter.refresh)


def _rules(context: Context, room: SettingsRoom) -> Tab:
    tab = RulesTab()
    presenter = RulesPresenter(tab, room.rules, context.actor, context.dialogs, context.changed)
    tab.year_chosen.connect(presenter.choose_year)
    tab.rule_set_chosen.connect(presenter.choose_rule_set)
    tab.rule_set_dropped.connect(presenter.drop_rule_set)
    tab.ladder_chosen.connect(presenter.choose_ladder)
    tab.unit_code_set.connect(presenter.set_unit_code)
    tab.own.put_wanted.connect(presenter.put_own)
    tab.own.save_wanted.connect(presenter.save_own)
    tab.own.remove_wanted.connect(presenter.remove_own)
    return Tab("rules", _("Rules"), tab, presenter.refresh)


def _workdays(context: Context, room: SettingsRoom) -> Tab:
    tab = WorkdaysTab()
    presenter = WorkdaysPresenter(tab, room.workdays, context.actor, context.dialogs, context.changed)
    tab.year_chosen.connect(presenter.choose_year)
    tab.undo_wanted.connect(presenter.undo)
    tab.redo_wanted.connect(presenter.redo)
    tab.paste_wanted.connect(presenter.paste)
    tab.keep_wanted.connect(presenter.keep)
    tab.grid.toggled.connect(presenter.toggle)
    tab.side.source_set.connect(presenter.set_source)
    tab.side.line_put.connect(presenter.put_line)
    tab.side.line_chosen.connect(presenter.choose_line)
    tab.side.line_dropped.connect(presenter.drop_line)
    tab.side.restored.connect(presenter.restore)
    return Tab("workdays", _("Working days"), tab, presenter.refresh)


def _keys(context: Context, room: SettingsRoom) -> Tab:
    tab = KeysTab()
    presenter = KeysPresenter(tab, room.keyring, context.actor, context.dialogs)
    tab.key_export_wanted.connect(presenter.export_key)
    tab.voids_export_wanted.connect(presenter.export_voids)
    tab.key_import_wanted.connect(presenter.import_key)
    tab.voids_import_wanted.connect(presenter.import_voids)
    tab.withdraw_wanted.connect(presenter.withdraw)
    return Tab("keys", _("Certificate keys"), tab, presenter.refresh)


def _backups(context: Context, room: SettingsRoom) -> Tab:
    tab = BackupsTab()
    presenter = BackupsPresenter(tab, room.keeping, context.actor, context.jobs, context.dialogs, context.changed)
    tab.make_wanted.connect(presenter.make)
    tab.check_wanted.connect(presenter.check)
    return Tab("backups", _("Backups"), tab, presenter.refresh)


def _recovery(context: Context, room: SettingsRoom) -> Tab:
    tab = RecoveryTab()
    presenter = RecoveryPresenter(tab, room.keeping, context.actor, context.jobs, context.dialogs)
    tab.renew_wanted.connect(presenter.renew)
    tab.tried.connect(presenter.try_sheet)
    return Tab("recovery", _("Recovery key sheet"), tab, presenter.refresh)


def _station(context: Context, room: SettingsRoom) -> Tab:
    tab = StationTab()
    printing = QtPrinting(tab, context.dialogs, context.printers)
    presenter = StationPresenter(tab, room.station, context.actor, context.jobs, context.dialogs, printing)
    tab.bound.connect(presenter.bind)
    tab.check_wanted.connect(presenter.check)
    tab.print_wanted.connect(presenter.print_sheet)
    return Tab("station", _("Exam station"), tab, presenter.refresh)


def _trail(context: Context, room: SettingsRoom) -> Tab:
    tab = TrailTab(room.find)
    presenter = TrailPresenter(tab, room.trail, context.actor)
    tab.person_chosen.connect(presenter.choose_person)
    tab.chosen.connect(presenter.choose)
    tab.closed.connect(presenter.close_side)
    return Tab("trail", _("Audit trail"), tab, presenter.refresh)
