"""The files of the library: taken in sealed, whole or not at all, and lent out as copies that are taken back."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import IO

from trainer.store.errors import BadInput, StoreTrouble
from trainer.store.sealed_files import THIS_RUN, SealedFiles, TakenFile

_READ_ONLY, _WRITABLE = 0o400, 0o600


class Shelf:
    """Keeps files by hash below one folder; `opened` holds the plain copies that programs of the system see."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._sealed = SealedFiles(folder, key)
        self._opened = folder / "opened"

    def take(
        self, source: Path, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
    ) -> TakenFile | None:
        """Takes a file in; None where it was cancelled. Bytes done and in all go to `progress`.

        Raises BadInput: courseware.unreadable, courseware.empty; StoreTrouble: store.disk_full, store.disk_error.
        """
        with _readable(source) as reader, _known_disk_troubles():
            try:
                taken = self._sealed.take(_Watched(reader, source.name, progress, cancelled))
            except _Cancelled:
                return None
        if not taken.size:
            raise BadInput("courseware.empty", name=source.name)
        return taken

    def state(self, key: str) -> bool | None:
        """Whether the file under a hash is whole; None where there is none."""
        return self._sealed.state(key)

    def content(self, key: str, name: str) -> bytes:
        """All its bytes, checked. Raises StoreTrouble: courseware.missing, courseware.damaged."""
        with _known_disk_troubles(), _whole(name):
            return b"".join(self._sealed.pieces(key))

    def lend(self, key: str, name: str) -> Path:
        """A plain, read-only copy in a folder of its own, for a program of the system; the same troubles."""
        folder = self._opened / f"{THIS_RUN}-{token_hex(8)}"
        copy = folder / name
        with _known_disk_troubles():
            folder.mkdir(parents=True)
            self._opened.chmod(0o700)
            try:
                with _whole(name), copy.open("wb") as file:
                    file.writelines(self._sealed.pieces(key))
            except BaseException:
                take_back(copy)
                raise
            copy.chmod(_READ_ONLY)
        return copy

    def copy(self, key: str, path: Path) -> None:
        """A plain copy for good at a place outside; one that does not become whole is not left there."""
        with _known_disk_troubles():
            try:
                with _whole(path.name), path.open("xb") as file:
                    file.writelines(self._sealed.pieces(key))
            except BaseException:
                path.unlink(missing_ok=True)
                raise

    def write(self, path: Path, content: bytes) -> None:
        """A small file beside copies."""
        with _known_disk_troubles():
            path.write_bytes(content)

    def take_over(self, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> int:
        """Seals what an older program kept plain; gives how many files."""
        with _known_disk_troubles():
            return self._sealed.take_over(progress, cancelled)

    def sweep(self) -> None:
        """Removes what earlier runs left: copies, and what was broken off."""
        self._sealed.sweep()
        self._take_back(lambda folder: not folder.startswith(THIS_RUN))

    def close(self) -> None:
        """Takes all copies back; one that a program still holds goes at the next start."""
        self._take_back(lambda _folder: True)

    def _take_back(self, wanted: Callable[[str], bool]) -> None:
        for copy in self._opened.glob("*/*"):
            if wanted(copy.parent.name):
                take_back(copy)


def take_back(copy: Path) -> None:
    """Removes a lent copy; what a program of the system still holds open is left for the next sweep."""
    with suppress(OSError):
        copy.chmod(_WRITABLE)
        copy.unlink()
    with suppress(OSError):
        shutil.rmtree(copy.parent)


class _Cancelled(Exception):
    pass


class _Watched:
    """A file that tells how far it is read and stops when nobody wants it any more."""

    def __init__(
        self, reader: IO[bytes], name: str, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
    ) -> None:
        self._reader = reader
        self._name = name
        self._progress = progress
        self._cancelled = cancelled
        self._total = os.fstat(reader.fileno()).st_size
        self._done = 0

    def read(self, size: int, /) -> bytes:
        if self._cancelled():
            raise _Cancelled
        try:
            piece = self._reader.read(size)
        except OSError as error:
            raise BadInput("courseware.unreadable", name=self._name) from error
        if piece:
            self._done += len(piece)
            self._progress(self._done, max(self._total, self._done))
        return piece


def _readable(source: Path) -> IO[bytes]:
    try:
        return source.open("rb")
    except OSError as error:
        raise BadInput("courseware.unreadable", name=source.name) from error


@contextmanager
def _whole(name: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise StoreTrouble("courseware.missing", name=name) from error
    except StoreTrouble as error:
        raise StoreTrouble("courseware.damaged", name=name) from error


@contextmanager
def _known_disk_troubles() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        code = "store.disk_full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "store.disk_error"
        raise StoreTrouble(code) from error
