"""Rosters in and out of the people page, without its widgets."""

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.conftest import PASSWORD, Office
from tests.fakes import READER
from tests.fakes_ui import HandDialogs, RecordingView
from trainer.app.services import Services
from trainer.people.roster.values import RowAction
from trainer.people.values import PeopleQuery
from trainer.store.audit import read_trail
from trainer.ui.people.roster_presenter import RosterDesk, RosterPresenter
from trainer.ui.people.roster_state import RosterState
from trainer.ui.working import InlineWorking

HEADINGS = ("姓名", "单位", "职务", "工号", "身份证号")


class Page:
    def __init__(self, services: Services, office: Office) -> None:
        self.view: RecordingView[RosterState] = RecordingView()
        self.dialogs = HandDialogs()
        self.changes = 0
        actor = office.administrator
        shared = (InlineWorking(), self.dialogs, self._changed, PeopleQuery, services.accounts.vouch)
        desk = RosterDesk(services.roster, actor, *shared, services.qualification.find_matters)
        self.presenter = RosterPresenter(self.view, desk)
        self.presenter.begin()

    @property
    def state(self) -> RosterState:
        return self.view.state

    def _changed(self) -> None:
        self.changes += 1


@pytest.fixture
def page(services: Services, office: Office) -> Page:
    return Page(services, office)


def roster(folder: Path, *rows: Sequence[str]) -> Path:
    workbook = Workbook()
    for row in (HEADINGS, *rows):
        workbook.worksheets[0].append(list(row))
    buffer = io.BytesIO()
    workbook.save(buffer)
    path = folder / "名册.xlsx"
    path.write_bytes(buffer.getvalue())
    return path


def test_what_is_wrong_stands_first_with_its_line_and_what_to_do(page: Page, tmp_path: Path) -> None:
    page.dialogs.path = roster(tmp_path, ("王强", "", "队员", "1", ""), ("赵静", "", "队员", "2", "11010119800307"))
    page.presenter.choose_file()
    first, second = page.state.lines
    assert (first.action, first.place, first.name) == (RowAction.PROBLEM, "3", "赵静")
    assert "18" in first.text
    assert second.action is RowAction.NEW
    assert page.state.usable == 1


def test_taking_in_leaves_problems_out_and_says_so(page: Page, services: Services, tmp_path: Path) -> None:
    page.presenter.load(roster(tmp_path, ("王强", "一中队", "队员", "1", ""), ("赵静", "", "", "", "123")))
    page.presenter.take_in()
    assert page.state.result is not None
    assert (page.state.result.added, page.state.result.units, page.state.left_out) == (1, 1, 1)
    assert [row.name for row in services.people.find(READER, "wq")] == ["王强"]
    assert page.changes == 1


def test_a_change_shows_what_it_was_and_what_it_becomes(page: Page, tmp_path: Path) -> None:
    page.presenter.load(roster(tmp_path, ("李娜", "临河县交通运输综合行政执法大队", "培训股长", "", "")))
    (line,) = page.state.lines
    assert line.action is RowAction.UPDATE
    assert "— → 培训股长" in line.text


def test_a_new_person_named_like_one_without_a_number_is_pointed_out(page: Page, tmp_path: Path) -> None:
    page.presenter.load(roster(tmp_path, ("李娜", "一中队", "队员", "8", ""), ("王强", "一中队", "队员", "9", "")))
    alike, other = page.state.lines
    assert (alike.action, alike.name) == (RowAction.NEW, "李娜")
    assert "李娜（临河县交通运输综合行政执法大队）" in alike.text
    assert other.text == ""
    page.presenter.take_in()
    page.presenter.load(roster(tmp_path, ("李娜", "二中队", "队员", "10", "")))
    assert page.state.lines[0].text == alike.text


def test_a_file_that_is_no_roster_is_said(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "通知.docx"
    path.write_bytes(b"x")
    page.presenter.load(path)
    assert [trouble.code for trouble in page.dialogs.troubles] == ["roster.kind"]
    assert not page.state.busy


def test_an_export_asks_its_purpose_and_is_recorded(page: Page, services: Services, tmp_path: Path) -> None:
    page.dialogs.path = tmp_path / "导出.xlsx"
    page.presenter.export(full=False)
    assert not page.dialogs.path.exists()
    page.dialogs.text = "报送县局"
    page.presenter.export(full=False)
    sheet = load_workbook(page.dialogs.path).worksheets[0]
    assert {sheet.cell(row, 2).value for row in range(2, sheet.max_row + 1)} == {"周敏", "李娜"}
    with services.store.database.read() as session:
        entry = read_trail(session, limit=1)[0]
    assert (entry.action, entry.reason) == ("people.exported", "报送县局")


def test_whole_id_numbers_leave_only_with_a_second_person(
    page: Page, services: Services, office: Office, tmp_path: Path
) -> None:
    services.accounts.change_password(office.trainer, "", PASSWORD)
    page.dialogs.path, page.dialogs.text = tmp_path / "全号.xlsx", "报送县局"
    page.presenter.export(full=True)
    page.dialogs.second = ("zhoumin", PASSWORD)
    page.presenter.export(full=True)
    assert [trouble.code for trouble in page.dialogs.troubles] == ["account.same_person"]
    assert not page.dialogs.path.exists()
    page.dialogs.second = ("lina", PASSWORD)
    page.presenter.export(full=True)
    assert page.dialogs.path.exists()
    with services.store.database.read() as session:
        entry = read_trail(session, limit=1)[0]
    assert entry.actor_id == office.administrator.person_id
    assert entry.detail["second"] == str(office.trainer.person_id)
    assert entry.reason == "报送县局 → 报送县局"


def test_the_template_is_saved(page: Page, tmp_path: Path) -> None:
    page.dialogs.path = tmp_path / "模板.xlsx"
    page.presenter.save_template()
    assert load_workbook(page.dialogs.path).worksheets[0].max_column > 10
