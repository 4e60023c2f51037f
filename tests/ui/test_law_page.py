"""The page of laws without its widgets."""

from functools import partial

import pytest

from question_bank.question import Citation
from tests.bank.test_lawchange import approved, load_new, load_old
from tests.conftest import Office
from tests.fakes_ui import RecordingView
from tests.law.texts import TITLE
from tests.ui.bank_desk import single
from tests.ui.law_desk import law_desk
from trainer.app.finder import FindAnything
from trainer.app.services import Services
from trainer.bank.values import BankQuery
from trainer.law.values import ArticleHit, ArticleKey, Statute
from trainer.reports.overview import attention
from trainer.ui.law.presenter import LawPresenter
from trainer.ui.law.reader_presenter import ReaderPresenter, ReaderState
from trainer.ui.law.state import LawState
from trainer.ui.overview.wording import law_card
from trainer.ui.shell.context import WORK_LIST


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


def test_a_law_and_an_article_are_found_from_anywhere(services: Services, office: Office) -> None:
    load_old(services, office)
    find = FindAnything(services, office.trainer)
    (law,) = [hit for hit in find(TITLE[:4]) if hit.screen == "law" and isinstance(hit.target, Statute)]
    assert law.title == f"《{TITLE}》"
    (cited,) = [hit for hit in find(f"{TITLE}第三条") if hit.screen == "law"]
    assert isinstance(cited.target, ArticleHit)
    assert cited.target.article.key == ArticleKey(3)
    held = [hit.target for hit in find("十日") if hit.screen == "law"]
    assert [hit.article.key for hit in held if isinstance(hit, ArticleHit)] == [ArticleKey(3)]
    shown: RecordingView[ReaderState] = RecordingView()
    ReaderPresenter(shown, law_desk(services, office.trainer)).read(cited.target.statute, cited.target)
    assert shown.state.chosen == cited.target
    assert len(shown.state.hits) > 1


def test_what_a_change_of_law_set_aside_stands_on_the_overview(services: Services, office: Office) -> None:
    load_old(services, office)
    own = approved(services, office, "几日内提出？", Citation(TITLE, 3, 1))
    load_new(services, office)
    waiting = partial(attention, services.store.database, office.trainer)
    assert waiting().law_waiting == 1
    assert law_card(waiting()).target == WORK_LIST
    services.bank.check(office.trainer, [own])
    assert waiting().law_waiting == 0
