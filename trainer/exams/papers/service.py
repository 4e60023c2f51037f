"""Use cases about blueprints and papers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import func, select

from question_bank.blueprint import Blueprint
from trainer.exams.papers.content import seal
from trainer.exams.papers.drawing import QuestionSource
from trainer.exams.papers.orders import terms_of
from trainer.exams.papers.picking import Picking
from trainer.exams.papers.reading import READ, has_read, paper_of, read_paper
from trainer.exams.papers.sets import (
    LETTERS,
    add_paper,
    note_sealed,
    paper_row,
    publish,
    read_forms,
    read_set,
    set_of,
    stage_paper,
)
from trainer.exams.papers.sheets import forms_beside, shared_with, sheet_from_data, sheet_of
from trainer.exams.papers.staged import shown
from trainer.exams.papers.tables import PaperFormTable, PaperSetTable, PaperSheetTable, PaperTable
from trainer.exams.papers.values import (
    DataSheet,
    DrawOrder,
    Paper,
    PaperDraft,
    PaperForm,
    PaperRow,
    PaperSet,
    PaperSheet,
)
from trainer.exams.papers.words import form_title
from trainer.exams.roster import to_sit
from trainer.exams.tables import ExamTable
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import BadInput, NotAllowed, Refused
from trainer.store.folders import Folder
from trainer.store.ids import Ids
from trainer.store.transactions import Database

__all__ = ["READ", "PaperService", "QuestionSource", "has_read", "read_paper"]


class PaperService(Picking):
    """Blueprints by name; papers drawn from approved questions and frozen by value."""

    def __init__(
        self,
        database: Database,
        ids: Ids,
        clock: Clock,
        audit: AuditTrail,
        bank: QuestionSource,
        folders: Collection[Folder] = (),
    ) -> None:
        super().__init__(database, ids, clock, audit, folders)
        self._bank = bank

    def seal(self, actor: Actor, draft: PaperDraft, name: str = "") -> Paper:
        """Freezes a draft by value under a hash; without a name it takes that of its blueprint.

        Pictures are frozen by their hash, whose bytes never change. Raises Refused: paper.outdated where a question
        was changed, parked or retired since the draw, paper.picture_lost where a picture is not in the store.
        """
        require(actor, Permission.PREPARE_EXAMS)
        self._require_current(actor, draft)
        row = paper_row(self._ids, self._clock, actor, draft, name.strip() or draft.blueprint.name)
        (sheet,) = self._sheets(actor, [draft])
        with self._database.write() as session:
            add_paper(session, row, draft, sheet)
            note_sealed(session, self._audit, actor, [row])
        return paper_of(row)

    def seal_forms(self, actor: Actor, drafts: Sequence[PaperDraft], name: str = "") -> PaperSet:
        """Freezes parallel drafts as one set, lettered A to H in their order; all or none.

        Each paper is written under a lock of its own, shown by nothing until all are: answers wait for no whole set.
        Raises BadInput("paper.forms") unless there are two to eight drafts, and Refused("paper.outdated").
        """
        require(actor, Permission.PREPARE_EXAMS)
        if not 2 <= len(drafts) <= len(LETTERS):
            raise BadInput("paper.forms", most=len(LETTERS))
        for draft in drafts:
            self._require_current(actor, draft)
        name = name.strip() or drafts[0].blueprint.name
        made = PaperSetTable(id=self._ids.new(), name=name, seed=drafts[0].seed)
        made.made_by, made.made_at = actor.person_id, self._clock.now()
        lettered = zip(LETTERS, drafts, strict=False)
        rows = [paper_row(self._ids, self._clock, actor, draft, form_title(name, letter)) for letter, draft in lettered]
        sheets = self._sheets(actor, drafts)
        for row, draft, sheet in zip(rows, drafts, sheets, strict=True):
            with self._database.write() as session:
                stage_paper(session, made.id, row, draft, sheet)
        with self._database.write() as session:
            publish(session, made, rows)
            note_sealed(session, self._audit, actor, rows)
            self._audit.record(session, actor.person_id, "exams.paper_set_sealed", made.id, {"forms": str(len(rows))})
            return read_set(session, made.id)

    def sets(self, actor: Actor) -> tuple[PaperSet, ...]:
        """Every set of parallel papers, newest first."""
        require(actor, Permission.PREPARE_EXAMS)
        with self._database.read() as session:
            ids = session.scalars(select(PaperSetTable.id).order_by(PaperSetTable.made_at.desc())).all()
            return tuple(read_set(session, set_id) for set_id in ids)

    def forms(self, set_id: UUID) -> tuple[PaperForm, ...]:
        """The papers of a set by letter, without their content."""
        with self._database.read() as session:
            return read_forms(session, set_id)

    def set_of(self, paper_id: UUID) -> PaperSet | None:
        """The set a paper belongs to; None for a paper of its own."""
        with self._database.read() as session:
            return set_of(session, paper_id)

    def assemble(self, actor: Actor, blueprint: Blueprint, seed: int, name: str = "") -> Paper:
        """Draws and seals in one step."""
        return self.seal(actor, self.draw(actor, blueprint, seed), name)

    def papers(self, actor: Actor) -> tuple[PaperRow, ...]:
        """Every sealed paper, newest first."""
        require(actor, Permission.PREPARE_EXAMS)
        columns = (PaperTable.id, PaperTable.name, PaperTable.questions, PaperTable.total, PaperTable.made_at)
        more = (PaperTable.hash, PaperTable.practice, func.coalesce(PaperFormTable.letter, ""), PaperFormTable.set_id)
        query = select(*columns, *more).outerjoin(PaperFormTable, PaperFormTable.paper_id == PaperTable.id)
        query = query.where(shown()).order_by(PaperTable.made_at.desc(), PaperTable.name)
        with self._database.read() as session:
            return tuple(PaperRow(*row) for row in session.execute(query))

    def paper(self, actor: Actor, paper_id: UUID) -> Paper:
        """A sealed paper with its keys, for somebody who does not have to sit it; whoever read it may not.

        Raises NotAllowed("account.own_matter").
        """
        require(actor, Permission.PREPARE_EXAMS)
        with self._database.read() as session:
            if session.scalar(to_sit(actor.person_id).where(ExamTable.paper_id == paper_id)) is not None:
                raise NotAllowed("account.own_matter")
            found, known = read_paper(session, paper_id), has_read(session, paper_id, actor.person_id)
        if not known:
            with self._database.write() as session:
                self._audit.record(session, actor.person_id, READ, paper_id)
        return found

    def note_read(self, actor: Actor, paper_ids: Collection[UUID]) -> None:
        """Keeps that somebody has seen the keys of papers by another way than `paper`: they cannot sit them later."""
        require(actor, Permission.READ_KEYS)
        with self._database.read() as session:
            new = [own for own in paper_ids if not has_read(session, own, actor.person_id)]
        if new:
            with self._database.write() as session:
                for paper_id in new:
                    self._audit.record(session, actor.person_id, READ, paper_id)

    def maker(self, actor: Actor, paper_id: UUID) -> UUID:
        """Who made a paper, without opening it."""
        require(actor, Permission.PREPARE_EXAMS)
        with self._database.read() as session:
            return session.get_one(PaperTable, paper_id).made_by

    def record_print(self, actor: Actor, paper_id: UUID, sheets: Collection[PaperSheet]) -> None:
        """Keeps who took a paper out of the store, and which of its sheets."""
        require(actor, Permission.PREPARE_EXAMS)
        detail = {"sheets": ",".join(sheets)}
        with self._database.write() as session:
            self._audit.record(session, actor.person_id, "exams.paper_printed", paper_id, detail)

    def sheet(self, actor: Actor, paper_id: UUID) -> DataSheet | None:
        """The data sheet of a sealed paper; None for papers older than data sheets. It shows no question."""
        require(actor, Permission.PREPARE_EXAMS)
        with self._database.read() as session:
            row = session.get(PaperSheetTable, paper_id)
            if row is None:
                return None
            return sheet_from_data(row.content, shared_with(session, paper_id), forms_beside(session, paper_id))

    def _sheets(self, actor: Actor, drafts: Sequence[PaperDraft]) -> list[DataSheet]:
        order = DrawOrder(practice=drafts[0].practice)
        stock = self._bank.stock(actor, order.practice, drafts[0].blueprint.calibrated)
        with self._database.read() as session:
            terms = terms_of(session, drafts[0].blueprint, order, stock)
            return [sheet_of(session, draft, terms) for draft in drafts]

    def _require_current(self, actor: Actor, draft: PaperDraft) -> None:
        current = self._bank.versions_for(actor, [item.question_id for item in draft.items], checked=draft.practice)
        if any(current.get(item.question_id) != (item.version_id, item.question) for item in draft.items):
            raise Refused("paper.outdated")
        for item in draft.items:
            if self._bank.lost_pictures([item.question]):
                raise Refused("paper.picture_lost", number=item.number)

    def damaged(self) -> tuple[UUID, ...]:
        """Papers whose content no longer fits its hash; for the check of the store."""
        with self._database.read() as session:
            rows = session.execute(select(PaperTable.id, PaperTable.content, PaperTable.hash))
            return tuple(row.id for row in rows if seal(row.content) != row.hash)
