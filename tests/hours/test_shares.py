"""§1 "A year's totals follow the person through transfers; each unit sees its share": by hand, and for any days."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Office
from tests.fakes import FixedClock
from tests.hours.samples import draft
from trainer.app.services import Services
from trainer.people.values import Category, PersonDraft
from trainer.reports.hour_shares import UnitShare, shares_of, unit_shares

FIRST, MOVE = date(2026, 1, 1), date(2026, 7, 1)
STAYS = [(FIRST, "一中队"), (MOVE, "二中队")]


@pytest.mark.parametrize(
    ("days", "shares"),
    [
        ([(date(2026, 6, 30), 4), (date(2026, 7, 2), 8)], [("一中队", 4), ("二中队", 8)]),
        ([(MOVE, 4)], [("二中队", 4)]),
        ([(date(2025, 12, 31), 4)], [("一中队", 4)]),
        ([(date(2026, 3, 1), 4), (date(2026, 3, 1), -4), (date(2026, 8, 1), 2)], [("二中队", 2)]),
        ([], []),
    ],
    ids=["before and after", "day of the transfer", "before the first placement", "reversal", "nothing"],
)
def test_hours_belong_to_the_unit_of_their_day(days: list[tuple[date, int]], shares: list[tuple[str, int]]) -> None:
    lines = [(day, Decimal(hours)) for day, hours in days]
    assert shares_of(lines, STAYS) == tuple(UnitShare(unit, Decimal(hours)) for unit, hours in shares)


@given(st.lists(st.tuples(st.integers(0, 364), st.integers(1, 16)), max_size=30), st.randoms())
def test_shares_add_up_to_the_year_in_any_order(entries: list[tuple[int, int]], chance: object) -> None:
    lines = [(FIRST + timedelta(days=day), Decimal(halves) / 2) for day, halves in entries]
    mixed = list(lines)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    shares = shares_of(lines, STAYS)
    assert shares == shares_of(mixed, STAYS)
    assert sum(one.hours for one in shares) == sum(hours for _day, hours in lines)


@pytest.mark.both_engines
def test_a_transfer_leaves_the_total_and_shares_it(services: Services, office: Office, clock: FixedClock) -> None:
    people, hours, actor = services.people, services.hours, office.administrator
    here, there = (people.add_unit(actor, name, office.unit_id) for name in ("一中队", "二中队"))
    person = people.add_person(actor, PersonDraft("陈建国", Category.OFFICER, unit_id=here))
    stays = people.add_person(actor, PersonDraft("何平", Category.OFFICER, unit_id=here))
    before = [draft("10", person_id=one, on=date(2026, 11, 10)) for one in (person, stays)]
    hours.approve(actor, hours.record_many(office.trainer, before))
    clock.tick(10 * 86_400)
    people.change_person(actor, person, PersonDraft("陈建国", Category.OFFICER, unit_id=there), "调动")
    after = hours.record(office.trainer, draft("6", person_id=person, on=date(2026, 11, 30)))
    hours.approve(actor, [after])
    found = unit_shares(services.store.database, actor, 2026, [person, stays])
    assert found == {person: (UnitShare("一中队", Decimal(10)), UnitShare("二中队", Decimal(6)))}
    assert sum(hours.year_totals(2026)[person].values()) == 16
