"""The tab of working days: changed with undo, told what would be counted otherwise, kept for the whole office."""

import random
from dataclasses import replace
from datetime import date
from functools import partial
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.conftest import Office
from tests.exams.hall import build_hall, officer
from tests.fakes import FixedClock
from tests.fakes_ui import RecordingView
from tests.ui.ended_exam import HandDesk
from trainer.app.services import Services
from trainer.exams.values import ResultTerms
from trainer.hours.values import RuleSource, SourceNature
from trainer.people.values import PersonDraft
from trainer.reports.open_days import open_days
from trainer.ui.settings.workdays.presenter import WorkdaysPresenter, WorkdaysRoom
from trainer.ui.settings.workdays.state import WorkdaysState
from trainer.ui.settings.workdays.view import WorkdaysTab
from trainer.workdays.values import DaySpan

SOURCE = RuleSource(SourceNature.OFFICIAL, "放假安排通知", "未载明", checked_by="周敏")


class Desk:
    def __init__(self, services: Services, office: Office) -> None:
        self.view: RecordingView[WorkdaysState] = RecordingView()
        self.hand = HandDesk()
        room = WorkdaysRoom(
            services.workdays,
            services.people,
            partial(open_days, services.store.database, services.workdays.calendar),
            services.clock,
        )
        boss = office.administrator
        self.presenter = WorkdaysPresenter(self.view, room, boss, self.hand, lambda: self.presenter.refresh())
        self.presenter.refresh()

    @property
    def state(self) -> WorkdaysState:
        return self.view.state


@pytest.fixture
def desk(services: Services, office: Office) -> Desk:
    return Desk(services, office)


def test_days_are_pasted_changed_undone_and_kept(desk: Desk, services: Services) -> None:
    desk.presenter.choose_year(2027)
    assert not desk.state.listed
    assert not desk.state.may_keep
    desk.hand.text = "元旦：1月1日至3日放假，共3天。\n第13月"
    desk.presenter.paste()
    assert (len(desk.state.days.off), desk.state.unread) == (1, ("第13月",))
    desk.presenter.toggle(date(2027, 1, 4))
    desk.presenter.undo()
    assert [span.last for span in desk.state.days.off] == [date(2027, 1, 3)]
    desk.presenter.redo()
    desk.presenter.undo()
    desk.presenter.keep()
    assert [trouble.code for trouble in desk.hand.troubles] == ["workdays.no_source"]
    desk.presenter.set_source(SOURCE)
    desk.presenter.keep()
    assert (desk.state.ordinal, desk.state.edits.unsaved) == (1, False)
    assert "2027" in desk.state.said
    span = desk.state.days.off[0]
    desk.presenter.choose_line(span, False)
    desk.presenter.put_line(DaySpan(span.first, date(2027, 1, 2), "元旦"), False)
    desk.presenter.keep()
    assert {one for one in services.workdays.calendar().off if one.year == 2027} == {date(2027, 1, 1), date(2027, 1, 2)}
    desk.presenter.restore(1)
    assert desk.state.days.off == (span,)
    desk.hand.agree = False
    desk.presenter.choose_year(2026)
    assert desk.state.year == 2027
    desk.presenter.put_line(DaySpan(date(2027, 1, 4), date(2027, 1, 4)), True)
    assert desk.hand.troubles[-1].code == "workdays.not_weekend"


def test_a_day_that_was_posted_stays_and_is_shown_before_the_change(
    desk: Desk, services: Services, office: Office, clock: FixedClock
) -> None:
    exam = _published(services, office, clock)
    told = services.standing.standing(office.trainer, exam).steps[-1].until
    assert told is not None
    desk.presenter.toggle(told)
    one, objections = desk.state.otherwise
    assert (one.open.told, one.now > told) == (told, True)
    assert (objections.open.days, objections.now > objections.open.told > told) == (10, True)
    desk.presenter.keep()
    assert str(told) in desk.hand.said[-1]
    assert services.standing.standing(office.trainer, exam).steps[-1].until == told
    assert not services.workdays.calendar().is_one(told)
    desk.presenter.undo()
    assert desk.state.otherwise == ()


def _published(services: Services, office: Office, clock: FixedClock) -> UUID:
    hall = build_hall(services.store, clock, random.Random(7), office.administrator)
    wang = officer(
        services.people.add_person(office.administrator, PersonDraft("王强", unit_id=office.unit_id)), "王强"
    )
    exam = hall.exam(wang, terms=ResultTerms(publication=5, objection=10, in_workdays=True))
    hall.sit(wang, exam)
    hall.invigilation.close_exam(office.trainer, exam)
    hall.sittings.close()
    services.standing.review(office.administrator, exam)
    services.standing.publish(office.trainer, exam)
    return exam


def test_a_click_and_the_keys_change_a_day_of_the_grid(qtbot: QtBot, desk: Desk) -> None:
    tab = WorkdaysTab()
    qtbot.addWidget(tab)
    clicked: list[date] = []
    tab.grid.toggled.connect(clicked.append)
    tab.resize(1130, 600)
    tab.show()
    tab.show_state(desk.state)
    there = tab.grid.place_of(date(2026, 3, 4))
    qtbot.mouseClick(tab.grid, Qt.MouseButton.LeftButton, pos=QPoint(int(there.x()), int(there.y())))
    tab.grid.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space):
        qtbot.keyClick(tab.grid, key)
    assert clicked == [date(2026, 3, 4), date(2026, 3, 12)]
    sources: list[RuleSource] = []
    tab.side.source_set.connect(sources.append)
    title = tab.side.title
    title.setText("放假安排的通知")
    title.editingFinished.emit()
    edits = desk.state.edits.put(replace(desk.state.days, source=sources[0]))
    tab.show_state(replace(desk.state, edits=edits))
    assert tab.side.title is title
    tab.show_state(desk.state)
    assert tab.side.title.text() == desk.state.days.source.title
    tab.side.line_put.connect(lambda span, works: clicked.extend((span.first, span.last)))
    tab.side.first.setText("20260505")
    tab.side.put.click()
    assert clicked[2:] == [date(2026, 5, 5)] * 2
