"""The board of a year: who counts, what each unit has reached."""

from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import pytest

from tests.conftest import Office
from tests.fakes import READER
from tests.hours.samples import JINZHONG, draft
from trainer.app.services import Services
from trainer.hours.rule_book import RuleBook
from trainer.hours.rules import judge
from trainer.hours.values import HourCategory
from trainer.people.rules import check_digit, mask_id_number
from trainer.people.values import Category, PersonDraft, PersonStatus
from trainer.reports.hours import HoursBoard, board_entries, hours_board
from trainer.reports.hours_first import first_hours

ID_NUMBER = "11010119800307123" + check_digit("11010119800307123")


@pytest.fixture
def team(services: Services, office: Office) -> UUID:
    return services.people.add_unit(office.administrator, "一中队", office.unit_id)


@pytest.fixture
def board(services: Services, office: Office, team: UUID) -> HoursBoard:
    """王强 has met the rule, 赵兰 lacks half an hour, 马六 is an auxiliary, 孙悦 is on long leave, 何平 has no unit."""
    people = {
        "王强": PersonDraft("王强", unit_id=team, id_number=ID_NUMBER),
        "赵兰": PersonDraft("赵兰", unit_id=team),
        "马六": PersonDraft("马六", Category.AUXILIARY, unit_id=team),
        "孙悦": PersonDraft("孙悦", unit_id=team),
        "何平": PersonDraft("何平"),
    }
    ids = {name: services.people.add_person(office.administrator, person) for name, person in people.items()}
    services.people.set_status(office.administrator, ids["孙悦"], PersonStatus.AWAY, "援藏")
    hours = (("王强", "30", "30"), ("赵兰", "30", "29.5"), ("马六", "40", "40"), ("孙悦", "30", "30"))
    drafts = [draft(public, person_id=ids[name]) for name, public, _ in hours]
    drafts += [draft(skills, HourCategory.PROFESSIONAL, person_id=ids[name]) for name, _, skills in hours]
    services.hours.approve(office.administrator, services.hours.record_many(office.trainer, drafts))
    services.hours.record(office.trainer, draft("8", HourCategory.PROFESSIONAL, person_id=ids["赵兰"]))
    return hours_board(services.store.database, office.administrator, 2026, JINZHONG)


@pytest.mark.both_engines
def test_the_first_people_stand_as_on_the_whole_board(services: Services, board: HoursBoard, team: UUID) -> None:
    """JINZHONG caps no day; the other rule set does, so that of some people every line is looked at."""
    capped = replace(JINZHONG, day_cap=Decimal(20))
    for rule_set in (JINZHONG, capped):
        for unit in (None, team):
            whole = hours_board(services.store.database, READER, 2026, rule_set, unit)
            for most in (1, 3, 40):
                first = first_hours(services.store.database, READER, 2026, RuleBook(2026, rule_set), most, unit)
                assert (first.rows, first.of) == (whole.rows[:most], len(whole.rows))
    assert len(board.rows) == 7


def test_units_count_everyone_below_them(board: HoursBoard) -> None:
    figures = [(unit.name, unit.depth, unit.due, unit.trained, unit.met, unit.outside) for unit in board.units]
    assert figures == [
        ("临河县交通运输综合行政执法大队", 0, 3, 2, 1, 3),
        ("一中队", 1, 2, 2, 1, 2),
        ("", 0, 1, 0, 0, 0),
    ]
    assert board.units[1].rate == Decimal("0.5")
    for unit in board.units:
        assert sum(row.counted for row in board.rows[unit.first : unit.last]) == unit.due


def test_each_person_stands_with_state_and_place(board: HoursBoard) -> None:
    rows = {row.name: row for row in board.rows}
    assert {name: str(row.state.missing) for name, row in rows.items() if row.counted} == {
        "周敏": "60",
        "何平": "60",
        "王强": "0",
        "赵兰": "0.5",
    }
    assert rows["王强"].id_number == mask_id_number(ID_NUMBER)
    assert rows["王强"].state.met


def test_the_entries_behind_a_board_follow_its_rows(services: Services, board: HoursBoard) -> None:
    entries = list(board_entries(services.store.database, READER, board))
    order = [row.person_id for row in board.rows]
    assert [entry.draft.person_id for entry in entries] == sorted(
        (entry.draft.person_id for entry in entries), key=order.index
    )
    for row in board.rows:
        own = [entry for entry in entries if entry.draft.person_id == row.person_id]
        assert judge(own, JINZHONG) == row.state
    assert set(board.signers.values()) == {"周敏", "李娜"}


def test_a_unit_alone_and_full_id_numbers(services: Services, board: HoursBoard, team: UUID) -> None:
    part = hours_board(services.store.database, READER, 2026, JINZHONG, team, full_ids=True)
    assert {row.name for row in part.rows} == {"王强", "赵兰", "马六", "孙悦"}
    assert [(unit.name, unit.depth) for unit in part.units] == [("一中队", 0)]
    assert ID_NUMBER in {row.id_number for row in part.rows}


def test_sealed_persons_are_outside(services: Services, office: Office, board: HoursBoard) -> None:
    gone = next(row for row in board.rows if row.name == "王强")
    services.people.set_status(office.administrator, gone.person_id, PersonStatus.SEALED, "调离")
    rows = hours_board(
        services.store.database, office.administrator, 2026, replace(JINZHONG, people=(Category.AUXILIARY,))
    ).rows
    assert "王强" not in {row.name for row in rows}
    assert [row.name for row in rows if row.counted] == ["马六"]
