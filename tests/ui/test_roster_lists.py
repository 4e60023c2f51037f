"""A roster from a file, and from those who wait for a retake."""

from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from tests.conftest import Office
from tests.fakes import FixedClock
from tests.fakes_ui import HandDialogs
from tests.ui.ended_exam import ended_exam
from tests.ui.exam_desk import add_crew, room_of
from trainer.app.services import Services
from trainer.ui.exams.adding import RosterFields
from trainer.ui.widgets.form import Form


@pytest.fixture
def dialogs() -> HandDialogs:
    return HandDialogs()


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def fields(services: Services, office: Office, dialogs: HandDialogs, form: Form) -> RosterFields:
    members, people = room_of(services).members(office.trainer, dialogs), services.people
    return RosterFields(form, people.units(), lambda words: people.find(office.trainer, words), members)


def names(fields: RosterFields) -> list[str]:
    return [one.name for one in fields.picker.people()]


def test_a_sheet_fills_the_roster_and_lines_with_a_problem_stay(
    services: Services, office: Office, dialogs: HandDialogs, fields: RosterFields, tmp_path: Path
) -> None:
    add_crew(services, office)
    book = openpyxl.Workbook()
    for row in (
        ["考生名单"],
        ["序号", "姓名", "手机"],
        [1, "王强", 13800001111],
        [2, "钱多多", None],
        [3, "孙磊", None],
    ):
        book.active.append(row)
    dialogs.path = tmp_path / "名单.xlsx"
    book.save(dialogs.path)
    fields.file.click()
    assert names(fields) == ["王强", "孙磊"]
    assert fields.pasted.toPlainText() == "钱多多"
    assert "钱多多" in fields.problems.text()
    dialogs.path = tmp_path / "名单.pdf"
    dialogs.path.write_bytes(b"%PDF")
    fields.file.click()
    assert [error.code for error in dialogs.troubles] == ["roster.kind"]


def test_the_retake_list_names_whoever_has_no_retake_yet(
    services: Services, office: Office, clock: FixedClock, fields: RosterFields
) -> None:
    fields.retakes.click()
    assert names(fields) == []
    assert not fields.problems.isHidden()
    with ended_exam(services, office, clock) as ended:
        services.retakes.choose_ladder(office.administrator, "dezhou")
        services.retakes.propose(office.administrator, ended.exam_id)
        (case,) = services.retakes.cases(office.administrator)
        fields.retakes.click()
        assert (case.name, names(fields)) == ("钱芳", ["钱芳"])
