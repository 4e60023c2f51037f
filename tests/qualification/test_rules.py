"""How a certificate stands, whatever the order of what happened to it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from trainer.app.services import RESOURCES
from trainer.people.values import Category, PersonRow, PersonStatus
from trainer.qualification.loading import load_rules
from trainer.qualification.rules import check_flaws, flaws_of, next_move, state_of
from trainer.qualification.values import (
    Card,
    CardState,
    Cause,
    Decided,
    Flaw,
    Inspected,
    Inspection,
    Matter,
    Move,
    Origin,
    Standing,
    Verdict,
)

RULES = load_rules(RESOURCES / "rules")
EXAMPLE, JINZHONG = RULES["example"], RULES["jinzhong"]
SOMEBODY = UUID(int=1)
TODAY = date(2026, 11, 22)


def person(post: str = "执法员", category: Category = Category.OFFICER, **more: object) -> PersonRow:
    values = {"id": SOMEBODY, "name": "陈建国", "unit_id": None, "unit": "", "work_number": "", "id_number": ""}
    values |= {"certificate_number": "", "certificate_valid_until": None, "fields": (), "status": PersonStatus.ACTIVE}
    return PersonRow(**values | {"post": post, "category": category} | more)


def card(until: date | None = None, issued: date | None = None, **more: object) -> Card:
    return Card(SOMEBODY, "14000001", ("公路路政",), "省司法厅", issued, until, Origin.REGISTERED, **more)


def matter(move: Move, cause: Cause, minute: int, verdict: Verdict | None) -> Matter:
    at = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(minutes=minute)
    decided = None if verdict is None else Decided(verdict, at.date(), SOMEBODY, at, "x")
    return Matter(UUID(int=minute + 10), move, cause, at.date(), at, None, "", decided)


def test_its_end_counts_from_the_day_after() -> None:
    assert state_of(card(TODAY), TODAY, JINZHONG) is CardState.EXPIRING
    assert state_of(card(TODAY - timedelta(days=1)), TODAY, JINZHONG) is CardState.LAPSED
    assert state_of(card(TODAY + timedelta(days=91)), TODAY, JINZHONG) is CardState.VALID


def test_an_inspection_is_due_only_where_the_rule_says_so_and_not_in_the_year_of_issue() -> None:
    old = card(date(2030, 1, 1), date(2024, 5, 1))
    assert state_of(old, TODAY, EXAMPLE) is CardState.UNINSPECTED
    assert state_of(old, TODAY, JINZHONG) is CardState.VALID
    assert state_of(card(date(2030, 1, 1), date(2026, 1, 5)), TODAY, EXAMPLE) is CardState.VALID
    passed = Inspected(2026, date(2026, 3, 1), Inspection.PASSED, SOMEBODY)
    assert state_of(card(date(2030, 1, 1), date(2024, 5, 1), inspections=(passed,)), TODAY, EXAMPLE) is CardState.VALID
    failed = Inspected(2026, date(2026, 3, 2), Inspection.FAILED, SOMEBODY)
    worse = card(date(2030, 1, 1), date(2024, 5, 1), inspections=(passed, failed))
    assert state_of(worse, TODAY, EXAMPLE) is CardState.UNINSPECTED


def test_the_year_before_suffices_until_the_day_named() -> None:
    passed = Inspected(2025, date(2025, 3, 1), Inspection.PASSED, SOMEBODY)
    old = card(date(2030, 1, 1), date(2024, 5, 1), inspections=(passed,))
    assert state_of(old, date(2026, 3, 31), EXAMPLE) is CardState.VALID
    assert state_of(old, date(2026, 4, 1), EXAMPLE) is CardState.UNINSPECTED


def test_who_enforces_without_a_certificate_is_found_and_auxiliaries_on_such_posts() -> None:
    assert flaws_of(person(), CardState.NONE, JINZHONG) == (Flaw.NO_CARD,)
    assert flaws_of(person("内勤", Category.CLERK), CardState.NONE, JINZHONG) == ()
    assert flaws_of(person("巡查", Category.CLERK), CardState.LAPSED, JINZHONG) == (Flaw.LAPSED,)
    assert flaws_of(person("外勤", Category.AUXILIARY), CardState.NONE, JINZHONG) == (Flaw.AUXILIARY,)
    assert flaws_of(person("执法辅助", Category.AUXILIARY), CardState.NONE, JINZHONG) == ()
    assert flaws_of(person(status=PersonStatus.SEALED), CardState.VALID, JINZHONG) == (Flaw.LEFT,)


def test_a_check_list_names_the_field_and_lets_uncertified_staff_sit_what_asks_for_no_certificate() -> None:
    boats = person(fields=("港口",))
    assert check_flaws(Standing(boats, None, CardState.VALID, True), JINZHONG, frozenset({"公路路政"}), True) == (
        Flaw.OTHER_FIELD,
    )
    assert check_flaws(Standing(boats, None, CardState.VALID, True), JINZHONG, frozenset({"港口", "海事"}), True) == ()
    assert check_flaws(Standing(person(), None, CardState.NONE, True), JINZHONG, frozenset(), False) == ()
    roads = frozenset({"公路路政"})
    assert check_flaws(Standing(boats, None, CardState.VALID, True), JINZHONG, roads, False) == (Flaw.OTHER_FIELD,)
    grown = replace(boats, fields=("港口", "公路路政"))
    kept = Card(None, "1", ("港口",), "", None, None, Origin.REGISTERED)
    standing = Standing(grown, kept, CardState.VALID, True)
    assert check_flaws(standing, JINZHONG, roads, True) == (Flaw.CARD_FIELD,)
    assert check_flaws(standing, JINZHONG, roads, False) == ()
    assert standing.fields_differ
    assert not replace(standing, person=boats).fields_differ
    away = person(status=PersonStatus.AWAY)
    assert check_flaws(Standing(away, None, CardState.NONE, True), JINZHONG, frozenset(), True) == (
        Flaw.AWAY,
        Flaw.NO_CARD,
    )


def test_a_cause_leads_from_move_to_move_and_stops_where_somebody_dismissed_it() -> None:
    confirmed = matter(Move.RECALL, Cause.RETIREMENT, 1, Verdict.CONFIRMED)
    assert next_move(card(), Cause.RETIREMENT, JINZHONG) is Move.RECALL
    assert next_move(card(matters=(confirmed,)), Cause.RETIREMENT, JINZHONG) is Move.CANCEL
    waiting = matter(Move.CANCEL, Cause.RETIREMENT, 2, None)
    assert next_move(card(matters=(confirmed, waiting)), Cause.RETIREMENT, JINZHONG) is None
    dropped = matter(Move.RECALL, Cause.RETIREMENT, 1, Verdict.DISMISSED)
    assert next_move(card(matters=(dropped,)), Cause.RETIREMENT, JINZHONG) is None
    left = matter(Move.RECALL, Cause.LEFT, 1, Verdict.DISMISSED)
    assert next_move(card(matters=(left,)), Cause.LEFT_RETIREMENT, JINZHONG) is None
    assert next_move(card(matters=(dropped,)), Cause.LEFT_RETIREMENT, JINZHONG) is Move.RECALL
    silent = replace(JINZHONG, leaving=tuple(one for one in JINZHONG.leaving if one.cause is Cause.LEFT))
    assert next_move(card(), Cause.LEFT_RETIREMENT, silent) is Move.RECALL


decisions = st.lists(st.tuples(st.sampled_from(Move), st.sampled_from((None, *Verdict))), max_size=6)


@given(decisions)
def test_nothing_is_taken_back_that_nobody_confirmed(history: list[tuple[Move, Verdict | None]]) -> None:
    matters = tuple(matter(move, Cause.OTHER, n, verdict) for n, (move, verdict) in enumerate(history))
    confirmed = [move for move, verdict in history if verdict is Verdict.CONFIRMED]
    state = state_of(card(date(2030, 1, 1), matters=matters), TODAY, JINZHONG)
    expected = {Move.RECALL: CardState.RECALLED, Move.CANCEL: CardState.CANCELLED}
    if Move.CANCEL not in confirmed:
        assert state is expected.get(confirmed[-1] if confirmed else Move.GIVE_BACK, CardState.VALID)
    else:
        assert state is CardState.CANCELLED or confirmed[-1] is not Move.CANCEL
