"""What the tabs of backups and of the recovery sheet show."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.store.backup import Backup

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class BackupsState:
    """`findings` is None until somebody has the data checked."""

    backups: tuple[Backup, ...] = ()
    folder: str = ""
    workspace: str = ""
    rule: str = ""
    busy: bool = False
    said: str = ""
    findings: tuple[str, ...] | None = None


@dataclass(frozen=True)
class RecoveryState:
    """`number` tells one sheet from another."""

    number: str = ""
    busy: bool = False
    said: str = ""
    wrong: str = ""


def size_text(size: int) -> str:
    """A size in megabytes with one decimal."""
    return f"{size / MEGABYTE:.1f} MB"
