"""Saved filters, chosen columns, order and sums of the list."""

from dataclasses import replace

import pytest

from question_bank.question import Citation, Difficulty, QuestionKind
from tests.conftest import Office
from tests.fakes import READER
from tests.ui.bank_desk import Rooms, single
from trainer.app.services import Services
from trainer.bank.searches.mapping import query_data, query_of
from trainer.bank.values import BankQuery, Basis, QuestionStatus, SortBy, Tally
from trainer.store.errors import BadInput, NotAllowed
from trainer.ui.bank.searches import SearchesPresenter

WHOLE = BankQuery(
    "听证 三日",
    frozenset({QuestionKind.SINGLE, QuestionKind.CASE}),
    frozenset({QuestionStatus.PARKED}),
    "行政处罚法/听证",
    "公路路政",
    Difficulty.HARD,
    "行政处罚法",
    True,
    Basis.WRONG,
    SortBy.STATUTE,
    True,
)


def test_every_filter_is_kept_and_what_is_not_known_is_left_out() -> None:
    assert query_of(query_data(WHOLE)) == WHOLE
    assert query_of(query_data(BankQuery())) == BankQuery()
    later = query_data(WHOLE) | {"basis": "later", "kinds": ["later", "case"], "difficulty": 9, "sort": "later"}
    assert query_of(later) == replace(
        WHOLE, basis=None, kinds=frozenset({QuestionKind.CASE}), difficulty=None, sort=None
    )


@pytest.mark.both_engines
def test_a_saved_search_is_its_owners_until_it_is_shared(services: Services, office: Office) -> None:
    searches, (mine, colleague) = services.bank.searches, (office.trainer, office.administrator)
    own = searches.save(mine, " 听证  难题 ", WHOLE)
    shared = searches.save(mine, "待复核", BankQuery(statuses=frozenset({QuestionStatus.PARKED})), shared=True)
    theirs = searches.save(colleague, "待复核", BankQuery(field="海事"))
    assert [(one.name, one.mine, one.shared) for one in searches.listed(mine)] == [
        ("听证 难题", True, False),
        ("待复核", True, True),
    ]
    assert [(one.id, one.mine) for one in searches.listed(colleague)] == [(theirs, True), (shared, False)]
    assert searches.listed(mine)[0].query == WHOLE
    with pytest.raises(NotAllowed, match=r"search\.not_yours"):
        searches.delete(colleague, shared)
    searches.delete(mine, own)
    searches.delete(mine, own)
    assert [one.id for one in searches.listed(mine)] == [shared]


@pytest.mark.parametrize(("name", "code"), [("  ", "search.no_name"), ("待复核", "search.name_taken")])
def test_a_saved_search_needs_a_name_of_its_own(services: Services, office: Office, name: str, code: str) -> None:
    services.bank.searches.save(office.trainer, "待复核", WHOLE)
    with pytest.raises(BadInput, match=code):
        services.bank.searches.save(office.trainer, name, WHOLE)


@pytest.mark.both_engines
def test_columns_are_kept_for_each_person(services: Services, office: Office) -> None:
    searches = services.bank.searches
    assert searches.columns(office.trainer) is None
    searches.keep_columns(office.trainer, ["question", "subject"])
    searches.keep_columns(office.trainer, ["question"])
    assert searches.columns(office.trainer) == ("question",)
    assert searches.columns(office.administrator) is None


def _stems(services: Services, query: BankQuery) -> str:
    return "".join(row.stem for row in services.bank.page(READER, query).rows)


@pytest.mark.both_engines
@pytest.mark.parametrize("words", ["", "题"])
def test_a_list_is_sorted_empty_last_and_equals_newest_first(services: Services, office: Office, words: str) -> None:
    for stem, level, cited in (("题甲", 3, 64), ("题乙", 1, 5), ("题丙", 3, 0), ("题丁", 2, 5)):
        basis = (Citation("行政处罚法", cited),) if cited else ()
        services.bank.add(office.trainer, single(stem, difficulty=Difficulty(level), citations=basis))
    ordered = {
        (None, False): "丁丙乙甲",
        (SortBy.NUMBER, False): "甲乙丙丁",
        (SortBy.DIFFICULTY, False): "乙丁丙甲",
        (SortBy.DIFFICULTY, True): "丙甲丁乙",
        (SortBy.STATUTE, False): "丁乙甲丙",
        (SortBy.STATUTE, True): "甲丁乙丙",
        (SortBy.STATUS, False): "丁丙乙甲",
    }
    for (by, descending), wanted in ordered.items():
        assert _stems(services, BankQuery(words, sort=by, descending=descending)).replace("题", "") == wanted
    page = services.bank.page(office.trainer, BankQuery(words, sort=SortBy.NUMBER, offset=2, limit=1))
    assert [row.stem for row in page.rows] == ["题丙"]


@pytest.mark.both_engines
def test_a_tally_sums_up_what_the_list_shows(services: Services, office: Office) -> None:
    ids = [services.bank.add(office.trainer, single(f"听证{n}")) for n in range(3)]
    services.bank.add(office.trainer, single("许可", kind=QuestionKind.MULTIPLE))
    services.bank.check(office.trainer, ids[:1])
    services.bank.retire(office.trainer, ids[2:], "重复")
    kind, status = QuestionKind, QuestionStatus
    assert services.bank.tally(BankQuery()) == Tally(
        {kind.SINGLE: 2, kind.MULTIPLE: 1}, {status.DRAFT: 2, status.CHECKED: 1}
    )
    assert services.bank.tally(BankQuery("听证", sort=SortBy.KIND, offset=1)) == Tally(
        {kind.SINGLE: 2}, {status.DRAFT: 1, status.CHECKED: 1}
    )


def test_the_page_saves_what_it_shows_and_goes_back_to_it(services: Services, office: Office, rooms: Rooms) -> None:
    saving = SearchesPresenter(rooms.desk, lambda: rooms.listing.query, rooms.listing.show_searches)
    rooms.listing.search("听证")
    rooms.listing.sort(SortBy.DIFFICULTY)
    rooms.listing.sort(SortBy.DIFFICULTY)
    saving.save(shared=True)
    assert rooms.shown.searches == ()
    rooms.dialogs.text = "听证题"
    saving.save(shared=True)
    saving.save(shared=False)
    assert [error.code for error in rooms.dialogs.troubles] == ["search.name_taken"]
    (saved,) = rooms.shown.searches
    rooms.listing.sort(None)
    rooms.listing.clear()
    rooms.listing.open_query(saved.query)
    assert rooms.shown.query == BankQuery("听证", sort=SortBy.DIFFICULTY, descending=True)
    assert rooms.shown.tally == Tally({QuestionKind.SINGLE: 1}, {QuestionStatus.DRAFT: 1})
    saving.delete(saved)
    assert rooms.shown.searches == ()


@pytest.fixture
def rooms(services: Services, office: Office, clock: object) -> Rooms:
    services.bank.add(office.trainer, single("听证应当在几日内提出？"))
    services.bank.add(office.trainer, single("许可申请应当在几日内受理？"))
    return Rooms(services, office, clock)  # type: ignore[arg-type]
