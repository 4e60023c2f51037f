"""Zip packages from strangers. Nothing is unpacked to disk; members are read one by one up to a limit."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from question_bank.problems import Place, Problem

MOST_MEMBERS = 20_000
MOST_MEMBER_BYTES = 16 * 1024 * 1024
MOST_BYTES = 256 * 1024 * 1024
_ENCRYPTED = 0x1


@dataclass
class Package:
    """An opened package: `read` gives a member or the problem with it."""

    file: str
    _zip: zipfile.ZipFile
    _members: dict[str, zipfile.ZipInfo]
    problems: list[Problem]
    _left: int = MOST_BYTES

    @property
    def names(self) -> tuple[str, ...]:
        """The members with safe names, in the order of the package."""
        return tuple(self._members)

    def place(self, name: str) -> Place:
        """Where a member stands, for problems."""
        return Place(file=f"{self.file}/{name}")

    def read(self, name: str) -> bytes | Problem:
        """The bytes of a member, never more than the limits allow, whatever its header says."""
        info = self._members[name]
        if info.flag_bits & _ENCRYPTED:
            return Problem("import.encrypted", self.place(name))
        try:
            with self._zip.open(info) as stream:
                data = stream.read(min(MOST_MEMBER_BYTES, self._left) + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError):
            return Problem("import.member_unreadable", self.place(name))
        if len(data) > min(MOST_MEMBER_BYTES, self._left):
            return Problem("import.too_large", self.place(name), (("most", str(MOST_MEMBER_BYTES >> 20)),))
        self._left -= len(data)
        return data


def open_package(data: bytes, file: str) -> Package | Problem:
    """The package, or why it is refused. Members with unsafe names are left out and reported."""
    place = Place(file=file)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return Problem("import.package", place)
    infos = archive.infolist()
    if len(infos) > MOST_MEMBERS:
        return Problem("import.many_members", place, (("most", str(MOST_MEMBERS)),))
    members: dict[str, zipfile.ZipInfo] = {}
    problems: list[Problem] = []
    for info in infos:
        if info.is_dir():
            continue
        if is_safe(info.filename):
            members.setdefault(info.filename, info)
        else:
            problems.append(Problem("import.unsafe_name", place, (("name", info.filename[:80]),)))
    return Package(file, archive, members, problems)


def is_safe(name: str) -> bool:
    """Whether the name stays inside the package: relative, without .., drive letters and backslashes."""
    path = PurePosixPath(name)
    return bool(name) and not path.is_absolute() and ".." not in path.parts and not set(name) & set("\\:\0")


def write_package(members: Iterator[tuple[str, bytes]]) -> bytes:
    """A package whose bytes depend on its members only."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
