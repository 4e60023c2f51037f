"""A year in the made-up brigade, from the first class to the certificates."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from trainer.app.demo.brigade import Brigade, make_brigade
from trainer.app.demo.camera import Camera
from trainer.app.demo.classes import rotate
from trainer.app.demo.clock import DemoClock
from trainer.app.demo.exam import SitFirst, close_and_credit, make_exam, mark_written, sit_all
from trainer.app.demo.laws import change_a_law
from trainer.app.demo.records import keep_records
from trainer.app.demo.year import enter_pending, fill_library, follow_failures, hold_classes, issue_certificates
from trainer.app.services import Services
from trainer.people.accounts.values import Actor
from trainer.words import _

RULES = "jinzhong-2024-2026"
SEED = 60


@dataclass(frozen=True)
class Story:
    """What happened in the year."""

    brigade: Brigade
    exam_id: UUID
    sittings: int
    retakes: int
    certificates: tuple[UUID, ...]


def tell_year(
    services: Services,
    clock: DemoClock,
    administrator: Actor,
    root: UUID,
    today: datetime,
    folder: Path,
    sit_first: SitFirst,
    camera: Camera,
) -> Story:
    """Plays from the clock's day to `today`; `sit_first` has the first officer sit, courseware is made in `folder`."""
    chance = random.Random(SEED)
    brigade = make_brigade(services, administrator, root, chance)
    services.hours.choose_rule_set(administrator, clock.now().astimezone().year, RULES)
    day = max(clock.now() + timedelta(days=3), working_morning(today - timedelta(days=20)))
    hold_classes(services, clock, brigade, day - timedelta(days=2), chance)
    fill_library(services, clock, brigade, folder)
    exam_id, sittings = _hold_exam(services, clock, brigade, day, chance, sit_first, camera)
    retakes = follow_failures(services, brigade, exam_id, working_morning(today + timedelta(days=9)))
    certificates = issue_certificates(services, brigade, exam_id)
    clock.move_to(today)
    enter_pending(services, clock, brigade)
    rotate(services, clock, brigade)
    change_a_law(services, brigade)
    keep_records(services, clock, brigade)
    return Story(brigade, exam_id, sittings, retakes, certificates)


def _hold_exam(
    services: Services,
    clock: DemoClock,
    brigade: Brigade,
    day: datetime,
    chance: random.Random,
    sit_first: SitFirst,
    camera: Camera,
) -> tuple[UUID, int]:
    title = _("{year} annual enforcement examination").format(year=day.astimezone().year)
    closes = day + timedelta(hours=3)
    exam_id = make_exam(services, brigade, title, day, closes)
    clock.move_to(day - timedelta(minutes=10))
    camera.prepared(exam_id)
    clock.move_to(day + timedelta(minutes=1))
    sittings = sit_all(services, clock, brigade, exam_id, chance, sit_first)
    camera.handed_in(exam_id)
    mark_written(services, brigade, chance)
    close_and_credit(services, clock, brigade, exam_id, closes, camera)
    return exam_id, sittings


def first_day(now: datetime) -> datetime:
    """Early in this year, or in the last one while this one is still young."""
    year = now.year if now.timetuple().tm_yday > 60 else now.year - 1
    return datetime(year, 1, 8, 1, 0, tzinfo=UTC)


def working_morning(day: datetime) -> datetime:
    """Nine o'clock local time on that day, or on the Monday after a weekend."""
    local = day.astimezone().replace(hour=9, minute=0, second=0, microsecond=0)
    return local + timedelta(days=(7 - local.weekday()) % 7 if local.weekday() > 4 else 0)
