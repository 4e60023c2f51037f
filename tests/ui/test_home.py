"""The officer's own page without its widgets."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.activities.classroom import LEAVE, PRESENT, build_class, everybody_there, half_day
from tests.conftest import Office
from tests.fakes import FixedClock
from tests.fakes_ui import HandDialogs, RecordingFace, RecordingView
from tests.ui.test_sitting import admission
from trainer.activities.own import own_half_days, own_withdrawals
from trainer.activities.values import ActivityDraft, Half, Presence
from trainer.app.own import study_room
from trainer.app.own_data import draw_own_data
from trainer.app.services import Services
from trainer.courseware.values import CoursewareDraft
from trainer.exams.results.values import MyExam, MyExamState
from trainer.hours.values import HourCategory, HourDraft, Way
from trainer.people.accounts.values import Actor, Role
from trainer.people.values import Category, PersonDraft
from trainer.reports.mastery import own_mastery
from trainer.ui.home.presenter import HomePresenter, HomeServices
from trainer.ui.home.state import DayPart, HomeState, next_exam, part_of_day, past_exams, validity
from trainer.ui.home.wording import duties, exam_title, missing_words, not_asked_words, result_words
from trainer.ui.reader.state import Reading, Watching
from trainer.ui.tones import Tone
from trainer.ui.widgets.scrolling import CardColumn

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)


class Shelf:
    """Keeps what was opened and who watches it."""

    def __init__(self) -> None:
        self.readings: list[Reading] = []
        self.watchers: list[Watching | None] = []

    def open(self, reading: Reading, watcher: Watching | None = None) -> None:
        self.readings.append(reading)
        self.watchers.append(watcher)

    def make_room(self) -> None:
        """Nothing else is open here."""


class Page:
    """A presenter over real services, for 陈建国."""

    def __init__(self, services: Services, office: Office, clock: FixedClock) -> None:
        draft = PersonDraft("陈建国", unit_id=office.unit_id, fields=("公路路政",))
        person = services.people.add_person(office.administrator, draft)
        self.actor = Actor(uuid4(), person, "陈建国", frozenset({Role.OFFICER}))
        self.view: RecordingView[HomeState] = RecordingView()
        self.shelf, self.begun = Shelf(), list[MyExam]()
        own = HomeServices(
            services.people,
            services.results,
            services.hours,
            services.courseware,
            services.certificates,
            services.practice,
            partial(own_mastery, services.store.database),
            study_room(services),
            services.pushes,
            lambda actor: draw_own_data(services, actor),
            partial(own_half_days, services.store.database),
            partial(own_withdrawals, services.store.database, services.people),
        )
        self.presenter = HomePresenter(
            self.view, own, self.actor, clock, HandDialogs(), self.shelf, self.begun.append, goes_back=False
        )


def test_coming_classes_stand_among_the_next_duties(page: Page, services: Services, office: Office) -> None:
    made = services.activities.make(office.trainer, ActivityDraft("行政处罚法轮训", place="三楼会议室"))
    for on, half in ((date(2026, 11, 20), Half.MORNING), (date(2026, 12, 8), Half.MORNING)):
        services.activities.add_session(office.trainer, made, half_day(on, half))
    services.activities.enrol(office.trainer, made, [page.actor.person_id])
    page.presenter.refresh()
    assert duties(page.view.state)[0] == "2026-11-20 上午 · 行政处罚法轮训 · 三楼会议室，另有 1 个半天的课"
    first = page.view.state.classes[0]
    (session, _later) = services.activities.activity(office.trainer, made).sessions
    services.attendance.mark(office.trainer, session.id, {page.actor.person_id: PRESENT})
    page.presenter.refresh()
    assert [one.on for one in page.view.state.classes] == [date(2026, 12, 8)]
    taken = own_half_days(services.store.database, page.actor)[0]
    assert (taken.on, taken.presence) == (first.on, Presence.PRESENT)
    services.activities.withdraw(office.trainer, made, page.actor.person_id, "调离")
    assert [one.on for one in own_half_days(services.store.database, page.actor)] == [first.on]


def test_the_officer_reads_that_withdrawing_is_proposed_and_what_was_decided(
    page: Page, services: Services, office: Office
) -> None:
    room, me, ledger = build_class(services, office), page.actor.person_id, services.activity_credits
    services.activities.enrol(office.trainer, room.id, [me])
    services.attendance.mark(office.trainer, room.half_days[0], {me: LEAVE})
    everybody_there(services, office, room)
    credit = ledger.propose(office.trainer, room.id)
    page.presenter.refresh()
    assert any("缺课 8/32 学时，拟按退学处理，待认定" in words for words in duties(page.view.state))
    ledger.return_(office.administrator, credit, "请假条未附", [me])
    page.presenter.refresh()
    assert page.view.state.withdrawals == ()
    again = ledger.propose(office.trainer, room.id)
    ledger.overrule(office.administrator, again, [me], "抗洪抢险")
    page.presenter.refresh()
    assert any("周敏 2026-11-20 认定：不按退学处理，理由：抗洪抢险" in words for words in duties(page.view.state))
    pages = PdfReader(io.BytesIO(draw_own_data(services, page.actor))).pages
    assert "抗洪抢险" in "".join(one.extract_text() for one in pages).replace("\n", "")


@pytest.fixture
def page(services: Services, office: Office, clock: FixedClock) -> Page:
    return Page(services, office, clock)


def exam(state: MyExamState, opens: datetime = NOW, **changes: object) -> MyExam:
    plain = replace(admission().exam, exam_id=UUID(int=9), state=state, opens_at=opens)
    return replace(plain, **changes)  # type: ignore[arg-type]


def test_an_exam_in_progress_comes_before_an_open_one_and_that_before_what_comes() -> None:
    coming = exam(MyExamState.COMING, NOW - timedelta(days=1))
    opened, running = exam(MyExamState.OPEN), exam(MyExamState.IN_PROGRESS, NOW + timedelta(hours=1))
    assert next_exam((coming, opened, running)) == (running, 2)
    assert next_exam((coming, opened)) == (opened, 1)
    assert next_exam((exam(MyExamState.DONE),)) == (None, 0)


def test_what_is_over_stands_newest_first() -> None:
    old, new = exam(MyExamState.DONE, NOW - timedelta(days=9)), exam(MyExamState.MISSED)
    assert past_exams((old, exam(MyExamState.OPEN), new)) == (new, old)


@pytest.mark.parametrize(
    ("until", "tone"),
    [
        (None, Tone.PLAIN),
        (date(2027, 8, 31), Tone.PLAIN),
        (date(2027, 1, 1), Tone.WARN),
        (date(2026, 11, 19), Tone.BAD),
    ],
)
def test_a_certificate_near_its_end_is_said_so(until: date | None, tone: Tone) -> None:
    assert validity(until, TODAY) is tone


@pytest.mark.parametrize(("hour", "part"), [(8, DayPart.MORNING), (12, DayPart.AFTERNOON), (18, DayPart.EVENING)])
def test_the_greeting_follows_the_clock(hour: int, part: DayPart) -> None:
    assert part_of_day(NOW.replace(hour=hour)) is part


def test_results_say_no_more_than_the_policy_shows() -> None:
    assert result_words(exam(MyExamState.DONE)) == ("成绩未公布", Tone.PLAIN)
    passed = exam(MyExamState.DONE, score=Decimal("92.50"), passed=True)
    assert result_words(passed) == ("✓ 92.5 分，合格", Tone.OK)
    told = replace(passed, in_force=False)
    assert result_words(told) == ("92.5 分，合格，尚未生效", Tone.WARN)
    assert result_words(exam(MyExamState.MISSED))[1] is Tone.BAD


def test_today_is_called_today() -> None:
    assert exam_title(exam(MyExamState.OPEN), NOW) == "今天 09:00 · 年度考试"
    assert exam_title(exam(MyExamState.COMING, retake=True), NOW - timedelta(days=2)).endswith("年度考试（补考）")


def test_the_page_of_somebody_new_is_empty_and_says_so(page: Page) -> None:
    page.presenter.refresh()
    state = page.view.state
    assert (state.exam, state.hours, state.courseware, state.results, state.certificates) == (None, None, (), (), ())
    page.presenter.begin_exam()
    assert page.begun == []


def test_hours_name_what_is_missing(page: Page, services: Services, office: Office) -> None:
    services.hours.choose_rule_set(office.administrator, 2026, "jinzhong-2024-2026")
    draft = HourDraft(
        page.actor.person_id, date(2026, 3, 5), Decimal(26), HourCategory.PUBLIC_LAW, Way.LECTURE, "行政处罚法"
    )
    entries = services.hours.record_many(office.trainer, [draft])
    services.hours.approve(office.administrator, entries)
    page.presenter.refresh()
    hours = page.view.state.hours
    assert hours is not None
    assert hours.total == 26
    assert missing_words(hours).startswith("还差 34 学时：")


def test_who_is_asked_for_no_hours_is_told_why_and_misses_none(page: Page, services: Services, office: Office) -> None:
    services.hours.choose_rule_set(office.administrator, 2026, "jinzhong-2024-2026")
    page.presenter.refresh()
    asked = page.view.state
    assert asked.hours_asked
    draft = replace(asked.person.draft, category=Category.UNCERTIFIED)
    other = replace(asked, person=replace(asked.person, draft=draft))
    assert not other.hours_asked
    assert len(duties(other)) == len(duties(asked)) - 1
    assert "在编未取证" in not_asked_words(draft.category)


def test_studying_is_logged_in_pieces_until_the_window_closes(
    page: Page, services: Services, office: Office, clock: FixedClock, tmp_path: Path
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("说理式执法文书", encoding="utf-8")
    item = services.courseware.add(office.trainer, file, CoursewareDraft("说理式执法文书", minutes=2))
    assert item is not None
    services.pushes.assign(office.trainer, item, [page.actor.person_id])
    page.presenter.refresh()
    page.presenter.open_courseware(item)
    watcher = page.shelf.watchers[0]
    assert watcher is not None
    watcher.attach(RecordingFace(), True, None)
    for _tick in range(9):
        clock.tick(10)
        watcher.ticked(True)
    watcher.moved("", True)
    watcher.closed()
    (progress,) = page.view.state.courseware
    assert (progress.seconds, progress.finished) == (90, False)


def test_my_data_names_everything_that_is_kept_about_oneself(page: Page, services: Services, office: Office) -> None:
    boss = office.administrator
    person = services.people.person(boss, page.actor.person_id)
    services.people.change_person(boss, person.id, replace(person.draft, phone="13903517788"))
    page.presenter.open_own_data()
    [reading] = page.shelf.readings
    assert isinstance(reading.content, bytes)
    text = "".join(one.extract_text() for one in PdfReader(io.BytesIO(reading.content)).pages)
    for words in ("13903517788", "周敏", "修改人员信息", "考试", "学时", "执法证"):
        assert words in text


def test_a_card_stands_whole_where_cards_stand_one_below_the_other(qtbot: QtBot) -> None:
    card = CardColumn(100)
    qtbot.addWidget(card)
    for _line in range(12):
        card.column.addWidget(QLabel("课件"))
    card.resize(300, 150)
    card.show()
    assert card.verticalScrollBar().maximum() > 0
    card.show_whole(True)
    assert card.minimumHeight() == card.inside.sizeHint().height()
    card.column.addWidget(QLabel("又一件"))
    qtbot.waitUntil(lambda: card.minimumHeight() == card.inside.sizeHint().height())
    card.show_whole(False)
    assert card.minimumHeight() == 100
