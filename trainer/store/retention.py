"""Which backups are due and which are no longer needed: pure rules, and the deletion of one copy."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from trainer.store.backup import Backup

OLD_AT_START = timedelta(hours=24)
EVERY = timedelta(hours=4)
KEEP = 14
REGULAR = "backup-"


def next_backup(newest: datetime | None, started: datetime, tried: datetime | None = None) -> datetime:
    """When the next regular backup is due.

    At once when the program starts and the newest is a day old or there is none, else four hours after the start,
    the newest or the last try that failed, whichever came last.
    """
    if tried is None and (newest is None or started - newest >= OLD_AT_START):
        return started
    return max(moment for moment in (newest, started, tried) if moment is not None) + EVERY


def surplus(backups: Iterable[Backup], keep: int = KEEP) -> tuple[Backup, ...]:
    """The regular copies beyond the newest ones; copies made before an upgrade stay."""
    regular = [backup for backup in backups if backup.path.name.startswith(REGULAR)]
    return tuple(sorted(regular, key=lambda backup: backup.at, reverse=True)[keep:])


def discard(backup: Backup) -> None:
    """Deletes a copy with its description and seal; the seals of later copies cover the chain up to it as well."""
    for suffix in (".seal", backup.path.suffix, ".json"):
        backup.path.with_suffix(suffix).unlink(missing_ok=True)
