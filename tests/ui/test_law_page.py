"""The page of laws without its widgets."""

import pytest

from question_bank.question import Citation
from tests.conftest import Office
from tests.fakes_ui import RecordingView
from tests.ui.bank_desk import single
from tests.ui.law_desk import law_desk
from trainer.app.services import Services
from trainer.bank.values import BankQuery
from trainer.ui.law.presenter import LawPresenter
from trainer.ui.law.state import LawState


@pytest.fixture
def view() -> RecordingView[LawState]:
    return RecordingView()


@pytest.fixture
def gone() -> list[tuple[str, object]]:
    return []


@pytest.fixture
def page(
    services: Services, office: Office, view: RecordingView[LawState], gone: list[tuple[str, object]]
) -> LawPresenter:
    for statute in ("中华人民共和国行政处罚法", "行政处罚法", "某市治超办法"):
        services.bank.add(office.trainer, single(f"{statute}？", citations=(Citation(statute, 3),)))
    presenter = LawPresenter(view, law_desk(services, office.trainer, gone=gone))
    presenter.refresh()
    return presenter


def test_the_most_cited_law_comes_first_under_one_name(page: LawPresenter, view: RecordingView[LawState]) -> None:
    first = view.state.lines[0]
    assert (first.short, first.questions) == ("行政处罚法", 2)
    assert first.statute is not None
    assert first.statute.article_count == 86


def test_a_cited_law_that_is_not_registered_is_counted(page: LawPresenter, view: RecordingView[LawState]) -> None:
    assert view.state.unknown == 1
    page.search("治超")
    assert [(line.short, line.statute) for line in view.state.shown] == [("某市治超办法", None)]


def test_a_law_leads_to_its_questions(
    page: LawPresenter, view: RecordingView[LawState], gone: list[tuple[str, object]]
) -> None:
    page.choose(view.state.lines[0])
    page.show_questions()
    assert gone == [("bank", BankQuery(statute="行政处罚法"))]
