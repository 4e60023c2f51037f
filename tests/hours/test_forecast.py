"""Where a year is heading, and what closes a gap."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.hours.samples import EXAMPLE, JINZHONG
from trainer.hours.forecast import Offer, catch_up, forecast
from trainer.hours.rules import judge_sums
from trainer.hours.values import HourCategory, Way

PUBLIC, SKILLS, POLITICAL = HourCategory
MIDDLE = date(2026, 7, 2)
HALVES = st.integers(0, 80).map(lambda halves: Decimal(halves) / 2)
SUMS = st.dictionaries(st.tuples(st.sampled_from(HourCategory), st.sampled_from(Way)), HALVES, max_size=8)
OFFERS = st.lists(
    st.builds(Offer, st.text("abc", min_size=1), HALVES, st.sampled_from(HourCategory), st.sampled_from(Way)),
    max_size=6,
)


def hours(public: str, skills: str) -> dict[tuple[HourCategory, Way], Decimal]:
    return {(PUBLIC, Way.LECTURE): Decimal(public), (SKILLS, Way.LECTURE): Decimal(skills)}


def test_half_a_year_at_pace_is_a_whole_one() -> None:
    found = forecast(hours("15.5", "15.5"), JINZHONG, 2026, MIDDLE)
    assert found is not None
    assert found.met
    short = forecast(hours("10", "15.5"), JINZHONG, 2026, MIDDLE)
    assert short is not None
    assert short.missing == Decimal("10.5")


def test_planned_classes_count_where_the_pace_is_slower() -> None:
    plan = [Offer("年终轮训", Decimal(20), PUBLIC, Way.LECTURE, date(2026, 11, 2))]
    found = forecast(hours("10", "15.5"), JINZHONG, 2026, MIDDLE, plan)
    assert found is not None
    assert found.met
    late = [Offer("次年轮训", Decimal(20), PUBLIC, Way.LECTURE, date(2027, 1, 2))]
    assert forecast(hours("10", "15.5"), JINZHONG, 2026, MIDDLE, late) == forecast(
        hours("10", "15.5"), JINZHONG, 2026, MIDDLE
    )


def test_a_young_year_tells_nothing_and_a_past_one_is_as_it_is() -> None:
    assert forecast(hours("4", "4"), JINZHONG, 2026, date(2026, 1, 20)) is None
    assert forecast(hours("4", "4"), JINZHONG, 2026, date(2027, 2, 1)) == judge_sums(hours("4", "4"), JINZHONG)


def test_a_gap_is_closed_by_what_counts() -> None:
    offers = [
        Offer("线上课", Decimal(8), PUBLIC, Way.ONLINE),
        Offer("政治课", Decimal(8), POLITICAL, Way.LECTURE),
        Offer("执法文书", Decimal(4), SKILLS, Way.LECTURE),
        Offer("处罚法", Decimal(8), PUBLIC, Way.LECTURE),
    ]
    sums = {(PUBLIC, Way.ONLINE): Decimal(24), (SKILLS, Way.LECTURE): Decimal(28)}
    chosen = catch_up(sums, EXAMPLE, offers)
    assert next(one.title for one in chosen) in ("处罚法", "政治课")
    assert "线上课" not in {one.title for one in chosen}


@given(SUMS, OFFERS)
def test_a_plan_never_takes_what_does_not_help(
    sums: dict[tuple[HourCategory, Way], Decimal], offers: list[Offer]
) -> None:
    missing = judge_sums(sums, EXAMPLE).missing
    for offer in catch_up(sums, EXAMPLE, offers):
        key = (offer.category, offer.way)
        sums = {**sums, key: sums.get(key, Decimal()) + offer.hours}
        now = judge_sums(sums, EXAMPLE).missing
        assert now < missing
        missing = now


@given(SUMS, st.dates(date(2026, 2, 1), date(2026, 12, 31)))
def test_a_forecast_is_never_worse_than_today(sums: dict[tuple[HourCategory, Way], Decimal], today: date) -> None:
    found = forecast(sums, EXAMPLE, 2026, today)
    assert found is not None
    assert found.missing <= judge_sums(sums, EXAMPLE).missing
