"""One step of review taken back."""

from dataclasses import replace
from uuid import UUID

import pytest

from tests.conftest import Office
from tests.fakes import READER, FixedClock
from tests.ui.bank_desk import Rooms, single
from trainer.app.services import Services
from trainer.bank.values import BankEvent, Move, QuestionStatus
from trainer.people.accounts.values import Actor
from trainer.store.audit import read_trail
from trainer.store.errors import BadInput
from trainer.ui.bank.moving import MovingPresenter
from trainer.ui.bank.state import Notice


def _status(services: Services, question_id: UUID) -> QuestionStatus:
    return services.bank.question(READER, question_id).status


@pytest.mark.both_engines
def test_each_step_goes_back_to_where_the_question_stood_and_leaves_its_trace(
    services: Services, office: Office
) -> None:
    bank, mine, colleague = services.bank, office.trainer, office.administrator
    own = bank.add(mine, single("听证应当在几日内提出？"))
    steps: list[tuple[Actor, Move, QuestionStatus]] = [
        (mine, Move.CHECK, QuestionStatus.DRAFT),
        (colleague, Move.APPROVE, QuestionStatus.CHECKED),
        (mine, Move.PARK, QuestionStatus.APPROVED),
        (mine, Move.RETIRE, QuestionStatus.PARKED),
    ]
    does = {
        Move.CHECK: lambda who: bank.check(who, [own]),
        Move.APPROVE: lambda who: bank.approve(who, [own]),
        Move.PARK: lambda who: bank.park(who, [own], "待核"),
        Move.RETIRE: lambda who: bank.retire(who, [own], "重复"),
    }
    for who, move, before in steps:
        stood = bank.question(READER, own)
        assert does[move](who).moved == (own,)
        outcome = bank.take_back(who, move, [own], "点错了")
        assert (outcome.changed, dict(outcome.refused)) == (1, {})
        now = bank.question(READER, own)
        assert (now.status, now.checked_by, now.approved_by) == (before, stood.checked_by, stood.approved_by)
        with services.store.database.read() as session:
            last = read_trail(session, own)[0]
        assert (last.action, last.actor_id, last.reason) == (BankEvent.TAKEN_BACK, who.person_id, "点错了")
        does[move](who)


def test_a_step_goes_back_once_and_only_for_who_made_it(services: Services, office: Office) -> None:
    bank, mine = services.bank, office.trainer
    own = bank.add(mine, single("听证应当在几日内提出？"))
    bank.check(mine, [own])
    assert bank.take_back(office.administrator, Move.CHECK, [own], "撤销").refused == {"bank.changed_since": 1}
    assert bank.take_back(mine, Move.PARK, [own], "撤销").refused == {"bank.changed_since": 1}
    assert bank.take_back(mine, Move.CHECK, [own], "撤销").changed == 1
    assert bank.take_back(mine, Move.CHECK, [own], "撤销").refused == {"bank.changed_since": 1}
    with pytest.raises(BadInput, match=r"reason\.missing"):
        bank.take_back(mine, Move.CHECK, [own], " ")


def test_what_changed_since_stays_as_it_is(services: Services, office: Office) -> None:
    bank, mine = services.bank, office.trainer
    ids = [bank.add(mine, single(f"第{n}题？")) for n in range(3)]
    bank.check(mine, ids)
    bank.change(mine, ids[0], replace(bank.question(READER, ids[0]).question, stem="改过？"), "更正")
    bank.approve(office.administrator, ids[1:2])
    outcome = bank.take_back(mine, Move.CHECK, ids, "撤销")
    assert (outcome.moved, dict(outcome.refused)) == ((ids[2],), {"bank.changed_since": 2})
    assert [_status(services, own) for own in ids] == [
        QuestionStatus.DRAFT,
        QuestionStatus.APPROVED,
        QuestionStatus.DRAFT,
    ]


def test_the_list_offers_to_take_a_change_of_many_back(services: Services, office: Office, clock: FixedClock) -> None:
    rooms = Rooms(services, office, clock)
    ids = [services.bank.add(office.trainer, single(f"第{n}题？")) for n in range(2)]
    told: list[Notice] = []
    moving = MovingPresenter(rooms.desk, told.append)
    moving.ask(Move.CHECK, ids)
    assert told[-1].undo
    services.bank.park(office.trainer, ids[:1], "待核")
    moving.undo()
    assert told[-1].text.startswith("已撤销 1 道题的修改。 1 道未变：")
    assert _status(services, ids[1]) is QuestionStatus.DRAFT
    moving.undo()
    assert len(told) == 2
