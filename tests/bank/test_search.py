"""Finding questions: words, filters, pages, counts."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from question_bank.question import Citation, Difficulty, Option, Question, QuestionKind
from tests.bank.test_bank import HEARING
from tests.conftest import Office
from tests.question_bank.question_strategies import questions
from trainer.app.services import Services
from trainer.bank import queries
from trainer.bank.mapping import search_text
from trainer.bank.tables import TEXTS
from trainer.bank.values import BankQuery, SortBy
from trainer.store.search import search_tokens

WEIGHT = replace(
    HEARING,
    kind=QuestionKind.TRUE_FALSE,
    stem="货车外廓尺寸应当符合GB1589的规定。",
    citations=(Citation("公路安全保护条例", 33),),
    subject="公路安全保护条例",
    field="",
    difficulty=Difficulty.HARD,
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("听证", True),
        ("行政 听证", True),
        ("处罚法", True),
        ("第六十四条", True),
        ("十日", True),
        ("日十", False),
        ("提出三日", False),
        ("1589", False),
        ("，。", True),
    ],
)
def test_words_are_found_in_stem_options_and_citation(
    services: Services, office: Office, words: str, found: bool
) -> None:
    services.bank.add(office.trainer, HEARING)
    assert bool(services.bank.page(office.trainer, BankQuery(words)).rows) is found


@pytest.mark.both_engines
@pytest.mark.parametrize("words", ["1589", "gb1589", "ＧＢ１５８９", "尺寸"])
def test_digits_and_width_do_not_matter(services: Services, office: Office, words: str) -> None:
    own = services.bank.add(office.trainer, WEIGHT)
    services.bank.add(office.trainer, HEARING)
    assert [row.id for row in services.bank.page(office.trainer, BankQuery(words)).rows] == [own]


@pytest.mark.both_engines
def test_a_changed_question_is_found_by_its_new_words_only(services: Services, office: Office) -> None:
    own = services.bank.add(office.trainer, HEARING)
    services.bank.change(office.trainer, own, replace(HEARING, stem="执法证件应当出示给谁？"), "")
    assert services.bank.page(office.trainer, BankQuery("执法证件")).total == 1
    assert services.bank.page(office.trainer, BankQuery("告知")).total == 0


@pytest.mark.both_engines
@pytest.mark.parametrize(
    "query",
    [
        BankQuery(kinds=frozenset({QuestionKind.SINGLE})),
        BankQuery(subject="行政处罚法"),
        BankQuery(subject="行政处罚法/听证"),
        BankQuery(field="公路路政"),
        BankQuery(difficulty=Difficulty.MEDIUM),
        BankQuery(statute="行政处罚法"),
        BankQuery(statute="中华人民共和国行政处罚法"),
        BankQuery("应当", statute="行政处罚法"),
    ],
)
def test_filters_take_just_the_questions_that_fit(services: Services, office: Office, query: BankQuery) -> None:
    own = services.bank.add(office.trainer, HEARING)
    services.bank.add(office.trainer, WEIGHT)
    services.bank.add(office.trainer, replace(WEIGHT, stem="另一题应当", subject="行政处罚法总论"))
    page = services.bank.page(office.trainer, query)
    assert ([row.id for row in page.rows], page.total) == ([own], 1)


def test_the_subject_tree_counts_branches_with_what_is_below(services: Services, office: Office) -> None:
    for subject in ("行政处罚法", "行政处罚法/听证", "行政处罚法/听证", "公路法/用地", ""):
        services.bank.add(office.trainer, replace(HEARING, stem=f"题{subject}", subject=subject))
    assert [(node.path, node.depth, node.count) for node in services.bank.subjects()] == [
        ("公路法", 0, 1),
        ("公路法/用地", 1, 1),
        ("行政处罚法", 0, 3),
        ("行政处罚法/听证", 1, 2),
    ]
    assert services.bank.statutes() == (("行政处罚法", 5),)
    assert services.bank.fields() == (("公路路政", 5),)


@pytest.mark.both_engines
def test_a_search_stops_counting_far_behind_its_page(
    services: Services, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "COUNTED_HITS", 3)
    for number in range(7):
        services.bank.add(office.trainer, replace(HEARING, stem=f"听证第{number}题"))
    first = services.bank.page(office.trainer, BankQuery("听证", limit=2))
    assert (len(first.rows), first.total, first.more) == (2, 5, True)
    second = services.bank.page(office.trainer, BankQuery("听证", offset=2, limit=2))
    assert (len(second.rows), second.total, second.more) == (2, 7, True)
    by_kind = services.bank.page(office.trainer, BankQuery("听证", sort=SortBy.KIND, offset=1, limit=2))
    assert (len(by_kind.rows), by_kind.total, by_kind.more) == (2, 6, True)
    beyond = services.bank.page(office.trainer, BankQuery("听证", offset=7, limit=2))
    assert (beyond.rows, beyond.total, beyond.more) == ((), 7, False)
    last = services.bank.page(office.trainer, BankQuery("听证", offset=6, limit=2))
    assert (len(last.rows), last.total, last.more) == (1, 7, False)


@pytest.mark.both_engines
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(kept=st.lists(questions(), min_size=1, max_size=4), data=st.data())
def test_a_search_finds_what_stands_in_the_texts(
    services: Services, office: Office, kept: list[Question], data: st.DataObject
) -> None:
    ids = [services.bank.add(office.trainer, question) for question in kept]
    tokens = search_tokens(search_text(data.draw(st.sampled_from(kept))))
    start = data.draw(st.integers(0, len(tokens) - 1))
    phrase = tokens[start : start + data.draw(st.integers(1, 4))]
    hits = {row.id for row in services.bank.page(office.trainer, BankQuery("-".join(phrase), limit=100_000)).rows}
    truth = {
        own for own, question in zip(ids, kept, strict=True) if _contains(search_tokens(search_text(question)), phrase)
    }
    assert hits & set(ids) == truth


@pytest.mark.both_engines
def test_the_index_is_compared_with_what_the_questions_say(services: Services, office: Office) -> None:
    services.bank.load_starter(office.administrator)
    own = services.bank.add(office.trainer, HEARING)
    services.bank.change(office.trainer, own, WEIGHT, "")
    assert services.bank.index_differences() == ()
    number = services.bank.question(office.trainer, own).number
    with services.store.database.write() as session:
        TEXTS.put(session, [(1, "别的内容"), (number + 5, "没有这道题")])
        TEXTS.remove(session, [2])
    assert services.bank.index_differences() == (1, 2, number + 5)


def _contains(tokens: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    return any(tokens[at : at + len(phrase)] == phrase for at in range(len(tokens)))


def test_options_do_not_run_into_one_another(services: Services, office: Office) -> None:
    services.bank.add(office.trainer, replace(HEARING, options=(Option("甲车"), Option("乙船"))))
    assert services.bank.page(office.trainer, BankQuery("车乙")).total == 0
    assert services.bank.page(office.trainer, BankQuery("乙船")).total == 1
