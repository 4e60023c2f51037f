"""A pasted list names people by number or name; what is doubtful is told by its line."""

from uuid import UUID

from tests.conftest import Office
from trainer.app.services import Services
from trainer.people.listing import ListFlaw, find_list, list_text
from trainer.people.values import Category, PeopleQuery, PersonDraft, PersonRow, PersonStatus


def person(number: int, name: str, work: str = "", certificate: str = "") -> PersonRow:
    key = UUID(int=number)
    return PersonRow(key, name, None, "", "", Category.OFFICER, work, certificate, None, "", (), PersonStatus.ACTIVE)


WANG, ZHAO, ZHAO_TOO = person(1, "王强", "Z001", "37010012"), person(2, "赵静", "Z002"), person(3, "赵静", "Z003")


def test_numbers_decide_and_names_help() -> None:
    text = "序号\t姓名\t工号\n1\t王强\tｚ００１\n2 赵静 Z003\n"
    found = find_list(text, [WANG, ZHAO, ZHAO_TOO])
    assert found.people == (WANG, ZHAO_TOO)
    assert found.problems == ()
    assert find_list("37010012\n\n", [WANG]).people == (WANG,)
    assert find_list("3 王强", [WANG]).people == (WANG,)


def test_what_is_doubtful_is_told_by_line() -> None:
    text = "赵静\n钱多\nZ001 赵静\nZ001\n王强\nZ999 王强"
    found = find_list(text, [WANG, ZHAO, ZHAO_TOO])
    assert [(one.row, one.kind) for one in found.problems] == [
        (1, ListFlaw.SEVERAL),
        (2, ListFlaw.UNKNOWN),
        (3, ListFlaw.CONTRADICTION),
        (5, ListFlaw.TWICE),
        (6, ListFlaw.UNKNOWN),
    ]
    assert found.people == (WANG,)


def test_the_service_reads_the_list_and_queries_by_post_and_field(services: Services, office: Office) -> None:
    add = services.people.add_person
    one = add(
        office.administrator,
        PersonDraft("王强", unit_id=office.unit_id, work_number="Z001", post="路政执法员", fields=("公路路政",)),
    )
    add(office.administrator, PersonDraft("赵静", unit_id=office.unit_id, post="内勤", fields=("港口",)))
    found = services.people.find_list(office.trainer, "Z001\n谁也不是")
    assert [row.id for row in found.people] == [one]
    assert [problem.row for problem in found.problems] == [2]
    for query in (PeopleQuery(post="路政"), PeopleQuery(field="公路路政")):
        assert [row.id for row in services.people.people(office.trainer, query).rows] == [one]


def test_a_sheet_gives_its_names_and_numbers_and_nothing_of_other_columns() -> None:
    rows = [
        ["2026年度考试名单", None, None, None],
        ["序号", "姓名", "工号", "手机"],
        [1.0, "王强", "Z001", 13800001111.0],
        [2.0, "赵静", "Z003", None],
    ]
    assert list_text(rows) == "王强\tZ001\n赵静\tZ003"
    found = find_list(list_text(rows), [WANG, ZHAO, ZHAO_TOO])
    assert (found.people, found.problems) == ((WANG, ZHAO_TOO), ())
    assert list_text([[312.0], ["Z002"]]) == "312\nZ002"
