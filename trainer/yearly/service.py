"""Use cases about yearly pages: what is noted by hand, and versions that are kept for good."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import aliased

from trainer.people.accounts.rules import require, require_other, require_reason
from trainer.people.accounts.values import Actor, Permission
from trainer.store.apart import put_apart, words_of
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import BadInput, Refused
from trainer.store.files import file_hash, keep_file, read_file
from trainer.store.ids import Ids
from trainer.store.transactions import Database
from trainer.yearly.tables import YearNoteTable, YearPageTable
from trainer.yearly.values import BY_HAND, KeptPage, NoteDraft, NoteLine, Section

Draw = Callable[[int, str], bytes]
"""The page of a version, with the hash of what it says."""


class YearlyService:
    """Notes and kept versions per person and year."""

    def __init__(self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit

    def notes(self, actor: Actor, year: int, person_id: UUID | None = None) -> dict[UUID, tuple[NoteLine, ...]]:
        """Standing notes of a year by person, each by its day; others than one's own need a management role."""
        if person_id is None or person_id != actor.person_id:
            require(actor, Permission.SEE_MANAGEMENT)
        void = aliased(YearNoteTable)
        query = select(YearNoteTable).where(
            YearNoteTable.year == year,
            YearNoteTable.takes_back.is_(None),
            ~exists().where(void.takes_back == YearNoteTable.id),
        )
        if person_id is not None:
            query = query.where(YearNoteTable.person_id == person_id)
        found: dict[UUID, list[NoteLine]] = defaultdict(list)
        with self._database.read() as session:
            rows = session.scalars(query.order_by(YearNoteTable.on, YearNoteTable.id)).all()
            words = words_of(session, [row.text for row in rows] + [row.proof for row in rows])
        for row in rows:
            draft = NoteDraft(Section(row.section), row.on, words.get(row.text, ""), words.get(row.proof, ""))
            found[row.person_id].append(NoteLine(row.id, row.person_id, draft, row.by_id, row.at))
        return {key: tuple(lines) for key, lines in found.items()}

    def note(self, actor: Actor, person_id: UUID, year: int, draft: NoteDraft) -> UUID:
        """Notes what no room of the program knows, about somebody else.

        Raises BadInput: yearly.no_text, yearly.no_proof (the document that shows it), yearly.other_year,
        yearly.own_room where the program itself fills the section.
        """
        require(actor, Permission.EDIT_PEOPLE)
        require_other(actor, person_id)
        if draft.section not in BY_HAND:
            raise BadInput("yearly.own_room")
        if not draft.text.strip():
            raise BadInput("yearly.no_text")
        if not draft.proof.strip():
            raise BadInput("yearly.no_proof")
        if draft.on.year != year:
            raise BadInput("yearly.other_year", year=year)
        with self._database.write() as session:
            row = YearNoteTable(id=self._ids.new(), person_id=person_id, year=year, section=draft.section, on=draft.on)
            row.text, row.proof = put_apart(session, draft.text.strip()), put_apart(session, draft.proof.strip())
            row.by_id, row.at = actor.person_id, self._clock.now()
            session.add(row)
            detail = {"note": str(row.id), "section": draft.section.value, "year": str(year)}
            self._audit.record(session, actor.person_id, "yearly.noted", person_id, detail)
            return row.id

    def take_back(self, actor: Actor, note_id: UUID, reason: str) -> None:
        """The note no longer stands on later versions. Raises BadInput("reason.missing"), Refused("yearly.gone")."""
        require(actor, Permission.EDIT_PEOPLE)
        require_reason(reason)
        with self._database.write() as session:
            old = session.get(YearNoteTable, note_id)
            taken = select(YearNoteTable.id).where(YearNoteTable.takes_back == note_id)
            if old is None or old.takes_back is not None or session.scalar(taken) is not None:
                raise Refused("yearly.gone")
            require_other(actor, old.person_id)
            row = YearNoteTable(id=self._ids.new(), person_id=old.person_id, year=old.year, section=old.section)
            row.on, row.text, row.proof, row.takes_back = old.on, "", put_apart(session, reason.strip()), old.id
            row.by_id, row.at = actor.person_id, self._clock.now()
            session.add(row)
            detail = {"note": str(old.id)}
            self._audit.record(session, actor.person_id, "yearly.note_taken_back", old.person_id, detail)

    def pages(self, actor: Actor, year: int) -> dict[UUID, KeptPage]:
        """The newest version of everybody's page of a year."""
        require(actor, Permission.SEE_MANAGEMENT)
        found: dict[UUID, KeptPage] = {}
        with self._database.read() as session:
            query = select(YearPageTable).where(YearPageTable.year == year).order_by(YearPageTable.version)
            for row in session.scalars(query):
                found[row.person_id] = _page(row)
        return found

    def versions(self, actor: Actor, person_id: UUID) -> tuple[KeptPage, ...]:
        """Every version of a person's pages, the newest first; others than the person need a management role."""
        if actor.person_id != person_id:
            require(actor, Permission.SEE_MANAGEMENT)
        query = select(YearPageTable).where(YearPageTable.person_id == person_id)
        with self._database.read() as session:
            rows = session.scalars(query.order_by(YearPageTable.year.desc(), YearPageTable.version.desc()))
            return tuple(map(_page, rows))

    def keep(self, actor: Actor, person_id: UUID, year: int, facts: str, draw: Draw) -> KeptPage | None:
        """Keeps a version of the page; None where the newest says the same already. `facts` is all that it says."""
        require(actor, Permission.EDIT_PEOPLE)
        said = file_hash(facts.encode())
        with self._database.read() as session:
            last = session.scalar(_newest(person_id, year))
        if last is not None and last.facts == said:
            return None
        version = 1 if last is None else last.version + 1
        content = draw(version, said)
        with self._database.write() as session:
            newest = session.scalar(select(func.max(YearPageTable.version)).where(*_of(person_id, year))) or 0
            if newest + 1 != version:
                raise Refused("yearly.meanwhile")
            kept = keep_file(session, f"{year}-{version}.pdf", content, self._clock.now())
            row = YearPageTable(id=self._ids.new(), person_id=person_id, year=year, version=version, facts=said)
            row.file_hash, row.at, row.by_id = kept, self._clock.now(), actor.person_id
            session.add(row)
            detail = {"year": str(year), "version": str(version), "facts": said, "hash": kept}
            self._audit.record(session, actor.person_id, "yearly.page_kept", person_id, detail)
            return _page(row)

    def pdf(self, actor: Actor, page_id: UUID) -> bytes:
        """The bytes of a version as they were kept; others than one's own need a management role."""
        with self._database.read() as session:
            row = session.get_one(YearPageTable, page_id)
            if row.person_id != actor.person_id:
                require(actor, Permission.SEE_MANAGEMENT)
            return read_file(session, row.file_hash)

    def files(self, actor: Actor, pages: Iterable[KeptPage]) -> Iterable[tuple[KeptPage, bytes]]:
        """The kept bytes of several pages, one after the other."""
        for page in pages:
            yield page, self.pdf(actor, page.id)


def _of(person_id: UUID, year: int) -> tuple[ColumnElement[bool], ...]:
    return YearPageTable.person_id == person_id, YearPageTable.year == year


def _newest(person_id: UUID, year: int) -> Select[YearPageTable]:
    return select(YearPageTable).where(*_of(person_id, year)).order_by(YearPageTable.version.desc()).limit(1)


def _page(row: YearPageTable) -> KeptPage:
    return KeptPage(row.id, row.person_id, row.year, row.version, row.facts, row.file_hash, row.at, row.by_id)
