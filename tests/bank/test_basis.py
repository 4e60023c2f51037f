"""A basis that stands in the rationale only is found, and taken over by a person."""

from dataclasses import replace

from question_bank.question import Citation, Question, QuestionKind
from tests.bank.test_bank import HEARING
from tests.conftest import Office
from tests.fakes import READER
from trainer.app.services import Services
from trainer.bank.values import BankQuery, Basis, QuestionStatus

BARE = replace(HEARING, citations=(), rationale="行政处罚法第六十四条第一项规定了五日。")


def test_citations_are_proposed_and_taken_over(services: Services, office: Office) -> None:
    own = services.bank.add(office.trainer, BARE)
    services.bank.add(office.trainer, replace(BARE, stem="没有依据的题？", rationale="常识。"))
    services.bank.add(office.trainer, HEARING)
    (proposal,) = services.basis.proposals()
    assert (proposal.question_id, proposal.cited) == (own, (("《行政处罚法》第六十四条第一项", True),))
    assert services.basis.take_over(office.trainer, [proposal], "据解析补") == 1
    detail = services.bank.question(READER, own)
    assert detail.question.citations == (Citation("行政处罚法", 64, item=1),)
    assert (detail.versions[-1].reason, detail.versions[-1].created_by) == ("据解析补", office.trainer.person_id)
    assert services.basis.proposals() == ()
    assert services.bank.page(office.trainer, BankQuery(basis=Basis.NONE)).total == 1


def test_places_that_do_not_exist_are_said(services: Services, office: Office) -> None:
    services.bank.add(office.trainer, replace(BARE, rationale="《行政处罚法》第九十九条；《某市办法》第三条"))
    (proposal,) = services.basis.proposals()
    assert [exists for _words, exists in proposal.cited] == [False, None]
    assert not proposal.sound


def test_an_approved_question_is_a_draft_again(services: Services, office: Office) -> None:
    own = services.bank.add(office.trainer, BARE)
    services.bank.check(office.trainer, [own])
    services.bank.approve(office.administrator, [own])
    services.basis.take_over(office.trainer, services.basis.proposals(), "据解析补")
    assert services.bank.question(READER, own).status is QuestionStatus.DRAFT


def test_a_question_changed_since_is_left_alone(services: Services, office: Office) -> None:
    own = services.bank.add(office.trainer, BARE)
    proposals = services.basis.proposals()
    services.bank.change(office.trainer, own, replace(BARE, stem="改了？"), "改")
    assert services.basis.take_over(office.trainer, proposals, "据解析补") == 0


def test_parts_get_what_their_own_rationale_cites(services: Services, office: Office) -> None:
    case = Question(QuestionKind.CASE, "案情", parts=(BARE, replace(BARE, rationale="公路法第八条")))
    services.bank.add(office.trainer, case)
    (proposal,) = services.basis.proposals()
    assert [part.citations for part in proposal.proposed.parts] == [
        (Citation("行政处罚法", 64, item=1),),
        (Citation("公路法", 8),),
    ]
