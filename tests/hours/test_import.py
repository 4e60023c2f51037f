"""Last year's messy sheets: what is understood, what is told, what is taken in and taken back."""

import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from openpyxl import Workbook

from tests.conftest import Office
from tests.meanwhile import meanwhile
from trainer.app.services import Services
from trainer.hours.imports.cells import hours_of, span_of
from trainer.hours.imports.values import Defaults, Flaw, HoursPreview
from trainer.hours.values import HourCategory, SourceKind, Way
from trainer.people.rules import check_digit
from trainer.people.values import PersonDraft
from trainer.store.errors import Refused

PUBLIC, SKILLS, POLITICAL = HourCategory
ID_NUMBER = "11010119800307123" + check_digit("11010119800307123")


@pytest.fixture
def people(services: Services, office: Office) -> dict[str, UUID]:
    team = services.people.add_unit(office.administrator, "一中队", office.unit_id)
    drafts = {
        "王强": PersonDraft("王强", unit_id=team, work_number="0012"),
        "赵兰": PersonDraft("赵兰", unit_id=team, id_number=ID_NUMBER),
        "李伟甲": PersonDraft("李伟", unit_id=team, work_number="0031"),
        "李伟乙": PersonDraft("李伟", unit_id=office.unit_id, work_number="0032"),
    }
    return {name: services.people.add_person(office.administrator, draft) for name, draft in drafts.items()}


def sheet(*rows: Sequence[Any], title: str = "Sheet1") -> bytes:
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = title
    for row in rows:
        page.append(list(row))
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def preview(
    services: Services, office: Office, content: bytes, name: str, category: HourCategory | None = None
) -> HoursPreview:
    file = services.hour_imports.read(office.trainer, content, name)
    defaults = services.hour_imports.defaults(file)
    return services.hour_imports.preview(
        office.trainer, file, Defaults(defaults.on, category or defaults.category, defaults.topic)
    )


def test_a_ledger_of_lines_with_dates_in_many_spellings(
    services: Services, office: Office, people: dict[str, UUID]
) -> None:
    content = sheet(
        ["2025年度培训学时登记"],
        [
            "序号",
            "姓名",
            "工 号",
            "单位",
            "起止日期",
            "培训（学习）名称",
            "主办单位",
            "培训方式",
            "学时类别",
            "学时",
            "备注",
            "学时门类",
        ],
        [1, "王强", 12.0, "一中队", date(2025, 3, 2), "行政处罚法", "市局", "集中讲授", "公共法律知识", 4, None],
        [2, "王 强", "0012", "一中队", "3.5-3.7", "执法文书", "支队", "线上", "业务", "8学时", None, "道路运政"],
        [3, "赵兰", None, "一中队", "2025年12月30日至2026年1月2日", "年终轮训", "", "研讨", "政治理论", 8, None],
        [4, "李伟", None, "一中队", "20250601", "案卷评查", "", "案例", "业务", 2, None],
        ["合计", None, None, None, None, None, None, None, None, 22, None],
        ["填表人：周敏", None, None, None, None, None, None, None, None, None, None],
    )
    found = preview(services, office, content, "学时.xlsx")
    assert not found.problems
    drafts = {row.draft.topic: row.draft for row in found.rows}
    assert drafts["执法文书"].on == date(2025, 3, 5)
    assert (drafts["执法文书"].until, drafts["执法文书"].hours) == (date(2025, 3, 7), 8)
    assert (drafts["执法文书"].way, drafts["执法文书"].category) == (Way.ONLINE, SKILLS)
    assert (drafts["执法文书"].field, drafts["案卷评查"].field) == ("道路运政", "")
    assert drafts["案卷评查"].person_id == people["李伟甲"]
    ids = services.hour_imports.apply(office.trainer, found, content)
    waiting = services.hours.pending(office.administrator)
    assert {entry.draft.source for entry in waiting} == {SourceKind.IMPORT}
    assert services.hours.evidence(office.trainer, ids[0]) == content
    assert {entry.draft.on.year for entry in waiting if entry.draft.topic == "年终轮训"} == {2025, 2026}
    (batch,) = services.hour_batches.batches(office.trainer)
    assert batch.name == "学时.xlsx"
    again = preview(services, office, content, "学时.xlsx")
    assert all(row.again for row in again.rows)
    with pytest.raises(Refused):
        services.hour_imports.apply(office.trainer, again, content)
    services.hour_batches.undo(office.trainer, batch.id, "导错了")
    assert not any(row.again for row in preview(services, office, content, "学时.xlsx").rows)


def test_a_sheet_with_one_sum_a_category(services: Services, office: Office, people: dict[str, UUID]) -> None:
    content = sheet(
        ["序号", "姓名", "身份证号", "公共法律", "业务技能", "政治道德", "合计"],
        [1, "赵兰", ID_NUMBER, 30, 28.5, 0, 58.5],
        [2, "王强", "", "三十", 30, None, 30],
        [3, "李伟", "", 30, 30, 2, 62],
        [4, "钱七", "", 1, 1, 1, 3],
        [None, "合计", None, 91, 89.5, 3, None],
    )
    found = preview(services, office, content, "2025年学时.xlsx")
    assert {(row.name, row.draft.category): row.draft.hours for row in found.rows} == {
        ("赵兰", PUBLIC): 30,
        ("赵兰", SKILLS): Decimal("28.5"),
        ("王强", SKILLS): 30,
    }
    assert {row.draft.on for row in found.rows} == {date(2025, 12, 31)}
    assert {row.draft.topic for row in found.rows} == {"2025年学时"}
    assert [(problem.row, problem.flaw) for problem in found.problems] == [
        (3, Flaw.BAD_HOURS),
        (4, Flaw.SEVERAL),
        (5, Flaw.NO_PERSON),
    ]


def test_problems_name_their_rows(services: Services, office: Office, people: dict[str, UUID]) -> None:
    content = sheet(
        ["姓名", "工号", "日期", "内容", "学时"],
        ["王强", "0031", "2026-01-05", "学法", 2],
        ["王强", "0012", "下周", "学法", 2],
        ["王强", "0012", "2026-12-05", "学法", 2],
        ["王强", "0012", "2026-01-05", "学法", 2.3],
        ["王强", "0012", "2026-01-05", "学法", None],
        ["王强", "0012", "2026-01-06", "学法", 2],
        ["王强", "0012", "2026-01-06", "学法", 2],
    )
    found = preview(services, office, content, "学时.xlsx", PUBLIC)
    assert [problem.flaw for problem in found.problems] == [
        Flaw.CONTRADICTION,
        Flaw.BAD_DATE,
        Flaw.FUTURE,
        Flaw.BAD_HOURS,
        Flaw.NO_HOURS,
        Flaw.TWICE,
    ]
    assert [problem.row for problem in found.problems] == [2, 3, 4, 5, 6, 8]
    assert len(found.rows) == 1
    assert preview(services, office, content, "学时.xlsx").problems[-1].flaw is Flaw.NO_CATEGORY


def test_sheets_without_headings_are_told(services: Services, office: Office, people: dict[str, UUID]) -> None:
    found = preview(services, office, sheet(["通知"], ["请各单位"]), "通知.xlsx")
    assert [problem.flaw for problem in found.problems] == [Flaw.NO_HEADINGS]


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("2025.3.2", (date(2025, 3, 2), date(2025, 3, 2))),
        ("3月2日", (date(2025, 3, 2), date(2025, 3, 2))),
        ("2025-03-02—03-04", (date(2025, 3, 2), date(2025, 3, 4))),
        ("３月２日至４日", (date(2025, 3, 2), date(2025, 3, 4))),
        (45718, (date(2025, 3, 2), date(2025, 3, 2))),
        ("2025-02-30", None),
        ("春季", None),
        ("", None),
    ],
)
def test_days_as_offices_write_them(cell: object, days: tuple[date, date] | None) -> None:
    assert span_of(cell, 2025) == days


@pytest.mark.parametrize(
    ("cell", "hours"), [("4学时", 4), ("４．５", Decimal("4.5")), (2.5, Decimal("2.5")), ("2+3", None), (True, None)]
)
def test_hours_as_offices_write_them(cell: object, hours: Decimal | None) -> None:
    assert hours_of(cell) == hours


def test_two_who_enter_the_same_sheet_enter_it_once(
    services: Services, office: Office, people: dict[str, UUID]
) -> None:
    content = sheet(("工号", "日期", "内容", "学时"), ("0012", "2026-03-02", "行政处罚法", 4))
    first = preview(services, office, content, "三月.xlsx", PUBLIC)
    services.hour_imports.apply(office.trainer, first, content)
    with pytest.raises(Refused, match=r"hours\.import_overtaken"):
        services.hour_imports.apply(office.administrator, first, content)
    services.hour_imports.apply(office.administrator, first, content, again=True)
    assert len(services.hours.pending(office.administrator)) == 2


def test_a_batch_that_somebody_approves_meanwhile_is_not_withdrawn(
    services: Services, office: Office, people: dict[str, UUID]
) -> None:
    rows = [("0012", "2026-03-02", "行政处罚法", 4), ("0031", "2026-03-02", "行政处罚法", 4)]
    content = sheet(("工号", "日期", "内容", "学时"), *rows)
    entries = services.hour_imports.apply(
        office.trainer, preview(services, office, content, "三月.xlsx", PUBLIC), content
    )
    [batch] = services.hour_batches.batches(office.trainer)
    boss = office.administrator

    def approve() -> None:
        services.hours.approve(boss, entries)

    with meanwhile(services.store.database, approve), pytest.raises(Refused, match=r"hours\.decided"):
        services.hour_batches.undo(boss, batch.id, "重复导入")
    assert services.hours.standing(entries) == set(entries)

    def reverse() -> None:
        services.hours.reverse(boss, entries[0], "一条有误")

    with meanwhile(services.store.database, reverse), pytest.raises(Refused, match=r"hours\.decided"):
        services.hour_batches.undo(boss, batch.id, "重复导入")
    services.hour_batches.undo(boss, batch.id, "重复导入")
    assert services.hours.standing(entries) == frozenset()
