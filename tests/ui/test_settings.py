"""The tabs of the settings page without their widgets."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.conftest import PASSWORD, Office
from tests.fakes_ui import RecordingView
from tests.hands import click
from tests.own_files import keep_own
from tests.ui.ended_exam import HandDesk
from trainer.app.checking import check_workspace
from trainer.app.keeping import make_backup, recovery_number, renew_sheet, try_sheet
from trainer.app.services import RESOURCES, Services
from trainer.people.accounts.values import Role
from trainer.people.values import PersonDraft
from trainer.reports.trail import TrailQuery, read_trail_page
from trainer.store.errors import KnownError, NotAllowed
from trainer.store.office_files import Area
from trainer.ui.actions import ACTIONS
from trainer.ui.settings.accounts.presenter import AccountsPresenter, AccountsRoom
from trainer.ui.settings.accounts.state import AccountsState, Side, shown, suggest_login
from trainer.ui.settings.accounts.wording import role_text
from trainer.ui.settings.backups.presenter import BackupsPresenter, KeepingRoom, RecoveryPresenter
from trainer.ui.settings.backups.state import BackupsState, RecoveryState
from trainer.ui.settings.rules.presenter import RulesPresenter, RulesRoom
from trainer.ui.settings.rules.state import RulesState
from trainer.ui.settings.rules.view import RulesTab
from trainer.ui.settings.trail.presenter import TrailPresenter, TrailState
from trainer.ui.texts import known_codes
from trainer.ui.working import InlineWorking

SOURCES = Path(__file__).parents[2] / "trainer"
ROOMS = (
    "account",
    "workdays",
    "people",
    "bank",
    "courseware",
    "exams",
    "hours",
    "retakes",
    "certificates",
    "law",
    "activities",
)
ERRORS = {"BadInput", "Refused", "NotAllowed", "StoreTrouble", "Finding"}
OTHER_DOTTED = {"retakes.ladder", "certificates.unit_code", "courseware.id", "hours.forms"}


class Accounts:
    def __init__(self, services: Services, office: Office) -> None:
        self.view: RecordingView[AccountsState] = RecordingView()
        self.hand = HandDesk()
        room = AccountsRoom(services.accounts, services.people, services.clock)
        self.presenter = AccountsPresenter(
            self.view, room, office.administrator, self.hand, self.hand, lambda: self.presenter.refresh()
        )
        self.presenter.refresh()

    @property
    def state(self) -> AccountsState:
        return self.view.state


@pytest.fixture
def accounts(services: Services, office: Office) -> Accounts:
    return Accounts(services, office)


@pytest.fixture
def keeping(services: Services) -> KeepingRoom:
    workspace = services.store.workspace
    return KeepingRoom(
        workspace.folder,
        workspace.backups,
        "",
        services.store.backups.all,
        lambda actor: make_backup(services, actor),
        lambda: check_workspace(services),
        lambda: recovery_number(services),
        lambda actor: renew_sheet(services, actor),
        lambda typed: try_sheet(services, typed),
    )


def test_new_accounts_come_with_slips_that_sign_in_once(
    accounts: Accounts, services: Services, office: Office, tmp_path: Path
) -> None:
    boss = office.administrator
    services.people.add_person(boss, PersonDraft("王强", unit_id=office.unit_id, work_number="ZF007"))
    services.people.add_person(boss, PersonDraft("赵静", unit_id=office.unit_id))
    people = (*services.people.find(office.administrator, "wq"), *services.people.find(office.administrator, "zhaoj"))
    accounts.presenter.begin_new()
    logins = accounts.presenter.suggest(people)
    assert logins == ("zf007", "zhaojing")
    accounts.presenter.create(people, logins, {Role.OFFICER})
    assert accounts.state.side is Side.SLIPS
    assert [slip.name for slip in accounts.state.slips] == ["王强", "赵静"]
    accounts.presenter.print_slips()
    accounts.hand.answer(path=tmp_path / "登录单.pdf")
    accounts.presenter.save_slips()
    assert (tmp_path / "登录单.pdf").read_bytes().startswith(b"%PDF")
    assert accounts.hand.printed[0][1] == 1
    code = accounts.state.slips[0].code
    assert services.accounts.sign_in("zf007", code).must_change_password
    accounts.presenter.close_side()
    assert accounts.state.slips == ()


def test_a_taken_name_is_said_and_the_form_stays(accounts: Accounts, services: Services, office: Office) -> None:
    services.people.add_person(office.administrator, PersonDraft("王强", unit_id=office.unit_id))
    accounts.presenter.begin_new()
    accounts.presenter.create(services.people.find(office.administrator, "wq"), ("lina",), {Role.OFFICER})
    assert [trouble.code for trouble in accounts.hand.troubles] == ["account.login_taken"]
    assert accounts.state.side is Side.NEW


def test_roles_slips_and_switching_off(accounts: Accounts, services: Services) -> None:
    (other,) = [row for row in accounts.state.rows if row.login == "lina"]
    accounts.presenter.choose(other.id)
    accounts.presenter.save_roles({Role.TRAINER, Role.INVIGILATOR})
    assert accounts.state.account is not None
    assert accounts.state.account.roles == {Role.TRAINER, Role.INVIGILATOR}
    accounts.presenter.new_slip()
    assert services.accounts.sign_in("lina", accounts.state.slips[0].code)
    accounts.presenter.choose(other.id)
    accounts.presenter.switch()
    assert not accounts.state.account.enabled
    with pytest.raises(NotAllowed):
        services.accounts.sign_in("lina", PASSWORD)
    accounts.presenter.switch()
    assert accounts.state.account.enabled


def test_nobody_changes_their_own_roles(accounts: Accounts) -> None:
    (own,) = [row for row in accounts.state.rows if row.login == "zhoumin"]
    accounts.presenter.choose(own.id)
    accounts.presenter.save_roles({Role.OFFICER})
    assert [trouble.code for trouble in accounts.hand.troubles] == ["account.own_matter"]


def test_search_and_suggestions(accounts: Accounts) -> None:
    accounts.presenter.search("李")
    assert [row.login for row in shown(accounts.state)] == ["lina"]
    assert suggest_login("", "wangqiang", {"WangQiang", "wangqiang2"}) == "wangqiang3"
    assert suggest_login(" ZF01 ", "x", ()) == "zf01"


def test_rules_are_put_in_force_with_who_compared_them(services: Services, office: Office) -> None:
    view: RecordingView[RulesState] = RecordingView()
    hand = HandDesk()
    room = RulesRoom(
        services.hours, services.retakes, services.certificates, services.clock, services.own_files, services.people
    )
    presenter = RulesPresenter(view, room, office.administrator, hand, lambda: presenter.refresh())
    presenter.refresh()
    assert view.state.chosen is None
    first, second = view.state.possible[:2]
    presenter.choose_rule_set(first.key, "李娜")
    assert view.state.chosen is not None
    assert (view.state.chosen.key, view.state.chosen.source.checked_by) == (first.key, "李娜")
    hand.agree = False
    presenter.choose_rule_set(second.key, "")
    assert view.state.chosen.key == first.key
    hand.agree = True
    presenter.choose_rule_set(second.key, "")
    assert view.state.chosen.key == second.key
    presenter.choose_ladder("dezhou")
    assert view.state.ladder is not None
    assert view.state.ladder.id == "dezhou"
    presenter.set_unit_code("临/交")
    assert [trouble.code for trouble in hand.troubles] == ["unit.code"]
    presenter.set_unit_code("临交执")
    assert view.state.next_serial == "临交执-2026-培-0001"
    presenter.set_unit_code("")
    assert view.state.numbering is not None
    assert view.state.numbering.unit_code == ""
    presenter.choose_year(2022)
    assert view.state.chosen is None
    assert all(one.since.year <= 2022 for one in view.state.possible)


def test_a_rule_set_of_a_part_is_taken_out_of_force(services: Services, office: Office, qtbot: QtBot) -> None:
    example = (RESOURCES / "rules" / "hours-example.toml").read_text(encoding="utf-8")
    keep_own(services, "hours-team.toml", example + '\n[scope]\nposts = ["队员"]\n')
    for key in ("jinzhong-2024-2026", "team"):
        services.hours.choose_rule_set(office.administrator, 2026, key)
    services.own_files.take_away(office.administrator, Area.RULES, "hours-team.toml")
    tab, hand = RulesTab(), HandDesk()
    qtbot.addWidget(tab)
    room = RulesRoom(
        services.hours, services.retakes, services.certificates, services.clock, services.own_files, services.people
    )
    presenter = RulesPresenter(tab, room, office.administrator, hand, lambda: presenter.refresh())
    tab.rule_set_dropped.connect(presenter.drop_rule_set)
    presenter.refresh()
    hand.agree = False
    click(qtbot, tab.drops["team"])
    assert set(tab.drops) == {"team"}
    hand.agree = True
    click(qtbot, tab.drops["team"])
    assert not tab.drops
    book = services.hours.rule_book(2026)
    assert book is not None
    assert (book.general.key, book.scoped) == ("jinzhong-2024-2026", ())


def test_own_files_are_taken_in_saved_and_taken_away(services: Services, office: Office, tmp_path: Path) -> None:
    view: RecordingView[RulesState] = RecordingView()
    hand = HandDesk()
    room = RulesRoom(
        *(services.hours, services.retakes, services.certificates),
        *(services.clock, services.own_files, services.people),
    )
    presenter = RulesPresenter(view, room, office.administrator, hand, lambda: presenter.refresh())
    hand.path = tmp_path / "hours-linhe.toml"
    presenter.put_own(Area.RULES)
    assert [trouble.code for trouble in hand.troubles] == ["office.unreadable_file"]
    hand.path.write_bytes((RESOURCES / "rules" / "hours-example.toml").read_bytes())
    presenter.put_own(Area.RULES)
    (own,) = view.state.own
    assert (own.name, own.version, view.state.own_by[own.by]) == ("hours-linhe.toml", 1, office.administrator.name)
    assert "linhe" in {one.key for one in view.state.rule_sets}
    hand.path = tmp_path / "saved.toml"
    presenter.save_own(own)
    assert hand.path.read_text(encoding="utf-8") == (tmp_path / "hours-linhe.toml").read_text(encoding="utf-8")
    hand.agree = True
    presenter.remove_own(own)
    assert view.state.own == ()
    assert "linhe" not in {one.key for one in view.state.rule_sets}


def test_a_backup_is_listed_and_the_check_says_all_is_well(
    services: Services, office: Office, keeping: KeepingRoom
) -> None:
    view: RecordingView[BackupsState] = RecordingView()
    hand = HandDesk()
    presenter = BackupsPresenter(
        view, keeping, office.administrator, InlineWorking(), hand, lambda: presenter.refresh()
    )
    presenter.refresh()
    presenter.make()
    assert len(view.state.backups) == 1
    assert view.state.backups[0].path.name in view.state.said
    presenter.check()
    assert view.state.findings == ()
    presenter = BackupsPresenter(view, keeping, office.trainer, InlineWorking(), hand, lambda: None)
    presenter.make()
    assert [trouble.code for trouble in hand.troubles] == ["account.no_permission"]
    assert not view.state.busy


def test_a_new_recovery_sheet_replaces_the_old_and_can_be_tried(
    office: Office, keeping: KeepingRoom, tmp_path: Path
) -> None:
    view: RecordingView[RecoveryState] = RecordingView()
    hand = HandDesk()
    presenter = RecoveryPresenter(view, keeping, office.administrator, InlineWorking(), hand)
    presenter.refresh()
    before = view.state.number
    presenter.renew()
    assert view.state.number == before
    hand.answer(path=tmp_path / "missing" / "单.pdf")
    presenter.renew()
    assert [trouble.code for trouble in hand.troubles] == ["file.unwritable"]
    number = view.state.number
    assert number != before
    assert view.state.wrong
    hand.answer(path=tmp_path / "单.pdf")
    presenter.renew()
    assert view.state.number == number
    assert (tmp_path / "单.pdf").read_bytes().startswith(b"%PDF")
    presenter.try_sheet("123")
    assert "3" in view.state.wrong


def test_the_trail_names_people_and_narrows_to_one(services: Services, office: Office) -> None:
    view: RecordingView[TrailState] = RecordingView()

    def read(actor: object, query: TrailQuery) -> object:
        return read_trail_page(services.store.database, actor, query)  # type: ignore[arg-type]

    presenter = TrailPresenter(view, read, office.administrator)  # type: ignore[arg-type]
    presenter.refresh()
    lines = view.state.rows.rows(0, 50)
    assert {line.actor for line in lines} == {"", "周敏", "李娜"}
    assert view.state.rows.total == len(lines)
    presenter.choose_person(services.people.find(office.administrator, "ln")[0])
    narrowed = view.state.rows.rows(0, 50)
    assert 0 < len(narrowed) < len(lines)
    assert {line.action for line in narrowed} == {"people.person_added", "account.created", "account.signed_in"}
    presenter.choose(narrowed[0])
    assert view.state.chosen == narrowed[0]
    with pytest.raises(KnownError):
        read_trail_page(services.store.database, office.trainer, TrailQuery())


def test_every_action_of_the_trail_has_words() -> None:
    said: set[str] = set()
    for path in SOURCES.rglob("*.py"):
        if "ui" not in path.parts and path.name != "words.py":
            said |= set(texts_outside_errors(ast.parse(path.read_text(encoding="utf-8"))))
    pattern = re.compile(rf"({'|'.join(ROOMS)})\.[a-z_]+")
    codes = {text for text in said if pattern.fullmatch(text)} - known_codes() - OTHER_DOTTED
    assert codes <= set(ACTIONS), codes - set(ACTIONS)


def texts_outside_errors(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS:
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    for child in ast.iter_child_nodes(node):
        yield from texts_outside_errors(child)


def test_every_role_says_what_it_may_do() -> None:
    assert all(role_text(role) for role in Role)
