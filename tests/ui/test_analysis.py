"""The page of an analysis with its presenter, over a real exam."""

from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from tests.analysis.filled import Filled, filled_exam
from tests.conftest import Office
from tests.fakes_ui import HandDialogs, RecordingView
from tests.ui.exam_desk import cells
from trainer.app.analyses import Analyses
from trainer.app.services import Services
from trainer.store.audit import read_trail
from trainer.ui.analysis.presenter import AnalysisPresenter
from trainer.ui.analysis.state import AnalysisState, Tab, acceptable, flag_counts, shown
from trainer.ui.analysis.view import AnalysisPage
from trainer.ui.theme import Theme
from trainer.ui.working import InlineWorking


class Desk:
    """An exam of 40 people and 12 questions."""

    def __init__(self, services: Services, office: Office) -> None:
        self.services, self.office = services, office
        self.filled: Filled = filled_exam(services, office, people=40, questions=12)
        self.view: RecordingView[AnalysisState] = RecordingView()
        self.dialogs = HandDialogs()
        self.left: list[UUID | None] = []
        self.presenter = AnalysisPresenter(
            self.view, Analyses(services), office.administrator, InlineWorking(), self.dialogs, self.left.append
        )

    @property
    def state(self) -> AnalysisState:
        return self.view.state

    def open(self) -> None:
        self.presenter.open(self.filled.exam_id)


@pytest.fixture
def desk(services: Services, office: Office) -> Desk:
    return Desk(services, office)


def test_opening_reads_the_exam_and_records_that_its_papers_were_seen(desk: Desk) -> None:
    desk.open()
    assert desk.view.states[0].analysis is None
    assert desk.state.analysis is not None
    assert len(desk.state.analysis.questions) == 12
    with desk.services.store.database.read() as session:
        assert "exams.paper_sealed" in {entry.action for entry in read_trail(session, desk.filled.paper.id)}


def test_an_open_exam_goes_back_with_a_word(desk: Desk) -> None:
    plan = desk.services.exams.exam(desk.office.administrator, desk.filled.exam_id).plan
    still_open = desk.services.exams.create_exam(desk.office.administrator, plan)
    desk.presenter.open(still_open)
    assert [error.code for error in desk.dialogs.troubles] == ["analysis.not_closed"]
    assert desk.left == [still_open]


def test_questions_are_filtered_by_what_is_to_look_at(desk: Desk) -> None:
    desk.open()
    flag, count = next(iter(flag_counts(desk.state).items()))
    desk.presenter.choose_flag(flag)
    assert len(shown(desk.state)) == count < 12
    assert all(flag in line.flags for line in shown(desk.state))


def test_estimates_are_offered_until_the_bank_has_them(desk: Desk) -> None:
    """The questions of this exam are not in the bank, so that nothing is kept and nothing is pretended."""
    desk.open()
    assert len(acceptable(desk.state)) == 12
    desk.presenter.accept_all()
    assert "12" in desk.dialogs.said[-1]
    assert "0" in desk.state.said


def test_workbook_and_report_are_written_and_recorded(desk: Desk, tmp_path: Path) -> None:
    desk.open()
    desk.dialogs.path = tmp_path / "分析.xlsx"
    desk.presenter.save_sheet()
    rows = cells(desk.dialogs.path)
    assert rows[0][0] == "考试分析：分析用考试"
    desk.dialogs.path = tmp_path / "分析.pdf"
    desk.presenter.save_report()
    assert desk.dialogs.path.read_bytes().startswith(b"%PDF")
    assert desk.dialogs.troubles == []
    with desk.services.store.database.read() as session:
        actions = [entry.action for entry in read_trail(session, desk.filled.exam_id)]
    assert actions.count("exams.analysis_exported") == 2


def test_the_page_shows_questions_chart_and_groups(qtbot: QtBot, qapp: object, desk: Desk) -> None:
    Theme(qapp).apply()  # type: ignore[arg-type]
    page = AnalysisPage()
    qtbot.addWidget(page)
    page.resize(1150, 700)
    page.show()
    page.scores.look_changed.connect(desk.presenter.draw)
    desk.open()
    page.show_state(desk.state)
    assert page.table.rows.rowCount() == 12
    assert desk.state.analysis is not None
    desk.presenter.choose(desk.state.analysis.questions[3].version_id)
    page.show_state(desk.state)
    assert page.panel.isVisible()
    desk.presenter.choose_tab(Tab.SCORES)
    page.show_state(desk.state)
    qtbot.waitUntil(lambda: desk.state.chart.startswith(b"\x89PNG"))
    page.show_state(desk.state)
    desk.presenter.choose_tab(Tab.GROUPS)
    page.show_state(desk.state)
    assert page.groups.rows.rowCount() == 2


def test_neighbours_are_compared_when_asked_for_and_that_is_recorded(qtbot: QtBot, desk: Desk) -> None:
    desk.open()
    desk.presenter.choose_tab(Tab.NEIGHBOURS)
    assert desk.state.neighbours is None
    desk.presenter.compare()
    assert desk.state.neighbours is not None
    assert (desk.state.neighbours.people, desk.state.neighbours.pairs) == (40, 67)
    with desk.services.store.database.read() as session:
        newest = read_trail(session, desk.filled.exam_id)[0]
    assert (newest.action, newest.detail["pairs"]) == ("exams.neighbours_compared", "67")
    page = AnalysisPage()
    qtbot.addWidget(page)
    page.show_state(desk.state)
    assert "67" in page.neighbours.words.text()
