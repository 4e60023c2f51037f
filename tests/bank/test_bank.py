"""The bank as trainers use it: writing, changing, reviewing."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from question_bank.question import ChoiceKey, Citation, Difficulty, Option, Question, QuestionKind
from tests.conftest import Office
from tests.fakes import READER
from trainer.app.services import Services
from trainer.bank.values import BankEvent, BankQuery, Move, Origin, QuestionStatus
from trainer.people.accounts.values import Actor
from trainer.store.errors import BadInput, NotAllowed, Refused

HEARING = Question(
    QuestionKind.SINGLE,
    "当事人要求听证的，应当在行政机关告知后几日内提出？",
    tuple(Option(text) for text in ("三日", "五日", "七日", "十日")),
    ChoiceKey(frozenset({1})),
    citations=(Citation("中华人民共和国行政处罚法", 64, item=1),),
    subject="行政处罚法/听证",
    field="公路路政",
)


def status_of(services: Services, question_id: UUID) -> QuestionStatus:
    return services.bank.question(READER, question_id).status


def approved(services: Services, office: Office, question: Question = HEARING) -> UUID:
    own = services.bank.add(office.trainer, question)
    services.bank.check(office.trainer, [own])
    services.bank.approve(office.administrator, [own])
    return own


def test_a_new_question_is_a_draft_that_nobody_draws(services: Services, office: Office) -> None:
    own = services.bank.add(office.trainer, HEARING)
    detail = services.bank.question(office.trainer, own)
    assert (detail.status, detail.origin, detail.question) == (QuestionStatus.DRAFT, Origin.TYPED, HEARING)
    assert services.bank.stock(office.trainer).size == 0


def test_a_row_shows_the_first_citation_by_its_short_title(services: Services, office: Office) -> None:
    services.bank.add(office.trainer, HEARING)
    (row,) = services.bank.page(office.trainer, BankQuery()).rows
    assert (row.statute, row.article, row.difficulty) == ("行政处罚法", 64, Difficulty.MEDIUM)


def test_two_people_bring_a_question_into_papers(services: Services, office: Office) -> None:
    own = approved(services, office)
    detail = services.bank.question(office.trainer, own)
    assert detail.checked_by == office.trainer.person_id
    assert detail.approved_by == office.administrator.person_id
    assert [entry.action for entry in detail.history] == [BankEvent.ADDED, Move.CHECK, Move.APPROVE]
    ((traits, ids),) = services.bank.stock(office.trainer).shelves.items()
    assert (list(ids), traits.subject) == ([own.hex], "行政处罚法/听证")


@pytest.mark.parametrize("checks", ["trainer", "administrator"])
def test_who_wrote_or_checked_a_question_may_not_approve_it(services: Services, office: Office, checks: str) -> None:
    own = services.bank.add(office.trainer, HEARING)
    checker: Actor = getattr(office, checks)
    services.bank.check(checker, [own])
    for actor in {office.trainer, checker}:
        with pytest.raises(NotAllowed) as refused:
            services.bank.approve(actor, [own])
        assert refused.value.code == "bank.own_question"
    assert status_of(services, own) is QuestionStatus.CHECKED


def test_some_are_kept_back_while_the_others_move(services: Services, office: Office) -> None:
    other = services.bank.add(office.trainer, HEARING)
    mine = services.bank.add(office.administrator, replace(HEARING, stem="听证由谁主持？"))
    services.bank.check(office.trainer, [other, mine])
    outcome = services.bank.approve(office.administrator, [other, mine])
    assert (outcome.changed, dict(outcome.refused)) == (1, {"bank.own_question": 1})


def test_a_question_without_a_key_is_not_checked(services: Services, office: Office) -> None:
    own = services.bank.add(office.trainer, replace(HEARING, answer=None))
    assert [problem.code for problem in services.bank.question(office.trainer, own).problems] == ["question.no_key"]
    with pytest.raises(Refused) as refused:
        services.bank.check(office.trainer, [own])
    assert refused.value.code == "bank.has_problems"


def test_a_changed_question_has_to_be_reviewed_anew(services: Services, office: Office) -> None:
    own = approved(services, office)
    version = services.bank.change(office.trainer, own, replace(HEARING, rationale="依条文。"), "补写解析")
    detail = services.bank.question(office.trainer, own)
    assert (detail.version_id, detail.status, detail.checked_by) == (version, QuestionStatus.DRAFT, None)
    first, second = detail.versions
    assert services.bank.version(office.trainer, first.id) == HEARING
    assert (second.ordinal, second.reason) == (2, "补写解析")


def test_saving_the_same_words_again_makes_no_version(services: Services, office: Office) -> None:
    own = approved(services, office)
    services.bank.change(office.trainer, own, HEARING, "")
    assert len(services.bank.versions(office.trainer, own)) == 1
    assert status_of(services, own) is QuestionStatus.APPROVED


def test_a_reviewed_question_is_changed_with_a_reason_only(services: Services, office: Office) -> None:
    own = approved(services, office)
    with pytest.raises(BadInput) as refused:
        services.bank.change(office.trainer, own, replace(HEARING, stem="另一题干？"), " ")
    assert refused.value.code == "reason.missing"


def test_a_parked_question_comes_back_through_check_and_approval(services: Services, office: Office) -> None:
    own = approved(services, office)
    services.bank.park(office.trainer, [own], "条文已修订")
    assert services.bank.stock(office.trainer).size == 0
    services.bank.check(office.trainer, [own])
    services.bank.approve(office.administrator, [own])
    assert status_of(services, own) is QuestionStatus.APPROVED


def test_a_retired_question_stays_as_it_is(services: Services, office: Office) -> None:
    own = approved(services, office)
    services.bank.retire(office.trainer, [own], "内容过时")
    attempts: tuple[Callable[[], object], ...] = (
        lambda: services.bank.check(office.trainer, [own]),
        lambda: services.bank.change(office.trainer, own, replace(HEARING, stem="另一题干？"), "改"),
    )
    for attempt in attempts:
        with pytest.raises(Refused) as refused:
            attempt()
        assert refused.value.code == "bank.retired"
    assert services.bank.page(office.trainer, BankQuery()).total == 0
    assert services.bank.page(office.trainer, BankQuery(statuses=frozenset({QuestionStatus.RETIRED}))).total == 1


@pytest.mark.parametrize("statement", ["UPDATE question_version SET content = '{}'", "DELETE FROM question_version"])
def test_the_store_itself_refuses_to_change_a_version(services: Services, office: Office, statement: str) -> None:
    own = services.bank.add(office.trainer, HEARING)
    with pytest.raises(DatabaseError, match="append only"), services.store.database.write() as session:
        session.execute(text(statement))
    assert services.bank.question(office.trainer, own).question == HEARING


def test_what_a_paper_freezes_is_the_current_version_once_approved(services: Services, office: Office) -> None:
    own = services.bank.add(office.trainer, HEARING)
    version = services.bank.change(office.trainer, own, replace(HEARING, stem="新题干？"), "")
    services.bank.check(office.trainer, [own])
    assert services.bank.versions_for(office.trainer, [own]) == {}
    services.bank.approve(office.administrator, [own])
    assert services.bank.versions_for(office.trainer, [own]) == {own: (version, replace(HEARING, stem="新题干？"))}


def test_an_officer_may_not_write_questions(services: Services, office: Office) -> None:
    with pytest.raises(NotAllowed):
        services.bank.add(replace(office.trainer, roles=frozenset()), HEARING)
