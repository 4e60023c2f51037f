"""How units stand to the targets of the documents."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Office
from tests.fakes import FixedClock
from tests.fakes_ui import HandDialogs, RecordingView
from trainer.app.services import RESOURCES, Services
from trainer.people.values import Category, Education, PersonDraft, PersonStatus
from trainer.profile.loading import load_targets
from trainer.profile.rules import by_year, needed, state_of
from trainer.profile.values import Measure, Member, Point, Reach
from trainer.ui.profile.presenter import ProfilePresenter, ProfileRoom
from trainer.ui.profile.state import ProfileState, percent

TARGETS = {target.id: target for target in load_targets(RESOURCES / "rules")}
REVIEWERS = TARGETS["profile-jinzhong-2024-2026.reviewers"]
COLLEGE = TARGETS["profile-example.college"]
HEADS = TARGETS["profile-tianjin-2021-2023.station_heads"]


def member(number: int, category: Category = Category.OFFICER, **more: object) -> Member:
    values: dict[str, object] = {"post": "", "status": PersonStatus.ACTIVE, "education": Education.UNKNOWN}
    values |= {"major": "", "legal_qualification": False, "legal_reviewer": False, "topics": ()}
    return Member(id=UUID(int=number), name=f"甲{number}", unit_id=None, category=category, **values | more)  # type: ignore[arg-type]


def test_a_document_without_a_figure_asks_for_none() -> None:
    assert {one.id for one in TARGETS.values() if one.share is None} == {
        "profile-jinzhong-2024-2026.law",
        "profile-jinzhong-2024-2026.qualification",
        "profile-tianjin-2021-2023.college",
        "profile-tianjin-2021-2023.station_heads",
    }
    assert REVIEWERS.share == Decimal("0.05")
    assert {one.measure for one in TARGETS.values()} == set(Measure)


def test_reviewers_are_compared_with_the_officers() -> None:
    officers = [member(n) for n in range(41)]
    short = state_of(REVIEWERS, [*officers, member(50, Category.REVIEWER), member(51, legal_reviewer=True)], None)
    assert (short.base, short.count, short.wanted, short.reach) == (42, 2, 1, Reach.SHORT)
    enough = state_of(REVIEWERS, [*officers, *(member(60 + n, Category.REVIEWER) for n in range(3))], None)
    assert (enough.count, enough.wanted, enough.reach) == (3, 0, Reach.MET)


people = st.builds(
    member,
    st.integers(0, 10**6),
    st.sampled_from(Category),
    education=st.sampled_from(Education),
    status=st.sampled_from((PersonStatus.ACTIVE, PersonStatus.AWAY)),
    legal_reviewer=st.booleans(),
)


@given(st.lists(people, max_size=40, unique_by=lambda one: one.id), st.lists(people, max_size=10))
def test_auxiliaries_change_no_rate(staff: list[Member], more: list[Member]) -> None:
    helpers = [member(2 * 10**6 + n, Category.AUXILIARY, education=one.education) for n, one in enumerate(more)]
    for target in (REVIEWERS, COLLEGE):
        assert state_of(target, [*staff, *helpers], None) == state_of(target, staff, None)


@given(st.integers(0, 500), st.integers(0, 100))
def test_what_is_needed_is_just_enough(base: int, percentage: int) -> None:
    share = Decimal(percentage) / 100
    count = needed(share, base)
    assert count >= share * base
    assert count == 0 or count - 1 < share * base


def test_a_share_is_never_rounded_up_to_reached() -> None:
    assert percent(Decimal("0.04996")) == "4.9%"
    assert percent(Decimal(1)) == "100%"
    assert percent(None) == "—"


def test_a_station_head_needs_training_of_that_name() -> None:
    trained, other = member(1, post="治超站站长", topics=("基层站所领导初任培训",)), member(2, post="站长")
    found = state_of(HEADS, [trained, other, member(3, post="队员")], None)
    assert (found.base, found.count, found.missing) == (2, 1, (other.id,))
    assert found.reach is Reach.OPEN


@pytest.mark.both_engines
def test_figures_are_kept_once_a_month_and_the_page_names_who_is_missing(
    services: Services, office: Office, clock: FixedClock
) -> None:
    boss = office.administrator
    draft = PersonDraft("陈建国", unit_id=office.unit_id, education=Education.SECONDARY)
    person = services.people.add_person(boss, draft)
    assert services.profile.keep_month() > 0
    assert services.profile.keep_month() == 0
    clock.jump(31 * 86400)
    services.people.change_person(boss, person, PersonDraft("陈建国", unit_id=None, education=Education.BACHELOR))
    assert services.profile.keep_month() > 0
    view: RecordingView[ProfileState] = RecordingView()
    presenter = ProfilePresenter(view, ProfileRoom(services.profile), boss, HandDialogs())
    presenter.refresh()
    presenter.choose_target(COLLEGE.id)
    office_state = view.state.states[0]
    presenter.choose_unit(office_state)
    assert [(point.count, point.base) for point in view.state.trend[:1]] == [(0, 2)]
    assert person not in [one.id for one in view.state.missing]
    presenter.choose_target(REVIEWERS.id)
    assert view.state.chosen is not None
    assert view.state.chosen.unit_id == office.unit_id
    presenter.close()
    assert view.state.chosen is None


def test_a_trend_shows_the_end_of_each_earlier_year_and_this_one_by_month() -> None:
    days = ((2024, 3), (2024, 12), (2025, 6), (2026, 1), (2026, 2))
    points = [Point(date(year, month, 1), number, 10) for number, (year, month) in enumerate(days)]
    assert [point.count for point in by_year(points, 2026)] == [1, 2, 3, 4]
    assert by_year((), 2026) == ()
