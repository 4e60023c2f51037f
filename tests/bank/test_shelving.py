"""Many questions put on another shelf at once, and back again."""

from dataclasses import replace

import pytest

from question_bank.question import Difficulty
from tests.conftest import Office
from tests.fakes import READER, FixedClock
from tests.ui.bank_desk import Rooms, single
from trainer.app.services import Services
from trainer.bank.values import BankQuery, QuestionStatus, Shelf
from trainer.store.errors import BadInput
from trainer.ui.bank.shelving import ShelvingPresenter
from trainer.ui.bank.state import Notice


@pytest.mark.both_engines
def test_what_was_reviewed_stays_reviewed_on_another_shelf_and_comes_back(services: Services, office: Office) -> None:
    bank = services.bank
    ids = [bank.add(office.trainer, single(f"第{n}题？", subject="旧", field="港口")) for n in range(3)]
    bank.check(office.trainer, ids[:1])
    bank.approve(office.administrator, ids[:1])
    bank.retire(office.trainer, ids[2:], "重复")
    outcome = bank.reshelve(office.administrator, ids, Shelf("行政处罚法/听证", difficulty=Difficulty.HARD), "归类")
    assert (outcome.changed, dict(outcome.refused)) == (2, {"bank.retired": 1})
    detail = bank.question(READER, ids[0])
    assert (detail.status, detail.approved_by) == (QuestionStatus.APPROVED, office.administrator.person_id)
    assert detail.question == single("第0题？", subject="行政处罚法/听证", field="港口", difficulty=Difficulty.HARD)
    assert [row.reason for row in detail.versions] == ["", "归类"]
    assert bank.page(office.trainer, BankQuery(subject="行政处罚法")).total == 2
    bank.change(office.trainer, ids[1], replace(bank.question(READER, ids[1]).question, stem="改过？"), "")
    back = bank.shelve_back(office.administrator, outcome.made, "撤销")
    assert (back.changed, dict(back.refused)) == (1, {"bank.changed_since": 1})
    assert bank.question(READER, ids[0]).question == single("第0题？", subject="旧", field="港口")
    assert bank.question(READER, ids[0]).status is QuestionStatus.APPROVED
    assert bank.question(READER, ids[1]).question.subject == "行政处罚法/听证"
    assert bank.index_differences() == ()


def test_a_change_of_many_needs_a_reason(services: Services, office: Office) -> None:
    with pytest.raises(BadInput, match=r"reason\.missing"):
        services.bank.reshelve(office.trainer, [], Shelf("甲"), " ")


def test_the_list_says_what_came_of_it_and_takes_it_back(services: Services, office: Office, clock: FixedClock) -> None:
    rooms = Rooms(services, office, clock)
    ids = [services.bank.add(office.trainer, single(f"第{n}题？")) for n in range(2)]
    told: list[Notice] = []
    shelving = ShelvingPresenter(rooms.desk, told.append)
    shelving.ask(Difficulty.EASY, ids)
    assert told[-1] == Notice("已修改 2 道题。", undo=True)
    rooms.dialogs.text = "公路法"
    shelving.ask("subject", ids)
    assert services.bank.question(READER, ids[0]).question.subject == "公路法"
    shelving.undo()
    assert told[-1].text == "已撤销 2 道题的修改。"
    assert services.bank.question(READER, ids[0]).question == single("第0题？", difficulty=Difficulty.EASY)
    shelving.undo()
    assert len(told) == 3
