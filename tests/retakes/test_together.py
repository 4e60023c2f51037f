"""A retake and the cases it is set for stand together, and two who propose at once open one case."""

import random
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from tests.conftest import Office
from tests.exams.hall import Hall, build_hall, officer
from tests.fakes import FixedClock
from tests.meanwhile import meanwhile
from trainer.app.services import RESOURCES, Services
from trainer.exams.values import ScheduledRetake
from trainer.people.accounts.values import Actor
from trainer.people.values import PersonDraft
from trainer.retakes import service
from trainer.retakes.service import RetakeService
from trainer.retakes.values import Decision
from trainer.store.errors import Refused, StoreTrouble
from trainer.store.opening import OpenStore


@pytest.fixture
def hall(store: OpenStore, clock: FixedClock, chance: random.Random, office: Office) -> Iterator[Hall]:
    built = build_hall(store, clock, chance, office.administrator)
    yield built
    built.sittings.close()


@pytest.fixture
def wang(services: Services, office: Office) -> Actor:
    draft = PersonDraft("王强", unit_id=office.unit_id)
    return officer(services.people.add_person(office.administrator, draft), draft.name)


@pytest.fixture
def retakes(services: Services, office: Office, hall: Hall) -> RetakeService:
    parts = (services.store.database, services.ids, services.clock, services.audit, services.people)
    made = RetakeService(*parts, hall.exams, hall.results, RESOURCES / "rules")
    made.choose_ladder(office.administrator, "dezhou")
    return made


def test_no_retake_without_its_cases(
    hall: Hall, retakes: RetakeService, office: Office, wang: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    boss, exam, opens = office.administrator, hall.exam(wang), hall.clock.now()
    hall.sit(wang, exam, right=0)
    (case,) = retakes.propose(boss, exam).proposed

    def full(*_: object) -> None:
        raise StoreTrouble("store.disk_full")

    with monkeypatch.context() as broken:
        broken.setattr(service, "add_links", full)
        with pytest.raises(StoreTrouble):
            retakes.schedule(boss, [case], opens, opens + timedelta(hours=2))
    assert [one.id for one in hall.exams.exams(boss)] == [exam]
    retakes.schedule(boss, [case], opens, opens + timedelta(hours=2))
    with pytest.raises(Refused, match=r"retake\.(already_set|not_open)"):
        retakes.schedule(boss, [case], opens, opens + timedelta(hours=2))
    assert len(hall.exams.exams(boss)) == 2


def test_who_schedules_second_makes_no_second_retake(
    hall: Hall, retakes: RetakeService, office: Office, wang: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    boss, exam, opens = office.administrator, hall.exam(wang), hall.clock.now()
    hall.sit(wang, exam, right=0)
    (case,) = retakes.propose(boss, exam).proposed
    real, colleagues = hall.exams.schedule_retake, [True]

    def meanwhile(*args: Any) -> ScheduledRetake:
        if colleagues and colleagues.pop():
            retakes.schedule(boss, [case], opens, opens + timedelta(hours=2))
        return real(*args)

    monkeypatch.setattr(hall.exams, "schedule_retake", meanwhile)
    with pytest.raises(Refused, match=r"retake\.already_set"):
        retakes.schedule(boss, [case], opens, opens + timedelta(hours=2))
    assert len(hall.exams.exams(boss)) == 2


@pytest.mark.both_engines
def test_two_who_propose_at_once_open_one_case(hall: Hall, retakes: RetakeService, office: Office, wang: Actor) -> None:
    exam = hall.exam(wang)
    hall.sit(wang, exam, right=0)
    found = retakes._proposals(office.administrator, exam)
    assert len(retakes.propose(office.administrator, exam).proposed) == 1
    assert retakes._open(office.administrator, exam, found) == []


def test_what_somebody_dismissed_meanwhile_is_not_applied(
    hall: Hall, retakes: RetakeService, office: Office, wang: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    boss, exam, opens = office.administrator, hall.exam(wang), hall.clock.now()
    hall.sit(wang, exam, right=0)
    (case,) = retakes.propose(boss, exam).proposed
    real = hall.exams.schedule_retake

    def then_dismissed(*args: Any) -> ScheduledRetake:
        made = real(*args)
        retakes.decide(boss, case, Decision.DISMISSED, "申辩成立")
        return made

    monkeypatch.setattr(hall.exams, "schedule_retake", then_dismissed)
    retakes.schedule(boss, [case], opens, opens + timedelta(hours=2))
    [after] = retakes.cases(boss)
    assert after.state is Decision.DISMISSED
    assert [entry.decision for entry in after.history] == [Decision.PROPOSED, Decision.DISMISSED]


def test_two_who_settle_at_once_close_a_case_once(
    hall: Hall, retakes: RetakeService, office: Office, wang: Actor
) -> None:
    boss, exam, opens = office.administrator, hall.exam(wang), hall.clock.now()
    hall.sit(wang, exam, right=0)
    (case,) = retakes.propose(boss, exam).proposed
    [made] = retakes.schedule(boss, [case], opens, opens + timedelta(hours=2))
    hall.sit(wang, made.exam_id)
    with meanwhile(retakes._database, lambda: retakes.settle(boss, made.exam_id)):
        assert retakes.settle(boss, made.exam_id).closed == ()
    [after] = retakes.cases(boss)
    assert [entry.decision for entry in after.history].count(Decision.CLOSED) == 1
