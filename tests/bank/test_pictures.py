"""Pictures of questions in the encrypted store, in versions, imports and sealed papers."""

import io
from decimal import Decimal

import pytest
from PIL import Image

from question_bank.blueprint import Blueprint, BlueprintRow
from question_bank.formats.batch import Batch, Imported
from question_bank.pictures import keepable
from question_bank.problems import Place
from question_bank.question import Question, QuestionKind, Table
from tests.conftest import Office
from tests.fakes import READER
from tests.ui.bank_desk import single
from trainer.app.services import Services
from trainer.bank.values import BankQuery
from trainer.exams.sittings.arrangement import shown_question
from trainer.exams.sittings.values import Arrangement
from trainer.store.errors import BadInput, Refused


def drawn(colour: str = "navy") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(buffer, "BMP")
    return buffer.getvalue()


@pytest.mark.both_engines
def test_a_picture_is_kept_once_and_read_with_its_question(services: Services, office: Office) -> None:
    picture = services.bank.keep_picture(office.trainer, drawn(), "禁令标志")
    assert services.bank.keep_picture(office.trainer, drawn(), "禁令标志") == picture
    table = Table((("车型", "限值"), ("二轴货车", "18 吨")))
    question = single("下图是什么标志？", figures=(picture, table))
    question_id = services.bank.add(office.trainer, question)
    assert services.bank.question(READER, question_id).question == question
    assert services.bank.pictures_of([question]) == {picture.hash: services.bank.picture(picture.hash)}
    assert services.bank.page(office.trainer, BankQuery("二轴货车")).total == 1
    assert services.bank.page(office.trainer, BankQuery("禁令标志")).total == 1
    assert services.bank.index_differences() == ()


def test_what_is_no_picture_is_refused(services: Services, office: Office) -> None:
    with pytest.raises(BadInput, match=r"picture\.unreadable"):
        services.bank.keep_picture(office.trainer, b"MZ")
    with pytest.raises(BadInput, match=r"file\.missing"):
        services.bank.picture("0" * 64)


def test_an_import_keeps_the_pictures_of_what_it_adds(services: Services, office: Office) -> None:
    picture, content = keepable(drawn("red"))
    other, unused = keepable(drawn("teal"))
    question = single("看图", figures=(picture,))
    batch = Batch("题.docx", (Imported(question, Place()),), (), {picture.hash: content, other.hash: unused})
    services.bank.import_batch(office.trainer, batch, lambda done, of: None, lambda: False)
    assert services.bank.picture(picture.hash) == content
    assert services.bank.lost_pictures([question, single("甲", figures=(other,))]) == (other.hash,)


def approved(services: Services, office: Office, question: Question) -> None:
    question_id = services.bank.add(office.trainer, question)
    services.bank.check(office.trainer, [question_id])
    services.bank.approve(office.administrator, [question_id])


def test_a_sealed_paper_names_its_pictures_and_none_is_sealed_without_them(services: Services, office: Office) -> None:
    picture = services.bank.keep_picture(office.trainer, drawn())
    question = single("看图", figures=(picture,), rationale="见图", rationale_figures=(picture,))
    approved(services, office, question)
    blueprint = Blueprint("图", (BlueprintRow(QuestionKind.SINGLE, 1, Decimal(2)),))
    paper = services.papers.assemble(office.administrator, blueprint, 1)
    assert services.papers.paper(office.administrator, paper.id).items[0].question == question
    hidden = shown_question(question, Arrangement((0, 1, 2, 3)))
    assert hidden.figures == (picture,)
    assert hidden.rationale_figures == ()
    lost, _ = keepable(drawn("lime"))
    approved(services, office, single("丢", figures=(lost,)))
    both = Blueprint("图", (BlueprintRow(QuestionKind.SINGLE, 2, Decimal(2)),))
    with pytest.raises(Refused, match=r"paper\.picture_lost"):
        services.papers.assemble(office.administrator, both, 1)
