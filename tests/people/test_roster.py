"""Rosters as offices have them: titles above, merged units, ruined numbers, several ways of writing one thing."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from sqlalchemy import text

from tests.conftest import PASSWORD, Office
from trainer.app.services import Services
from trainer.documents.roster_workbook import COLUMNS, roster_workbook, template_workbook
from trainer.people.accounts.values import Role, Witness
from trainer.people.roster.cells import read_cell
from trainer.people.roster.headings import column_of
from trainer.people.roster.synonyms import HEADINGS, WORDS
from trainer.people.roster.values import Column, RosterLine, RosterPreview, RowAction
from trainer.people.rules import check_digit, mask_id_number
from trainer.people.values import Category, Education, Establishment, PeopleQuery, PersonDraft, PersonStatus, Sex
from trainer.people.words import ERRORS, NAMES
from trainer.store.audit import broken_link, read_trail
from trainer.store.errors import BadInput, NotAllowed, Refused

ROOT = "临河县交通运输综合行政执法大队"


def id_number(order: int, birth: str = "19800307") -> str:
    first = f"110101{birth}{order:03d}"
    return first + check_digit(first)


def xlsx(*rows: Sequence[Any], merge: str = "") -> bytes:
    workbook = Workbook()
    for row in rows:
        workbook.worksheets[0].append(list(row))
    if merge:
        workbook.worksheets[0].merge_cells(merge)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def csv_text(*rows: Sequence[str]) -> str:
    return "\r\n".join(",".join(row) for row in rows)


@pytest.fixture
def preview(services: Services, office: Office) -> Any:
    return lambda content, name="花名册.xlsx": services.roster.preview(office.administrator, content, name)


def codes(preview: RosterPreview) -> list[str]:
    return [problem.code for problem in preview.problems]


def everybody(services: Services, office: Office) -> list[str]:
    return [row.name for row in services.people.people(office.administrator, PeopleQuery()).rows]


def test_titles_blank_lines_totals_and_remarks_are_no_persons(preview: Any) -> None:
    found = preview(
        xlsx(
            ["临河县执法人员花名册（2026年）"],
            ["填报单位：", "县大队"],
            ["序号", "姓 名", "单位名称", "职务/岗位", "公民身份号码"],
            [1, "张　三", "一中队", "队员", id_number(101)],
            [],
            ["", "合计", "", "", ""],
            ["制表人：李四"],
            ["", "填表人：李四"],
            ["", "姓名", "单位", "岗位", "身份证号"],
            [2, "王五", "一中队", "队员", ""],
            [None, None, None, None, None],
        )
    )
    assert [(row.row, row.name, row.action) for row in found.rows] == [
        (4, "张三", RowAction.NEW),
        (8, "填表人：李四", RowAction.PROBLEM),
        (10, "王五", RowAction.NEW),
    ]
    assert found.ignored_headings == ("序号",)
    assert codes(found) == ["roster.odd_name"]


def test_a_roster_makes_missing_units_below_the_root(services: Services, office: Office, preview: Any) -> None:
    found = preview(
        xlsx(["姓名", "单位", "部门"], ["张三", "二大队", "一中队"], ["李四", "二大队", ""], ["王五", "", ""])
    )
    assert [(unit.path, unit.below) for unit in found.new_units] == [
        ((ROOT, "二大队"), ROOT),
        ((ROOT, "二大队", "一中队"), "二大队"),
    ]
    services.roster.apply(office.administrator, found)
    assert [(unit.name, unit.depth, unit.people) for unit in services.people.units()] == [
        (ROOT, 0, 3),
        ("二大队", 1, 1),
        ("一中队", 2, 1),
    ]


def test_a_unit_of_a_row_with_a_problem_is_not_made(preview: Any) -> None:
    assert preview(xlsx(["姓名", "单位", "性别"], ["张三", "二大队", "不男不女"])).new_units == ()


def test_units_of_the_same_name_need_the_one_above(services: Services, office: Office, preview: Any) -> None:
    for upper in ("东区", "西区"):
        unit = services.people.add_unit(office.administrator, upper, office.unit_id)
        services.people.add_unit(office.administrator, "办公室", unit)
    found = preview(xlsx(["姓名", "单位"], ["张三", "办公室"], ["李四", "西区/办公室"]))
    assert codes(found) == ["roster.unit_ambiguous"]
    services.roster.apply(office.administrator, found)
    lines: list[RosterLine] = []
    services.roster.export(
        office.administrator, PeopleQuery(words="李四"), False, "核对", lambda rows: lines.extend(rows) or b""
    )
    assert lines[0].unit == "西区/办公室"


def test_a_unit_merged_over_its_people_holds_for_all(preview: Any) -> None:
    found = preview(xlsx(["单位", "姓名"], ["一中队", "张三"], ["", "李四"], ["", "王五"], merge="A2:A4"))
    assert [row.unit for row in found.rows] == ["一中队"] * 3


def test_ruined_id_numbers_are_named_with_their_row_and_never_guessed(preview: Any) -> None:
    found = preview(
        xlsx(["姓名", "身份证号"], ["张三", 110101198003071239], ["李四", "1.10101E+17"], ["王五", id_number(1)])
    )
    assert [(p.row, p.code) for p in found.problems] == [(2, "roster.ruined_number"), (3, "roster.ruined_number")]
    assert [row.action for row in found.rows] == [RowAction.PROBLEM, RowAction.PROBLEM, RowAction.NEW]


def test_an_id_number_ending_in_zeros_in_a_csv_is_a_ruined_one(preview: Any) -> None:
    found = preview(csv_text(["姓名", "身份证号"], ["张三", "110101198003071000"]).encode(), "a.csv")
    assert codes(found) == ["roster.ruined_number"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_files_of_every_encoding_offices_have(preview: Any, encoding: str) -> None:
    content = csv_text(["姓名", "性别", "工号"], ["张三", "男", "0071"]).encode(encoding)
    (row,) = preview(content, "名单.CSV").rows
    assert (row.name, row.draft.sex, row.draft.work_number) == ("张三", Sex.MALE, "0071")


@pytest.mark.parametrize(
    "written",
    [
        "2027-08-31",
        "2027/8/31",
        "2027.8.31",
        "2027年8月31日",
        "２０２７年８月３１日",
        "20270831",
        "2024年9月1日至2027年8月31日",
        "2027-08-31 00:00:00",
        date(2027, 8, 31),
        datetime(2027, 8, 31, tzinfo=UTC),
        46630,
        46630.0,
        20270831.0,
    ],
)
def test_dates_as_offices_write_them(written: Any) -> None:
    assert read_cell(Column.CERTIFICATE_VALID_UNTIL, written) == date(2027, 8, 31)


@pytest.mark.parametrize("written", ["长期", "2027年8月", "2027-02-30", "8月31日", 5, "2027"])
def test_what_is_no_date_is_said_so(written: Any) -> None:
    with pytest.raises(BadInput) as problem:
        read_cell(Column.CERTIFICATE_VALID_UNTIL, written)
    assert problem.value.code == "roster.date"


@given(
    st.dates(date(1950, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["{0:%Y-%m-%d}", "{0.year}/{0.month}/{0.day}", "{0.year}年{0.month}月{0.day}日"]),
)
def test_every_date_is_read_back(day: date, form: str) -> None:
    assert read_cell(Column.BIRTH_DATE, form.format(day)) == day


def test_numbers_typed_as_numbers_become_text() -> None:
    assert read_cell(Column.PHONE, 13800001111.0) == "13800001111"
    assert read_cell(Column.WORK_NUMBER, 71) == "71"
    assert read_cell(Column.WORK_NUMBER, "'00 71") == "0071"
    with pytest.raises(BadInput):
        read_cell(Column.CERTIFICATE_NUMBER, 1.1e16)


def test_every_synonym_means_one_column_only() -> None:
    headings = [heading for synonyms in HEADINGS.values() for heading in synonyms]
    assert len(headings) == len(set(headings))
    assert column_of(" 执法证\n有效期（必填）*：") is Column.CERTIFICATE_VALID_UNTIL


def test_the_words_of_the_product_are_read_back() -> None:
    for column in Column:
        assert column_of(NAMES[column]) is column
    for column, words in WORDS.items():
        for value in words:
            assert read_cell(column, NAMES[value]) is value


def test_values_of_two_enums_with_one_text_have_their_own_words() -> None:
    assert NAMES[Category.OFFICER] == "持证执法人员"
    assert NAMES[Role.OFFICER] == "执法人员"


def test_an_unknown_word_names_those_that_are_known(preview: Any) -> None:
    (problem,) = preview(xlsx(["姓名", "学历"], ["张三", "秀才"])).problems
    assert "秀才" in ERRORS[problem.code].format(**problem.params)
    assert "本科" in ERRORS[problem.code].format(**problem.params)


@pytest.mark.parametrize(
    ("heading", "value"),
    [("身份证号", id_number(5)), ("工号", "0071"), ("执法证编号", "15080001"), ("单位", ROOT)],
)
def test_a_person_is_found_again(services: Services, office: Office, preview: Any, heading: str, value: str) -> None:
    known = PersonDraft(
        "张三", id_number=id_number(5), work_number="0071", certificate_number="15080001", unit_id=office.unit_id
    )
    person = services.people.add_person(office.administrator, known)
    (row,) = preview(xlsx(["姓名", heading, "专业"], ["张三", value, "法学"])).rows
    assert (row.action, row.person_id, row.changed) == (RowAction.UPDATE, person, ("major",))


def test_empty_cells_never_erase_and_nobody_is_deleted(services: Services, office: Office, preview: Any) -> None:
    known = PersonDraft(
        "张三", work_number="0071", phone="13800001111", post="队长", legal_qualification=True, unit_id=office.unit_id
    )
    person = services.people.add_person(office.administrator, known)
    content = xlsx(["姓名", "工号", "电话", "职务", "法律职业资格", "学历"], ["张三", "0071", "", "/", None, "本科"])
    result = services.roster.apply(office.administrator, preview(content))
    assert (result.added, result.updated) == (0, 1)
    stored = services.people.person(office.administrator, person).draft
    assert stored == replace(known, education=Education.BACHELOR)
    assert len(everybody(services, office)) == 3


def test_the_same_file_twice_changes_nothing(services: Services, office: Office, preview: Any) -> None:
    content = xlsx(
        ["姓名", "单位", "工号", "执法门类"], ["张三", "一中队", "1", "公路路政、道路运政"], ["李四", "一中队", "", ""]
    )
    services.roster.apply(office.administrator, preview(content))
    assert [row.action for row in preview(content).rows] == [RowAction.UNCHANGED] * 2


def test_a_move_in_a_roster_ends_the_old_placement(services: Services, office: Office, preview: Any) -> None:
    person = services.people.add_person(
        office.administrator, PersonDraft("张三", work_number="1", unit_id=office.unit_id)
    )
    services.roster.apply(office.administrator, preview(xlsx(["姓名", "工号", "单位"], ["张三", "1", "一中队"])))
    placements = services.people.person(office.administrator, person).placements
    assert [(p.unit, p.until is None) for p in placements] == [(ROOT, False), ("一中队", True)]


def test_doubtful_matches_are_left_to_a_person(services: Services, office: Office, preview: Any) -> None:
    team = services.people.add_unit(office.administrator, "一中队", office.unit_id)
    add = services.people.add_person
    add(office.administrator, PersonDraft("张三", id_number=id_number(1), work_number="1", unit_id=team))
    add(office.administrator, PersonDraft("李四", work_number="2", unit_id=team))
    gone = add(office.administrator, PersonDraft("王五", work_number="3", unit_id=team))
    services.people.set_status(office.administrator, gone, PersonStatus.SEALED, "退休")
    for _ in range(2):
        add(office.administrator, PersonDraft("王伟", unit_id=team))
    found = preview(
        xlsx(
            ["姓名", "身份证号", "工号", "单位"],
            ["张三", id_number(1), "2", ""],
            ["张三", id_number(2), "1", ""],
            ["王五", "", "3", ""],
            ["王伟", "", "", "一中队"],
            ["李四", "", "", "二中队"],
            ["赵六", "", "9", ""],
            ["钱七", "", "9", ""],
            ["孙八", "110101********0019", "", ""],
        )
    )
    assert codes(found) == [
        "roster.two_people",
        "roster.numbers_disagree",
        "roster.sealed",
        "roster.several_people",
        "roster.same_name_elsewhere",
        "roster.twice",
        "roster.masked_id",
    ]
    assert found.problems[5].params["first"] == 7


def test_people_of_one_name_with_other_numbers_are_other_people(
    services: Services, office: Office, preview: Any
) -> None:
    services.people.add_person(
        office.administrator, PersonDraft("王伟", id_number=id_number(1), unit_id=office.unit_id)
    )
    (row,) = preview(xlsx(["姓名", "身份证号", "单位"], ["王伟", id_number(2), ROOT])).rows
    assert row.action is RowAction.NEW


def test_who_names_no_category_is_an_officer_only_with_a_certificate(preview: Any) -> None:
    found = preview(xlsx(["姓名", "执法证号", "编制"], ["张三", "15080001", "事业编制"], ["李四", "", "劳务派遣"]))
    assert [row.draft.category for row in found.rows] == [Category.OFFICER, Category.UNCERTIFIED]
    assert [row.draft.establishment for row in found.rows] == [Establishment.INSTITUTION, Establishment.CONTRACT]


def test_all_or_nothing_where_somebody_worked_meanwhile(services: Services, office: Office, preview: Any) -> None:
    found = preview(xlsx(["姓名", "工号", "单位"], ["张三", "1", "一中队"], ["李四", "2", "一中队"]))
    services.people.add_person(office.administrator, PersonDraft("赵六", work_number="2"))
    before = everybody(services, office)
    with pytest.raises(Refused) as refusal:
        services.roster.apply(office.administrator, found)
    assert refusal.value.code == "roster.changed_since"
    assert everybody(services, office) == before
    assert len(services.people.units()) == 1


def test_a_changed_person_is_not_overwritten(services: Services, office: Office, preview: Any) -> None:
    person = services.people.add_person(office.administrator, PersonDraft("张三", work_number="1"))
    found = preview(xlsx(["姓名", "工号", "职务"], ["张三", "1", "队长"]))
    services.people.change_person(office.administrator, person, PersonDraft("张三", work_number="1", post="指导员"))
    with pytest.raises(Refused):
        services.roster.apply(office.administrator, found)


def test_who_left_is_sealed_with_the_cause_the_roster_states(services: Services, office: Office, preview: Any) -> None:
    boss = office.administrator
    gone, stays = (
        services.people.add_person(boss, PersonDraft(name, work_number=number, certificate_number=number))
        for name, number in (("张三", "0071"), ("李四", "0072"))
    )
    content = xlsx(
        ["姓名", "工号", "电话", "离开原因"],
        ["张三", "0071", "1", "退休"],
        ["李四", "0072", "", ""],
        ["王五", "0073", "", "调动"],
        ["赵六", "0074", "", "下海"],
    )
    found = preview(content)
    assert [row.action for row in found.rows] == [
        RowAction.LEAVE,
        RowAction.UNCHANGED,
        RowAction.PROBLEM,
        RowAction.PROBLEM,
    ]
    assert codes(found) == ["roster.left_unknown", "roster.unknown_word"]
    assert "退休" in ERRORS[found.problems[1].code].format(**found.problems[1].params)
    result = services.roster.apply(boss, found)
    assert (result.updated, result.left) == (0, 1)
    sealed = services.people.person(boss, gone)
    assert (sealed.status, sealed.draft.phone) == (PersonStatus.SEALED, "1")
    assert services.people.person(boss, stays).status is PersonStatus.ACTIVE
    with services.store.database.read() as session:
        (link,) = [one for one in read_trail(session, gone) if one.action == "people.status_changed"]
    assert (link.subject_id, link.detail["cause"], link.reason) == (gone, "left_retired", "依据名册《花名册.xlsx》")
    assert services.qualification.find_matters(boss) == 1
    assert preview(content).rows[0].action is RowAction.UNCHANGED
    name = services.people.person(boss, boss.person_id).draft.name
    own = preview(xlsx(["姓名", "单位", "离开原因"], [name, ROOT, "退休"]))
    assert codes(own) == ["roster.own_leaving"]


def test_large_files_go_in_by_pieces_and_can_be_gone_on_with(services: Services, office: Office, preview: Any) -> None:
    content = xlsx(["姓名", "工号", "单位"], *(["张三", f"G{n}", "一中队"] for n in range(601)))
    steps: list[tuple[int, int]] = []
    stopped = services.roster.apply(
        office.administrator, preview(content), lambda done, total: steps.append((done, total)), lambda: len(steps) == 2
    )
    assert (stopped.added, stopped.cancelled, steps) == (400, True, [(200, 601), (400, 601)])
    rest = preview(content)
    assert (rest.count(RowAction.NEW), rest.count(RowAction.UNCHANGED)) == (201, 400)
    assert services.roster.apply(office.administrator, rest).added == 201


def test_a_roster_is_in_the_trail_by_ids_only(services: Services, office: Office, preview: Any) -> None:
    services.roster.apply(office.administrator, preview(xlsx(["姓名", "身份证号"], ["欧阳若男", id_number(2)])))
    with services.store.database.read() as session:
        trail = read_trail(session)
        assert broken_link(session) is None
        assert "欧阳" not in str(session.execute(text("SELECT detail, action FROM audit_entry")).all())
    assert [entry.action for entry in trail[:2]] == ["people.roster_taken_in", "people.person_added"]
    assert trail[0].detail["added"] == "1"
    assert services.people.find(office.administrator, "oyrn")


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.docx", b"", "roster.kind"),
        ("a.xlsx", b"no workbook", "roster.unreadable"),
        ("a.csv", b"\xff\x00\xff\xff\x80", "roster.encoding"),
        ("a.csv", b"1,2,3", "roster.no_header"),
        ("a.xlsx", xlsx(), "roster.no_header"),
    ],
)
def test_files_that_are_no_roster(preview: Any, name: str, content: bytes, code: str) -> None:
    with pytest.raises(BadInput) as refusal:
        preview(content, name)
    assert refusal.value.code == code
    assert code in ERRORS


def test_the_template_is_empty_text_and_reads_as_a_roster(preview: Any) -> None:
    workbook = load_workbook(io.BytesIO(template_workbook()))
    sheet = workbook.worksheets[0]
    column = list(COLUMNS).index(Column.ID_NUMBER)
    assert sheet.column_dimensions["ABCDEFGH"[column]].number_format == "@"
    assert preview(template_workbook()).rows == ()
    assert set(preview(template_workbook()).columns) == set(COLUMNS)


FULL = PersonDraft(
    "=1+1",
    Category.OFFICER,
    Establishment.SUPERVISED,
    Sex.MALE,
    id_number(101),
    date(1980, 3, 7),
    "-0071",
    "15080001",
    date(2027, 8, 31),
    ("公路路政", "港口"),
    Education.MASTER,
    "@法学",
    True,
    False,
    "+8613800001111",
    None,
    "队长",
    True,
)


def test_an_export_holds_texts_only_and_no_formula() -> None:
    sheet = load_workbook(io.BytesIO(roster_workbook([RosterLine(ROOT, FULL)]))).worksheets[0]
    assert {(cell.data_type, cell.number_format) for cell in sheet[2] if cell.value} == {("s", "@")}
    assert all(cell.quotePrefix for cell in sheet[2] if str(cell.value)[0] in "=+-@")


def test_an_export_is_read_back_whole_and_masked(services: Services, office: Office, preview: Any) -> None:
    draft = replace(FULL, name="张三", unit_id=office.unit_id)
    services.people.add_person(office.administrator, draft)
    second = witness_of(office)
    for full in (True, False):
        content = services.roster.export(
            office.administrator, PeopleQuery(), full, "核对", roster_workbook, "省厅", second
        )
        assert {row.action for row in preview(content).rows} == {RowAction.UNCHANGED}
        shown = draft.id_number if full else mask_id_number(draft.id_number)
        assert shown in str(
            [cell.value for row in load_workbook(io.BytesIO(content)).worksheets[0].rows for cell in row]
        )


def test_an_export_is_recorded_with_its_purpose(services: Services, office: Office) -> None:
    second = witness_of(office)
    services.roster.export(office.administrator, PeopleQuery(), True, "备案", roster_workbook, "省厅", second)
    with services.store.database.read() as session:
        newest = read_trail(session)[0]
        kept = session.execute(text("SELECT receiver, full FROM data_export")).one()
    assert (newest.action, newest.reason, newest.detail["people"]) == ("people.exported", "备案 → 省厅", "2")
    assert (newest.detail["second"], newest.detail["full"]) == (str(office.trainer.person_id), "True")
    assert tuple(kept) == ("省厅", 1)


def witness_of(office: Office) -> Witness:
    return Witness(office.trainer.person_id, office.trainer.name, office.administrator.person_id)


def test_whole_id_numbers_need_a_receiver_and_a_second_person(services: Services, office: Office) -> None:
    def export(receiver: str, witness: Witness | None) -> str:
        with pytest.raises((BadInput, Refused)) as refusal:
            services.roster.export(
                office.administrator, PeopleQuery(), True, "备案", roster_workbook, receiver, witness
            )
        return str(refusal.value.code)

    own = Witness(office.administrator.person_id, "周敏", office.administrator.person_id)
    of_another = Witness(office.trainer.person_id, "李娜", office.trainer.person_id)
    assert export(" ", witness_of(office)) == "export.no_receiver"
    assert {export("省厅", one) for one in (None, own, of_another)} == {"export.needs_second"}


def test_who_vouches_signs_in_with_their_own_password(services: Services, office: Office) -> None:
    accounts, boss = services.accounts, office.administrator
    person = services.people.add_person(boss, PersonDraft("王强", unit_id=office.unit_id))
    slip = accounts.create(boss, person, "wangqiang", [Role.OFFICER])
    accounts.change_password(office.trainer, "", PASSWORD)

    def refused(login: str, password: str) -> str:
        with pytest.raises(NotAllowed) as refusal:
            accounts.vouch(boss, login, password)
        return str(refusal.value.code)

    assert refused("zhoumin", PASSWORD) == "account.same_person"
    assert refused("wangqiang", slip) == "account.slip_is_no_password"
    accounts.change_password(accounts.sign_in("wangqiang", slip).actor, "", PASSWORD)
    assert refused("wangqiang", PASSWORD) == "account.no_permission"
    assert refused("lina", "wrong") == "account.wrong_password"
    assert accounts.vouch(boss, "lina", PASSWORD) == witness_of(office)


def test_who_may_not_export_or_take_in(services: Services, office: Office) -> None:
    with pytest.raises(NotAllowed):
        services.roster.export(office.trainer, PeopleQuery(), False, "核对", roster_workbook)
    with pytest.raises(NotAllowed):
        services.roster.preview(office.trainer, xlsx(["姓名", "工号"]), "a.xlsx")
    with pytest.raises(BadInput):
        services.roster.export(office.administrator, PeopleQuery(), False, " ", roster_workbook)
