"""What the presenters of the certificates page work with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol
from uuid import UUID

from trainer.certificates.service import CertificateService
from trainer.certificates.values import Certificate, RegisterQuery
from trainer.exams.results.service import ResultService
from trainer.exams.service import ExamService
from trainer.people.accounts.values import Actor
from trainer.people.service import PeopleService
from trainer.store.clock import Clock
from trainer.ui.asking import Asking
from trainer.ui.certificates.state import Awards
from trainer.ui.printing import Printing
from trainer.ui.reader.state import Opening
from trainer.ui.working import Working

STRETCH = 200
Report = Callable[[int, int], None]


class RegisterFiles(Protocol):
    """Writes the register; each time is recorded as an export."""

    def pdf(self, actor: Actor, query: RegisterQuery, title: str, purpose: str) -> bytes: ...

    def write_sheet(
        self, actor: Actor, query: RegisterQuery, title: str, path: Path, purpose: str, progress: Report
    ) -> None: ...

    def write_archive(self, actor: Actor, query: RegisterQuery, path: Path, purpose: str, progress: Report) -> int: ...


@dataclass(frozen=True)
class CertificatesRoom:
    """Where the page reads from and writes to; `met_hours` refuses a year without a rule set.

    `classes` are those whose hours were approved, the newest first; `fields_of` the fields an exam's paper was about.
    """

    certificates: CertificateService
    exams: ExamService
    results: ResultService
    people: PeopleService
    clock: Clock
    met_hours: Callable[[Actor, int], Awards]
    classes: Callable[[Actor], tuple[tuple[UUID, str], ...]]
    class_awards: Callable[[Actor, UUID], Awards]
    files: RegisterFiles
    fields_of: Callable[[Actor, UUID], frozenset[str]]


@dataclass(frozen=True)
class CertificatesDesk:
    """The room, who works in it, and what the program lends."""

    room: CertificatesRoom
    actor: Actor
    jobs: Working
    dialogs: Asking
    reader: Opening
    printing: Printing
    changed: Callable[[], None]


class Register:
    """The lines of one query; the first stretch is read at once, the others as they scroll into view."""

    def __init__(self, desk: CertificatesDesk, query: RegisterQuery) -> None:
        self._desk = desk
        self._query = query
        page = desk.room.certificates.register(desk.actor, replace(query, offset=0, limit=STRETCH))
        self._first, self.total = page.rows, page.total

    def rows(self, offset: int, limit: int) -> Sequence[Certificate]:
        if offset + limit <= STRETCH:
            return self._first[offset : offset + limit]
        query = replace(self._query, offset=offset, limit=limit)
        return self._desk.room.certificates.register(self._desk.actor, query).rows
