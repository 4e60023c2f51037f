"""Yearly pages: what is known of a year is read once, pages are drawn from it, kept, and taken out as files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from trainer.app.office import office_name
from trainer.app.services import Services
from trainer.certificates.values import Certificate, RegisterQuery
from trainer.exams.values import ExamState
from trainer.hours.values import HourEntry
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.people.service import EVERYBODY
from trainer.qualification.values import CardState, Standing
from trainer.reports.hours import OfficerHours, board_entries, hours_board
from trainer.reports.yearly import exam_lines, study_lines, written_questions
from trainer.retakes.values import Case
from trainer.store.errors import BadInput
from trainer.store.files import file_hash
from trainer.yearly.values import Book, ExamLine, KeptPage, NoteLine, StudyLine, YearFacts

if TYPE_CHECKING:
    from trainer.documents.yearly.page import PageWords

T = TypeVar("T")
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class YearBook:
    """A year of everybody in one reading; `facts` joins what concerns one person."""

    services: Services
    actor: Actor
    year: int
    hours: Mapping[UUID, OfficerHours]
    entries: Mapping[UUID, Sequence[HourEntry]]
    exams: Mapping[UUID, tuple[ExamLine, ...]]
    study: Mapping[UUID, tuple[StudyLine, ...]]
    certificates: Mapping[UUID, Sequence[Certificate]]
    cases: Mapping[UUID, Sequence[Case]]
    written: Mapping[UUID, int]
    notes: Mapping[UUID, tuple[NoteLine, ...]]
    standings: Mapping[UUID, Standing]
    signers: Mapping[UUID, str]

    def facts(self, person_id: UUID) -> YearFacts:
        people = self.services.people
        person = people.person(self.actor, person_id)
        standing, hours = self.standings.get(person_id), self.hours.get(person_id)
        return YearFacts(
            year=self.year,
            person=person,
            photo=people.photo(self.actor, person.photo) if person.photo else b"",
            card=standing.card if standing else None,
            card_state=standing.state if standing else CardState.NONE,
            hours=hours.state if hours else None,
            entries=tuple(self.entries.get(person_id, ())),
            exams=self.exams.get(person_id, ()),
            study=self.study.get(person_id, ()),
            certificates=tuple(self.certificates.get(person_id, ())),
            cases=tuple(self.cases.get(person_id, ())),
            written=self.written.get(person_id, 0),
            notes=self.notes.get(person_id, ()),
            signers=self.signers,
        )


def read_year(services: Services, actor: Actor, year: int) -> YearBook:
    """Everything of a year, one query per capability. Raises NotAllowed without the right to see results."""
    require(actor, Permission.SEE_RESULTS)
    database = services.store.database
    hours: dict[UUID, OfficerHours] = {}
    entries: dict[UUID, list[HourEntry]] = defaultdict(list)
    signers: Mapping[UUID, str] = {}
    book = services.hours.rule_book(year)
    if book is not None:
        board = hours_board(database, actor, year, book)
        hours, signers = {row.person_id: row for row in board.rows}, board.signers
        for entry in board_entries(database, actor, board):
            entries[entry.draft.person_id].append(entry)
    closed = [exam for exam in services.exams.exams(actor, year) if exam.state is ExamState.CLOSED]
    register = services.certificates.register(actor, RegisterQuery(year=year, limit=EVERYBODY))
    cases = [one for one in services.retakes.cases(actor) if one.opened.astimezone().year == year]
    return YearBook(
        services,
        actor,
        year,
        hours,
        entries,
        exam_lines(services.results.results(actor, exam.id) for exam in closed),
        study_lines(database, actor, year),
        _by_person(register.rows, lambda one: one.person_id),
        _by_person(cases, lambda one: one.person_id),
        written_questions(database, actor, year),
        services.yearly.notes(actor, year),
        {one.person.id: one for one in services.qualification.standings(actor)},
        signers,
    )


@dataclass(frozen=True)
class YearlyFiles:
    """What the page of reports works with."""

    services: Services

    def read(self, actor: Actor, year: int) -> YearBook:
        return read_year(self.services, actor, year)

    def keep(
        self, actor: Actor, book: Book, person_ids: Sequence[UUID], progress: Progress = lambda done, total: None
    ) -> tuple[int, int]:
        """Draws and keeps the pages of these people; gives how many were new and how many said the same already.

        Stopped in between, what was kept stays: each page is whole in itself.
        """
        from trainer.documents.yearly.page import canonical, draw_page

        require(actor, Permission.EDIT_PEOPLE)
        if not person_ids:
            raise BadInput("yearly.nobody")
        words, new = self._words(actor), 0
        for number, person_id in enumerate(person_ids, 1):
            facts = book.facts(person_id)
            draw = partial(draw_page, facts, words)
            kept = self.services.yearly.keep(actor, person_id, book.year, canonical(facts), draw)
            new += kept is not None
            progress(number, len(person_ids))
        return new, len(person_ids) - new

    def write_folder(
        self, actor: Actor, pages: Sequence[KeptPage], folder: Path, purpose: str, progress: Progress
    ) -> int:
        """The kept files of these versions in a folder, recorded as an export; gives how many."""
        from trainer.documents.office.folder import file_stem

        require(actor, Permission.EXPORT_PEOPLE)
        known = self.services.people.known(page.person_id for page in pages)
        hashes = []
        for number, (page, content) in enumerate(self.services.yearly.files(actor, pages), 1):
            person = known[page.person_id]
            parts = (str(page.year), person.unit, person.name, person.work_number, f"v{page.version}")
            (folder / f"{file_stem(' '.join(filter(None, parts)))}.pdf").write_bytes(content)
            hashes.append(page.file_hash)
            progress(number, len(pages))
        content_hash = file_hash("\n".join(hashes).encode())
        self.services.people.record_export(actor, "yearly_pages", len(pages), False, purpose, content_hash)
        return len(pages)

    def _words(self, actor: Actor) -> PageWords:
        from trainer.documents.office.template import load_template
        from trainer.documents.pdf import Printed
        from trainer.documents.yearly.page import PageWords

        template = load_template("yearly", self.services.template_folders)
        printed = Printed(actor.name, self.services.clock.now().astimezone())
        return PageWords(office_name(self.services), template.lines("page", "signatures"), printed)


def _by_person(rows: Iterable[T], key: Callable[[T], UUID]) -> dict[UUID, list[T]]:
    found: dict[UUID, list[T]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found
