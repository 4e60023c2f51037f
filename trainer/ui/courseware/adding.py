"""Takes several files into the library: one bar for all bytes, one refusal does not stop the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from trainer.courseware.editions.listing import Listed, list_name, read_list
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
            report, expected = _shifted(handle, before, total), adding.hashes.get(path, "")
            added = courseware.add(actor, path, draft, report, handle.cancelled, expected)
        except (BadInput, Refused) as error:
            refused.append((path.name, error))
        else:
            if added is None:
                return Added(count, tuple(refused), stopped=True)
            count += 1
        before += _size(path)
    return Added(count, tuple(refused))


@dataclass(frozen=True)
class Found:
    """The courseware in a folder, in reading order, and what lists in it say of files."""

    files: tuple[Path, ...]
    listed: Mapping[Path, Listed] = field(default_factory=dict)


def files_of(folder: Path) -> Found:
    """The courseware in a folder and all below it; lists that were copied out with courseware are read, not taken in.

    Raises BadInput("file.unreadable").
    """
    try:
        found = [path for path in folder.rglob("*") if path.is_file() and importable(path)]
        lists = {path: lines for path in found if _may_be_list(path) and (lines := read_list(path.read_bytes()))}
    except OSError as error:
        raise BadInput("file.unreadable", name=folder.name) from error
    files = tuple(sorted(path for path in found if path not in lists))
    said = {path.parent / name: one for path, lines in lists.items() for name, one in lines.items()}
    return Found(files, {path: said[path] for path in files if path in said})


def _may_be_list(path: Path) -> bool:
    name = PurePath(list_name())
    return path.suffix.lower() == name.suffix and path.name.startswith(name.stem)


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
