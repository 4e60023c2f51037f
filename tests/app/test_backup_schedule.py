"""Regular backups by a clock that is moved by hand."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import Office
from tests.fakes import FixedClock
from tests.fakes_ui import HandDialogs
from trainer.app.backup_schedule import BackupSchedule
from trainer.app.services import Services
from trainer.store.errors import KnownError, StoreTrouble
from trainer.store.retention import EVERY, KEEP
from trainer.ui.working import Handle, InlineWorking


class FullDisk:
    """Refuses every job."""

    def run(
        self,
        title: str,
        work: Callable[[Handle], Any],
        done: Callable[[Any], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        failed(StoreTrouble("store.disk_full"))


@pytest.fixture
def schedule(services: Services, office: Office) -> BackupSchedule:
    return BackupSchedule(services, InlineWorking(), HandDialogs(), lambda: False)


def test_one_at_the_start_then_every_few_hours(schedule: BackupSchedule, services: Services, clock: FixedClock) -> None:
    schedule.look()
    schedule.look()
    assert len(services.store.backups.all()) == 1
    clock.tick(EVERY.total_seconds() - 1)
    schedule.look()
    assert len(services.store.backups.all()) == 1
    clock.tick(1)
    schedule.look()
    assert len(services.store.backups.all()) == 2


def test_old_copies_go(schedule: BackupSchedule, services: Services, clock: FixedClock) -> None:
    for _ in range(KEEP + 2):
        schedule.look()
        clock.tick(EVERY.total_seconds())
    assert len(services.store.backups.all()) == KEEP


def test_none_beside_an_exam_and_none_for_an_empty_workspace(services: Services, clock: FixedClock) -> None:
    BackupSchedule(services, InlineWorking(), HandDialogs(), lambda: True).look()
    BackupSchedule(services, InlineWorking(), HandDialogs(), lambda: False).look()
    assert services.store.backups.all() == ()


def test_a_failure_is_said_once(services: Services, office: Office, clock: FixedClock) -> None:
    dialogs = HandDialogs()
    schedule = BackupSchedule(services, FullDisk(), dialogs, lambda: False)
    schedule.look()
    clock.tick(EVERY.total_seconds())
    schedule.look()
    assert [trouble.code for trouble in dialogs.troubles] == ["store.disk_full"]
