"""Caps of days and activities, months taken off, spans over the year's end, rule sets of a part of the office."""

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hours.samples import AT, EXAMPLE, JINZHONG, SOMEBODY, draft
from trainer.hours.pro_rata import months_due, reduced
from trainer.hours.rule_book import RuleBook
from trainer.hours.rules import check_draft, judge, judge_lines
from trainer.hours.spans import split_at_year_end
from trainer.hours.values import Absence, AbsenceKind, Activity, HourCategory, Line, Rounding, Scope, Way
from trainer.people.values import Category
from trainer.store.errors import BadInput

PUBLIC, SKILLS, POLITICAL = HourCategory
CAPPED = replace(
    EXAMPLE,
    day_cap=Decimal(8),
    not_counted=(Way.OTHER,),
    activities=(Activity("授课", Way.TEACHING, Decimal(3), "课时", Decimal(10)),),
)
HALVES = st.integers(1, 24).map(lambda halves: Decimal(halves) / 2)
LINES = st.lists(
    st.builds(
        Line,
        st.sampled_from([date(2026, 3, day) for day in range(1, 5)]),
        st.sampled_from(["", "授课"]),
        st.sampled_from(HourCategory),
        st.sampled_from([Way.LECTURE, Way.ONLINE, Way.TEACHING, Way.OTHER]),
        HALVES,
    ),
    max_size=25,
)


@given(LINES, st.randoms())
def test_totals_are_the_same_in_any_order(lines: list[Line], chance: random.Random) -> None:
    shuffled = list(lines)
    chance.shuffle(shuffled)
    assert judge_lines(shuffled, CAPPED) == judge_lines(lines, CAPPED)


@given(LINES)
def test_taking_everything_back_leaves_nothing(lines: list[Line]) -> None:
    state = judge_lines([*lines, *(replace(line, hours=-line.hours) for line in lines)], CAPPED)
    assert (state.total, state.missing) == (0, CAPPED.required)
    assert not any(state.over_caps.values())


@given(LINES)
def test_what_counts_and_what_is_cut_make_up_what_was_earned(lines: list[Line]) -> None:
    state = judge_lines(lines, CAPPED)
    assert min(state.by_category.values()) >= 0
    for category in HourCategory:
        earned = sum(line.hours for line in lines if line.category is category)
        assert state.by_category[category] + state.over_caps[category] == earned


def test_a_day_gives_up_first_what_no_minimum_needs() -> None:
    day = date(2026, 3, 2)
    lines = [Line(day, "", PUBLIC, Way.LECTURE, Decimal(6)), Line(day, "", POLITICAL, Way.LECTURE, Decimal(6))]
    state = judge_lines(lines, CAPPED)
    assert (state.by_category[PUBLIC], state.by_category[POLITICAL]) == (6, 2)


def test_an_activity_counts_up_to_its_cap_in_the_year() -> None:
    lines = [Line(date(2026, month, 2), "授课", PUBLIC, Way.TEACHING, Decimal(6)) for month in (3, 4)]
    assert judge_lines(lines, CAPPED).total == 10


def absent(since: date, until: date | None, kind: AbsenceKind = AbsenceKind.LEAVE) -> Absence:
    return Absence(UUID(int=1), SOMEBODY, kind, since, until, "生育", SOMEBODY, AT)


@pytest.mark.parametrize(
    ("absences", "months"),
    [
        ([], 12),
        ([absent(date(2026, 2, 1), date(2026, 2, 28))], 11),
        ([absent(date(2026, 2, 2), date(2026, 3, 30))], 12),
        ([absent(date(2026, 2, 1), date(2026, 2, 14)), absent(date(2026, 2, 15), date(2026, 3, 31))], 10),
        ([absent(date(2025, 6, 1), None)], 0),
        ([absent(date(2026, 1, 1), None, AbsenceKind.SECONDED)], 12),
    ],
)
def test_full_months_come_off(absences: list[Absence], months: int) -> None:
    assert months_due(absences, JINZHONG, 2026) == months


def test_reduced_figures_go_to_the_step_the_rule_set_says() -> None:
    figures = {}
    for rounding in Rounding:
        rules = replace(JINZHONG, total=Decimal(50), pro_rata=replace(JINZHONG.pro_rata, rounding=rounding))
        figures[rounding] = reduced(rules, 7).total
    assert figures == {Rounding.DOWN: 29, Rounding.NEAREST: Decimal("29.0"), Rounding.UP: Decimal("29.5")}
    assert reduced(JINZHONG, 12) is JINZHONG
    assert judge([], JINZHONG, 0).met


def test_a_span_over_the_year_end_belongs_to_both_years() -> None:
    whole = replace(draft("8", on=date(2025, 12, 30)), until=date(2026, 1, 2))
    parts = split_at_year_end(whole)
    assert [(part.on, part.until, part.hours) for part in parts] == [
        (date(2025, 12, 30), date(2025, 12, 31), 4),
        (date(2026, 1, 1), date(2026, 1, 2), 4),
    ]
    assert split_at_year_end(replace(whole, until=date(2025, 12, 31))) == (replace(whole, until=date(2025, 12, 31)),)


@given(HALVES, st.integers(0, 800))
def test_no_hours_are_lost_or_made_by_splitting(hours: Decimal, days: int) -> None:
    first = date(2025, 12, 20)
    whole = replace(draft(str(hours), on=first), until=date.fromordinal(first.toordinal() + days))
    parts = split_at_year_end(whole)
    assert sum(part.hours for part in parts) == hours
    assert all(part.on.year == (part.until or part.on).year and not part.hours % Decimal("0.5") for part in parts)


def test_a_span_must_not_run_backwards() -> None:
    with pytest.raises(BadInput) as refusal:
        check_draft(replace(draft("1"), until=date(2026, 3, 1)), date(2026, 3, 5))
    assert refusal.value.code == "hours.span"


def test_the_narrowest_rule_set_holds() -> None:
    team = replace(EXAMPLE, key="team", scope=Scope(units=("一中队",)))
    leaders = replace(EXAMPLE, key="leaders", scope=Scope(units=("大队",), posts=("队长",)))
    book = RuleBook(2026, JINZHONG, (team, leaders))
    units = {"大队", "一中队"}
    assert book.of(Category.OFFICER, "队员", units) is team
    assert book.of(Category.OFFICER, "中队长", units) is leaders
    assert book.of(Category.OFFICER, "队员", {"大队", "二中队"}) is JINZHONG
    assert book.of(Category.AUXILIARY, "中队长", units) is JINZHONG
