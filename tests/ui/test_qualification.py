"""The page of enforcement certificates without its widgets."""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from python_calamine import CalamineWorkbook

from tests.conftest import Office
from tests.fakes_ui import HandDialogs, RecordingView
from trainer.app.qualification_files import CardListFiles
from trainer.app.services import Services
from trainer.people.accounts.values import Actor
from trainer.people.values import Category, PersonDraft
from trainer.qualification.values import CardDraft, CardState, Cause, Inspection, Move, Verdict, Which
from trainer.ui.qualification.presenter import CardsPresenter, CardsRoom
from trainer.ui.qualification.state import (
    CardsState,
    Checking,
    Deciding,
    Inspecting,
    Proposing,
    Registering,
    Side,
    acts,
    shown,
)
from trainer.ui.working import InlineWorking

TODAY = date(2026, 11, 21)


class Desk(HandDialogs):
    """Dialogs and a printer that keeps what it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.printed: list[tuple[str, list[bytes]]] = []

    def print_pdfs(self, title: str, contents: list[bytes]) -> None:
        self.printed.append((title, contents))


class Page:
    def __init__(self, services: Services, actor: Actor) -> None:
        self.view: RecordingView[CardsState] = RecordingView()
        self.desk = Desk()
        room = CardsRoom(
            services.qualification,
            services.people,
            services.exams,
            services.clock,
            lambda _exam: frozenset(),
            CardListFiles(services),
        )
        self.presenter = CardsPresenter(
            self.view, room, actor, InlineWorking(), self.desk, self.desk, lambda: self.presenter.refresh()
        )
        self.presenter.refresh()

    @property
    def state(self) -> CardsState:
        return self.view.state


@pytest.fixture
def officer(services: Services, office: Office) -> UUID:
    services.qualification.choose_rules(office.administrator, "jinzhong")
    draft = PersonDraft("陈建国", post="执法员", unit_id=office.unit_id)
    return services.people.add_person(office.administrator, draft)


@pytest.fixture
def page(services: Services, office: Office, officer: UUID) -> Page:
    return Page(services, office.administrator)


def test_who_enforces_without_a_certificate_stands_first_until_one_is_registered(page: Page, officer: UUID) -> None:
    assert officer in [one.person.id for one in shown(page.state)]
    page.presenter.choose(officer)
    assert page.state.person is not None
    assert acts(page.state, page.state.person) == (Side.REGISTER,)
    page.presenter.show_side(Side.REGISTER)
    page.presenter.act(Registering(CardDraft("14000001", ("港口",), "省司法厅", None, date(2029, 1, 1))))
    assert page.state.side is Side.CARD
    assert page.state.person.state is CardState.VALID
    assert officer not in [one.person.id for one in shown(page.state)]
    page.presenter.act(Inspecting(2026, TODAY, Inspection.PASSED, ""))
    assert page.state.cards[-1].inspections[0].result is Inspection.PASSED


def test_a_proposal_changes_nothing_until_it_is_decided(page: Page, officer: UUID) -> None:
    page.presenter.choose(officer)
    page.presenter.act(Registering(CardDraft("14000001", (), "", None, date(2029, 1, 1))))
    page.presenter.act(Proposing(Move.RECALL, Cause.RETIREMENT, TODAY, ""))
    assert page.state.person is not None
    assert page.state.person.state is CardState.VALID
    assert acts(page.state, page.state.person) == (Side.DECIDE,)
    page.presenter.act(Deciding(Verdict.CONFIRMED, TODAY, ""))
    assert [trouble.code for trouble in page.desk.troubles] == ["reason.missing"]
    page.presenter.act(Deciding(Verdict.CONFIRMED, TODAY, "已退休"))
    assert page.state.person.state is CardState.RECALLED
    page.presenter.find()
    assert page.state.which is Which.WAITING
    assert [one.person.id for one in shown(page.state)] == [officer]


def test_nobody_acts_on_their_own_certificate_and_trainers_only_read(
    services: Services, office: Office, officer: UUID
) -> None:
    reading = Page(services, office.trainer)
    reading.presenter.choose(officer)
    assert reading.state.person is not None
    assert acts(reading.state, reading.state.person) == ()


def test_a_check_list_is_shown_and_leaves_as_a_recorded_workbook(
    services: Services, office: Office, page: Page, tmp_path: Path
) -> None:
    services.people.add_person(
        office.administrator, PersonDraft("王强", Category.AUXILIARY, post="协管员", unit_id=office.unit_id)
    )
    page.presenter.act(Checking(None, office.unit_id, TODAY, frozenset(), True))
    checked = page.state.checked
    assert checked is not None
    assert {one.person.name for one in checked.barred} >= {"陈建国", "王强"}
    page.desk.text, page.desk.path = "演练前检查", tmp_path / "名单.xlsx"
    page.presenter.lists.save()
    rows = CalamineWorkbook.from_path(page.desk.path).get_sheet_by_index(0).to_python()
    assert "王强" in [row[1] for row in rows]
    page.presenter.lists.print()
    assert page.desk.printed[0][1][0].startswith(b"%PDF")
    page.presenter.back_to_list()
    assert page.state.checked is None


def test_the_page_of_an_exam_leads_to_its_check_list(page: Page, services: Services) -> None:
    page.presenter.begin_check(UUID(int=5))
    assert (page.state.side, page.state.check_exam) == (Side.CHECK, UUID(int=5))
    page.presenter.close()
    assert page.state.side is Side.NOTHING
