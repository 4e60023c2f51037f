"""§1 "A year's totals follow the person through transfers; each unit sees its share": by hand, and for any days."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.conftest import Office
from tests.fakes import FixedClock
from tests.hours.samples import approved, draft
from trainer.app.services import Services
from trainer.documents.hours_workbook import write_hours_workbook
from trainer.hours.values import HourCategory
from trainer.people.values import Category, PersonDraft
from trainer.reports.hour_shares import UnitShare, shares_of, unit_shares
from trainer.reports.hours import board_entries, hours_board
from trainer.reports.hours_left import parts_of

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
def test_a_transfer_leaves_the_total_and_shares_it(
    services: Services, office: Office, clock: FixedClock, tmp_path: Path
) -> None:
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
    assert approved(services)[person] == 16
    hours.choose_rule_set(actor, 2026, "example")
    book = hours.rule_book(2026)
    assert book is not None
    for unit, left in ((None, [here]), (here, [here]), (there, []), (office.unit_id, [])):
        board = hours_board(services.store.database, office.trainer, 2026, book, unit)
        assert [(one.unit_id, one.now_id, one.total) for one in board.left] == [(one, there, 10) for one in left]
    board = hours_board(services.store.database, office.trainer, 2026, book, here)
    assert [(row.name, row.state.total) for row in board.rows] == [("何平", 10)]
    write_hours_workbook(tmp_path / "h.xlsx", board, board_entries(services.store.database, actor, board))
    (left_row,) = load_workbook(tmp_path / "h.xlsx")["已调出"].iter_rows(min_row=4, values_only=True)
    assert left_row[:2] + left_row[3:4] + left_row[-1:] == ("一中队", "陈建国", "二中队", 10)


@given(st.lists(st.tuples(st.integers(0, 364), st.sampled_from(HourCategory), st.integers(1, 16)), max_size=30))
def test_the_parts_of_units_add_up_to_the_year(entries: list[tuple[int, HourCategory, int]]) -> None:
    days = [(FIRST + timedelta(days=day), category, Decimal(halves) / 2) for day, category, halves in entries]
    one, two = UUID(int=1), UUID(int=2)
    parts = {unit: (last, hours) for unit, last, hours in parts_of(2026, [(FIRST, one), (MOVE, two)], days)}
    assert parts[one][0] == date(2026, 6, 30)
    assert sum(sum(hours.values()) for _last, hours in parts.values()) == sum(hours for *_day, hours in days)
    assert list(parts_of(2027, [(FIRST, one), (MOVE, two)], [])) == [(two, date.max, {})]
