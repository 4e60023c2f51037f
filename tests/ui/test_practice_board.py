"""The trainer's page of practice: weak articles of a unit, nobody to be guessed, what is kept back."""

from functools import partial
from uuid import uuid4

import pytest

from question_bank.question import Question
from tests.conftest import Office
from tests.fakes_ui import HandDialogs, RecordingView
from tests.practice.drilled import COMPULSION, Drilled, drilled, single
from trainer.app.services import Services
from trainer.people.accounts.values import Actor, Role
from trainer.people.values import PersonDraft
from trainer.practice.values import Hiding
from trainer.reports.mastery import class_mastery
from trainer.store.errors import NotAllowed
from trainer.ui.practice_board.presenter import BoardPresenter, BoardRoom
from trainer.ui.practice_board.state import BoardState
from trainer.ui.working import InlineWorking


class Board:
    """The presenter over real services; `crew` practises 第五十一条."""

    def __init__(self, services: Services, office: Office, actor: Actor) -> None:
        self.desk = drilled(services, office, 2)
        self.view: RecordingView[BoardState] = RecordingView()
        self.dialogs = HandDialogs()
        room = BoardRoom(
            services.practice, services.people, partial(class_mastery, services.store.database, office.trainer)
        )
        self.presenter = BoardPresenter(self.view, room, actor, InlineWorking(), self.dialogs, lambda: None)

    def practise(self, unit_id: object, *people: str, right: bool = True) -> None:
        services, office = self.desk.services, self.desk.office
        for name in people:
            person = services.people.add_person(office.administrator, PersonDraft(name, unit_id=unit_id))  # type: ignore[arg-type]
            mate = Drilled(services, office, Actor(uuid4(), person, name, frozenset({Role.OFFICER})), self.desk.ids)
            for one in self.desk.ids:
                mate.answer(one, right=right and one == self.desk.ids[0])


@pytest.fixture
def board(services: Services, office: Office) -> Board:
    return Board(services, office, office.administrator)


@pytest.mark.both_engines
def test_fewer_than_five_people_are_not_shown(board: Board, office: Office) -> None:
    board.practise(office.unit_id, "甲", "乙", "丙", "丁")
    board.presenter.refresh()
    state = board.view.state
    assert (state.rows, state.found.people) == ((), 0)
    board.practise(office.unit_id, "戊")
    board.presenter.refresh()
    (row,) = board.view.state.rows
    assert (row.people, row.practised, row.right, row.answers, row.share) == (5, 10, 5, 10, 0.5)
    assert board.view.state.found.people == 5


def test_the_weakest_articles_stand_first_and_units_hold_those_below(board: Board, office: Office) -> None:
    other: Question = single(7, "行政强制法", 18, COMPULSION)
    squad = board.desk.services.people.add_unit(office.administrator, "一中队", office.unit_id)
    board.practise(squad, "甲", "乙", "丙", "丁", "戊")
    board.desk.ids[:] = board.desk.add(other)[-1:]
    board.practise(squad, "己", "庚", "辛", "壬", "癸", right=False)
    board.presenter.refresh()
    assert [row.statute for row in board.view.state.rows] == ["行政强制法", "行政处罚法"]
    board.presenter.choose_unit(squad)
    assert len(board.view.state.rows) == 2


def test_only_who_may_change_settings_chooses_what_is_kept_back(
    board: Board, services: Services, office: Office
) -> None:
    board.presenter.choose_hiding(Hiding.UNTIL_OVER)
    assert (board.view.state.hiding, board.view.state.may_choose) == (Hiding.UNTIL_OVER, True)
    with pytest.raises(NotAllowed):
        services.practice.choose_hiding(office.trainer, Hiding.NEVER)
    with pytest.raises(NotAllowed):
        class_mastery(services.store.database, board.desk.actor, [office.unit_id], 5)
