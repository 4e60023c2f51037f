"""What papers are drawn from, read in one go."""

from dataclasses import replace

import pytest

from question_bank.question import Difficulty
from tests.bank.test_bank import HEARING, approved
from tests.conftest import Office
from trainer.app.services import Services


@pytest.mark.both_engines
def test_the_stock_holds_approved_questions_by_their_traits(services: Services, office: Office) -> None:
    first = approved(services, office)
    second = approved(services, office, replace(HEARING, stem="另一题", difficulty=Difficulty.HARD))
    checked = services.bank.add(office.trainer, replace(HEARING, stem="待审定"))
    services.bank.check(office.trainer, [checked])
    stock = services.bank.stock()
    assert {traits.difficulty: list(ids) for traits, ids in stock.shelves.items()} == {
        Difficulty.MEDIUM: [first.hex],
        Difficulty.HARD: [second.hex],
    }
    assert {traits.statute for traits in stock.shelves} == {"行政处罚法"}
    assert services.bank.stock(checked=True).size == 3
    assert services.bank.stock().state == stock.state
    assert set(services.bank.versions_for([first, checked])) == {first}
    assert set(services.bank.versions_for([first, checked], checked=True)) == {first, checked}


def test_questions_with_the_same_words_form_a_group(services: Services, office: Office) -> None:
    first, second = approved(services, office), approved(services, office)
    assert services.bank.stock().groups == (tuple(sorted((first.hex, second.hex))),)
