"""The hours workbook: its cells, its formulas, how it prints, and that nothing is left behind when it fails."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.hours.samples import EXAMPLE, JINZHONG, TIANJIN, entry
from trainer.documents.hours_workbook import write_hours_workbook
from trainer.hours.rules import judge, sums_of
from trainer.hours.values import EntryState, HourCategory, HourEntry, RuleSet, Way
from trainer.people.values import Category, PersonStatus
from trainer.reports.hours import HoursBoard, OfficerHours, UnitHours
from trainer.store.files import file_hash

PUBLIC, PROFESSIONAL, POLITICAL = HourCategory
MASKED = "140702********0112"


def of(person: int, *entries: HourEntry) -> list[HourEntry]:
    person_id = UUID(int=person)
    return [replace(one, draft=replace(one.draft, person_id=person_id)) for one in entries]


def officer(
    person: int, name: str, entries: Sequence[HourEntry], rule_set: RuleSet, category: Category = Category.OFFICER
) -> OfficerHours:
    return OfficerHours(
        person_id=UUID(int=person),
        name=name,
        id_number=MASKED,
        work_number="0001",
        category=category,
        post="队员",
        status=PersonStatus.ACTIVE,
        unit_id=UUID(int=99),
        unit="一中队",
        counted=category is Category.OFFICER,
        sums=sums_of(entries),
        counting=sums_of(entries),
        state=judge(entries, rule_set),
    )


def sample(rule_set: RuleSet) -> tuple[HoursBoard, list[HourEntry]]:
    ledgers = [
        of(1, entry("30", PUBLIC), entry("30", PROFESSIONAL), entry("8", POLITICAL, state=EntryState.RETURNED)),
        of(2, entry("29.5", PUBLIC), entry("12", PROFESSIONAL, Way.ONLINE), entry("9", state=EntryState.PENDING)),
        [],
        of(4, entry("40", PUBLIC, Way.ONLINE), entry("-40", PUBLIC, Way.ONLINE), entry("30", PROFESSIONAL, Way.ONLINE)),
        of(5, entry("6", POLITICAL)),
    ]
    ledgers[1][0] = replace(ledgers[1][0], draft=replace(ledgers[1][0].draft, topic="=1+1", organiser="@法制科\x07"))
    names = ("=王强", "赵兰", "何平", "孙悦")
    rows = [officer(at, name, ledgers[at - 1], rule_set) for at, name in enumerate(names, 1)]
    rows.append(officer(5, "马六", ledgers[4], rule_set, Category.AUXILIARY))
    met = sum(row.state.met for row in rows[:4])
    units = (
        UnitHours(UUID(int=98), "执法大队", 0, 4, 3, met, 1, 0, 5),
        UnitHours(UUID(int=99), "一中队", 1, 4, 3, met, 1, 0, 5),
        UnitHours(UUID(int=97), "二中队", 1, 0, 0, 0, 0, 5, 5),
    )
    board = HoursBoard(2026, rule_set, tuple(rows), units, {UUID(int=1): "周敏"})
    return board, [one for ledger in ledgers for one in ledger]


def sheets(path: Path, values: bool = False) -> dict[str, Worksheet]:
    return {sheet.title: sheet for sheet in load_workbook(path, data_only=values).worksheets}


@pytest.fixture
def book(tmp_path: Path) -> dict[str, Worksheet]:
    write_hours_workbook(tmp_path / "hours.xlsx", *sample(JINZHONG))
    return sheets(tmp_path / "hours.xlsx")


def test_four_sheets_print_on_landscape_a4_with_their_headings(book: dict[str, Worksheet]) -> None:
    assert list(book) == ["汇总", "人员", "明细", "规则"]
    for sheet in book.values():
        assert sheet.print_title_rows == "$1:$3"
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
    assert [book[name].freeze_panes for name in book] == ["B4", "D4", "C4", "A4"]
    assert (book["人员"].auto_filter.ref, book["明细"].auto_filter.ref) == ("A3:O8", "A3:O13")
    assert "征求意见稿" in book["人员"]["A2"].value
    assert "未核对" in book["汇总"]["A2"].value


def test_id_numbers_are_text_and_dates_are_dates(book: dict[str, Worksheet]) -> None:
    for name, cell in (("人员", "D4"), ("明细", "C4")):
        assert (book[name][cell].value, book[name][cell].number_format) == (MASKED, "@")
    assert book["明细"]["D4"].value.date() == date(2026, 3, 2)
    assert book["明细"]["D4"].number_format == "yyyy-mm-dd"


def test_texts_never_become_formulas(book: dict[str, Worksheet]) -> None:
    for sheet, cell, text in (("人员", "C4", "=王强"), ("明细", "E7", "=1+1"), ("明细", "F7", "@法制科")):
        assert (book[sheet][cell].value, book[sheet][cell].data_type) == (text, "s")
    assert not [cell for row in book["明细"].iter_rows() for cell in row if cell.data_type == "f"]


def test_each_person_adds_up_one_block(book: dict[str, Worksheet]) -> None:
    people = book["人员"]
    assert people["H5"].value == "=SUMIFS('明细'!$I$7:$I$9,'明细'!$H$7:$H$9,H$3,'明细'!$J$7:$J$9,\"已认定\")"
    assert people["M5"].value == "=MAX(0,'规则'!$B$11-K5,MAX(0,'规则'!$B$12-(H5))+MAX(0,'规则'!$B$13-(I5)))"
    assert [book["规则"][cell].value for cell in ("B11", "B12", "B13")] == [60, 30, 30]
    assert people["H6"].value == 0
    assert (people["N8"].value, people["M8"].value, people["G8"].value) == ("不计入", None, None)


def test_those_short_are_marked_with_a_word(book: dict[str, Worksheet]) -> None:
    (marks,) = book["人员"].conditional_formatting
    assert str(marks.sqref) == "A4:O8"
    assert marks.rules[0].formula == ['$N4="未达标"']


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice: it would add up the formulas")
@pytest.mark.parametrize("rule_set", [JINZHONG, TIANJIN, EXAMPLE], ids=lambda rule_set: rule_set.key)
def test_the_formulas_say_what_the_rules_say(tmp_path: Path, rule_set: RuleSet) -> None:
    board, entries = sample(rule_set)
    write_hours_workbook(tmp_path / "hours.xlsx", board, entries)
    command = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    command += ["--convert-to", "xlsx", "--outdir", str(tmp_path / "out"), str(tmp_path / "hours.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    book = sheets(tmp_path / "out" / "hours.xlsx", values=True)
    headings = [cell.value for cell in book["人员"][3]]
    for row, values in zip(board.rows, book["人员"].iter_rows(min_row=4, values_only=True), strict=True):
        found = dict(zip(headings, values, strict=True))
        assert Decimal(str(found["合计"])) == row.state.total
        if row.counted:
            assert Decimal(str(found["差额"])) == row.state.missing
            assert found["是否达标"] == ("达标" if row.state.met else "未达标")
    for unit, values in zip(board.units, book["汇总"].iter_rows(min_row=4, max_row=6, values_only=True), strict=True):
        assert values[:5] == ("　" * unit.depth + unit.name, unit.due, unit.trained, unit.met, unit.due - unit.met)
        assert values[6] == unit.outside
    assert "#" not in {str(cell.value)[:1] for sheet in book.values() for row in sheet.iter_rows() for cell in row}


def test_progress_is_heard_and_the_hash_is_that_of_the_file(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    path = tmp_path / "hours.xlsx"
    content_hash = write_hours_workbook(path, *sample(JINZHONG), lambda done, total: heard.append((done, total)))
    assert heard == [(done, 5) for done in range(1, 6)]
    assert content_hash == file_hash(path.read_bytes())


def test_nothing_is_left_of_a_workbook_that_was_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))

    def give_up(done: int, total: int) -> None:
        assert list(scratch.iterdir())
        raise InterruptedError

    with pytest.raises(InterruptedError):
        write_hours_workbook(tmp_path / "hours.xlsx", *sample(JINZHONG), give_up)
    assert list(tmp_path.iterdir()) == [scratch]
    assert not list(scratch.iterdir())


def test_entries_in_another_order_are_refused(tmp_path: Path) -> None:
    board, entries = sample(JINZHONG)
    with pytest.raises(ValueError, match="order"):
        write_hours_workbook(tmp_path / "hours.xlsx", board, entries[::-1])
    assert not list(tmp_path.iterdir())


def test_openpyxl_is_loaded_only_when_a_workbook_is_written() -> None:
    code = "import sys, trainer.documents.hours_workbook; sys.exit('openpyxl' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
