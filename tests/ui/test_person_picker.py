"""Picking several persons by initials, by key and by unit."""

from dataclasses import replace
from functools import partial
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.conftest import Office
from trainer.app.services import Services
from trainer.people.values import PeopleQuery, PersonDraft, PersonRow
from trainer.ui.widgets.person_picker import MOST_CHIPS, PersonPicker


@pytest.fixture
def picker(services: Services, office: Office, qtbot: QtBot) -> PersonPicker:
    for name in ("陈建国", "陈静国"):
        services.people.add_person(office.administrator, PersonDraft(name, unit_id=office.unit_id))

    def members(unit_id: UUID) -> tuple[PersonRow, ...]:
        return services.people.people(office.administrator, PeopleQuery(unit_id=unit_id)).rows

    made = PersonPicker(partial(services.people.find, office.administrator), services.people.units(), members)
    qtbot.addWidget(made)
    made.show()
    return made


def names(picker: PersonPicker) -> list[str]:
    return sorted(person.name for person in picker.people())


def test_arrows_choose_among_the_hits_and_nobody_is_chosen_twice(picker: PersonPicker, qtbot: QtBot) -> None:
    qtbot.keyClicks(picker.field, "cjg")
    picker.show_hits()
    assert picker.hits.count() == 2
    qtbot.keyClick(picker.field, Qt.Key.Key_Down)
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert len(names(picker)) == 1
    assert not picker.field.text()
    qtbot.keyClicks(picker.field, "cjg")
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert names(picker) == ["陈建国", "陈静国"]


def test_unknown_initials_say_so_and_add_nobody(picker: PersonPicker, qtbot: QtBot) -> None:
    qtbot.keyClicks(picker.field, "xyz")
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert names(picker) == []
    assert picker.hits.isVisible()


def test_a_unit_adds_its_people_and_chips_take_them_out(picker: PersonPicker, qtbot: QtBot) -> None:
    picker.unit.setCurrentIndex(1)
    picker.unit.activated.emit(1)
    assert names(picker) == ["周敏", "李娜", "陈建国", "陈静国"]
    with qtbot.waitSignal(picker.changed):
        picker.remove(picker.people()[0].id)
    assert len(names(picker)) == 3


def test_many_people_are_counted_not_all_shown(services: Services, office: Office, qtbot: QtBot) -> None:
    row = services.people.find(office.administrator, "周敏")[0]
    picker = PersonPicker(partial(services.people.find, office.administrator))
    qtbot.addWidget(picker)
    picker.choose(replace(row, id=UUID(int=number)) for number in range(MOST_CHIPS + 5))
    assert len(picker.people()) == MOST_CHIPS + 5


def test_everybody_is_taken_out_at_once(picker: PersonPicker, qtbot: QtBot, office: Office) -> None:
    picker.unit.setCurrentIndex(1)
    picker.unit.activated.emit(1)
    assert len(names(picker)) > 1
    with qtbot.waitSignal(picker.changed):
        picker.nobody.click()
    assert names(picker) == []
    assert not picker.nobody.isVisible()
