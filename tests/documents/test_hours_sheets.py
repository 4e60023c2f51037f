"""学时登记表, 年度培训学时汇总表 and 未达标人员名单 as workbooks: the headings offices expect, figures as figures."""

import io
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.conftest import Office
from tests.fakes import FixedClock
from tests.hours.samples import draft
from trainer.app.hours_files import HoursFiles
from trainer.app.services import Services
from trainer.hours.values import HourCategory
from trainer.people.values import Category, PersonDraft

RECORD = [
    "序号",
    "起止日期",
    "培训（学习）名称",
    "主办单位",
    "培训方式",
    "学时类别",
    "学时",
    "考核结果",
    "证明材料编号",
    "经办",
]


@pytest.fixture
def folder(services: Services, office: Office, tmp_path: Path) -> Path:
    """Two of one name, 20 hours each of law; one has 40 more of the profession and has reached the year."""
    unit = services.people.add_unit(office.administrator, "一中队", office.unit_id)
    first, second = (
        services.people.add_person(
            office.administrator, PersonDraft("陈/建国", Category.OFFICER, unit_id=unit, work_number=number)
        )
        for number in ("ZF001", "ZF002")
    )
    drafts = [draft("30", person_id=one) for one in (first, second)]
    drafts.append(draft("40", HourCategory.PROFESSIONAL, person_id=first, on=date(2026, 4, 1)))
    services.hours.approve(office.administrator, services.hours.record_many(office.trainer, drafts))
    services.hours.choose_rule_set(office.administrator, 2026, "jinzhong-2024-2026")
    files, actor = HoursFiles(services), office.administrator
    files.write_table(actor, 2026, unit, tmp_path, "归档", lambda done, total: None)
    files.write_records(actor, 2026, unit, None, tmp_path, "归档", lambda done, total: None)
    assert files.write_short(actor, 2026, unit, tmp_path, "归档", lambda done, total: None) == 1
    return tmp_path


def book(folder: Path, words: str) -> Any:
    (path,) = (path for path in folder.glob("*.xlsx") if words in path.name)
    return load_workbook(io.BytesIO(path.read_bytes()))


def test_each_person_has_a_sheet_with_the_headings_of_the_record(folder: Path) -> None:
    made = book(folder, "登记表")
    assert made.sheetnames == ["陈 建国", "陈 建国 2"]
    rows = list(made["陈 建国"].iter_rows(values_only=True))
    assert list(rows[2]) == RECORD
    assert [Decimal(str(row[6])) for row in rows[3:5]] == [30, 40]
    assert "ZF001" in rows[1][0]
    ends = "".join(str(row[0]) for row in rows[5:])
    assert "差额" in ends
    assert "依据" in ends
    assert "本人" in ends


def test_the_yearly_summary_holds_figures_that_can_be_added(folder: Path) -> None:
    page = book(folder, "汇总表").active
    assert [cell.value for cell in page[3]][:6] == [
        "序号",
        "姓名",
        "身份证号（后四位）",
        "人员类别",
        "岗位",
        "应达学时",
    ]
    assert sorted(Decimal(str(cell.value)) for cell in page["K"][3:5]) == [30, 70]


def test_who_is_short_is_listed_with_what_is_missing(folder: Path) -> None:
    rows = list(book(folder, "未达标").active.iter_rows(min_row=4, values_only=True))
    assert (rows[0][1], rows[0][2], rows[0][5], rows[0][7]) == ("一中队", "陈/建国", 60, 30)
    assert "30.0" in rows[0][8]


def test_the_summary_names_the_shares_of_a_transfer(
    services: Services, office: Office, clock: FixedClock, tmp_path: Path
) -> None:
    people, hours, actor = services.people, services.hours, office.administrator
    here, there = (people.add_unit(actor, name, office.unit_id) for name in ("一中队", "二中队"))
    person = people.add_person(actor, PersonDraft("陈建国", Category.OFFICER, unit_id=here))
    hours.approve(actor, [hours.record(office.trainer, draft("10", person_id=person))])
    clock.tick(10 * 86_400)
    people.change_person(actor, person, PersonDraft("陈建国", Category.OFFICER, unit_id=there), "调动")
    hours.approve(actor, [hours.record(office.trainer, draft("6", person_id=person, on=date(2026, 11, 30)))])
    hours.choose_rule_set(actor, 2026, "jinzhong-2024-2026")
    HoursFiles(services).write_table(actor, 2026, there, tmp_path, "归档", lambda done, total: None)
    row = [cell.value for cell in book(tmp_path, "汇总表").active[4]]
    assert (row[10], row[16]) == (16, "其中按单位：一中队 10.0、二中队 6.0")
