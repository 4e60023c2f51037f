"""What a rule set makes of a year."""

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hours.samples import EXAMPLE, JINZHONG, RULE_SETS, TIANJIN, draft, entry
from trainer.hours.rules import check_draft, digest, hours_of_minutes, judge
from trainer.hours.values import EntryState, HourCategory, HourEntry, RuleSet, Way
from trainer.store.errors import BadInput

PUBLIC, PROFESSIONAL, POLITICAL = HourCategory
HALVES = st.integers(1, 80).map(lambda halves: str(Decimal(halves) / 2))
ENTRIES = st.lists(st.builds(entry, HALVES, st.sampled_from(HourCategory), st.sampled_from(Way)), max_size=30)
ANY_RULE_SET = st.sampled_from(list(RULE_SETS.values()))


@given(ENTRIES, ANY_RULE_SET, st.randoms())
def test_order_does_not_matter(entries: list[HourEntry], rule_set: RuleSet, chance: random.Random) -> None:
    shuffled = list(entries)
    chance.shuffle(shuffled)
    assert judge(shuffled, rule_set) == judge(entries, rule_set)


@given(ENTRIES, ANY_RULE_SET)
def test_reversing_all_leaves_nothing(entries: list[HourEntry], rule_set: RuleSet) -> None:
    reversals = [replace(one, draft=replace(one.draft, hours=-one.draft.hours)) for one in entries]
    state = judge(entries + reversals, rule_set)
    assert not state.total
    assert not any(state.by_category.values())
    assert not any(state.over_caps.values())
    assert state.missing == rule_set.required


@given(ENTRIES, ANY_RULE_SET)
def test_entries_without_approval_change_nothing(entries: list[HourEntry], rule_set: RuleSet) -> None:
    waiting = [replace(one, state=state) for one in entries for state in (EntryState.PENDING, EntryState.RETURNED)]
    assert judge(entries + waiting, rule_set) == judge(entries, rule_set)


@given(ENTRIES)
def test_caps_cut_exactly_the_excess_and_never_below_zero(entries: list[HourEntry]) -> None:
    state = judge(entries, EXAMPLE)
    excess = sum(
        max(Decimal(), sum((one.draft.hours for one in entries if one.draft.way is way), -cap))
        for way, cap in EXAMPLE.caps
    )
    assert sum(state.over_caps.values()) == excess
    assert min(state.by_category.values()) >= 0
    assert state.total + excess == sum(one.draft.hours for one in entries)


@given(ENTRIES, ANY_RULE_SET, HALVES, st.sampled_from(HourCategory), st.sampled_from(Way))
def test_more_hours_never_make_a_year_worse(
    entries: list[HourEntry], rule_set: RuleSet, hours: str, category: HourCategory, way: Way
) -> None:
    assert judge([*entries, entry(hours, category, way)], rule_set).missing <= judge(entries, rule_set).missing


def test_two_caps_share_what_a_bucket_can_spare() -> None:
    """Online law hours over their cap must not cost the professional hours that self-study already costs."""
    entries = [
        entry("10", PROFESSIONAL, Way.ONLINE),
        entry("10.5", PROFESSIONAL, Way.SELF_STUDY),
        entry("40", PUBLIC, Way.LECTURE),
        entry("14.5", PUBLIC, Way.ONLINE),
    ]
    assert judge(entries, EXAMPLE).missing == 0


@pytest.mark.parametrize(
    ("public", "professional", "political", "missing"),
    [
        ("30", "30", "0", "0"),
        ("29.5", "30", "0", "0.5"),
        ("29.5", "30.5", "0", "0.5"),
        ("30", "29.5", "20", "0.5"),
        ("60", "0.5", "0", "29.5"),
        ("10", "20", "40", "30"),
    ],
)
def test_jinzhong_needs_thirty_of_each(public: str, professional: str, political: str, missing: str) -> None:
    entries = [entry(public, PUBLIC), entry(professional, PROFESSIONAL), entry(political, POLITICAL)]
    state = judge(entries, JINZHONG)
    assert state.missing == Decimal(missing)
    assert state.met is (missing == "0")
    assert state.total == sum(map(Decimal, (public, professional, political)))


def test_tianjin_counts_law_and_profession_together() -> None:
    entries = [entry("25.5", PUBLIC), entry("14.5", PROFESSIONAL)]
    assert judge(entries, TIANJIN).met
    assert judge([entry("39.5", PUBLIC), entry("30", POLITICAL)], TIANJIN).missing == Decimal("0.5")
    assert TIANJIN.required == 40


def test_a_cap_takes_first_what_no_minimum_needs() -> None:
    entries = [entry("20", PUBLIC, Way.ONLINE), entry("10", POLITICAL, Way.ONLINE), entry("15", PUBLIC)]
    assert judge(entries, EXAMPLE).over_caps == {PUBLIC: 0, PROFESSIONAL: 0, POLITICAL: Decimal(6)}
    entries = [entry("30", PUBLIC, Way.ONLINE), entry("4", PUBLIC)]
    assert judge(entries, EXAMPLE).by_category[PUBLIC] == 28


def test_minutes_are_rounded_down_to_halves() -> None:
    assert hours_of_minutes(44, JINZHONG) == Decimal("0.5")
    assert hours_of_minutes(45, JINZHONG) == 1
    assert hours_of_minutes(22, JINZHONG) == 0


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (draft("0"), "hours.not_positive"),
        (draft("-2"), "hours.not_positive"),
        (draft("1.25"), "hours.not_half"),
        (draft("2", topic="  "), "hours.no_topic"),
        (draft("2", on=date(2026, 3, 3)), "hours.future"),
    ],
)
def test_impossible_hours_are_refused(wrong: object, code: str) -> None:
    with pytest.raises(BadInput) as refusal:
        check_draft(wrong, date(2026, 3, 2))  # type: ignore[arg-type]
    assert refusal.value.code == code


def test_a_digest_knows_every_figure_and_no_order() -> None:
    one, two = entry("2"), entry("4")
    assert digest([one, two]) == digest([two, one])
    assert digest([one]) != digest([replace(one, draft=replace(one.draft, hours=Decimal("2.5")))])
