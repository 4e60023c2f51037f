"""The hours page without its widgets."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from tests.conftest import PASSWORD, Office
from tests.documents.test_superior_form import superior_form
from tests.fakes import FixedClock
from tests.fakes_ui import HandDialogs, RecordingView
from trainer.activities.planned import planned_classes
from trainer.activities.values import ActivityDraft, Half, SessionDraft
from trainer.app.exports import export_hours
from trainer.app.hours_files import HoursFiles
from trainer.app.services import Services
from trainer.courseware.values import CoursewareDraft
from trainer.documents.chart_look import PAPER
from trainer.hours.values import AbsenceKind, EntryState, HourCategory, HourDraft, Way
from trainer.people.accounts.values import Actor
from trainer.people.values import Category, PersonDraft
from trainer.reports.hour_shares import unit_shares
from trainer.reports.hours import hours_board
from trainer.reports.hours_ahead import study_offers
from trainer.reports.hours_first import first_hours
from trainer.reports.hours_months import hours_by_month, month_line, unit_bars
from trainer.ui.hours.bar import HoursBar
from trainer.ui.hours.left import left_shown
from trainer.ui.hours.presenter import HoursPresenter
from trainer.ui.hours.room import HoursRoom
from trainer.ui.hours.state import (
    Away,
    HoursState,
    Recording,
    Side,
    Standing,
    Tab,
    decidable,
    fields_of,
    figures,
    footing,
    of_unit,
    shown,
    standing,
)
from trainer.ui.hours.wording import footing_text, opening_text
from trainer.ui.overview.state import short_of_hours
from trainer.ui.reader.state import Reading, Watching
from trainer.ui.working import Handle, InlineWorking, Working

PNG = b"\x89PNG rest of a picture"


class Reader:
    """Keeps what was opened."""

    def __init__(self) -> None:
        self.opened: list[Reading] = []

    def open(self, reading: Reading, watcher: Watching | None = None) -> None:
        self.opened.append(reading)


class Desk:
    """A presenter with its recording view, for one of the two actors of the office."""

    def __init__(self, services: Services, actor: Actor, jobs: Working | None = None) -> None:
        self.view: RecordingView[HoursState] = RecordingView()
        self.dialogs, self.reader = HandDialogs(), Reader()
        board = partial(hours_board, services.store.database, actor)
        room = HoursRoom(
            services.hours,
            services.people,
            board,
            partial(first_hours, services.store.database, actor),
            partial(export_hours, services),
            services.clock,
            services.hour_imports,
            services.hour_batches,
            services.absences,
            partial(study_offers, services.courseware, services.pushes, services.people),
            services.accounts.vouch,
            services.hour_forms,
            HoursFiles(services),
            partial(planned_classes, services.store.database),
            partial(hours_by_month, services.store.database, actor),
            partial(unit_shares, services.store.database, actor),
        )
        working = jobs or InlineWorking()
        self.presenter = HoursPresenter(self.view, room, actor, working, self.dialogs, self.reader, self._refresh)
        self.presenter.refresh()

    def _refresh(self) -> None:
        self.presenter.refresh()

    @property
    def state(self) -> HoursState:
        return self.view.state


@pytest.fixture
def officer(services: Services, office: Office) -> UUID:
    unit = services.people.add_unit(office.administrator, "一中队", office.unit_id)
    return services.people.add_person(office.administrator, PersonDraft("陈建国", Category.OFFICER, unit_id=unit))


@pytest.fixture
def desk(services: Services, office: Office, officer: UUID) -> Desk:
    services.hours.choose_rule_set(office.administrator, 2026, "jinzhong-2024-2026")
    return Desk(services, office.administrator)


def recording(*people: UUID, hours: str = "30", on: date = date(2026, 3, 2), evidence: Path | None = None) -> Recording:
    return Recording(
        people,
        on,
        Decimal(hours),
        HourCategory.PUBLIC_LAW,
        Way.LECTURE,
        "行政处罚法专题",
        evidence=(evidence,) if evidence else (),
    )


def test_without_a_rule_set_there_is_no_board_but_hours_can_be_entered(
    services: Services, office: Office, officer: UUID
) -> None:
    desk = Desk(services, office.administrator)
    assert desk.state.board is None
    desk.presenter.acts.record(recording(officer))
    assert len(desk.state.pending) == 1
    desk.presenter.acts.choose_rule_set("example", "周敏")
    assert desk.state.rule_set is not None
    assert desk.state.rule_set.source.checked_by == "周敏"


def test_a_rule_set_out_of_its_years_is_refused(desk: Desk) -> None:
    desk.presenter.acts.choose_rule_set("tianjin-2021-2023", "")
    assert [trouble.code for trouble in desk.dialogs.troubles] == ["hours.rule_set_not_in_force"]


def test_recorded_hours_wait_and_count_once_approved(desk: Desk, officer: UUID) -> None:
    desk.presenter.new_entry((officer,))
    assert [person.name for person in desk.state.seed.people] == ["陈建国"]
    desk.presenter.acts.record(recording(officer))
    assert desk.state.side is Side.NOTHING
    assert figures(desk.state).missing == 120
    desk.presenter.acts.approve([entry.id for entry in desk.state.pending])
    assert not desk.state.pending
    assert figures(desk.state).missing == 90


def test_a_wrong_entry_keeps_the_form_open(desk: Desk, officer: UUID) -> None:
    desk.presenter.new_entry((officer,))
    desk.presenter.acts.record(recording(officer, on=date(2027, 1, 1)))
    assert desk.state.side is Side.FORM
    assert [trouble.code for trouble in desk.dialogs.troubles] == ["hours.future"]


def test_the_same_hours_twice_are_asked_about(desk: Desk, officer: UUID) -> None:
    desk.presenter.acts.record(recording(officer))
    desk.dialogs.agree = False
    desk.presenter.acts.record(recording(officer))
    assert len(desk.state.pending) == 1
    assert "陈建国" in desk.dialogs.said[-1]
    desk.dialogs.agree = True
    desk.presenter.acts.record(recording(officer))
    assert len(desk.state.pending) == 2


def test_own_hours_are_left_for_others_and_the_rest_is_approved(desk: Desk, office: Office, officer: UUID) -> None:
    desk.presenter.acts.record(recording(officer, office.administrator.person_id))
    assert len(decidable(desk.state, desk.state.pending)) == 1
    desk.presenter.acts.approve([entry.id for entry in desk.state.pending])
    assert [entry.draft.person_id for entry in desk.state.pending] == [office.administrator.person_id]
    assert not desk.dialogs.troubles


def test_returning_asks_for_a_reason(desk: Desk, officer: UUID) -> None:
    desk.presenter.acts.record(recording(officer))
    waiting = [entry.id for entry in desk.state.pending]
    desk.presenter.acts.return_(waiting)
    assert desk.state.pending
    desk.dialogs.text = "签到表缺页"
    desk.presenter.acts.return_(waiting)
    desk.presenter.choose_person(officer)
    (entry,) = desk.state.entries
    assert (entry.state, entry.reason) == (EntryState.RETURNED, "签到表缺页")


def test_a_reversal_takes_hours_back_and_names_its_reason(desk: Desk, officer: UUID) -> None:
    desk.presenter.acts.record(recording(officer))
    desk.presenter.acts.approve([entry.id for entry in desk.state.pending])
    desk.presenter.choose_person(officer)
    desk.dialogs.text = "登记有误"
    desk.presenter.acts.reverse(desk.state.entries[0].id)
    assert figures(desk.state).missing == 120
    assert sorted(entry.draft.hours for entry in desk.state.entries) == [-30, 30]
    assert desk.state.side is Side.PERSON


def test_evidence_opens_inside_when_its_kind_shows(desk: Desk, officer: UUID, tmp_path: Path) -> None:
    proof = tmp_path / "签到表.png"
    proof.write_bytes(PNG)
    desk.presenter.acts.record(recording(officer, evidence=proof))
    desk.presenter.choose_person(officer)
    desk.presenter.acts.open_evidence(desk.state.entries[0].id)
    assert [(reading.name, reading.content) for reading in desk.reader.opened] == [("行政处罚法专题.png", PNG)]


def test_evidence_of_another_kind_is_saved_where_the_person_says(desk: Desk, officer: UUID, tmp_path: Path) -> None:
    proof, desk.dialogs.path = tmp_path / "通知.docx", tmp_path / "取出.docx"
    proof.write_bytes(b"PK words")
    desk.presenter.acts.record(recording(officer, evidence=proof))
    desk.presenter.choose_person(officer)
    desk.presenter.acts.open_evidence(desk.state.entries[0].id)
    assert desk.dialogs.path.read_bytes() == b"PK words"


def test_a_missing_evidence_file_is_a_refusal(desk: Desk, officer: UUID, tmp_path: Path) -> None:
    desk.presenter.acts.record(recording(officer, evidence=tmp_path / "none.pdf"))
    assert [trouble.code for trouble in desk.dialogs.troubles] == ["file.unreadable"]
    assert not desk.state.pending


def test_export_asks_for_the_purpose_then_writes_and_says_so(desk: Desk, tmp_path: Path) -> None:
    desk.dialogs.path = tmp_path / "hours.xlsx"
    desk.presenter.acts.export()
    assert not desk.dialogs.path.exists()
    desk.dialogs.text = "报送市支队"
    desk.presenter.acts.export()
    assert desk.dialogs.path.exists()
    assert str(desk.dialogs.path) in desk.state.said


def test_whole_id_numbers_leave_only_with_a_second_person(
    desk: Desk, services: Services, office: Office, tmp_path: Path
) -> None:
    person = PersonDraft("马玉", Category.OFFICER, unit_id=office.unit_id, id_number="11010519491231002X")
    services.people.add_person(office.administrator, person)
    services.accounts.change_password(office.trainer, "", PASSWORD)
    desk.presenter.refresh()
    desk.dialogs.path, desk.dialogs.text = tmp_path / "hours.xlsx", "市支队"
    desk.dialogs.second = ("zhoumin", PASSWORD)
    desk.presenter.acts.export(full=True)
    assert [trouble.code for trouble in desk.dialogs.troubles] == ["account.same_person"]
    assert not desk.dialogs.path.exists()
    desk.dialogs.second = ("lina", PASSWORD)
    desk.presenter.acts.export(full=True)
    shown = {cell for sheet in load_workbook(desk.dialogs.path).worksheets for row in sheet.values for cell in row}
    assert person.id_number in shown
    desk.presenter.acts.export()
    shown = {cell for sheet in load_workbook(desk.dialogs.path).worksheets for row in sheet.values for cell in row}
    assert person.id_number not in shown


def test_a_cancelled_export_leaves_no_file(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Handle, "cancelled", lambda _handle: True)
    desk.dialogs.path, desk.dialogs.text = tmp_path / "hours.xlsx", "报送"
    desk.presenter.acts.export()
    assert not list(tmp_path.glob("hours*"))
    assert desk.state.said


def test_filters_narrow_rows_and_sums(desk: Desk, office: Office, officer: UUID) -> None:
    assert len(shown(desk.state)) == 3
    desk.presenter.search("cjg")
    assert [row.name for row in shown(desk.state)] == ["陈建国"]
    desk.presenter.search("")
    assert desk.state.board is not None
    holder = replace(of_unit(desk.state)[0], fields=("航道",))
    board = replace(desk.state.board, rows=(holder, *desk.state.board.rows[1:]))
    of_field = replace(desk.state, board=board, in_field="航道")
    assert shown(of_field) == (holder,)
    assert figures(of_field).counted == int(holder.counted)
    assert fields_of(of_field) == ("航道",)
    desk.presenter.choose_standing(Standing.OUTSIDE)
    assert "陈建国" not in [row.name for row in shown(desk.state)]
    desk.presenter.choose_standing(None)
    desk.presenter.choose_unit(next(unit.id for unit in desk.state.units if unit.name == "一中队"))
    assert desk.state.rule_set is not None
    sums = footing(shown(desk.state), desk.state.rule_set)
    assert (sums.people, sums.missing) == (1, 60)


class Held(InlineWorking):
    """Work that begins when the test says so."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run(self, *job: Any) -> None:
        self.waiting.append(partial(super().run, *job))


def test_the_first_people_stand_before_the_office_is_added_up(
    services: Services, desk: Desk, office: Office, officer: UUID
) -> None:
    jobs = Held()
    opening = Desk(services, office.administrator, jobs)
    (state,) = opening.view.states
    assert (state.board, [row.name for row in shown(state)]) == (None, ["周敏", "李娜", "陈建国"])
    assert state.opening is not None
    assert opening_text(state.opening) == "先列出前 3 人，全部 3 人及合计正在统计"
    opening.presenter.choose_standing(Standing.SHORT)
    assert (opening.state.opening, shown(opening.state)) == (None, ())
    assert opening.state.rule_set == state.rule_set
    opening.presenter.choose_standing(None)
    opening.presenter.choose_unit(next(unit.id for unit in opening.state.units if unit.name == "一中队"))
    assert [row.name for row in shown(opening.state)] == ["陈建国"]
    opening.presenter.choose_unit(None)
    opening.presenter.choose_person(officer)
    jobs.waiting.pop()()
    assert not jobs.waiting
    assert opening.state.opening is None
    assert (opening.state.board, opening.state.person_id) == (desk.state.board, officer)
    assert shown(opening.state) == shown(state)
    opening.presenter.choose_year(2025)
    assert (opening.state.person, shown(opening.state), opening.state.expected) == (None, (), {})


def test_figures_say_when_they_were_read(desk: Desk, clock: FixedClock, office: Office) -> None:
    def line() -> str:
        state = desk.state
        assert state.rule_set is not None
        return footing_text(footing(shown(state), state.rule_set), state.rule_set, state.read_at)

    before = line()
    assert before.endswith(f"统计时间 {clock.now().astimezone():%H:%M:%S}")
    clock.tick(61)
    assert line() == before
    desk.presenter.refresh()
    assert line().endswith(f"统计时间 {clock.now().astimezone():%H:%M:%S}")
    assert line() != before


def test_standing_follows_the_share_of_the_year(desk: Desk, services: Services, office: Office, officer: UUID) -> None:
    row = next(row for row in shown(desk.state) if row.person_id == officer)
    assert standing(row, 2026, date(2026, 1, 1)) is Standing.ON_PACE
    assert standing(row, 2026, date(2026, 7, 1)) is Standing.BEHIND
    assert standing(row, 2026, date(2027, 1, 1)) is Standing.BEHIND
    assert standing(replace(row, counted=False), 2026, date(2026, 7, 1)) is Standing.OUTSIDE


def test_the_overview_leads_to_exactly_those_its_card_counts(desk: Desk, officer: UUID, qtbot: QtBot) -> None:
    for category in (HourCategory.PUBLIC_LAW, HourCategory.PROFESSIONAL):
        desk.presenter.acts.record(replace(recording(officer), category=category, topic=category.value))
    desk.presenter.acts.approve([entry.id for entry in desk.state.pending])
    bar = HoursBar()
    qtbot.addWidget(bar)
    bar.show_state(desk.state)
    desk.presenter.search("cjg")
    desk.presenter.choose_unit(next(unit.id for unit in desk.state.units if unit.name == "一中队"))
    desk.presenter.choose_standing(Standing.BEHIND)
    desk.presenter.choose_year(2025)
    bar.show_state(desk.state)
    words = [bar.standing.itemText(row) for row in range(bar.standing.count())]
    assert (bar.standing.currentText(), words) == ("未达标", ["全部人员", "已达标", "未达标", "不计入"])
    desk.presenter.choose_person(officer)
    desk.presenter.show_short()
    bar.show_state(desk.state)
    assert (bar.search.text(), bar.unit.currentText(), bar.standing.currentText()) == ("", "全部单位", "未达标")
    assert (desk.state.year, desk.state.tab, desk.state.person) == (2026, Tab.BOARD, None)
    short, counted = short_of_hours(desk.state.board)
    assert (len(shown(desk.state)), short) == (short, counted - 1)
    assert "陈建国" not in [row.name for row in shown(desk.state)]


def test_an_earlier_year_has_its_own_rule_set(desk: Desk) -> None:
    desk.presenter.choose_year(2025)
    assert desk.state.board is None
    assert figures(desk.state).days_left == 0


def test_a_trainer_enters_but_neither_approves_nor_exports(services: Services, office: Office, desk: Desk) -> None:
    trainer = Desk(services, office.trainer)
    assert trainer.state.may_enter
    assert not trainer.state.may_approve
    assert not trainer.state.may_export
    services.hours.record(
        office.trainer,
        HourDraft(
            office.trainer.person_id, date(2026, 3, 2), Decimal(4), HourCategory.PROFESSIONAL, Way.TEACHING, "授课"
        ),
    )
    trainer.presenter.refresh()
    trainer.presenter.acts.approve([entry.id for entry in trainer.state.pending])
    assert len(trainer.state.pending) == 1


def test_a_sheet_is_looked_at_taken_in_and_taken_back(desk: Desk, officer: UUID, tmp_path: Path) -> None:
    sheet = tmp_path / "2026年学时.csv"
    sheet.write_text(
        "姓名,日期,内容,学时类别,学时\n陈建国,2026-03-02,学法,公共法律,4\n陈建国,2026-03-03,学法,,4\n", "utf-8"
    )
    desk.presenter.importing.load(sheet)
    assert desk.state.side is Side.IMPORT
    assert desk.state.preview is not None
    assert (len(desk.state.preview.rows), len(desk.state.preview.problems)) == (1, 1)
    defaults = replace(desk.state.preview.defaults, category=HourCategory.PROFESSIONAL)
    desk.presenter.importing.look_again(defaults)
    assert len(desk.state.preview.rows) == 2
    desk.presenter.importing.take_in(again=False)
    assert len(desk.state.pending) == 2
    desk.presenter.show_batches()
    (batch,) = desk.state.batches
    assert batch.name == sheet.name
    desk.dialogs.text = "导错了"
    desk.presenter.importing.undo(batch.id)
    assert not desk.state.pending


def test_an_absence_lowers_what_is_due_and_is_taken_back(desk: Desk, officer: UUID) -> None:
    desk.presenter.choose_person(officer)
    desk.presenter.show_absence()
    away = Away(officer, AbsenceKind.LEAVE, date(2026, 1, 1), date(2026, 6, 30), "援藏通知")
    desk.presenter.acts.take_months_off(away)
    assert desk.state.side is Side.PERSON
    assert desk.state.person is not None
    assert (desk.state.person.state.months, desk.state.person.state.missing) == (6, 30)
    desk.dialogs.text = "登记错了"
    desk.presenter.acts.give_months_back(desk.state.person.absences[0].id)
    assert desk.state.person.state.missing == 60


def test_the_year_ahead_and_what_closes_the_gap(
    desk: Desk, services: Services, office: Office, officer: UUID, tmp_path: Path
) -> None:
    (tmp_path / "处罚法.txt").write_text("行政处罚法要点", "utf-8")
    draft = CoursewareDraft("处罚法精讲", minutes=450, hours_category=HourCategory.PUBLIC_LAW)
    services.courseware.add(office.administrator, tmp_path / "处罚法.txt", draft)
    (tmp_path / "审核.txt").write_text("法制审核要点", "utf-8")
    others = replace(draft, title="法制审核实务", audience="法制审核人员")
    review = services.courseware.add(office.administrator, tmp_path / "审核.txt", others)
    desk.presenter.acts.record(recording(officer, hours="20"))
    desk.presenter.acts.approve([entry.id for entry in desk.state.pending])
    desk.presenter.choose_person(officer)
    assert desk.state.person is not None
    assert [offer.title for offer in desk.state.plan] == ["处罚法精讲"]
    services.pushes.assign(office.administrator, review, [officer])
    ways = services.courseware, services.pushes, services.people
    offers = study_offers(*ways, office.administrator, officer, desk.state.person.state.rule_set)
    assert sorted(offer.title for offer in offers) == ["处罚法精讲", "法制审核实务"]
    assert desk.state.expected[officer].missing < desk.state.person.state.missing
    assert figures(desk.state).will_miss == figures(desk.state).counted


def test_classes_to_come_are_forecast_and_offered(
    desk: Desk, services: Services, office: Office, officer: UUID
) -> None:
    hours = {HourCategory.PUBLIC_LAW: Decimal(8)}
    made = {}
    for day, title in ((1, "已报名的班"), (2, "可报名的班")):
        made[title] = services.activities.make(office.trainer, ActivityDraft(title))
        half = SessionDraft(date(2026, 12, day), Half.MORNING, "讲课", Way.LECTURE, hours)
        services.activities.add_session(office.trainer, made[title], half)
    services.activities.enrol(office.trainer, made["已报名的班"], [officer])
    desk.presenter.refresh()
    desk.presenter.choose_person(officer)
    assert desk.state.expected[officer].total == 8
    assert [(offer.title, offer.on) for offer in desk.state.plan] == [("可报名的班", date(2026, 12, 2))]


def test_the_superiors_form_is_kept_once_and_filled(desk: Desk, officer: UUID, tmp_path: Path) -> None:
    (tmp_path / "情况表.xlsx").write_bytes(superior_form())
    desk.dialogs.path = tmp_path / "情况表.xlsx"
    desk.presenter.papering.load()
    assert desk.state.side is Side.MAPPING
    assert desk.state.form is not None
    desk.presenter.papering.keep("情况表", desk.state.form[1])
    desk.presenter.show_papers()
    assert [form.name for form in desk.state.forms] == ["情况表"]
    filled = tmp_path / "filled.xlsx"
    desk.dialogs.text, desk.dialogs.path = "报市局", filled
    desk.presenter.papering.fill("情况表")
    names = [cell.value for cell in load_workbook(filled)["汇总表"]["B"]]
    assert "陈建国" in names


def test_papers_of_the_year_come_as_pdf_docx_and_workbook(desk: Desk, officer: UUID, tmp_path: Path) -> None:
    desk.presenter.acts.record(recording(officer))
    desk.presenter.acts.approve([entry.id for entry in desk.state.pending])
    desk.dialogs.text, desk.dialogs.path = "归档", tmp_path / "table"
    desk.presenter.papering.table()
    desk.dialogs.path = tmp_path / "records"
    desk.presenter.papering.records()
    desk.dialogs.path = tmp_path / "one"
    desk.presenter.papering.records(officer)
    assert not desk.dialogs.troubles
    desk.dialogs.path = tmp_path / "short"
    desk.presenter.papering.short()
    assert not desk.dialogs.troubles
    for folder in ("table", "records", "one", "short"):
        assert {path.suffix for path in (tmp_path / folder).iterdir()} >= {".pdf", ".docx", ".xlsx"}


def test_charts_follow_the_unit_and_count_months_up(
    services: Services, office: Office, desk: Desk, officer: UUID
) -> None:
    for unit_id in (office.unit_id, None):
        services.people.add_person(office.administrator, PersonDraft("何平", Category.OFFICER, unit_id=unit_id))
    desk.presenter.refresh()
    desk.presenter.acts.record(recording(officer, hours="10"))
    desk.presenter.acts.record(recording(officer, hours="5", on=date(2026, 5, 4)))
    desk.presenter.acts.approve([entry.id for entry in desk.state.pending])
    board = desk.state.board
    assert board is not None
    unit = next(unit for unit in board.units if unit.name == "一中队")
    (bar,) = unit_bars(board, unit.unit_id, 12)
    assert (bar.name, bar.done, bar.missing) == ("一中队", 15, 45)
    names = ["临河县交通运输综合行政执法大队", "一中队", ""]
    assert [bar.name for bar in unit_bars(board, None, 12)] == names
    assert [bar.name for bar in unit_bars(board, None, 1)] == names[:1]
    months = hours_by_month(services.store.database, office.trainer, 2026)
    line = month_line(board.rows[unit.first : unit.last], months, 2026, date(2026, 6, 30))
    assert line.done == (0, 0, 10, 10, 15, 15)
    assert (line.pace[0], line.pace[-1]) == (5, 60)
    assert month_line(board.rows, months, 2027, date(2026, 6, 30)).done == ()
    desk.presenter.choose_unit(unit.unit_id)
    desk.presenter.choose_tab(Tab.CHARTS)
    desk.presenter.draw(replace(PAPER, width=500, height=200))
    assert desk.state.charts is not None
    assert all(chart.startswith(b"\x89PNG") for chart in desk.state.charts)


def test_a_unit_sees_what_was_earned_there_by_who_left_it(
    desk: Desk, services: Services, office: Office, officer: UUID, clock: FixedClock
) -> None:
    there = services.people.add_unit(office.administrator, "二中队", office.unit_id)
    desk.presenter.acts.record(recording(officer, hours="20"))
    desk.presenter.acts.approve([entry.id for entry in desk.state.pending])
    (here,) = {row.unit_id for row in desk.state.board.rows if row.person_id == officer}  # type: ignore[union-attr]
    clock.tick(86_400)
    services.people.change_person(office.administrator, officer, PersonDraft("陈建国", unit_id=there), "调动")
    desk.presenter.refresh()
    for unit, hours in ((None, []), (there, []), (office.unit_id, []), (here, [Decimal(20)])):
        desk.presenter.choose_unit(unit)
        assert [one.total for one in left_shown(desk.state)] == hours
