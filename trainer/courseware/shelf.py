"""The files of the library on disk, each under its hash: taken in whole or not at all, checked before it is shown."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from uuid import UUID

from trainer.store.errors import BadInput, Refused, StoreTrouble

PIECE_BYTES = 1024 * 1024
_READ_ONLY, _WRITABLE = 0o444, 0o644


@dataclass(frozen=True)
class ShelvedFile:
    """A file that stands complete on disk."""

    hash: str
    size: int


class Shelf:
    """Keeps files by hash below one folder; `opened` holds the copies that viewers see."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._opened = folder / "opened"
        self._checked: set[tuple[str, int, int]] = set()

    def take(
        self, source: Path, token: UUID, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
    ) -> ShelvedFile | None:
        """Copies a file in; None where it was cancelled. Bytes done and in all go to `progress`.

        The copy is complete on disk before it gets its name. Raises BadInput: courseware.unreadable,
        courseware.empty; StoreTrouble: store.disk_full, store.disk_error.
        """
        with _known_disk_troubles():
            self._folder.mkdir(parents=True, exist_ok=True)
            unfinished = self._folder / f"{token}.part"
            try:
                taken = _copy(source, unfinished, progress, cancelled)
                if taken is not None:
                    self._place(unfinished, taken)
            finally:
                unfinished.unlink(missing_ok=True)
        return taken

    def state(self, key: str) -> bool | None:
        """Whether the file under a hash is whole; None where there is none."""
        path = self._path(key)
        if not path.exists():
            return None
        return hash_of(path) == key

    def open(self, key: str, token: UUID, name: str, editable: bool) -> Path:
        """A read-only file under its own name for a viewer, with the bytes checked against the hash.

        What Office programs open is a copy, because they save in place; the rest is a link where the disk can.
        Raises StoreTrouble: courseware.missing, courseware.damaged; Refused("courseware.in_use").
        """
        kept = self._path(key)
        self._check(key, kept, name)
        place = self._opened / str(token) / name
        if place.exists() and (place.samefile(kept) or (editable and hash_of(place) == key)):
            return place
        with _known_disk_troubles():
            place.parent.mkdir(parents=True, exist_ok=True)
            _remove(place, name)
            if editable or not _link(kept, place):
                shutil.copyfile(kept, place)
            place.chmod(_READ_ONLY)
        return place

    def _check(self, key: str, path: Path, name: str) -> None:
        if not path.exists():
            raise StoreTrouble("courseware.missing", name=name)
        found = path.stat()
        seen = (key, found.st_size, found.st_mtime_ns)
        if seen not in self._checked and hash_of(path) != key:
            raise StoreTrouble("courseware.damaged", name=name)
        self._checked.add(seen)

    def _place(self, unfinished: Path, taken: ShelvedFile) -> None:
        path = self._path(taken.hash)
        if self.state(taken.hash):
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            path.chmod(_WRITABLE)
        unfinished.chmod(_READ_ONLY)
        unfinished.replace(path)
        _flush_folder(path.parent)

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key


def hash_of(path: Path) -> str:
    """SHA-256 of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _copy(
    source: Path, target: Path, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> ShelvedFile | None:
    digest, done = hashlib.sha256(), 0
    with _readable(source) as reader, target.open("wb") as writer:
        total = os.fstat(reader.fileno()).st_size
        while piece := _read(reader, source.name):
            if cancelled():
                return None
            writer.write(piece)
            digest.update(piece)
            done += len(piece)
            progress(done, max(total, done))
        writer.flush()
        os.fsync(writer.fileno())
    if not done:
        raise BadInput("courseware.empty", name=source.name)
    return ShelvedFile(digest.hexdigest(), done)


def _readable(source: Path) -> IO[bytes]:
    try:
        return source.open("rb")
    except OSError as error:
        raise BadInput("courseware.unreadable", name=source.name) from error


def _read(reader: IO[bytes], name: str) -> bytes:
    try:
        return reader.read(PIECE_BYTES)
    except OSError as error:
        raise BadInput("courseware.unreadable", name=name) from error


def _link(kept: Path, place: Path) -> bool:
    try:
        place.hardlink_to(kept)
    except OSError:
        return False
    return True


def _remove(place: Path, name: str) -> None:
    try:
        if place.exists():
            place.chmod(_WRITABLE)
            place.unlink()
    except PermissionError as error:
        raise Refused("courseware.in_use", name=name) from error


def _flush_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _known_disk_troubles() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        code = "store.disk_full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "store.disk_error"
        raise StoreTrouble(code) from error
