"""Courseware given to persons, units and posts."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tests.conftest import Office
from tests.courseware.studied import study
from tests.fakes import FixedClock
from trainer.app.services import Services
from trainer.courseware.pushes.values import Target
from trainer.courseware.values import CoursewareDraft
from trainer.courseware.words import ERRORS
from trainer.people.accounts.values import Actor, Role
from trainer.people.values import PersonDraft
from trainer.reports.courseware import item_readers
from trainer.store.audit import read_trail
from trainer.store.clock import local_today
from trainer.store.errors import BadInput, NotAllowed

DUE = date(2026, 12, 31)


@pytest.fixture
def item(services: Services, office: Office, tmp_path: Path) -> Any:
    path = tmp_path / "讲解.txt"
    path.write_text("第一条", encoding="utf-8")
    return services.courseware.add(office.trainer, path, CoursewareDraft("讲解", minutes=1))


def person(services: Services, office: Office, name: str, unit_id: UUID, post: str = "") -> UUID:
    return services.people.add_person(office.administrator, PersonDraft(name, unit_id=unit_id, post=post))


def given(services: Services, office: Office, person_id: UUID) -> list[date | None]:
    return [one.due_on for one in services.pushes.assigned(office.trainer, person_id)]


@pytest.mark.both_engines
def test_a_unit_means_all_below_it_and_whoever_comes_later(services: Services, office: Office, item: Any) -> None:
    squad = services.people.add_unit(office.administrator, "一中队", office.unit_id)
    other = services.people.add_unit(office.administrator, "二中队", office.unit_id)
    first, second = person(services, office, "张三", squad), person(services, office, "李四", other)
    services.pushes.give(office.trainer, item, Target(unit_id=squad), DUE)
    later = person(services, office, "王五", squad)
    assert [given(services, office, one) for one in (first, second, later)] == [[DUE], [], [DUE]]
    services.pushes.give(office.trainer, item, Target(unit_id=office.unit_id))
    assert given(services, office, second) == [None]
    names = {one.name for one in item_readers(services.store.database, office.trainer, item)}
    assert {"张三", "李四", "王五"} <= names


def test_a_post_by_its_words_in_one_unit_or_everywhere(services: Services, office: Office, item: Any) -> None:
    squad = services.people.add_unit(office.administrator, "一中队", office.unit_id)
    here = person(services, office, "张三", squad, "中队长")
    there = person(services, office, "李四", office.unit_id, "副中队长")
    clerk = person(services, office, "王五", squad, "内勤")
    services.pushes.give(office.trainer, item, Target(unit_id=squad, post="队长"))
    assert [given(services, office, one) for one in (here, there, clerk)] == [[None], [], []]
    services.pushes.give(office.trainer, item, Target(post="队长"), DUE)
    assert [given(services, office, one) for one in (here, there, clerk)] == [[DUE], [DUE], []]


def test_what_was_given_is_taken_back_and_what_was_studied_stays(
    services: Services, office: Office, item: Any, clock: FixedClock
) -> None:
    services.pushes.give(office.trainer, item, Target(unit_id=office.unit_id))
    services.pushes.give(office.trainer, item, Target(unit_id=office.unit_id))
    (push,) = services.pushes.pushes(office.trainer, item)
    study(services, office.trainer, item, clock, 30)
    services.pushes.end(office.trainer, push.id)
    services.pushes.end(office.trainer, push.id)
    assert services.pushes.pushes(office.trainer, item) == ()
    readers = item_readers(services.store.database, office.trainer, item)
    assert [(one.name, one.assigned, one.seconds) for one in readers] == [("李娜", False, 30)]
    with services.store.database.read() as session:
        actions = [line.action for line in read_trail(session, item)]
    assert (actions.count("courseware.pushed"), actions.count("courseware.push_ended")) == (1, 1)


def test_persons_keep_what_they_have_with_the_new_date(services: Services, office: Office, item: Any) -> None:
    one = person(services, office, "张三", office.unit_id)
    assert services.pushes.give(office.trainer, item, Target((one,))) == 1
    assert services.pushes.give(office.trainer, item, Target((one,)), DUE) == 0
    assert given(services, office, one) == [DUE]


def test_nobody_a_day_that_is_over_and_those_without_the_right_are_refused(
    services: Services, office: Office, item: Any, clock: FixedClock
) -> None:
    yesterday = local_today(clock) - timedelta(days=1)
    for target, due_on, code in (
        (Target(), None, "courseware.no_target"),
        (Target(post="队长"), yesterday, "courseware.due_past"),
        (Target(post="长" * 81), None, "courseware.text_too_long"),
    ):
        with pytest.raises(BadInput) as refusal:
            services.pushes.give(office.trainer, item, target, due_on)
        assert refusal.value.code == code
        assert code in ERRORS
    officer = Actor(office.trainer.person_id, office.trainer.person_id, "", frozenset({Role.OFFICER}))
    with pytest.raises(NotAllowed):
        services.pushes.give(officer, item, Target(post="队长"))
    with pytest.raises(NotAllowed):
        services.pushes.assigned(officer, office.administrator.person_id)
