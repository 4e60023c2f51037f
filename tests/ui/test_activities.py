"""The pages of activities, with recording views."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.activities.classroom import FIRST, LAW, Classroom, build_class, half_day
from tests.conftest import Office
from tests.fakes_ui import HandDialogs, RecordingView
from trainer.activities.classfile.values import Rating, SlotState
from trainer.activities.evaluation.values import SheetDraft
from trainer.activities.lecturers.values import LecturerDraft
from trainer.activities.plans.values import PlanDraft
from trainer.activities.values import ActivityDraft, Half, Presence, Stage, Turn
from trainer.app.class_papers import ClassPapers
from trainer.app.services import Services
from trainer.people.accounts.values import Actor
from trainer.people.values import PeopleQuery, PersonDraft
from trainer.reports.rotation import rotation
from trainer.reports.tours import tours
from trainer.store.audit import read_trail
from trainer.ui.activities.class_form import ClassForm, ClassSeed
from trainer.ui.activities.class_presenter import ClassPresenter
from trainer.ui.activities.class_state import ClassSide, ClassState, ClassTab, mark_lines
from trainer.ui.activities.class_view import ClassPage
from trainer.ui.activities.class_words import class_line
from trainer.ui.activities.hour_lines import Standing, decidable, hour_lines
from trainer.ui.activities.lecturer_form import LecturerForm
from trainer.ui.activities.presenter import ActivitiesPresenter
from trainer.ui.activities.rating_forms import SheetForm
from trainer.ui.activities.room import ActivitiesRoom
from trainer.ui.activities.state import (
    ActivitiesState,
    By,
    LecturerWish,
    Side,
    Tab,
    classes_shown,
    rotation_shown,
    shares,
)
from trainer.ui.reader.state import Reading
from trainer.ui.shell.context import ExamFor
from trainer.ui.working import InlineWorking

PLAN = PlanDraft(2026, "行政处罚法轮训", date(2026, 1, 1), date(2026, 12, 31), hours={LAW: Decimal(16)}, rotation=True)


class Paperwork:
    """Stands in for the print preview and the reader."""

    def __init__(self) -> None:
        self.printed: list[bytes] = []
        self.read: list[Reading] = []

    def print_pdfs(self, title: str, contents: list[bytes]) -> None:
        self.printed += contents

    def open(self, reading: Reading, watching: object = None) -> None:
        self.read.append(reading)


class Desk:
    """Both presenters of one actor over the real store."""

    def __init__(self, services: Services, actor: Actor) -> None:
        self.services, self.actor = services, actor
        self.list_view: RecordingView[ActivitiesState] = RecordingView()
        self.class_view: RecordingView[ClassState] = RecordingView()
        self.dialogs, self.paperwork = HandDialogs(), Paperwork()
        self.opened: list[UUID] = []
        self.went: list[tuple[str, object]] = []
        database = services.store.database
        room = ActivitiesRoom(
            services.plans,
            services.activities,
            services.attendance,
            services.activity_credits,
            services.class_files,
            services.evaluation,
            services.lecturers,
            services.people,
            services.exams,
            lambda line, today: rotation(database, actor, line, lambda _exam: (), today),
            partial(tours, database, actor),
            lambda _exam: (),
            ClassPapers(services),
            services.clock,
        )
        self.list = ActivitiesPresenter(
            self.list_view,
            room,
            actor,
            InlineWorking(),
            self.dialogs,
            self.paperwork,
            lambda: self.list.refresh(),
            self.opened.append,
        )
        self.one = ClassPresenter(
            self.class_view, room, actor, InlineWorking(), self.dialogs, self.paperwork, self.paperwork,
            lambda: self.one.refresh(), lambda: None, lambda *where: self.went.append(where),
        )  # fmt: skip
        self.list.refresh()

    @property
    def state(self) -> ActivitiesState:
        return self.list_view.state

    @property
    def room(self) -> ClassState:
        return self.class_view.state


@pytest.fixture
def desk(services: Services, office: Office) -> Desk:
    return Desk(services, office.trainer)


T = TypeVar("T")


def said(value: T) -> Callable[[], T]:
    return lambda: value


def test_a_line_of_the_plan_becomes_a_class(desk: Desk) -> None:
    desk.list.begin()
    assert desk.state.side is Side.PLAN_FORM
    desk.list.save_plan(said(replace(PLAN, until=date(2025, 1, 1))))
    assert [error.code for error in desk.dialogs.troubles] == ["plan.term"]
    assert desk.state.side is Side.PLAN_FORM
    desk.list.save_plan(said(PLAN))
    (line,) = desk.state.lines
    desk.list.choose_line(line.id)
    desk.list.edit_line()
    desk.list.save_plan(said(replace(PLAN, target=12)))
    assert (desk.state.line and desk.state.line.draft.target, desk.state.side) == (12, Side.PLAN)
    desk.list.begin_class(line.id)
    desk.list.save_class(ActivityDraft("第一期", plan_id=line.id, batch="第一期"))
    assert len(desk.opened) == 1
    desk.list.choose_line(line.id)
    desk.list.show_classes()
    assert [one.draft.title for one in classes_shown(desk.state)] == ["第一期"]
    desk.list.search("没有")
    assert not classes_shown(desk.state)
    desk.list.choose_tab(Tab.PLAN)
    desk.list.choose_line(line.id)
    desk.dialogs.text = "并入市局计划"
    desk.list.drop_line()
    assert desk.state.line is not None
    assert desk.state.line.dropped


def test_programme_and_roster_are_made_on_the_page(desk: Desk, office: Office, services: Services) -> None:
    room = build_class(services, office)
    desk.one.open(room.id)
    desk.one.save_class(replace(desk.room.activity.draft, field="道路运政"))
    assert "门类：道路运政" in class_line(desk.room)
    desk.one.begin_session()
    assert desk.room.side is ClassSide.SESSION_FORM
    desk.one.save_session(said(half_day(FIRST)))
    assert [error.code for error in desk.dialogs.troubles] == ["activity.half_taken"]
    desk.one.save_session(said(half_day(date(2026, 11, 25))))
    assert len(desk.room.activity.sessions) == 5
    desk.one.remove_session(desk.room.activity.sessions[-1].id)
    assert len(desk.room.activity.sessions) == 4
    everybody = desk.one.query(PeopleQuery(unit_id=office.unit_id))
    desk.one.enrol([person.id for person in everybody])
    assert len(desk.room.activity.people) == len(everybody) == 5
    assert len(desk.one.listed("A001\nA002\n不知道").people) == 2
    desk.dialogs.text = "调离"
    desk.one.withdraw(desk.room.people[room.officers[0]])
    assert len(desk.room.activity.people) == 4
    desk.dialogs.text = "经费未到位"
    desk.one.call_off()
    assert desk.room.activity.stage is Stage.CANCELLED
    assert not desk.room.open


def test_attendance_is_ticked_scanned_and_credited(desk: Desk, office: Office, services: Services) -> None:
    room = build_class(services, office)
    desk.one.open(room.id)
    desk.one.take_attendance(room.half_days[0])
    assert (desk.room.tab, desk.room.markable) == (ClassTab.ATTENDANCE, True)
    attending = desk.one.attending
    attending.scan("A001")
    assert desk.room.said == "陈建国 到课。"
    attending.scan("A001")
    assert desk.room.said == "陈建国 已登记过，未作改动。"
    assert not desk.room.amiss
    attending.scan("A999")
    assert (desk.room.said, desk.room.amiss) == ("✗ 未找到：A999，未登记任何人。", True)
    desk.dialogs.text = "公务，李队批准"
    attending.mark(Presence.LEAVE, [room.officers[1]])
    desk.dialogs.text = "两小时"
    attending.mark(Presence.PARTIAL, [room.officers[2]])
    assert [error.code for error in desk.dialogs.troubles] == ["activity.partial"]
    desk.dialogs.text = "7.5"
    attending.mark(Presence.PARTIAL, [room.officers[2]])
    taken = {line.person.id: line.taken for line in mark_lines(desk.room)}
    assert [taken[one].mark.presence.value for one in room.officers if taken[one]] == ["present", "leave", "partial"]  # type: ignore[union-attr]
    desk.one.crediting.propose()
    assert desk.dialogs.troubles[-1].code == "activity.unmarked"
    for half in room.half_days:
        desk.one.choose_half(half)
        attending.mark_rest(Presence.PRESENT)
    desk.one.choose_tab(ClassTab.HOURS)
    standing = {line.person.id: line.standing for line in hour_lines(desk.room)}
    assert standing[room.officers[1]] is Standing.OVER
    desk.one.crediting.propose()
    lines = hour_lines(desk.room)
    assert {line.standing for line in lines} == {Standing.PROPOSED, Standing.OVER_PROPOSED}
    assert decidable(desk.room, lines) == ()
    boss = Desk(services, office.administrator)
    boss.one.open(room.id)
    boss.one.crediting.approve([line.person.id for line in decidable(boss.room, hour_lines(boss.room))])
    assert "1 人缺课超过规定" in boss.dialogs.said[-1]
    standing = {line.person.id: line.standing for line in hour_lines(boss.room)}
    assert list(standing.values()).count(Standing.CREDITED) == 2
    assert standing[room.officers[1]] is Standing.WITHDRAWN
    assert {line.decided_by for line in hour_lines(boss.room)} == {office.administrator.name}
    boss.one.take_attendance(room.half_days[0])
    there = {line.person.id: line.taken.mark.presence for line in mark_lines(boss.room) if line.taken}
    assert there[room.officers[1]] is Presence.LEAVE
    boss.dialogs.text = "签到表有误"
    boss.one.crediting.take_back([room.officers[2]])
    standing = {line.person.id: line.standing for line in hour_lines(boss.room)}
    assert standing[room.officers[2]] is Standing.TAKEN_BACK


def test_the_file_is_filled_printed_and_written(desk: Desk, office: Office, services: Services, tmp_path: Path) -> None:
    room = build_class(services, office)
    (tmp_path / "审批.txt").write_text("同意办班", "utf-8")
    desk.one.open(room.id)
    desk.dialogs.paths = [tmp_path / "审批.txt"]
    desk.one.file.put("approval")
    desk.dialogs.text = "内部授课"
    desk.one.file.not_needed("fees", "讲课费签收单")
    states = {line.slot.key: line for line in desk.room.slots}
    assert states["approval"].state is SlotState.FILED
    desk.one.file.open(states["approval"].papers[0])
    assert desk.paperwork.read[0].content == "同意办班".encode()
    desk.one.file.take_out(states["fees"].papers[0])
    assert {line.slot.key: line.state for line in desk.room.slots}["fees"] is SlotState.MISSING
    desk.one.file.print_sheets([room.half_days[0]])
    assert desk.paperwork.printed[0].startswith(b"%PDF")
    desk.one.rating.rate(Rating(None, 3, Decimal(90)))
    desk.dialogs.text, desk.dialogs.path = "归档", tmp_path / "一班一档"
    desk.one.file.write()
    names = sorted(path.name for path in (tmp_path / "一班一档").iterdir())
    assert "01-1 审批.txt" in names
    assert {
        "03 课程表.pdf",
        "04 学员名册.docx",
        "05 培训签到表.pdf",
        "10 测评汇总.pdf",
        "文件清单.pdf",
    } <= set(names)
    assert (tmp_path / "一班一档" / "01-1 审批.txt").read_text("utf-8") == "同意办班"


def test_rotation_names_who_is_still_to_be_trained(desk: Desk, office: Office, services: Services) -> None:
    plan = services.plans.add(office.trainer, PLAN)
    room = build_class(services, office, plan)
    later = services.activities.make(office.trainer, ActivityDraft("第二期", plan_id=plan))
    desk.list.refresh()
    desk.list.show_coverage(plan)
    turns = {row.person_id: row.turn for row in rotation_shown(desk.state)}
    assert turns[room.officers[0]] is Turn.ENROLLED
    assert turns[office.trainer.person_id] is Turn.OPEN
    desk.list.enrol(None, [])
    desk.list.enrol(later, [office.trainer.person_id])
    for half in room.half_days:
        services.attendance.mark_rest(office.trainer, half, Presence.PRESENT)
    credit = services.activity_credits.propose(office.trainer, room.id)
    services.activity_credits.approve(office.administrator, credit)
    desk.list.refresh()
    assert desk.state.rotation is not None
    assert (desk.state.rotation.all.done, desk.state.rotation.all.due, desk.state.rotation.left) == (3, 5, 41)
    desk.dialogs.text = "月度通报"
    desk.list.print()
    desk.list.choose_tab(Tab.PLAN)
    desk.list.print()
    assert [content[:4] for content in desk.paperwork.printed] == [b"%PDF", b"%PDF"]
    desk.list.show_coverage(plan)
    desk.list.choose_turn(Turn.OPEN)
    assert [row.person_id for row in rotation_shown(desk.state)] == [office.administrator.person_id]
    desk.list.choose_by(By.BATCH)
    parts = {share.name: (share.done, share.due) for share in shares(desk.state, "未报名", "重点", "其他")}
    assert parts == {"行政处罚法培训班": (3, 3), "第二期": (0, 1), "未报名": (0, 1)}
    services.activity_credits.take_back(office.administrator, credit, [room.officers[0]], "冒签")
    desk.list.refresh()
    assert desk.state.rotation.all.done == 2
    desk.one.open(later)
    assert [person.id for person in desk.one.untrained()] == [office.administrator.person_id]


def test_evaluation_sheets_are_typed_one_after_the_other_and_taken_in(
    desk: Desk, office: Office, services: Services, tmp_path: Path
) -> None:
    room = build_class(services, office)
    desk.one.open(room.id)
    desk.one.begin_sheets()
    items = desk.room.rule.evaluation.items
    for mark in (5, 4):
        desk.one.rating.sheet(SheetDraft(None, dict.fromkeys(items, mark), "多讲案例"))
        assert desk.room.side is ClassSide.SHEET_FORM
    assert desk.room.said == "第 2 份已录入。"
    desk.one.rating.sheet(SheetDraft(None, {}))
    assert desk.dialogs.troubles[-1].code == "activity.sheet_marks"
    (rating,) = desk.room.ratings
    assert (rating.sheets, rating.points, rating.remark) == (2, None, "")
    desk.dialogs.path = tmp_path / "测评.csv"
    desk.dialogs.path.write_text("\n".join([",".join((*items, "意见")), *["3,3,3,3,3,"] * 3]), "utf-8")
    desk.one.rating.take_in()
    (rating,) = desk.room.ratings
    assert (rating.sheets, rating.points, rating.remark) == (5, Decimal(72), "多讲案例")
    desk.one.rating.take_out(None)
    assert desk.room.ratings[0].points is None
    desk.one.rating.print()
    assert desk.paperwork.printed[-1][:4] == b"%PDF"


def test_attendance_comes_from_a_sheet_of_the_door(
    desk: Desk, office: Office, services: Services, tmp_path: Path
) -> None:
    room = build_class(services, office)
    (tmp_path / "门禁.csv").write_text("工号,时间\nA001,2026-11-18 08:25\nA003,2026-11-18 08:31\n", "utf-8")
    desk.one.open(room.id)
    desk.one.take_attendance(room.half_days[1])
    desk.dialogs.path = tmp_path / "门禁.csv"
    desk.one.attending.sheet()
    there = [line.person.work_number for line in mark_lines(desk.room) if line.taken]
    assert sorted(there) == ["A001", "A003"]
    desk.dialogs.path = tmp_path / "门禁.pdf"
    desk.dialogs.path.write_bytes(b"%PDF")
    desk.one.attending.sheet()
    assert desk.dialogs.troubles[-1].code == "roster.kind"


def test_the_coverage_closes_and_a_stop_is_arranged(desk: Desk, office: Office, services: Services) -> None:
    services.plans.add(office.trainer, PLAN)
    unit = services.people.add_unit(office.administrator, "一中队", office.unit_id)
    desk.list.choose_tab(Tab.ROTATION)
    assert desk.state.side is Side.SHARES
    desk.list.close_side()
    assert desk.state.side is Side.NOTHING
    desk.list.show_shares()
    desk.list.choose_tab(Tab.TOURS)
    desk.list.begin_tour(unit)
    assert (desk.state.side, desk.state.unit_of_form) == (Side.CLASS_FORM, unit)


def test_an_acceptance_exam_must_be_passed(services: Services, office: Office) -> None:
    plan = services.plans.add(office.trainer, replace(PLAN, exam_needed=True))
    room = build_class(services, office, plan)
    draft = services.activities.activity(office.trainer, room.id).draft
    services.activities.change(office.trainer, room.id, replace(draft, exam_id=UUID(int=5)))
    for half in room.half_days:
        services.attendance.mark_rest(office.trainer, half, Presence.PRESENT)
    credit = services.activity_credits.propose(office.trainer, room.id)
    services.activity_credits.approve(office.administrator, credit)
    line = services.plans.line(office.trainer, plan)

    def passed(exam_id: UUID) -> list[UUID]:
        return [room.officers[0]] if exam_id == UUID(int=5) else []

    found = rotation(services.store.database, office.trainer, line, passed, date(2027, 1, 10))
    turns = [next(row.turn for row in found.rows if row.person_id == one) for one in room.officers]
    assert turns == [Turn.DONE, Turn.EXAM_OPEN, Turn.EXAM_OPEN]
    assert found.left == -10


def test_lecturers_come_from_the_office_and_from_outside(office: Office, services: Services) -> None:
    desk = Desk(services, office.administrator)
    desk.list.choose_tab(Tab.LECTURERS)
    desk.list.begin()
    draft = LecturerDraft("省法学会", "教授", ("听证",))
    desk.list.save_lecturer(said(LecturerWish(None, "孙立平", draft)))
    (teacher,) = desk.state.lecturers
    assert (teacher.name, teacher.outside) == ("孙立平", True)
    desk.list.choose_lecturer(teacher.person_id)
    desk.list.edit_lecturer()
    desk.list.save_lecturer(said(LecturerWish(teacher.person_id, "", replace(draft, topics=("听证", "复议")))))
    assert desk.state.lecturers[0].draft.topics == ("听证", "复议")
    desk.dialogs.text = "聘期届满"
    desk.list.retire()
    assert desk.state.lecturers[0].retired


def test_tours_name_units_without_a_stop(desk: Desk, office: Office, services: Services) -> None:
    from trainer.activities.values import ActivityKind

    first = services.people.add_unit(office.administrator, "一中队", office.unit_id)
    services.people.add_unit(office.administrator, "二中队", office.unit_id)
    tour = services.activities.make(office.trainer, ActivityDraft("送课", ActivityKind.TOUR, unit_id=first))
    desk.list.choose_tab(Tab.TOURS)
    assert [(one.title, one.on) for one in desk.state.tours] == [("送课", None), ("", None)]
    services.activities.add_session(
        office.trainer, tour, half_day(date(2026, 12, 2), Half.MORNING, lecturers=(office.trainer.person_id,))
    )
    desk.list.refresh()
    assert [(one.unit, one.on, one.lecturers) for one in desk.state.tours] == [
        ("一中队", date(2026, 12, 2), "李娜"),
        ("二中队", None, ""),
    ]
    desk.list.choose_year(2025)
    assert [one.on for one in desk.state.tours] == [None, None]


def test_a_class_without_programme_is_shown(desk: Desk, services: Services, office: Office) -> None:
    """A class without a roster or programme is shown, with what comes next."""
    bare = services.activities.make(office.trainer, ActivityDraft("待排课"))
    desk.one.open(bare)
    for tab in ClassTab:
        desk.one.choose_tab(tab)
    assert mark_lines(desk.room) == ()
    desk.one.crediting.propose()
    assert desk.dialogs.troubles[-1].code == "activity.not_ended"
    room: Classroom = build_class(services, office)
    desk.one.open(room.id)
    assert desk.room.half_day is not None


def test_an_exam_is_set_for_the_roster_of_a_class(desk: Desk, services: Services, office: Office) -> None:
    room = build_class(services, office)
    services.activities.withdraw(office.trainer, room.id, room.officers[2], "调离")
    desk.one.open(room.id)
    assert desk.room.exam_open
    desk.one.begin_exam()
    ((screen, target),) = desk.went
    assert screen == "exams"
    assert isinstance(target, ExamFor)
    assert (target.title, target.on, set(target.person_ids)) == (
        "行政处罚法培训班考试",
        date(2026, 11, 19),
        set(room.officers[:2]),
    )
    exam_id = UUID(int=7)
    target.made(exam_id)
    draft = services.activities.activity(office.trainer, room.id).draft
    assert draft.exam_id == exam_id
    there = replace(desk.room, activity=replace(desk.room.activity, draft=draft))
    assert (there.exam_open, there.exam_there) == (False, True)


def test_the_approver_is_told_of_teaching_hours(desk: Desk, services: Services, office: Office) -> None:
    room = build_class(services, office)
    services.hours.choose_rule_set(office.administrator, 2026, "example", "周敏")
    own = services.people.add_person(office.administrator, PersonDraft("吴讲师", unit_id=office.unit_id))
    teaching = half_day(FIRST, skills="4", lecturers=(own, office.trainer.person_id))
    services.activities.change_session(office.trainer, room.half_days[0], teaching)
    for half in room.half_days:
        services.attendance.mark_rest(office.trainer, half, Presence.PRESENT)
    desk.one.open(room.id)
    desk.one.crediting.propose()
    assert "本人授课学时" in desk.room.said
    boss = Desk(services, office.administrator)
    boss.one.open(room.id)
    boss.one.crediting.approve([own])
    assert "授课 24 学时" in boss.dialogs.said[-1]


def test_plan_and_rotation_are_saved_as_workbooks(
    desk: Desk, services: Services, office: Office, tmp_path: Path
) -> None:
    plan = services.plans.add(office.trainer, replace(PLAN, budget=Decimal("1500.50")))
    services.people.add_person(office.administrator, PersonDraft("周远", work_number="0012", unit_id=office.unit_id))
    desk.list.refresh()
    desk.dialogs.path = tmp_path / "plan.xlsx"
    desk.list.sheets.save()
    sheet = load_workbook(desk.dialogs.path).worksheets[0]
    first = [cell.value for cell in sheet[4]]
    assert (first[0], first[1], first[6], first[11]) == (1, "行政处罚法轮训", 16, 1500.5)
    desk.list.show_coverage(plan)
    desk.dialogs.path = tmp_path / "rotation.xlsx"
    desk.dialogs.text = "报市局"
    desk.list.sheets.save()
    rows = load_workbook(desk.dialogs.path).worksheets[0].iter_rows(min_row=4)
    cells = {row[2].value: row[3] for row in rows}
    assert (cells["周远"].value, cells["周远"].data_type, cells["周远"].number_format) == ("0012", "s", "@")
    with services.store.database.read() as session:
        assert any(entry.reason == "报市局" for entry in read_trail(session))


def test_the_field_of_a_class_is_chosen_until_its_hours_are_prepared(qtbot: QtBot) -> None:
    draft = ActivityDraft("船员管理培训", field="船检")
    form = ClassForm(ClassSeed(draft, False, (), (), ()))
    qtbot.addWidget(form)
    assert (form.draft(), form.field.isEnabled()) == (draft, True)
    form.field.setCurrentIndex(form.field.findText("水路运政"))
    assert form.draft().field == "水路运政"
    form.field.setCurrentIndex(0)
    assert form.draft().field == ""
    weighed = ClassForm(ClassSeed(draft, False, (), (), (), weighed=True))
    qtbot.addWidget(weighed)
    assert (weighed.draft(), weighed.field.isEnabled()) == (draft, False)


def test_a_pile_of_sheets_is_typed_with_digits_and_enter(
    desk: Desk, office: Office, services: Services, qtbot: QtBot
) -> None:
    room = build_class(services, office)
    desk.one.open(room.id)
    desk.one.begin_sheets()
    form = SheetForm(desk.room)
    qtbot.addWidget(form)
    saved: list[SheetDraft] = []
    form.saved.connect(saved.append)
    form.show()
    form.activateWindow()
    form.begin()
    for mark in form.marks.values():
        qtbot.waitUntil(mark.hasFocus)
        assert mark.text() == "—"
        qtbot.keyClick(mark, Qt.Key.Key_4)
        qtbot.keyClick(mark, Qt.Key.Key_Return)
    assert saved == [SheetDraft(None, dict.fromkeys(desk.room.rule.evaluation.items, 4))]


def test_a_scanner_types_where_attendance_is_taken_and_enter_marks_nobody_else(
    desk: Desk, office: Office, services: Services, qtbot: QtBot
) -> None:
    room = build_class(services, office)
    desk.one.open(room.id)
    page = ClassPage(lambda words: (), lambda query: (), desk.one.listed, lambda: ())
    qtbot.addWidget(page)
    page.resize(1190, 700)
    page.show()
    page.activateWindow()
    page.show_state(desk.room)
    desk.one.take_attendance(room.half_days[0])
    page.show_state(desk.room)
    part = page.attendance
    qtbot.waitUntil(part.scan.hasFocus)
    assert part.rest.text() == "其余 3 人到课"
    part.table.selectRow(0)
    absent = part.acts[Presence.ABSENT]
    absent.setFocus()
    with qtbot.waitSignal(part.marked) as marked:
        absent.click()
    desk.one.attending.mark(*(marked.args or ()))
    page.show_state(desk.room)
    assert part.table.hasFocus()
    assert part.rest.text() == "其余 2 人到课"
    assert part.table.selected() == ()
    qtbot.keyClick(part.table, Qt.Key.Key_Down)
    assert [line.person.name for line in part.table.selected()] == ["赵海燕"]


def test_a_lecturer_is_one_person_and_only_who_may_adds_people_from_outside(
    desk: Desk, services: Services, office: Office, qtbot: QtBot
) -> None:
    form = LecturerForm(desk.state, lambda words: ())
    qtbot.addWidget(form)
    both = tuple(
        services.people.rows(office.trainer, (office.trainer.person_id, office.administrator.person_id)).values()
    )
    form.picker.choose(both[:1])
    form.picker.choose(both[1:])
    assert form.wish().person_id == both[1].id
    assert desk.state.may_add_people is False
    assert not form.organisation.isVisibleTo(form)
