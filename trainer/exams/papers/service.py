"""Use cases about blueprints and papers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from question_bank.assembly import Candidate, Shortage, draw
from question_bank.blueprint import Blueprint, check_blueprint
from question_bank.question import Question
from trainer.exams.papers.content import blueprint_from_data, blueprint_to_data, paper_from_text, seal
from trainer.exams.papers.sets import LETTERS, add_papers, paper_row, read_forms, read_set, set_of
from trainer.exams.papers.tables import BlueprintTable, PaperFormTable, PaperSetTable, PaperTable
from trainer.exams.papers.values import (
    Paper,
    PaperDraft,
    PaperForm,
    PaperItem,
    PaperRow,
    PaperSet,
    PaperSheet,
    SavedBlueprint,
)
from trainer.exams.papers.words import form_title
from trainer.exams.roster import to_sit
from trainer.exams.tables import ExamTable
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.audit import AuditEntry, AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import BadInput, NotAllowed, Refused
from trainer.store.ids import Ids
from trainer.store.transactions import Database

READ = "exams.paper_read"


class QuestionSource(Protocol):
    """Where approved questions come from: the bank."""

    def candidates(self) -> Iterable[Candidate]: ...

    def versions_for(self, question_ids: Iterable[UUID], /) -> Mapping[UUID, tuple[UUID, Question]]: ...


class PaperService:
    """Blueprints by name; papers drawn from approved questions and frozen by value."""

    def __init__(self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail, bank: QuestionSource) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._bank = bank

    def blueprints(self) -> tuple[SavedBlueprint, ...]:
        """Every kept blueprint, by name."""
        with self._database.read() as session:
            rows = session.scalars(select(BlueprintTable).order_by(BlueprintTable.name))
            return tuple(SavedBlueprint(row.id, blueprint_from_data(row.content), row.changed_at) for row in rows)

    def save_blueprint(self, actor: Actor, blueprint: Blueprint, blueprint_id: UUID | None = None) -> UUID:
        """Keeps a blueprint under its name, new or in place of an old one; papers made from it stay as they are.

        Raises BadInput: blueprint.no_name, and the codes of `check_blueprint`. Raises Refused("blueprint.name_taken").
        """
        require(actor, Permission.PREPARE_EXAMS)
        _check(blueprint)
        if not blueprint.name.strip():
            raise BadInput("blueprint.no_name")
        with self._database.write() as session:
            same = session.scalar(select(BlueprintTable).where(BlueprintTable.name == blueprint.name))
            if same is not None and same.id != blueprint_id:
                raise Refused("blueprint.name_taken", name=blueprint.name)
            row = BlueprintTable(id=self._ids.new()) if blueprint_id is None else None
            row = row or session.get_one(BlueprintTable, blueprint_id)
            row.name, row.content = blueprint.name, blueprint_to_data(blueprint)
            row.changed_by, row.changed_at = actor.person_id, self._clock.now()
            session.add(row)
            return row.id

    def draw(self, actor: Actor, blueprint: Blueprint, seed: int, avoid: Collection[UUID] = ()) -> PaperDraft:
        """A draft of a paper; nothing is stored. Questions in `avoid` come only where nothing else is left.

        Raises Refused("paper.shortage"): `row` counts from 1 and is the shortest, `missing` of it, `total` of all,
        `rows` all short rows as ((row, missing), …).
        """
        require(actor, Permission.PREPARE_EXAMS)
        _check(blueprint)
        drawn = draw(blueprint, self._bank.candidates(), seed, avoid)
        if isinstance(drawn, Shortage):
            row, missing = max(drawn.rows, key=lambda short: short[1])
            rows = tuple((index + 1, lacking) for index, lacking in drawn.rows)
            raise Refused("paper.shortage", row=row + 1, missing=missing, total=drawn.total, rows=rows)
        wanted = [(section, UUID(str(key))) for section, row in enumerate(drawn.rows) for key in row]
        found = self._bank.versions_for([key for _, key in wanted])
        if len(found) < len(wanted):
            raise Refused("paper.outdated")
        items = tuple(
            PaperItem(number, section, key, *found[key], score=blueprint.rows[section].score)
            for number, (section, key) in enumerate(wanted, start=1)
        )
        return PaperDraft(blueprint, seed, items, frozenset(UUID(str(key)) for key in drawn.reused))

    def seal(self, actor: Actor, draft: PaperDraft, name: str = "") -> Paper:
        """Freezes a draft by value under a hash; without a name it takes that of its blueprint.

        Raises Refused("paper.outdated") where a question was changed, parked or retired since the draw.
        """
        require(actor, Permission.PREPARE_EXAMS)
        self._require_current(draft)
        row = paper_row(self._ids, self._clock, actor, draft, name.strip() or draft.blueprint.name)
        with self._database.write() as session:
            add_papers(session, self._audit, actor, [(row, draft)])
        return _paper(row)

    def seal_forms(self, actor: Actor, drafts: Sequence[PaperDraft], name: str = "") -> PaperSet:
        """Freezes parallel drafts as one set, lettered A to H in their order; all or none.

        Raises BadInput("paper.forms") unless there are two to eight drafts, and Refused("paper.outdated").
        """
        require(actor, Permission.PREPARE_EXAMS)
        if not 2 <= len(drafts) <= len(LETTERS):
            raise BadInput("paper.forms", most=len(LETTERS))
        for draft in drafts:
            self._require_current(draft)
        name = name.strip() or drafts[0].blueprint.name
        made = PaperSetTable(id=self._ids.new(), name=name, seed=drafts[0].seed)
        made.made_by, made.made_at = actor.person_id, self._clock.now()
        lettered = list(zip(LETTERS, drafts, strict=False))
        rows = [paper_row(self._ids, self._clock, actor, draft, form_title(name, letter)) for letter, draft in lettered]
        with self._database.write() as session:
            session.add(made)
            add_papers(session, self._audit, actor, zip(rows, drafts, strict=True))
            for (letter, _draft), row in zip(lettered, rows, strict=True):
                session.add(PaperFormTable(set_id=made.id, letter=letter, paper_id=row.id))
            self._audit.record(session, actor.person_id, "exams.paper_set_sealed", made.id, {"forms": str(len(rows))})
            session.flush()
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
        query = query.order_by(PaperTable.made_at.desc(), PaperTable.name)
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

    def _require_current(self, draft: PaperDraft) -> None:
        current = self._bank.versions_for([item.question_id for item in draft.items])
        if any(current.get(item.question_id) != (item.version_id, item.question) for item in draft.items):
            raise Refused("paper.outdated")

    def damaged(self) -> tuple[UUID, ...]:
        """Papers whose content no longer fits its hash; for the check of the store."""
        with self._database.read() as session:
            rows = session.execute(select(PaperTable.id, PaperTable.content, PaperTable.hash))
            return tuple(row.id for row in rows if seal(row.content) != row.hash)


def has_read(session: Session, paper_id: UUID, person_id: UUID) -> bool:
    """Whether somebody made a paper or has seen its keys."""
    if session.get_one(PaperTable, paper_id).made_by == person_id:
        return True
    query = select(AuditEntry.sequence).where(AuditEntry.subject_id == paper_id, AuditEntry.action == READ)
    return session.scalar(query.where(AuditEntry.actor_id == person_id).limit(1)) is not None


def read_paper(session: Session, paper_id: UUID) -> Paper:
    """A sealed paper inside the caller's transaction. Raises Refused("paper.damaged") where the hash does not fit."""
    row = session.get_one(PaperTable, paper_id)
    if seal(row.content) != row.hash:
        raise Refused("paper.damaged", name=row.name)
    return _paper(row)


def _paper(row: PaperTable) -> Paper:
    blueprint, items = paper_from_text(row.content)
    return Paper(row.id, row.name, blueprint, row.seed, items, row.hash, row.made_by, row.made_at, row.practice)


def _check(blueprint: Blueprint) -> None:
    for problem in check_blueprint(blueprint):
        raise BadInput(problem.code, row=problem.place.row)
