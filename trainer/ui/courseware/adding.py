"""Takes several files into the library: one bar for all bytes, one refusal does not stop the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from trainer.courseware.rules import importable
from trainer.courseware.service import CoursewareService
from trainer.people.accounts.values import Actor
from trainer.store.errors import BadInput, KnownError, Refused
from trainer.ui.courseware.state import Adding
from trainer.ui.texts import message
from trainer.ui.working import Handle

KILOBYTE = 1024


@dataclass(frozen=True)
class Added:
    """How many files came in, which were refused and why, whether it was stopped on the way."""

    count: int
    refused: tuple[tuple[str, KnownError], ...] = ()
    stopped: bool = False


def add_files(courseware: CoursewareService, actor: Actor, adding: Adding, handle: Handle) -> Added:
    """Progress is in kilobytes of all files. Troubles of the disk end it: they concern the files that follow too."""
    total, before, count = sum(_size(path) for path, _draft in adding.files), 0, 0
    refused: list[tuple[str, KnownError]] = []
    for path, draft in adding.files:
        try:
            added = courseware.add(actor, path, draft, _shifted(handle, before, total), handle.cancelled)
        except (BadInput, Refused) as error:
            refused.append((path.name, error))
        else:
            if added is None:
                return Added(count, tuple(refused), stopped=True)
            count += 1
        before += _size(path)
    return Added(count, tuple(refused))


def files_of(folder: Path) -> tuple[Path, ...]:
    """The courseware in a folder and all below it, in reading order. Raises BadInput("file.unreadable")."""
    try:
        found = [path for path in folder.rglob("*") if path.is_file() and importable(path)]
    except OSError as error:
        raise BadInput("file.unreadable", name=folder.name) from error
    return tuple(sorted(found))


def added_words(added: Added) -> str:
    """A line for every file that was refused."""
    return "\n".join(f"{name}：{message(error)}" for name, error in added.refused)


def _shifted(handle: Handle, before: int, total: int) -> Callable[[int, int], None]:
    return lambda done, _all: handle.progress((before + done) // KILOBYTE, max(1, total // KILOBYTE))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
