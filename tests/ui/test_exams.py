"""The exams page without its widgets."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from tests.conftest import Office
from tests.fakes import FixedClock
from tests.fakes_ui import HandDialogs, RecordingView
from tests.ui.exam_desk import RecordingPrinter, add_crew, cells, make_plan, room_of, sit
from trainer.app.finder import FindAnything
from trainer.app.services import RESOURCES, Services
from trainer.exams.marking.values import DoubleRule
from trainer.exams.rule_files import load_exam_rules
from trainer.exams.sittings.values import IncidentKind, Ruling
from trainer.exams.values import Attendance, ExamState
from trainer.hours.values import HourCategory
from trainer.store.errors import BadInput
from trainer.ui.exams.desk_presenter import DeskPresenter
from trainer.ui.exams.desk_state import DeskState, DeskTab, Standing, counts
from trainer.ui.exams.desk_state import Side as DeskSide
from trainer.ui.exams.presenter import ExamsPresenter
from trainer.ui.exams.settings_fields import SettingsFields
from trainer.ui.exams.settings_words import settings_facts
from trainer.ui.exams.standing_words import incidents_words, outage_words, standing_words
from trainer.ui.exams.state import ExamsState, NewExam, Side, next_window, shown
from trainer.ui.exams.wording import other_field_words, result_words, time_left
from trainer.ui.shell.context import ExamFor, OfExam
from trainer.ui.widgets.moment import read_moment
from trainer.ui.working import InlineWorking


class Pages:
    """The list and the desk, with an exam for 王强, 赵静 and 孙磊."""

    def __init__(self, services: Services, office: Office, clock: FixedClock) -> None:
        self.services, self.office = services, office
        self.crew = add_crew(services, office)
        self.plan = make_plan(services, office, clock)
        self.list_view: RecordingView[ExamsState] = RecordingView()
        self.desk_view: RecordingView[DeskState] = RecordingView()
        self.dialogs, self.printer = HandDialogs(), RecordingPrinter()
        self.went: list[tuple[str, object]] = []
        room = room_of(services)
        self.desk = DeskPresenter(
            self.desk_view,
            room,
            office.trainer,
            InlineWorking(),
            self.dialogs,
            self.printer,
            self.refresh,
            lambda key, target: self.went.append((key, target)),
        )
        self.list = ExamsPresenter(self.list_view, room, office.trainer, self.dialogs, self.desk.open, self.refresh)
        self.list.refresh()

    def refresh(self) -> None:
        self.list.refresh()
        self.desk.refresh()

    @property
    def state(self) -> DeskState:
        return self.desk_view.state

    def set_exam(self) -> None:
        """Makes the exam and opens its desk."""
        self.list.choose_paper(self.plan.paper_id)
        self.list.create(NewExam(self.plan, tuple(person.person_id for person in self.crew)))
        exam = self.list_view.state.exam
        assert exam is not None
        self.list.open(exam.id)

    def pick(self, place: int) -> None:
        self.desk.choose([self.crew[place].person_id])


@pytest.fixture
def pages(services: Services, office: Office, starter: None, clock: FixedClock) -> Pages:
    return Pages(services, office, clock)


def test_the_form_proposes_the_next_working_morning_and_names_the_maker(pages: Pages) -> None:
    pages.list.new_exam()
    state = pages.list_view.state
    assert state.side is Side.FORM
    assert state.maker == "李娜"
    assert state.seed is not None
    assert state.seed.opens.weekday() < 5
    assert f"{next_window(datetime(2026, 11, 20, 15, tzinfo=UTC))[0]}" == "2026-11-23 09:00:00"


def test_a_form_begun_elsewhere_is_filled_and_tells_which_exam_came_of_it(pages: Pages) -> None:
    people, made = tuple(one.person_id for one in pages.crew), list[UUID]()
    pages.list.new_exam(ExamFor("结业考试", date(2026, 12, 4), people, made.append))
    seed = pages.list_view.state.seed
    assert seed is not None
    assert (seed.title, f"{seed.opens:%Y-%m-%d %H:%M}") == ("结业考试", "2026-12-04 09:00")
    assert {person.id for person in seed.people} == set(people)
    pages.set_exam()
    exam = pages.list_view.state.exam
    assert exam is not None
    assert made == [exam.id]
    pages.list.new_exam(ExamFor("过去的班", date(2026, 11, 2), (), made.append))
    pages.list.cancel()
    pages.list.new_exam()
    pages.set_exam()
    assert made == [exam.id]


def test_the_maker_of_the_paper_is_never_put_on_the_roster(pages: Pages) -> None:
    pages.list.choose_paper(pages.plan.paper_id)
    everyone = [person.person_id for person in pages.crew] + [pages.office.trainer.person_id]
    pages.list.create(NewExam(pages.plan, tuple(everyone)))
    exam = pages.list_view.state.exam
    assert exam is not None
    assert exam.candidates == 3
    pages.list.open(exam.id)
    pages.desk.roster.add([pages.office.trainer.person_id, pages.office.administrator.person_id])
    assert len(pages.state.lines) == 4


def test_a_refusal_keeps_the_form_open(pages: Pages) -> None:
    pages.list.new_exam()
    pages.list.create(NewExam(replace(pages.plan, closes_at=pages.plan.opens_at), ()))
    assert pages.list_view.state.side is Side.FORM
    assert [error.code for error in pages.dialogs.troubles] == ["dates.reversed"]


def test_the_list_is_filtered_by_title_and_state(pages: Pages) -> None:
    pages.set_exam()
    pages.list.search("春季")
    assert len(shown(pages.list_view.state)) == 1
    pages.list.choose_state(ExamState.CLOSED)
    assert shown(pages.list_view.state) == ()


def test_who_sits_a_paper_of_another_field_is_named_before_the_exam(pages: Pages) -> None:
    pages.set_exam()
    assert pages.state.other_field == ()
    line = pages.state.lines[0]
    there = replace(line, person=replace(line.person, fields=("航道",)))
    asked = replace(pages.state, fields=frozenset({"道路运政"}), lines=(there, *pages.state.lines[1:]))
    assert [person.name for person in asked.other_field] == [line.person.name]
    assert line.person.name in other_field_words(asked)


def test_attendance_needs_a_reason_and_takes_several_at_once(pages: Pages) -> None:
    pages.set_exam()
    pages.desk.choose([pages.crew[0].person_id, pages.crew[1].person_id])
    pages.desk.roster.set_attendance(Attendance.DEFERRED, "")
    assert [error.code for error in pages.dialogs.troubles] == ["reason.missing"]
    pages.desk.roster.set_attendance(Attendance.DEFERRED, "住院，附证明")
    states = [line.row.attendance for line in pages.state.lines]
    assert states == [Attendance.DEFERRED, Attendance.DEFERRED, Attendance.EXPECTED]


def test_a_candidate_gets_time_and_leaves_the_roster(pages: Pages) -> None:
    pages.set_exam()
    pages.pick(0)
    pages.desk.roster.give_time(15, "视力不佳")
    assert pages.state.lines[0].row.extra_minutes == 15
    pages.desk.roster.remove("名单有误")
    assert [line.person.name for line in pages.state.lines] == ["赵静", "孙磊"]


def test_the_board_shows_who_writes_and_carries_what_the_invigilator_does(pages: Pages, clock: FixedClock) -> None:
    pages.set_exam()
    exam_id = pages.state.exam.id
    sit(pages.services, pages.crew[0], exam_id, "事先经同意", submit=False)
    sit(pages.services, pages.crew[1], exam_id, "略")
    pages.desk.choose_tab(DeskTab.BOARD)
    standing = counts(pages.state.lines)
    assert (standing[Standing.WRITING], standing[Standing.DONE], standing[Standing.WAITING]) == (1, 1, 1)
    pages.pick(0)
    pages.desk.board.pause("更换键盘")
    assert pages.state.lines[0].standing is Standing.PAUSED
    clock.tick(600)
    pages.desk.board.unpause("键盘已更换")
    pages.desk.board.note(IncidentKind.DEVICE_FAILURE, "键盘失灵")
    pages.desk.roster.give_time(5, "键盘失灵")
    progress = pages.state.lines[0].progress
    assert progress is not None
    assert (progress.incidents, progress.seconds_left) == (1, 65 * 60)


def test_a_raised_hand_and_a_stop_for_all_are_settled_on_the_board(pages: Pages, clock: FixedClock) -> None:
    pages.set_exam()
    exam_id, wang = pages.state.exam.id, pages.crew[0]
    sit(pages.services, wang, exam_id, "事先经同意", submit=False)
    pages.desk.choose_tab(DeskTab.BOARD)
    pages.pick(0)
    pages.desk.board.raise_hand("键盘失灵")
    assert pages.state.lines[0].standing is Standing.RAISED
    clock.tick(300)
    pages.desk.board.lower_hand(True, "已更换键盘")
    progress = pages.state.lines[0].progress
    assert progress is not None
    assert (pages.state.lines[0].standing, progress.seconds_left) == (Standing.WRITING, 60 * 60)
    pages.dialogs.text = "火警演练"
    pages.desk.board.hold()
    assert pages.state.held
    assert pages.state.lines[0].standing is Standing.PAUSED
    pages.desk.board.hold()
    assert not pages.state.held
    assert pages.state.lines[0].standing is Standing.WRITING


def test_what_another_pc_carries_out_is_said_so_until_it_is_done(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    pages.set_exam()
    exam_id, wang = pages.state.exam.id, pages.crew[0]
    sitting_id = sit(pages.services, wang, exam_id, "事先经同意", submit=False)
    pages.services.sittings.close()
    monkeypatch.setattr(pages.services.invigilation._elsewhere, "_several", True)
    pages.desk.choose_tab(DeskTab.BOARD)
    pages.pick(0)
    pages.desk.board.pause("核对身份")
    pages.pick(0)
    [line] = [one for one in pages.state.lines if one.progress]
    assert line.standing is Standing.PAUSED
    assert standing_words(line).endswith("…")
    assert "1 项" in outage_words(line)
    pages.desk.roster.give_time(5, "补时")
    assert "另一台电脑" in pages.state.said
    again = pages.services.sittings.resume(wang, exam_id)
    assert (again.sitting_id, again.paused, again.seconds_left) == (sitting_id, True, 65 * 60)
    pages.desk.refresh()
    [line] = [one for one in pages.state.lines if one.progress]
    assert (line.standing, standing_words(line)) == (Standing.PAUSED, "已暂停")


def test_incidents_stand_on_the_board_until_a_person_says_what_they_were(pages: Pages, clock: FixedClock) -> None:
    pages.set_exam()
    exam_id, wang = pages.state.exam.id, pages.crew[0]
    sit(pages.services, wang, exam_id, "事先经同意", submit=False)
    sitting = pages.services.sittings.start(wang, exam_id).sitting_id
    for kind in (IncidentKind.FOCUS_LOST, IncidentKind.CLIPBOARD):
        pages.services.sittings.note_incident(wang, sitting, kind, 12)
        clock.tick(1)
    pages.desk.choose_tab(DeskTab.BOARD)
    assert [one.code for one in pages.state.noted] == [IncidentKind.CLIPBOARD, IncidentKind.FOCUS_LOST]
    pages.desk.board.rule(pages.state.noted[0], Ruling.HARMLESS, "")
    assert [error.code for error in pages.dialogs.troubles] == ["reason.missing"]
    pages.desk.board.rule(pages.state.noted[0], Ruling.HARMLESS, "复制本人所写文字")
    assert [one.ruling for one in pages.state.noted] == [None, Ruling.HARMLESS]
    pages.pick(1)
    assert pages.state.noted == ()


def test_the_board_tells_of_an_outage_and_proposes_time(pages: Pages, clock: FixedClock) -> None:
    pages.set_exam()
    exam_id, wang = pages.state.exam.id, pages.crew[0]
    sit(pages.services, wang, exam_id, "事先经同意", submit=False)
    sitting = pages.services.sittings.start(wang, exam_id).sitting_id
    clock.tick(70)
    pages.services.sittings.heartbeat(wang, sitting)
    pages.services.sittings.desk.drop(sitting)
    clock.tick(200)
    pages.services.sittings.resume(wang, exam_id)
    pages.desk.choose_tab(DeskTab.BOARD)
    line = pages.state.lines[0]
    assert incidents_words(line) == "1，建议补2分钟"
    assert "03:20" in outage_words(line)
    assert "2" in outage_words(line)
    assert outage_words(pages.state.lines[1]) == incidents_words(pages.state.lines[1]) == ""


def test_handing_in_for_a_candidate_asks_first_and_then_counts(pages: Pages) -> None:
    pages.set_exam()
    sit(pages.services, pages.crew[0], pages.state.exam.id, "事先经同意", submit=False)
    pages.desk.choose_tab(DeskTab.BOARD)
    pages.pick(0)
    pages.dialogs.agree = False
    pages.desk.board.hand_in("身体不适")
    assert pages.state.lines[0].standing is Standing.WRITING
    pages.dialogs.agree = True
    pages.desk.board.hand_in("身体不适")
    assert pages.state.lines[0].standing is Standing.DONE
    pages.desk.board.hand_in("再交一次")
    assert [error.code for error in pages.dialogs.troubles] == ["sitting.already_submitted"]


def test_closing_hands_in_whoever_still_writes(pages: Pages) -> None:
    pages.set_exam()
    sit(pages.services, pages.crew[0], pages.state.exam.id, "事先经同意", submit=False)
    pages.desk.choose_tab(DeskTab.BOARD)
    pages.desk.board.close_exam()
    assert "1 人还在作答" in pages.dialogs.said[-1]
    assert pages.state.closed
    assert pages.state.lines[0].standing is Standing.DONE


def test_scores_go_to_paper_file_and_hours_and_each_export_is_recorded(pages: Pages, tmp_path: Path) -> None:
    pages.set_exam()
    exam_id = pages.state.exam.id
    for person in pages.crew:
        sit(pages.services, person, exam_id, "事先经同意")
    for answer in pages.services.marking.waiting(pages.office.administrator):
        pages.services.marking.award(pages.office.administrator, answer.sitting_id, answer.item, Decimal(9))
    pages.desk.choose_tab(DeskTab.SCORES)
    scores = pages.state.scores
    assert scores is not None
    assert [result_words(row)[0] for row in scores.rows] == ["合格"] * 3
    pages.desk.scores.print_list()
    assert pages.printer.printed[0][1][0].startswith(b"%PDF")
    pages.dialogs.text, pages.dialogs.path = "报省厅备案", tmp_path / "成绩.xlsx"
    pages.desk.scores.save_sheet()
    rows = cells(tmp_path / "成绩.xlsx")
    assert [row[1] for row in rows[3:6]] == ["王强", "赵静", "孙磊"]
    assert [row[4] for row in rows[3:6]] == [9, 9, 9]
    pages.dialogs.path = tmp_path / "成绩.pdf"
    pages.desk.scores.save_pdf()
    assert (tmp_path / "成绩.pdf").read_bytes().startswith(b"%PDF")
    pages.desk.scores.credit(Decimal(4), HourCategory.PUBLIC_LAW)
    assert len(pages.services.hours.pending(pages.office.administrator)) == 3
    pages.desk.scores.credit(Decimal(4), HourCategory.PUBLIC_LAW)
    assert len(pages.services.hours.pending(pages.office.administrator)) == 3
    pages.desk.scores.retakes()
    assert pages.went == [("retakes", OfExam(pages.state.exam.id))]


def test_an_exam_gets_another_time_with_a_reason(pages: Pages) -> None:
    pages.set_exam()
    before, later = pages.state.exam.plan, timedelta(hours=1)
    pages.desk.roster.reschedule(before.opens_at + later, before.closes_at + later, "")
    assert [error.code for error in pages.dialogs.troubles] == ["reason.missing"]
    pages.desk.show_side(DeskSide.TIME)
    pages.desk.roster.reschedule(before.opens_at + later, before.closes_at + later, "停电")
    assert pages.state.exam.plan.opens_at == before.opens_at + later
    assert pages.state.side is DeskSide.CANDIDATE


def test_the_search_over_everything_finds_an_exam(pages: Pages) -> None:
    pages.set_exam()
    found = FindAnything(pages.services, pages.office.trainer)("春季")
    assert [(hit.screen, hit.title) for hit in found] == [("exams", "春季考核")]


@pytest.mark.parametrize("text", ["2026-11-21 09:05", "2026/11/21 9:05", "202611210905"])
def test_moments_are_read_as_offices_write_them(text: str) -> None:
    assert f"{read_moment(text):%Y-%m-%d %H:%M}" == "2026-11-21 09:05"


@pytest.mark.parametrize("text", ["", "2026-11-21", "2026-11-21 25:00", "明天"])
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        read_moment(text)


def test_time_left_in_words() -> None:
    assert [time_left(timedelta(hours=1, minutes=5, seconds=9).total_seconds()), time_left(9.9)] == ["1:05:09", "00:09"]


def test_settings_of_an_exam_are_changed_on_the_page(pages: Pages) -> None:
    pages.set_exam()
    pages.list.change_settings()
    assert pages.list_view.state.side is Side.SETTINGS
    double = DoubleRule(Decimal("0.15"))
    pages.list.save_settings(replace(pages.plan, double=double, attempts=2), "改为双评")
    exam = pages.list_view.state.exam
    assert exam is not None
    assert (exam.plan.double, exam.plan.attempts) == (double, 2)
    facts = dict(settings_facts(exam.plan))
    assert "15%" in facts["主观题评阅"]
    assert "2" in facts["考试次数与补考"]
    pages.list.change_settings()
    pages.list.save_settings(pages.plan, "")
    assert pages.dialogs.troubles[-1].code == "reason.missing"


def test_what_the_settings_show_is_what_they_give_back(pages: Pages, qtbot: QtBot) -> None:
    fields = SettingsFields()
    qtbot.addWidget(fields)
    for rule in load_exam_rules(RESOURCES / "rules"):
        fields.show_settings(rule)
        plan = fields.applied(pages.plan)
        assert (plan.marking, plan.double, plan.terms) == (rule.marking, rule.double, rule.terms)
        assert (plan.warnings, plan.times, plan.excellent) == (rule.warnings, rule.times, rule.excellent)
        assert (plan.retake_overlap, plan.attempts) == (rule.retake_overlap, rule.attempts)
    fields.double.setChecked(True)
    fields.apart.setValue(30)
    assert fields.applied(pages.plan).double == DoubleRule(Decimal("0.3"))
    fields.warnings.setText("20，五")
    with pytest.raises(BadInput, match=r"exam\.warnings"):
        fields.applied(pages.plan)
