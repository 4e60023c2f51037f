"""The page of yearly records without its widgets, then built."""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.conftest import Office
from tests.fakes_ui import HandDialogs, RecordingView
from trainer.app.services import Services
from trainer.app.yearly_files import YearlyFiles
from trainer.people.accounts.values import Actor
from trainer.people.values import PersonDraft
from trainer.ui.reader.state import Reading
from trainer.ui.reports.presenter import ReportsPresenter, ReportsRoom
from trainer.ui.reports.state import Noting, ReportsState, Side, Which, shown
from trainer.ui.reports.view import ReportsPage
from trainer.ui.working import InlineWorking
from trainer.yearly.values import NoteDraft, Section

NOTE = Noting(NoteDraft(Section.GRADE, date(2026, 11, 20), "优秀", "临人〔2026〕8号"))


class Desk(HandDialogs):
    """Dialogs, a reader and a printer that keep what they were given."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[Reading] = []
        self.printed: list[bytes] = []

    def open(self, reading: Reading) -> None:
        self.read.append(reading)

    def print_pdfs(self, title: str, contents: list[bytes]) -> None:
        self.printed.extend(contents)


class Page:
    def __init__(self, services: Services, actor: Actor) -> None:
        self.view: RecordingView[ReportsState] = RecordingView()
        self.desk = Desk()
        self.went: list[tuple[str, object]] = []
        room = ReportsRoom(services.people, services.yearly, YearlyFiles(services), services.clock)
        self.presenter = ReportsPresenter(
            self.view,
            room,
            actor,
            InlineWorking(),
            self.desk,
            self.desk,
            self.desk,
            lambda: self.presenter.refresh(),
            lambda key, target: self.went.append((key, target)),
        )
        self.presenter.refresh()

    @property
    def state(self) -> ReportsState:
        return self.view.state


@pytest.fixture
def person(services: Services, office: Office) -> UUID:
    return services.people.add_person(office.administrator, PersonDraft("陈建国", unit_id=office.unit_id))


@pytest.fixture
def page(services: Services, office: Office, person: UUID) -> Page:
    return Page(services, office.administrator)


def test_a_note_makes_the_kept_page_old_until_it_is_made_anew(page: Page, person: UUID) -> None:
    page.presenter.choose(person)
    assert page.state.fresh is None
    page.presenter.make_one()
    assert (page.state.fresh, page.state.versions[0].version) == (True, 1)
    page.presenter.begin_note()
    page.presenter.note(NOTE)
    assert (page.state.side, page.state.opened, page.state.fresh) == (Side.PERSON, Section.GRADE, False)
    [line] = page.state.parts[-1].lines
    assert (line.text, line.proof) == ("优秀", "临人〔2026〕8号")
    page.presenter.make_one()
    assert [version.version for version in page.state.versions] == [2, 1]
    page.desk.text = "登记有误"
    assert line.note_id is not None
    page.presenter.take_back(line.note_id)
    assert page.state.parts[-1].lines == ()


def test_a_unit_is_made_at_once_and_its_files_leave_recorded(page: Page, tmp_path: Path) -> None:
    page.presenter.make_all()
    assert page.state.said == "新生成 3 份，内容未变 0 份。"
    page.presenter.choose_which(Which.MISSING)
    assert shown(page.state) == ()
    page.presenter.choose_which(Which.KEPT)
    page.desk.text, page.desk.path = "上报", tmp_path
    page.presenter.save_files()
    assert len(list(tmp_path.glob("*.pdf"))) == 3
    newest = next(iter(page.state.pages.values()))
    page.presenter.open_page(newest)
    page.presenter.print_page(newest)
    assert page.desk.read[0].content == page.desk.printed[0]


def test_a_trainer_reads_and_neither_makes_nor_notes(services: Services, office: Office, person: UUID) -> None:
    reading = Page(services, office.trainer)
    reading.presenter.choose(person)
    assert not reading.state.may_make
    assert not reading.state.may_note
    reading.presenter.note(NOTE)
    assert [trouble.code for trouble in reading.desk.troubles] == ["account.no_permission"]


def test_a_figure_opens_to_its_entries_in_the_window(page: Page, person: UUID, qtbot: QtBot) -> None:
    window = ReportsPage()
    qtbot.addWidget(window)
    page.presenter.choose(person)
    page.presenter.note(NOTE)
    page.presenter.open_section(None)
    window.section_opened.connect(page.presenter.open_section)
    window.show_state(page.state)
    qtbot.mouseClick(window.person.figures[Section.GRADE], Qt.MouseButton.LeftButton)
    assert page.state.opened is Section.GRADE
    window.show_state(page.state)
