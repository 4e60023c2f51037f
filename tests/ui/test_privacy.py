"""The page of personal data without its widgets, then built."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.conftest import PASSWORD, Office
from tests.fakes import FixedClock
from tests.fakes_ui import HandDialogs, RecordingView
from tests.privacy.test_destruction import NEXT_JANUARY, keep_no_year
from trainer.app.privacy_files import draw_list
from trainer.app.services import Services
from trainer.hours.values import AbsenceKind, HourCategory, HourDraft, Way
from trainer.people.accounts.values import Role
from trainer.people.values import PersonDraft, PersonStatus
from trainer.privacy.values import ListState, Signature
from trainer.qualification.values import CardDraft, Inspection
from trainer.reports.exports import export_register
from trainer.reports.joint_reasons import destroy_joint_reason, joint_reasons
from trainer.reports.private_words import destroy_private_words, private_words
from trainer.ui.privacy.build import PrivacyScreen
from trainer.ui.privacy.presenter import PrivacyPresenter, PrivacyRoom
from trainer.ui.privacy.state import PrivacyState, Room, shown
from trainer.ui.privacy.view import PrivacyPage
from trainer.ui.working import InlineWorking

LONG = "a long password"


class Desk(HandDialogs):
    def __init__(self) -> None:
        super().__init__()
        self.printed: list[bytes] = []

    def print_pdfs(self, title: str, contents: list[bytes]) -> None:
        self.printed.extend(contents)


class Page:
    def __init__(self, services: Services, office: Office) -> None:
        self.view: RecordingView[PrivacyState] = RecordingView()
        self.desk, boss, database = Desk(), office.administrator, services.store.database
        room = PrivacyRoom(
            services.privacy,
            lambda: export_register(database, boss),
            lambda actor, person: private_words(database, actor, person),
            lambda *parts: destroy_private_words(database, services.audit, *parts),
            services.people.find,
            lambda actor, phrase: joint_reasons(database, actor, phrase),
            lambda *parts: destroy_joint_reason(database, services.audit, *parts),
            lambda actor, made: draw_list(services, actor, made),
            services.accounts.vouch,
            services.clock,
        )
        self.presenter = PrivacyPresenter(
            self.view, room, boss, InlineWorking(), self.desk, self.desk, lambda: self.presenter.refresh()
        )
        self.presenter.refresh()

    @property
    def state(self) -> PrivacyState:
        return self.view.state


def manager(services: Services, office: Office, name: str, login: str) -> None:
    """Somebody with a password of their own who may see management."""
    person = services.people.add_person(office.administrator, PersonDraft(name, unit_id=office.unit_id))
    slip = services.accounts.create(office.administrator, person, login, [Role.ARCHIVIST])
    services.accounts.change_password(services.accounts.sign_in(login, slip).actor, "", LONG)


@pytest.fixture
def gone(services: Services, office: Office, clock: FixedClock) -> UUID:
    """Somebody who left, with words kept apart, in the January after."""
    keep_no_year(services)
    boss = office.administrator
    person = services.people.add_person(boss, PersonDraft("陈建国", unit_id=office.unit_id))
    card = CardDraft("14000001", (), "", None, date(2030, 1, 1))
    services.qualification.register(boss, person, card)
    services.qualification.inspect(boss, person, 2026, date(2026, 11, 20), Inspection.FAILED, "审验时住院")
    services.people.set_status(boss, person, PersonStatus.SEALED, "退休")
    manager(services, office, "何局长", "heju")
    manager(services, office, "吴主任", "wuzhuren")
    clock.jump(NEXT_JANUARY)
    return person


@pytest.fixture
def page(services: Services, office: Office, gone: UUID) -> Page:
    return Page(services, office)


def test_from_the_january_list_to_the_destruction(page: Page, services: Services, gone: UUID) -> None:
    assert [one.person_id for one in shown(page.state)] == [gone]
    page.presenter.draw_up([gone])
    assert page.state.room is Room.LISTS
    page.presenter.print()
    assert page.desk.printed[0].startswith(b"%PDF")
    page.desk.second = ("zhoumin", PASSWORD)
    page.presenter.sign(Signature.SECOND)
    assert [trouble.code for trouble in page.desk.troubles] == ["account.same_person"]
    for part, login in ((Signature.SECOND, "heju"), (Signature.APPROVER, "wuzhuren")):
        page.desk.second = (login, LONG)
        page.presenter.sign(part)
    assert page.state.list is not None
    assert [signed.name for signed in page.state.list.signed] == ["周敏", "何局长", "吴主任"]
    page.desk.agree = False
    page.presenter.carry_out()
    assert page.state.list.state is ListState.READY
    page.desk.agree = True
    page.presenter.carry_out()
    assert page.state.list.state is ListState.DONE
    assert "没有残留" in page.state.said
    page.presenter.choose_room(Room.ARCHIVE)
    assert [one.name for one in shown(page.state)] == ["（已销毁）"]
    page.presenter.choose_room(Room.EXPORTS)
    assert [line.what for line in page.state.exports] == ["destruction_list"]


def test_the_overview_leads_to_the_january_list(page: Page, qtbot: QtBot) -> None:
    window = PrivacyPage()
    qtbot.addWidget(window)
    page.presenter.choose_room(Room.EXPORTS)
    PrivacyScreen(window, page.presenter).open("due")
    assert page.state.room is Room.DUE


def test_words_are_destroyed_early_with_a_second_person(page: Page, gone: UUID) -> None:
    page.presenter.choose_person(gone)
    page.presenter.show_words()
    assert page.state.words == ("审验时住院",)
    page.desk.text, page.desk.second = "本人要求", ("heju", LONG)
    page.presenter.destroy_words()
    page.presenter.show_words()
    assert page.state.words == ()


def test_words_of_people_in_office_and_of_several_go_from_their_lists(
    page: Page, services: Services, office: Office, qtbot: QtBot
) -> None:
    boss, entered = office.administrator, []
    for name in ("王强", "赵静"):
        person = services.people.add_person(boss, PersonDraft(name, unit_id=office.unit_id))
        draft = HourDraft(person, date(2026, 3, 2), Decimal(4), HourCategory.PUBLIC_LAW, Way.LECTURE, "集中培训")
        entered.append(services.hours.record(office.trainer, draft))
    services.hours.return_(boss, entered, "王强住院、赵静陪护")
    services.absences.state_absence(boss, person, AbsenceKind.LEAVE, date(2026, 3, 2), None, "产假")
    window = PrivacyPage()
    qtbot.addWidget(window)
    window.reason_destroyed.connect(page.presenter.destroy_reason)
    window.words_destroyed.connect(page.presenter.destroy_words)
    page.desk.text, page.desk.second = "本人要求", ("heju", LONG)
    page.presenter.choose_room(Room.WORDS)
    page.presenter.find("赵静")
    [one] = page.state.found
    page.presenter.choose_person(one.id)
    page.presenter.show_words()
    window.show_state(page.state)
    assert page.state.words == ("王强住院、赵静陪护", "产假")
    qtbot.mouseClick(window.person.ending, Qt.MouseButton.LeftButton)
    page.presenter.show_words()
    assert page.state.words == ()
    page.presenter.choose_room(Room.REASONS)
    page.presenter.find("住院")
    page.presenter.choose_reason(page.state.reasons[0])
    window.show_state(page.state)
    qtbot.mouseClick(window.reason.ending, Qt.MouseButton.LeftButton)
    assert page.state.reasons == ()
    assert page.desk.troubles == []


def test_a_list_is_withdrawn_by_its_button(page: Page, gone: UUID, qtbot: QtBot) -> None:
    window = PrivacyPage()
    qtbot.addWidget(window)
    window.draw_up_wanted.connect(page.presenter.draw_up)
    window.signed.connect(page.presenter.sign)
    window.show_state(page.state)
    qtbot.mouseClick(window.draw_up, Qt.MouseButton.LeftButton)
    window.show_state(page.state)
    page.desk.second = ("heju", LONG)
    qtbot.mouseClick(window.list.sign, Qt.MouseButton.LeftButton)
    window.show_state(page.state)
    page.desk.text = "核对有误"
    page.presenter.withdraw()
    assert page.state.list is not None
    assert page.state.list.state is ListState.WITHDRAWN
    for room in Room:
        page.presenter.choose_room(room)
        window.show_state(page.state)
    assert window.room.count() == len(Room)
    window.show_state(PrivacyState())
    assert window.room.count() == len(Room) - 2, "words are the administrators' alone"
