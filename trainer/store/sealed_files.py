"""Large files on disk, sealed under the key of the store, each named by the hash of its plain bytes.

Files of older programs stand there plain; each is sealed when it is first touched or when `take_over` comes to it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from trainer.store.errors import StoreTrouble
from trainer.store.sealed_stream import PIECE_BYTES, Readable, open_stream, seal_stream
from trainer.store.workspace import flush_folder

SUFFIX = ".sealed"
THIS_RUN = token_hex(8)
"""Begins the names of what is for this run of the program alone; what is left of another run is nobody's."""
_HASH_LENGTH = 64


@dataclass(frozen=True)
class TakenFile:
    """A file that stands complete on disk: SHA-256 and number of its plain bytes."""

    hash: str
    size: int


class SealedFiles:
    """One folder of sealed files; what is read is compared with its name to the last byte."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder = folder
        self._key = key

    def take(self, source: Readable, wanted: str | None = None) -> TakenFile:
        """Seals a stream to its end; the sealed file is complete on disk before it gets its name.

        Bytes of another hash than `wanted` are not kept. What the source raises goes through and leaves nothing.
        Raises OSError where the disk refuses.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        unfinished, hashed = self._unfinished(), _Hashed(source)
        try:
            with unfinished.open("wb") as target:
                seal_stream(hashed, target, self._key)
                target.flush()
                os.fsync(target.fileno())
            taken = TakenFile(hashed.digest.hexdigest(), hashed.size)
            if taken.size and taken.hash == (wanted or taken.hash) and not self._whole(taken.hash):
                self._place(unfinished, taken.hash)
        finally:
            unfinished.unlink(missing_ok=True)
        return taken

    def state(self, key: str) -> bool | None:
        """Whether the file under a hash is whole; None where there is none. Changes nothing."""
        for path, pieces in ((self._path(key), self._sealed_pieces), (self._plain(key), _plain_pieces)):
            if path.exists():
                return _hash_of(pieces(path)) == key
        return None

    def pieces(self, key: str) -> Iterator[bytes]:
        """The plain bytes; StoreTrouble("store.damaged") at the latest after the last where they are not those.

        Raises FileNotFoundError where there is no such file.
        """
        if not self._path(key).exists() and self._plain(key).exists():
            self._take_over(self._plain(key))
        digest = hashlib.sha256()
        for piece in self._sealed_pieces(self._path(key)):
            digest.update(piece)
            yield piece
        if digest.hexdigest() != key:
            raise StoreTrouble("store.damaged", path=str(self._path(key)))

    def take_over(
        self,
        progress: Callable[[int, int], None] = lambda done, total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> int:
        """Seals the plain files of older programs and removes them; gives how many. Damaged ones stay as they are."""
        plain = [path for path in self._named() if not path.suffix]
        taken = 0
        for done, path in enumerate(plain):
            if cancelled():
                break
            progress(done, len(plain))
            taken += self._take_over(path)
        return taken

    def sweep(self) -> None:
        """Removes what takings of earlier runs that were broken off have left behind."""
        for left in self._folder.glob("*.part"):
            if not left.name.startswith(THIS_RUN):
                left.unlink(missing_ok=True)

    def copy_to(self, folder: Path) -> int:
        """Brings every file that is missing in another folder there, each read back by its hash; gives how many."""
        self.take_over()
        return SealedFiles(folder, self._key)._fetch(self, lambda other, key: other._path(key).exists())

    def copy_from(self, folder: Path) -> int:
        """Brings back every file that is missing or damaged here and whole there; gives how many."""
        return self._fetch(SealedFiles(folder, self._key), lambda own, key: own._whole(key))

    def _fetch(self, other: SealedFiles, has: Callable[[SealedFiles, str], bool]) -> int:
        fetched = 0
        for path in other._named():
            if path.suffix == SUFFIX and not has(self, path.stem) and other._whole(path.stem):
                with path.open("rb") as source:
                    fetched += self._copy(source, path.stem)
        return fetched

    def _copy(self, source: Readable, key: str) -> bool:
        """The sealed bytes as they are; what was written is read back before it gets its name."""
        self._folder.mkdir(parents=True, exist_ok=True)
        unfinished = self._unfinished()
        try:
            with unfinished.open("wb") as target:
                while piece := source.read(PIECE_BYTES):
                    target.write(piece)
                target.flush()
                os.fsync(target.fileno())
            whole = _hash_of(self._sealed_pieces(unfinished)) == key
            if whole:
                self._place(unfinished, key)
        finally:
            unfinished.unlink(missing_ok=True)
        return whole

    def _take_over(self, plain: Path) -> bool:
        """Two threads may come to the same file: one of them finds it gone, which is as good."""
        key = plain.name
        with suppress(FileNotFoundError):
            if not self._whole(key):
                with plain.open("rb") as source:
                    self.take(source, wanted=key)
            if self._path(key).exists():
                plain.chmod(0o600)
                plain.unlink()
        return self._path(key).exists()

    def _place(self, unfinished: Path, key: str) -> None:
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.replace(path)
        flush_folder(path.parent)

    def _whole(self, key: str) -> bool:
        return self._path(key).exists() and _hash_of(self._sealed_pieces(self._path(key))) == key

    def _unfinished(self) -> Path:
        return self._folder / f"{THIS_RUN}-{token_hex(8)}.part"

    def _sealed_pieces(self, path: Path) -> Iterator[bytes]:
        with path.open("rb") as source:
            yield from open_stream(source, self._key, str(path))

    def _named(self) -> list[Path]:
        return [path for path in sorted(self._folder.glob("??/*")) if len(path.stem) == _HASH_LENGTH]

    def _plain(self, key: str) -> Path:
        return self._folder / key[:2] / key

    def _path(self, key: str) -> Path:
        return self._plain(key).with_suffix(SUFFIX)


class _Hashed:
    """A stream that is counted and hashed while it is read."""

    def __init__(self, source: Readable) -> None:
        self._source = source
        self.digest = hashlib.sha256()
        self.size = 0

    def read(self, size: int, /) -> bytes:
        piece = self._source.read(size)
        self.digest.update(piece)
        self.size += len(piece)
        return piece


def _plain_pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as source:
        while piece := source.read(PIECE_BYTES):
            yield piece


def _hash_of(pieces: Iterable[bytes]) -> str | None:
    """None where the seal of a piece is broken."""
    digest = hashlib.sha256()
    try:
        for piece in pieces:
            digest.update(piece)
    except StoreTrouble:
        return None
    return digest.hexdigest()
