"""Rules of the office in TOML files: those that ship with the program, and the office's own, which come first."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from trainer.store.errors import BadInput
from trainer.store.folders import Folder, TextFile

T = TypeVar("T")
Read = Callable[[Mapping[str, Any]], T]
"""Makes the value of a file's content; raises an ordinary error where the content cannot be one."""


def read_each(folders: Sequence[Folder], pattern: str, read: Read[T], code: str) -> tuple[T, ...]:
    """What every file of the pattern holds, folder by folder. Raises BadInput(code) with file and cause."""
    return tuple(read_file(path, read, code) for folder in folders for path in sorted(folder.glob(pattern)))


def read_last(folders: Sequence[Folder], name: str, read: Read[T], code: str) -> T:
    """What the file of the last folder that has one holds. Raises BadInput(code) with file and cause."""
    found = [path for folder in folders if (path := folder / name).is_file()]
    if not found:
        raise BadInput(code, file=name, cause=name)
    return read_file(found[-1], read, code)


def read_file(path: TextFile, read: Read[T], code: str) -> T:
    """What one file holds. Raises BadInput(code) with file and cause."""
    try:
        return read(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except (OSError, ValueError, KeyError, TypeError, ArithmeticError) as error:
        raise BadInput(code, file=path.name, cause=str(error)) from error
