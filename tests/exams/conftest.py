"""A hall with a head who prepares, a marker, and three officers."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.conftest import Office
from tests.exams.hall import Hall, build_hall, officer
from tests.fakes import FixedClock
from trainer.app.services import Services
from trainer.people.accounts.values import Actor
from trainer.people.values import PersonDraft
from trainer.store.opening import OpenStore


@dataclass(frozen=True)
class Crew:
    """王强, 赵静 and 孙磊."""

    wang: Actor
    zhao: Actor
    sun: Actor


@pytest.fixture
def hall(store: OpenStore, clock: FixedClock, chance: random.Random, office: Office) -> Iterator[Hall]:
    built = build_hall(store, clock, chance, office.administrator)
    yield built
    built.sittings.close()


@pytest.fixture
def crew(services: Services, office: Office) -> Crew:
    names = ("王强", "赵静", "孙磊")
    drafts = (PersonDraft(name, unit_id=office.unit_id) for name in names)
    made = [services.people.add_person(office.administrator, draft) for draft in drafts]
    return Crew(*(officer(person_id, name) for person_id, name in zip(made, names, strict=True)))
