"""Persons and units as administrators use them."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Office
from trainer.app.services import Services
from trainer.people.rules import check_digit, check_id_number, mask_id_number
from trainer.people.values import Category, PeopleQuery, PersonDraft, Sex
from trainer.store.errors import BadInput, NotAllowed, Refused

pytestmark = pytest.mark.both_engines

ID_NUMBER = "11010119800307123" + check_digit("11010119800307123")


def test_pinyin_initials_find_a_person(services: Services, office: Office) -> None:
    services.people.add_person(office.administrator, PersonDraft("张三", unit_id=office.unit_id))
    assert [row.name for row in services.people.find(office.administrator, "zs")] == ["张三"]
    assert [row.name for row in services.people.find(office.administrator, "zhangs")] == ["张三"]
    assert [row.name for row in services.people.find(office.administrator, "三")] == ["张三"]


def test_heteronyms_find_a_person(services: Services, office: Office) -> None:
    services.people.add_person(office.administrator, PersonDraft("单雄信", unit_id=office.unit_id))
    assert services.people.find(office.administrator, "sxx")


def test_id_number_is_masked_for_a_trainer_and_whole_for_the_administrator(services: Services, office: Office) -> None:
    person = services.people.add_person(office.administrator, PersonDraft("王强", id_number=ID_NUMBER))
    assert services.people.person(office.trainer, person).draft.id_number == mask_id_number(ID_NUMBER)
    assert services.people.person(office.administrator, person).draft.id_number == ID_NUMBER


def test_saving_a_masked_id_number_keeps_the_stored_one(services: Services, office: Office) -> None:
    person = services.people.add_person(office.administrator, PersonDraft("王强", id_number=ID_NUMBER))
    masked = PersonDraft("王强", id_number=mask_id_number(ID_NUMBER), post="中队长")
    services.people.change_person(office.administrator, person, masked)
    assert services.people.person(office.administrator, person).draft.id_number == ID_NUMBER


def test_same_id_number_twice_is_refused_with_the_other_name(services: Services, office: Office) -> None:
    services.people.add_person(office.administrator, PersonDraft("王强", id_number=ID_NUMBER))
    with pytest.raises(Refused) as refusal:
        services.people.add_person(office.administrator, PersonDraft("王刚", id_number=ID_NUMBER))
    assert refusal.value.params["name"] == "王强"


def test_contradicting_sex_is_refused(services: Services, office: Office) -> None:
    with pytest.raises(BadInput) as refusal:
        services.people.add_person(office.administrator, PersonDraft("王强", sex=Sex.FEMALE, id_number=ID_NUMBER))
    assert refusal.value.code == "person.sex_differs"


def test_a_move_ends_the_old_placement(services: Services, office: Office) -> None:
    team = services.people.add_unit(office.administrator, "一中队", office.unit_id)
    draft = PersonDraft("王强", unit_id=office.unit_id, post="队员")
    person = services.people.add_person(office.administrator, draft)
    services.people.change_person(office.administrator, person, replace(draft, unit_id=team))
    placements = services.people.person(office.administrator, person).placements
    assert [(p.unit, p.until is None) for p in placements] == [
        ("临河县交通运输综合行政执法大队", False),
        ("一中队", True),
    ]


def test_a_unit_query_includes_the_units_below(services: Services, office: Office) -> None:
    team = services.people.add_unit(office.administrator, "一中队", office.unit_id)
    services.people.add_person(office.administrator, PersonDraft("王强", unit_id=team))
    page = services.people.people(office.trainer, PeopleQuery(unit_id=office.unit_id))
    assert page.total == 3
    assert services.people.people(office.trainer, PeopleQuery(category=Category.REVIEWER)).total == 1


def test_a_trainer_may_not_edit_people(services: Services, office: Office) -> None:
    with pytest.raises(NotAllowed):
        services.people.add_person(office.trainer, PersonDraft("王强"))


@given(st.integers(0, 10**17 - 1))
def test_a_wrong_last_character_is_noticed(digits: int) -> None:
    number = f"{digits:017d}"
    wrong = "X" if check_digit(number) != "X" else "0"
    with pytest.raises(BadInput) as refusal:
        check_id_number(number + wrong, date(2026, 1, 1))
    assert refusal.value.code == "id.checksum"
