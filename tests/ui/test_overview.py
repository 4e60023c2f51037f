"""The overview: counts across the capabilities, and the page without its widgets."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial

import pytest

from tests.conftest import Office
from tests.exams.hall import WRITTEN
from tests.fakes import READER, FixedClock
from tests.fakes_ui import HandDialogs, RecordingView
from tests.privacy.test_destruction import NEXT_JANUARY, keep_no_year
from tests.ui.ended_exam import Ended, ended_exam
from trainer.activities.plans.values import PlanDraft
from trainer.app.services import RESOURCES, Services
from trainer.hours.values import HourCategory, HourDraft, Way
from trainer.people.accounts.values import Actor
from trainer.people.values import PersonDraft, PersonStatus
from trainer.qualification.rules import stands
from trainer.qualification.values import Which
from trainer.reports.hours import hours_board
from trainer.reports.overview import attention, changes
from trainer.reports.reissues import waiting_lists
from trainer.reports.rotation import rotations_due
from trainer.reports.trail import TrailLine, read_trail_page
from trainer.retakes.service import RetakeService
from trainer.store.clock import local_today
from trainer.ui.overview.presenter import OverviewPresenter, OverviewRoom
from trainer.ui.overview.state import Card, Days, Deed, OverviewState, days_of, gathered
from trainer.ui.overview.widgets import columns_for
from trainer.ui.overview.wording import deed_words
from trainer.ui.shell.context import WORK_LIST, AskedOf, CorrectionsOf, OfRotation
from trainer.ui.tones import Tone
from trainer.ui.working import InlineWorking


class Page:
    def __init__(self, services: Services, actor: Actor, ended: Ended) -> None:
        self.view: RecordingView[OverviewState] = RecordingView()
        self.went: list[tuple[str, object]] = []
        self.added_up = 0
        self._services = services
        database = services.store.database
        room = OverviewRoom(
            services.hours,
            ended.hall.exams,
            services.bank,
            partial(attention, database, actor),
            partial(services.qualification.tally, actor),
            lambda: services.notices.deadlines(actor),
            lambda today: rotations_due(database, actor, services.plans.lines(actor), lambda _exam: (), today),
            self._board,
            partial(read_trail_page, database),
            partial(changes, database),
            services.store.backups.all,
            lambda: len(services.privacy.due(actor)),
            partial(waiting_lists, database, actor),
            partial(services.objections.waiting, actor),
            partial(services.corrections.waiting, actor),
            services.clock,
        )
        self.presenter = OverviewPresenter(self.view, room, actor, InlineWorking(), HandDialogs(), self._go)
        self.presenter.refresh()

    @property
    def cards(self) -> dict[str, Card]:
        return {card.key: card for card in self.view.state.cards}

    def _go(self, screen: str, target: object) -> None:
        self.went.append((screen, target))

    def _board(self, year: int, rule_set: object) -> object:
        self.added_up += 1
        return hours_board(self._services.store.database, READER, year, rule_set)  # type: ignore[arg-type]


@pytest.fixture
def ended(services: Services, office: Office, clock: FixedClock) -> Iterator[Ended]:
    with ended_exam(services, office, clock) as made:
        yield made


@pytest.fixture
def page(services: Services, office: Office, ended: Ended) -> Page:
    return Page(services, office.administrator, ended)


def enter_hours(services: Services, office: Office, ended: Ended, hours: int = 2) -> None:
    drafts = [
        HourDraft(one.person_id, date(2026, 11, 2), Decimal(hours), HourCategory.PUBLIC_LAW, Way.LECTURE, "学法")
        for one in ended.officers[:2]
    ]
    services.hours.record_many(office.trainer, drafts)


def test_counts_follow_what_is_entered_and_decided(
    services: Services, office: Office, ended: Ended, clock: FixedClock
) -> None:
    today = local_today(clock)
    boss, database = office.administrator, services.store.database
    before = attention(database, office.administrator)
    assert (before.pending_hours, before.open_cases, before.waiting_sittings) == (0, 0, 0)
    enter_hours(services, office, ended)
    parts = (database, services.ids, services.clock, services.audit, services.people)
    retakes = RetakeService(*parts, ended.hall.exams, ended.hall.results, RESOURCES / "rules")
    retakes.choose_ladder(boss, "example")
    retakes.propose(boss, ended.exam_id)
    lines = services.notices.deadlines(boss)
    assert [days_of(lines, today + timedelta(days=one)) for one in (22, 23, 30, 31)] == [
        Days(),
        Days(soon=1),
        Days(soon=1),
        Days(past=1),
    ]
    waiting = ended.hall.exam(ended.officers[0], blueprint=WRITTEN, pass_mark="5")
    ended.hall.sit(ended.officers[0], waiting)
    found = attention(database, office.administrator)
    assert (found.pending_hours, found.pending_people, found.open_cases) == (2, 2, 1)
    assert found.waiting_sittings == 1
    services.hours.approve(boss, [entry.id for entry in services.hours.pending(boss)])
    ended.hall.marking.award(boss, ended.hall.marking.waiting(boss)[0].sitting_id, 0, Decimal(1))
    assert attention(database, office.administrator).pending_hours == 0


def test_cards_lead_to_their_pages_and_say_what_is_missing(page: Page) -> None:
    assert page.cards["short"].detail
    assert page.cards["backup"].tone is Tone.BAD
    assert page.cards["pending"].tone is Tone.OK
    assert page.view.state.rule == ""
    card = page.cards["backup"]
    page.presenter.go(card.screen, card.target)
    assert page.went == [("settings", "backups")]


def test_a_rotation_near_its_deadline_leads_to_its_list(page: Page, services: Services, office: Office) -> None:
    assert "rotation" not in page.cards
    later = PlanDraft(2026, "年底轮训", date(2026, 1, 1), date(2026, 12, 31), rotation=True)
    near = replace(later, title="执法轮训", until=date(2026, 12, 1))
    services.plans.add(office.trainer, later)
    services.plans.add(office.trainer, replace(near, rotation=False))
    page.presenter.refresh()
    assert "rotation" not in page.cards
    key = services.plans.add(office.trainer, near)
    page.presenter.refresh()
    card = page.cards["rotation"]
    assert (card.tone, card.screen, card.target) == (Tone.WARN, "activities", OfRotation(key))
    assert card.detail == "执法轮训：距期限 11 天"
    everyone = int(card.figure)
    assert everyone > 3
    services.plans.add(office.trainer, replace(near, title="已过期轮训", until=date(2026, 11, 1)))
    page.presenter.refresh()
    card = page.cards["rotation"]
    assert (card.tone, card.detail, int(card.figure)) == (Tone.BAD, "已过期轮训：已过期 19 天；另有 1 项轮训", everyone)


def test_certificates_to_renew_are_counted_as_their_list_shows_them(
    page: Page, services: Services, office: Office, clock: FixedClock
) -> None:
    today, boss = local_today(clock), office.administrator
    assert (page.cards["renew"].figure, page.cards["renew"].tone) == ("0", Tone.OK)
    for days in (-1, 0, 90, 91, 5):
        draft = PersonDraft(f"某{days}", certificate_number=f"C{days}", certificate_valid_until=today + timedelta(days))
        last = services.people.add_person(boss, draft)
    services.people.add_person(boss, PersonDraft("无号", certificate_valid_until=today))
    services.people.set_status(boss, last, PersonStatus.SEALED, "调离")
    page.presenter.refresh()
    card = page.cards["renew"]
    assert (card.figure, card.detail, card.target) == ("3", "其中 1 本已过期", Which.RENEW)
    assert sum(stands(one, Which.RENEW) for one in services.qualification.standings(boss)) == 3


def test_whose_time_of_keeping_is_over_is_told_to_who_may_read_the_archive(
    page: Page, services: Services, office: Office, ended: Ended, clock: FixedClock
) -> None:
    keep_no_year(services)
    services.people.set_status(office.administrator, ended.officers[0].person_id, PersonStatus.SEALED, "退休")
    page.presenter.refresh()
    assert "over" not in page.cards
    clock.jump(NEXT_JANUARY)
    page.presenter.refresh()
    card = page.cards["over"]
    assert (card.figure, card.screen, card.target) == ("1", "privacy", "due")
    assert "over" not in Page(services, office.trainer, ended).cards
    services.privacy.draw_up(office.administrator, [ended.officers[0].person_id])
    page.presenter.refresh()
    assert "over" not in page.cards


def test_what_waits_before_results_may_come_into_force_leads_to_its_exam(
    services: Services, office: Office, ended: Ended, monkeypatch: pytest.MonkeyPatch
) -> None:
    exam = ended.exam_id
    for service, target in ((services.objections, AskedOf(exam)), (services.corrections, CorrectionsOf(exam))):
        monkeypatch.setattr(service, "waiting", lambda _actor: {exam: 2})
        cards = Page(services, office.administrator, ended).cards
        found = next(card for card in cards.values() if card.target == target)
        assert (found.figure, found.tone, found.screen) == ("2", Tone.WARN, "standing")
    assert "corrections" not in Page(services, office.trainer, ended).cards


def test_rates_are_added_up_once_for_each_change(page: Page, services: Services, office: Office, ended: Ended) -> None:
    services.hours.choose_rule_set(office.administrator, 2026, "jinzhong-2024-2026")
    page.presenter.refresh()
    page.presenter.refresh()
    assert page.added_up == 1
    (root,) = page.view.state.rates
    assert (root.met, root.due) == (0, 6)
    assert (page.cards["short"].figure, page.cards["short"].target) == ("6", WORK_LIST)
    enter_hours(services, office, ended)
    page.presenter.refresh()
    assert page.added_up == 2
    assert page.cards["pending"].figure == "2"


def test_coming_exams_stand_in_their_order(page: Page, ended: Ended, clock: FixedClock) -> None:
    assert page.cards["exams"].figure == "0"
    later = clock.now() + timedelta(days=3)
    ended.hall.exam(ended.officers[0], opens_at=later, closes_at=later + timedelta(hours=1))
    page.presenter.refresh()
    assert page.cards["exams"].figure == "1"
    running = ended.hall.exam(ended.officers[0])
    page.presenter.refresh()
    assert page.view.state.exams[0].id == running
    assert page.cards["exams"].target == running


def test_a_trainer_sees_no_trail_and_no_backup(services: Services, office: Office, ended: Ended) -> None:
    page = Page(services, office.trainer, ended)
    assert page.view.state.trail == ()
    assert not page.view.state.may_read_trail
    assert "backup" not in page.cards
    assert "marking" in page.cards


@pytest.mark.parametrize(
    ("cards", "room", "columns"),
    [(8, 6, 4), (8, 4, 4), (8, 3, 3), (8, 1, 1), (8, 0, 1), (7, 9, 7), (5, 4, 3), (0, 4, 1)],
)
def test_cards_fill_their_rows_evenly(cards: int, room: int, columns: int) -> None:
    assert columns_for(cards, room) == columns


def test_what_was_done_again_and_again_stands_once() -> None:
    at = datetime(2026, 11, 20, tzinfo=UTC)
    done = [("", "card", "丁宏伟"), ("", "card", "何伟民"), ("沈国安", "card", "彭国栋"), ("", "card", "曾红霞")]
    lines = [TrailLine(9 - n, at, actor, action, who, {}, "") for n, (actor, action, who) in enumerate(done)]
    deeds = gathered(lines, 2)
    assert [(deed.newest.subject, deed.times) for deed in deeds] == [("丁宏伟", 2), ("彭国栋", 1)]
    assert deed_words(Deed(replace(lines[0], action="account.signed_in"), 3)) == "登录 丁宏伟（连续 3 项）"
