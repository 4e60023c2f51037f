"""Decisions about many entries, and hours that an exam earns."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.conftest import Office
from tests.exams.hall import Hall, build_hall, officer
from tests.fakes import FixedClock
from tests.hours.samples import approved, draft
from trainer.app.services import Services
from trainer.exams.credits.service import CreditService
from trainer.hours.values import HourCategory
from trainer.people.accounts.values import Actor
from trainer.people.values import PersonDraft
from trainer.store.errors import NotAllowed, Refused
from trainer.store.opening import OpenStore


@pytest.fixture
def wang(services: Services, office: Office) -> Actor:
    draft = PersonDraft("王强", unit_id=office.unit_id)
    return officer(services.people.add_person(office.administrator, draft), draft.name)


@pytest.fixture
def hall(store: OpenStore, clock: FixedClock, chance: random.Random, office: Office) -> Iterator[Hall]:
    built = build_hall(store, clock, chance, office.administrator)
    yield built
    built.sittings.close()


def test_a_decision_over_many_stands_for_all_of_them_or_for_none(
    services: Services, office: Office, wang: Actor
) -> None:
    own = services.hours.record(office.trainer, draft("1", person_id=office.administrator.person_id))
    others = services.hours.record_many(
        office.trainer, [draft("1", person_id=wang.person_id, topic=f"第{number}讲") for number in range(201)]
    )
    with pytest.raises(NotAllowed):
        services.hours.approve(office.administrator, [*others, own])
    services.hours.return_(office.administrator, [others[200]], "材料不全")
    with pytest.raises(Refused, match="decided"):
        services.hours.approve(office.administrator, others)
    assert not approved(services)


def test_hours_of_an_exam_belong_to_the_day_it_was_sat(
    hall: Hall, services: Services, office: Office, wang: Actor, clock: FixedClock
) -> None:
    credit = CreditService(services.store.database, hall.exams, hall.results, services.hours)
    days = datetime(2026, 12, 28, 1, tzinfo=UTC), datetime(2027, 1, 8, 9, tzinfo=UTC)
    exam = hall.exam(wang, opens_at=days[0], closes_at=days[1])
    clock.tick((datetime(2027, 1, 4, 1, tzinfo=UTC) - clock.now()).total_seconds())
    hall.sit(wang, exam)
    assert credit.credit_exam(office.trainer, exam, Decimal(4), HourCategory.PROFESSIONAL) == 1
    assert credit.credit_exam(office.trainer, exam, Decimal(4), HourCategory.PROFESSIONAL) == 0
    (entry,) = services.hours.pending(office.administrator)
    assert entry.draft.on == date(2027, 1, 4)
