"""What papers are drawn from, read in one go."""

from dataclasses import replace

import pytest

from question_bank.question import Citation, Difficulty, Question, QuestionKind
from tests.bank.test_bank import HEARING, approved
from tests.conftest import Office
from trainer.app.services import Services
from trainer.exams.papers.orders import traits_of


@pytest.mark.both_engines
def test_the_stock_holds_approved_questions_by_their_traits(services: Services, office: Office) -> None:
    first = approved(services, office)
    second = approved(services, office, replace(HEARING, stem="另一题", difficulty=Difficulty.HARD))
    checked = services.bank.add(office.trainer, replace(HEARING, stem="待审定"))
    services.bank.check(office.trainer, [checked])
    stock = services.bank.stock(office.trainer)
    assert {traits.difficulty: list(ids) for traits, ids in stock.shelves.items()} == {
        Difficulty.MEDIUM: [first.hex],
        Difficulty.HARD: [second.hex],
    }
    assert {traits.statutes for traits in stock.shelves} == {("行政处罚法",)}
    assert services.bank.stock(office.trainer, checked=True).size == 3
    assert services.bank.stock(office.trainer).state == stock.state
    assert set(services.bank.versions_for(office.trainer, [first, checked])) == {first}
    assert set(services.bank.versions_for(office.trainer, [first, checked], checked=True)) == {first, checked}


def test_questions_with_the_same_words_form_a_group(services: Services, office: Office) -> None:
    first, second = approved(services, office), approved(services, office)
    assert services.bank.stock(office.trainer).groups == (tuple(sorted((first.hex, second.hex))),)


@pytest.mark.both_engines
def test_every_statute_a_question_or_a_part_of_it_cites_counts(services: Services, office: Office) -> None:
    cited = Citation("中华人民共和国行政处罚法", 63), Citation("中华人民共和国公路法", 50), Citation("公路法", 51)
    both = replace(HEARING, stem="两法并引", citations=cited)
    part = replace(HEARING, stem="如何处理？", citations=(Citation("中华人民共和国港口法", 40),))
    case = Question(QuestionKind.CASE, "某日，甲装载超限。", parts=(HEARING, part), subject=HEARING.subject)
    one, two, three = (approved(services, office, question) for question in (HEARING, both, case))
    stock = services.bank.stock(office.trainer)
    assert {traits.statutes: list(ids) for traits, ids in stock.shelves.items()} == {
        ("行政处罚法",): [one.hex],
        ("公路法", "行政处罚法"): [two.hex],
        ("港口法", "行政处罚法"): [three.hex],
    }
    found = services.bank.versions_for(office.trainer, [one, two, three])
    assert {traits_of(found[key][1]) for key in (one, two, three)} == set(stock.shelves)
