"""The kept PDFs of certificates for the archive: one .zip or a folder, with the list of their hashes."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from trainer.documents.office.folder import file_stem
from trainer.words import _

HASHES = "SHA256SUMS.txt"
_UNFINISHED = ".unfinished"


@dataclass(frozen=True)
class Kept:
    """A file of the archive: its name, its hash as the register has it, and how to read it when its turn comes; None
    is read where the file was destroyed, of which the hash alone is kept."""

    name: str
    sha256: str
    read: Callable[[], bytes | None]


class _Place(Protocol):
    def put(self, name: str, content: bytes) -> None: ...


def certificate_file(serial: str, person: str, voided: bool) -> str:
    """Where a certificate stands in the archive; voided ones are kept apart from those that hold."""
    stem = f"{file_stem(f'{serial} {person}')}.pdf"
    return _("void/{name}").format(name=stem) if voided else stem


def write_archive(
    path: Path, files: Iterable[Kept], count: int, progress: Callable[[int, int], None] = lambda done, of: None
) -> str:
    """Writes a .zip where the path ends so, else a folder; gives the SHA-256 of its list of hashes. What was destroyed
    stands in a list of its own.

    The list has the shape of `sha256sum`, so that it can be checked without this program. One file is in memory at a
    time. What `progress` raises, or a file that cannot be read, leaves nothing behind. Raises OSError.
    """
    lines: list[str] = []
    gone: list[str] = []
    with (_zip if path.suffix.lower() == ".zip" else _folder)(path) as place:
        for number, one in enumerate(files, 1):
            content = one.read()
            (gone if content is None else lines).append(f"{one.sha256}  {one.name}\n")
            if content is not None:
                place.put(one.name, content)
            progress(number, count)
        if gone:
            destroyed = "".join(gone).encode()
            place.put(_("destroyed.txt"), destroyed)
            lines.append(f"{hashlib.sha256(destroyed).hexdigest()}  {_('destroyed.txt')}\n")
        listed = "".join(lines).encode()
        place.put(HASHES, listed)
    return hashlib.sha256(listed).hexdigest()


@dataclass
class _ZipPlace:
    file: ZipFile

    def put(self, name: str, content: bytes) -> None:
        packed = ZIP_STORED if name.endswith(".pdf") else ZIP_DEFLATED
        self.file.writestr(name, content, packed)


@dataclass
class _FolderPlace:
    folder: Path

    def put(self, name: str, content: bytes) -> None:
        target = self.folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


@contextmanager
def _zip(path: Path) -> Iterator[_Place]:
    unfinished = path.with_name(path.name + ".part")
    try:
        with ZipFile(unfinished, "w") as file:
            yield _ZipPlace(file)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def _folder(path: Path) -> Iterator[_Place]:
    """Filled beside and moved at the end, file by file; older files of the same names are replaced."""
    path.mkdir(parents=True, exist_ok=True)
    beside = path / _UNFINISHED
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir()
    try:
        yield _FolderPlace(beside)
        for found in sorted(beside.rglob("*")):
            target = path / found.relative_to(beside)
            if found.is_dir():
                target.mkdir(exist_ok=True)
            else:
                found.replace(target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
