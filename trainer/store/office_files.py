"""The office's own rules and templates: files in the store, so that every PC of the office judges by the same ones.

Each change is a new version with its hash; the newest counts, and one without words takes the file away.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fnmatch import fnmatchcase
from functools import total_ordering
from uuid import UUID

from sqlalchemy import Select, String, Text, UniqueConstraint, Uuid, func, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from trainer.store.base import Base, UtcDateTime
from trainer.store.transactions import Database


class Area(StrEnum):
    """Which shipped folder a file stands beside."""

    RULES = "rules"
    TEMPLATES = "templates"


class OfficeFileRow(Base):
    """Append-only. A version of a file; the newest of its name counts."""

    __tablename__ = "office_file"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    area: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(120))
    version: Mapped[int]
    hash: Mapped[str] = mapped_column(String(64))
    content: Mapped[str] = mapped_column(Text)
    by: Mapped[UUID | None] = mapped_column(Uuid)
    at: Mapped[datetime] = mapped_column(UtcDateTime)

    __table_args__ = (UniqueConstraint("area", "name", "version"),)


@dataclass(frozen=True)
class OfficeFile:
    """The version of a file that counts; `by` is None where it was taken over from the folder of a PC."""

    area: Area
    name: str
    version: int
    hash: str
    by: UUID | None
    at: datetime


def files_of(session: Session, area: Area) -> tuple[OfficeFile, ...]:
    """What stands in an area, by name."""
    rows = session.scalars(_newest(area).where(OfficeFileRow.content != "").order_by(OfficeFileRow.name))
    return tuple(OfficeFile(area, row.name, row.version, row.hash, row.by, row.at) for row in rows)


def newest(session: Session, area: Area, name: str) -> OfficeFileRow | None:
    """The last version of a file, also where it took the file away."""
    return session.scalars(_newest(area).where(OfficeFileRow.name == name)).one_or_none()


def ever_held(session: Session, area: Area) -> bool:
    """Whether any version of any file was ever kept in an area."""
    return session.scalar(select(OfficeFileRow.id).where(OfficeFileRow.area == area.value).limit(1)) is not None


def put_file(session: Session, area: Area, name: str, content: str, new: UUID, by: UUID | None, at: datetime) -> str:
    """A new version inside the caller's transaction, which notes it in the trail; no words take the file away.

    Gives the hash.
    """
    before = newest(session, area, name)
    values = {"area": area.value, "name": name, "version": before.version + 1 if before else 1, "content": content}
    key = hashlib.sha256(content.encode()).hexdigest()
    session.execute(insert(OfficeFileRow), [{"id": new, "hash": key, "by": by, "at": at, **values}])
    return key


class OfficeFolder:
    """The files of an area as they are now, for what reads a folder."""

    def __init__(self, database: Database, area: Area) -> None:
        self._database = database
        self._area = area

    def glob(self, pattern: str) -> Iterator[OfficeText]:
        with self._database.read() as session:
            names = [file.name for file in files_of(session, self._area)]
        return (OfficeText(self, name) for name in names if fnmatchcase(name, pattern))

    def __truediv__(self, name: str) -> OfficeText:
        return OfficeText(self, name)

    def text_of(self, name: str) -> str:
        """The words of a file, empty where there is none."""
        with self._database.read() as session:
            found = newest(session, self._area, name)
            return found.content if found else ""


@total_ordering
@dataclass(frozen=True)
class OfficeText:
    """One file of an `OfficeFolder`, read when it is asked for."""

    folder: OfficeFolder
    name: str

    @property
    def stem(self) -> str:
        return self.name.rpartition(".")[0]

    def is_file(self) -> bool:
        return bool(self.folder.text_of(self.name))

    def read_text(self, encoding: str | None = None) -> str:
        found = self.folder.text_of(self.name)
        if not found:
            raise FileNotFoundError(self.name)
        return found

    def __lt__(self, other: OfficeText) -> bool:
        return self.name < other.name


def _newest(area: Area) -> Select[OfficeFileRow]:
    last = (
        select(OfficeFileRow.name, func.max(OfficeFileRow.version).label("version"))
        .where(OfficeFileRow.area == area.value)
        .group_by(OfficeFileRow.name)
        .subquery()
    )
    return (
        select(OfficeFileRow)
        .where(OfficeFileRow.area == area.value)
        .join(last, (last.c.name == OfficeFileRow.name) & (last.c.version == OfficeFileRow.version))
    )
