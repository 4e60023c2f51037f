"""A hall of exams with the service of rooms, and a crowd of officers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest

from tests.conftest import Office
from tests.exams.hall import BLUEPRINT, Hall, build_hall, officer
from tests.fakes import FixedClock
from trainer.app.services import Services
from trainer.exams.rooms.values import RoomPlan, SessionPlan, Venue
from trainer.exams.values import RoomTimes
from trainer.people.accounts.values import Actor
from trainer.people.values import PersonDraft
from trainer.store.opening import OpenStore


@dataclass(frozen=True)
class Rooms:
    """`exam` is not open yet; `crowd` are its candidates."""

    hall: Hall
    services: Services
    head: Actor
    crowd: tuple[Actor, ...]
    exam: UUID
    forms: tuple[UUID, ...]

    def venue(self, seats: int = 3, sessions: int = 2, needs_code: bool = True) -> Venue:
        """One common room and one separate room."""
        first = self.hall.clock.now() + timedelta(hours=2)
        begins = [first + timedelta(hours=2 * number) for number in range(sessions)]
        rooms = (
            RoomPlan("大队机关", "一号机房", 2, 3, seats),
            RoomPlan("大队机关", "单独考场", 1, 1, 1, separate=True),
        )
        windows = tuple(SessionPlan(opens, opens + timedelta(minutes=30)) for opens in begins)
        return Venue(rooms, windows, self.forms, RoomTimes(15, 30, 30, 15, needs_code))

    def arrange(self, **changes: object) -> None:
        found = self.services.rooms.propose(self.head, self.exam, self.venue(**changes), 1)  # type: ignore[arg-type]
        self.services.rooms.apply(self.head, self.exam, found)


@pytest.fixture
def hall(store: OpenStore, clock: FixedClock, services: Services, office: Office) -> Iterator[Hall]:
    built = build_hall(store, clock, services.chance, office.administrator)
    yield built
    built.sittings.close()


@pytest.fixture
def crowd(services: Services, office: Office) -> Callable[[int], tuple[Actor, ...]]:
    def make(count: int) -> tuple[Actor, ...]:
        stations = [services.people.add_unit(office.administrator, f"第{n}中队", office.unit_id) for n in range(3)]
        drafts = [PersonDraft(f"考生{n}", unit_id=stations[n % 3], work_number=f"Z{n:03}") for n in range(count)]
        made = [services.people.add_person(office.administrator, draft) for draft in drafts]
        return tuple(officer(key, draft.name) for key, draft in zip(made, drafts, strict=True))

    return make


@pytest.fixture
def rooms(
    hall: Hall, services: Services, office: Office, clock: FixedClock, crowd: Callable[[int], tuple[Actor, ...]]
) -> Rooms:
    people = crowd(5)
    opens = clock.now() + timedelta(days=1)
    exam = hall.exam(*people, opens_at=opens, closes_at=opens + timedelta(hours=1))
    drafts = [hall.papers.draw(hall.head, BLUEPRINT, seed) for seed in (21, 22)]
    made = hall.papers.seal_forms(hall.head, drafts, "2026年春季")
    forms = tuple(form.paper_id for form in made.forms)
    return Rooms(hall, services, office.administrator, people, exam, forms)
