"""When a backup is due and which copies go."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.fakes import FixedClock
from trainer.store.backup import Backup
from trainer.store.opening import OpenStore
from trainer.store.retention import EVERY, KEEP, discard, next_backup, surplus

START = datetime(2026, 11, 20, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_a_program_without_a_fresh_copy_makes_one_at_once() -> None:
    assert next_backup(None, START) == START
    assert next_backup(START - 24 * HOUR, START) == START


def test_a_fresh_copy_is_followed_after_some_hours() -> None:
    assert next_backup(START - 23 * HOUR, START) == START + EVERY
    assert next_backup(START + HOUR, START) == START + HOUR + EVERY


def test_a_failed_try_is_not_repeated_at_once() -> None:
    assert next_backup(None, START, START) == START + EVERY


@given(st.lists(st.integers(0, 400), unique=True, max_size=30), st.integers(0, 20))
def test_the_newest_copies_always_stay(hours: list[int], keep: int) -> None:
    made = [Backup(Path(f"backup-{hour}.db"), START - hour * HOUR, 1, 0, "") for hour in hours]
    gone = surplus(made, keep)
    assert len(gone) == max(0, len(made) - keep)
    stays = {backup.at for backup in made} - {backup.at for backup in gone}
    assert not gone or not stays or min(stays) > max(backup.at for backup in gone)


def test_copies_made_before_an_upgrade_stay() -> None:
    old = [Backup(Path(f"before-upgrade-{n}.db"), START, 1, 0, "") for n in range(KEEP + 5)]
    assert surplus(old) == ()


def test_a_discarded_copy_leaves_nothing_and_the_rest_still_answers_for_the_chain(
    store: OpenStore, clock: FixedClock
) -> None:
    first = store.backups.make()
    clock.tick(60)
    second = store.backups.make()
    discard(first)
    assert store.backups.all() == (second,)
    assert not list(store.workspace.backups.glob(f"{first.path.stem}.*"))
    assert store.backups.broken_seal({}) is None
