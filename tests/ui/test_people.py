"""The people page without its widgets."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import Office
from tests.fakes import FixedClock
from tests.fakes_ui import HandDialogs, RecordingView
from trainer.app.services import Services
from trainer.people.values import Leaving, PersonDraft, PersonStatus
from trainer.ui.dialogs import QtDialogs, Question
from trainer.ui.people.presenter import PeoplePresenter
from trainer.ui.people.state import PeopleState


class Desk:
    """A presenter with its recording view and hand-answered dialogs."""

    def __init__(self, services: Services, office: Office, clock: FixedClock) -> None:
        self.view: RecordingView[PeopleState] = RecordingView()
        self.dialogs = HandDialogs()
        self.presenter = PeoplePresenter(
            self.view, services.people, clock, office.administrator, self.dialogs, self._refresh
        )
        self.presenter.refresh()

    def _refresh(self) -> None:
        self.presenter.refresh()


@pytest.fixture
def desk(services: Services, office: Office, clock: FixedClock) -> Desk:
    return Desk(services, office, clock)


def test_a_new_person_appears_chosen_in_the_list(desk: Desk, office: Office) -> None:
    desk.presenter.new_person()
    desk.presenter.save(PersonDraft("陈建国", unit_id=office.unit_id))
    assert desk.view.state.person is not None
    assert desk.view.state.person.draft.name == "陈建国"
    assert "陈建国" in [row.name for row in desk.view.state.page.rows]
    assert not desk.view.state.editing


def test_a_refusal_keeps_the_form_open(desk: Desk) -> None:
    desk.presenter.new_person()
    desk.presenter.save(PersonDraft(" "))
    assert desk.view.state.editing
    assert [trouble.code for trouble in desk.dialogs.troubles] == ["person.no_name"]


def test_search_by_initials_narrows_the_list(desk: Desk) -> None:
    desk.presenter.search("zm")
    assert [row.name for row in desk.view.state.page.rows] == ["周敏"]


def test_sealing_needs_a_reason_and_takes_the_person_from_the_list(desk: Desk) -> None:
    row = next(row for row in desk.view.state.page.rows if row.name == "李娜")
    desk.presenter.choose_person(row.id)
    desk.presenter.seal()
    assert desk.view.state.page.total == 2
    assert desk.dialogs.said[-1] == "调离"
    desk.dialogs.text = "市局调令"
    desk.presenter.seal()
    assert desk.view.state.page.total == 1


def test_the_cause_proposed_follows_the_status_and_the_archive_keeps_the_one_chosen(
    desk: Desk, services: Services, office: Office
) -> None:
    boss, person = office.administrator, office.trainer.person_id
    services.people.set_status(boss, person, PersonStatus.AWAY, "借调")
    desk.presenter.choose_person(person)
    desk.presenter.seal()
    assert desk.dialogs.said[-1] == "退休"
    desk.dialogs.text, desk.dialogs.choice = "本人申请", Leaving.RESIGNED
    desk.presenter.seal()
    [left] = services.privacy.left(boss)
    assert left.cause is Leaving.RESIGNED


def test_editing_keeps_the_person_chosen(desk: Desk) -> None:
    desk.presenter.choose_person(desk.view.state.page.rows[0].id)
    person = desk.view.state.person
    assert person is not None
    desk.presenter.edit()
    desk.presenter.save(replace(person.draft, post="大队长"))
    assert desk.view.state.person is not None
    assert desk.view.state.person.draft.post == "大队长"


def test_a_photograph_is_kept_and_shown_and_a_text_is_refused(desk: Desk, tmp_path: Path) -> None:
    desk.presenter.choose_person(desk.view.state.page.rows[0].id)
    desk.dialogs.path = tmp_path / "photo.png"
    Image.new("RGB", (30, 40)).save(desk.dialogs.path)
    desk.presenter.choose_photo()
    assert desk.view.state.photo.startswith(b"\x89PNG")
    desk.dialogs.path.write_bytes(b"text")
    desk.presenter.choose_photo()
    assert [trouble.code for trouble in desk.dialogs.troubles] == ["photo.not_picture"]


def test_an_appointment_is_dated_from_today(desk: Desk, clock: FixedClock) -> None:
    desk.presenter.choose_person(desk.view.state.page.rows[0].id)
    desk.dialogs.text = "副大队长"
    desk.presenter.appoint()
    assert desk.view.state.person is not None
    (appointment,) = desk.view.state.person.appointments
    assert (appointment.title, appointment.until) == ("副大队长", None)


def test_the_code_of_a_unit_is_set_and_taken_back(desk: Desk, office: Office, services: Services) -> None:
    desk.presenter.choose_unit(office.unit_id)
    for code, before in (("临交执", ""), ("", "临交执")):
        desk.dialogs.text = code
        desk.presenter.ask_unit_code()
        assert desk.dialogs.said[-1] == before
        assert desk.view.state.unit is not None
        assert desk.view.state.unit.code == services.people.unit_codes()[office.unit_id] == code


def test_words_that_stand_are_changed_or_emptied(qtbot: QtBot) -> None:
    window, answers = QWidget(), list[str]()
    qtbot.addWidget(window)
    QtDialogs(window).ask_change("单位代字", "留空即撤销", "临交执", "确定", answers.append)
    question = window.findChild(Question)
    field = question.findChild(QLineEdit)
    assert (field.text(), question.verb.isEnabled()) == ("临交执", False)
    field.clear()
    assert question.verb.isEnabled()
    question.verb.click()
    assert answers == [""]


def test_a_number_typed_to_confirm_needs_no_brackets_and_tab_leaves_a_long_text(qtbot: QtBot) -> None:
    window, done = QWidget(), list[str]()
    qtbot.addWidget(window)
    QtDialogs(window).type_to_confirm(
        "执行销毁", "永久销毁", "〔2026〕第001号", "永久销毁", lambda: done.append("销毁")
    )
    question = window.findChild(Question)
    field = question.findChild(QLineEdit)
    for typed, enough in (("2026第01号", False), ("(2026) 第001号", True), ("2026第００１号", True)):
        field.setText(typed)
        assert question.verb.isEnabled() is enough
    question.verb.click()
    assert done == ["销毁"]
    question.setParent(None)
    QtDialogs(window).ask_text("登记", "写明依据", "登记", done.append, long=True)
    assert window.findChild(Question).findChild(QPlainTextEdit).tabChangesFocus()
