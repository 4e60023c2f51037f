"""Use cases of the question bank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy import func, select

from question_bank.checks import check
from question_bank.figures import picture_hashes
from question_bank.formats.batch import Batch
from question_bank.question import Picture, Question, QuestionKind
from question_bank.starter import starter_batches
from trainer.bank.citations import count_citing
from trainer.bank.drafts import Drafts
from trainer.bank.index_check import index_differences
from trainer.bank.mapping import prepare
from trainer.bank.pictures import PictureShelf
from trainer.bank.queries import read_all, read_tally, shown
from trainer.bank.reading import count_by, most_first, question_row, read_contents, read_history, read_versions
from trainer.bank.review import Review
from trainer.bank.searches.service import Searches
from trainer.bank.shelving import Shelving
from trainer.bank.similar.queries import contradictory, merged_into
from trainer.bank.staging import Cancelled, Load, Progress, Staging
from trainer.bank.subjects import subject_tree
from trainer.bank.supply import Supply
from trainer.bank.tables import QuestionTable
from trainer.bank.taking_back import TakingBack
from trainer.bank.values import (
    BankEvent,
    BankQuery,
    BankSummary,
    BulkOutcome,
    ImportOutcome,
    Move,
    Origin,
    QuestionDetail,
    QuestionStatus,
    Shelf,
    SubjectNode,
    Tally,
    VersionRow,
)
from trainer.bank.writing import Writing
from trainer.law.service import LawService
from trainer.people.accounts.rules import require, require_reason
from trainer.people.accounts.values import Actor, Permission
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.ids import Ids
from trainer.store.transactions import Database

_STARTER = "starter"


class BankService(Supply):
    """Questions in immutable versions: search, editing, review, import. Questions are never deleted."""

    def __init__(self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail, law: LawService) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._law = law
        self._staging = Staging(database, ids, clock, audit, law)
        self._writing = Writing(database, ids, clock, audit, law)
        self._review = Review(database, clock, audit)
        self._pictures = PictureShelf(database, clock)
        self._shelving = Shelving(database, ids, clock, audit)
        self._taking_back = TakingBack(database, audit)
        self.drafts = Drafts(database, ids, clock)
        self.searches = Searches(database, ids, clock)

    def tally(self, query: BankQuery) -> Tally:
        """How many of what a query finds are of each kind and in each status, whatever its paging."""
        with self._database.read() as session:
            return read_tally(session, query)

    def question(self, actor: Actor, question_id: UUID) -> QuestionDetail:
        """The current version with its key, its problems, its versions and its history."""
        require(actor, Permission.READ_KEYS)
        with self._database.read() as session:
            row = question_row(session, question_id)
            question = read_contents(session, [row.version_id])[row.version_id]
            return QuestionDetail(
                row.id,
                row.number,
                QuestionStatus(row.status),
                Origin(row.origin),
                question,
                row.version_id,
                row.author_id,
                row.checked_by,
                row.approved_by,
                read_versions(session, question_id),
                read_history(session, row),
                check(question),
                merged_into(session, question_id),
            )

    def versions(self, actor: Actor, question_id: UUID) -> tuple[VersionRow, ...]:
        """Every version, oldest first."""
        require(actor, Permission.READ_KEYS)
        with self._database.read() as session:
            return read_versions(session, question_id)

    def version(self, actor: Actor, version_id: UUID) -> Question:
        """The question as it stood in one version."""
        require(actor, Permission.READ_KEYS)
        with self._database.read() as session:
            return read_contents(session, [version_id])[version_id]

    def contradictory(self) -> frozenset[UUID]:
        """The questions whose key another one contradicts, as the last search found and nobody has decided."""
        with self._database.read() as session:
            return frozenset(session.scalars(contradictory()))

    def summary(self) -> BankSummary:
        """Counts by status and kind."""
        by_both = select(QuestionTable.status, QuestionTable.kind, func.count()).where(shown())
        by_status: Counter[QuestionStatus] = Counter()
        by_kind: Counter[QuestionKind] = Counter()
        with self._database.read() as session:
            for status, kind, number in session.execute(by_both.group_by(QuestionTable.status, QuestionTable.kind)):
                by_status[QuestionStatus(status)] += number
                if status != QuestionStatus.RETIRED:
                    by_kind[QuestionKind(kind)] += number
        return BankSummary(by_kind.total(), by_status, by_kind)

    def subjects(self) -> tuple[SubjectNode, ...]:
        """The subject tree in reading order: each branch before those below it."""
        with self._database.read() as session:
            return subject_tree(count_by(session, QuestionTable.subject))

    def statutes(self) -> tuple[tuple[str, int], ...]:
        """Short titles of the statutes questions cite, with the number of questions, most cited first."""
        with self._database.read() as session:
            return most_first(count_citing(session))

    def fields(self) -> tuple[tuple[str, int], ...]:
        """Enforcement fields in use with the number of questions, most used first."""
        with self._database.read() as session:
            return most_first(count_by(session, QuestionTable.field))

    def keep_picture(self, actor: Actor, data: bytes, words: str = "") -> Picture:
        """Makes a picture safe and keeps it for a question. BadInput: picture.unreadable, picture.too_large."""
        require(actor, Permission.EDIT_BANK)
        return self._pictures.keep(data, words)

    def picture(self, own: str) -> bytes:
        """The bytes of a picture by its hash. BadInput("file.missing")."""
        return self._pictures.read(own)

    def pictures_of(self, questions: Iterable[Question]) -> Mapping[str, bytes]:
        """The bytes of all pictures in the questions by hash, as a file that goes out needs them."""
        return self._pictures.of(questions)

    def lost_pictures(self, questions: Iterable[Question]) -> tuple[str, ...]:
        """The hashes of pictures in the questions that the store does not hold."""
        return self._pictures.lost(questions)

    def add(self, actor: Actor, question: Question, reason: str = "") -> UUID:
        """Adds a draft. Raises BadInput("bank.no_stem"); other problems may wait until somebody checks it."""
        require(actor, Permission.EDIT_BANK)
        return self._writing.add(actor, question, reason)

    def change(
        self, actor: Actor, question_id: UUID, question: Question, reason: str, began: UUID | None = None
    ) -> UUID:
        """Adds a version and gives its id; the status goes back as `rules.after_change` says.

        `began` is the version the writer had before them: where it is no longer the current one, nothing is changed.

        A question that says the same as before gets no new version. Raises BadInput: bank.no_stem, reason.missing;
        Refused: bank.retired, bank.overtaken.
        """
        require(actor, Permission.EDIT_BANK)
        return self._writing.change(actor, question_id, question, reason, began)

    def check(self, actor: Actor, question_ids: Iterable[UUID], reason: str = "") -> BulkOutcome:
        """核对: somebody has compared the questions with what they cite. For refusals see `rules.refusal`.

        Where some questions are kept back the others move; where all are, the commonest refusal is raised.
        """
        require(actor, Permission.EDIT_BANK)
        return self._review.move(actor, Move.CHECK, question_ids, reason)

    def approve(self, actor: Actor, question_ids: Iterable[UUID], reason: str = "") -> BulkOutcome:
        """审定: opens checked questions for papers; never by who wrote or checked them. Refusals as in `check`."""
        require(actor, Permission.APPROVE_QUESTIONS)
        return self._review.move(actor, Move.APPROVE, question_ids, reason)

    def park(self, actor: Actor, question_ids: Iterable[UUID], reason: str) -> BulkOutcome:
        """待复核: keeps questions from papers until somebody checks them again. Refusals as in `check`."""
        require(actor, Permission.EDIT_BANK)
        return self._review.move(actor, Move.PARK, question_ids, reason)

    def retire(self, actor: Actor, question_ids: Iterable[UUID], reason: str) -> BulkOutcome:
        """停用, for good. Refusals as in `check`."""
        require(actor, Permission.EDIT_BANK)
        return self._review.move(actor, Move.RETIRE, question_ids, reason)

    def take_back(self, actor: Actor, move: Move, question_ids: Iterable[UUID], reason: str) -> BulkOutcome:
        """Undoes a move of one's own, for the questions with which nothing has happened since. Refusals in the outcome.

        Raises BadInput("reason.missing").
        """
        require(actor, Permission.APPROVE_QUESTIONS if move is Move.APPROVE else Permission.EDIT_BANK)
        require_reason(reason)
        return self._taking_back.take_back(actor, move, question_ids, reason)

    def reshelve(self, actor: Actor, question_ids: Iterable[UUID], shelf: Shelf, reason: str) -> BulkOutcome:
        """Gives many questions another subject, field or difficulty; what was checked and approved stays so.

        Raises BadInput("reason.missing"). Retired questions, and those that stand there already, are refused.
        """
        require(actor, Permission.EDIT_BANK)
        require_reason(reason)
        return self._shelving.put(actor, question_ids, shelf, reason)

    def shelve_back(self, actor: Actor, made: Mapping[UUID, UUID], reason: str) -> BulkOutcome:
        """Undoes `reshelve`, for the questions nobody has changed since. Raises BadInput("reason.missing")."""
        require(actor, Permission.EDIT_BANK)
        require_reason(reason)
        return self._shelving.put_back(actor, made, reason)

    def import_batch(
        self, actor: Actor, batch: Batch, progress: Progress, cancelled: Cancelled, file_hash: str = ""
    ) -> ImportOutcome:
        """Keeps the ready questions of a file that are new, all or none; they are unverified.

        `progress` gets (done, of) after each piece; `cancelled` is asked before each.
        """
        require(actor, Permission.EDIT_BANK)
        return self._keep(actor, batch, file_hash, Origin.IMPORTED, QuestionStatus.UNVERIFIED, progress, cancelled)

    def load_starter(self, actor: Actor) -> ImportOutcome:
        """Adds the starter bank, approved: it was checked against the cited articles. A second time adds nothing."""
        require(actor, Permission.EDIT_BANK)
        items = tuple(item for batch in starter_batches() for item in batch.questions)
        whole = Batch(_STARTER, items)
        return self._keep(
            actor, whole, "", Origin.STARTER, QuestionStatus.APPROVED, lambda done, of: None, lambda: False
        )

    def sweep(self) -> None:
        """At start: removes what a broken-off import left behind."""
        self._staging.sweep()

    def index_differences(self) -> tuple[int, ...]:
        """Numbers of the questions that the full-text index has wrong; empty when all is sound. Takes its time."""
        with self._database.read() as session:
            return index_differences(session)

    def export_questions(self, actor: Actor, query: BankQuery) -> tuple[Question, ...]:
        """The current versions of all questions of a query, oldest first; its paging does not count. Recorded."""
        require(actor, Permission.EDIT_BANK)
        with self._database.read() as session:
            version_ids = [version_id for (version_id,) in read_all(session, query, "version_id")]
            contents = read_contents(session, version_ids)
        with self._database.write() as session:
            detail = {"questions": str(len(contents))}
            self._audit.record(session, actor.person_id, BankEvent.EXPORTED, None, detail)
        return tuple(contents[version_id] for version_id in version_ids)

    def _keep(
        self,
        actor: Actor,
        batch: Batch,
        file_hash: str,
        origin: Origin,
        status: QuestionStatus,
        progress: Progress,
        cancelled: Cancelled,
    ) -> ImportOutcome:
        ready = batch.ready
        fresh, left_out = self._staging.fresh(ready), batch.found - len(ready)
        duplicates = len(ready) - len(fresh)
        if not fresh:
            return ImportOutcome(None, 0, duplicates, left_out)
        wanted = picture_hashes(fresh)
        self._pictures.keep_all({own: batch.pictures[own] for own in wanted if own in batch.pictures})
        load = Load(batch.file, file_hash, map(prepare, fresh), len(fresh), origin, status, left_out)
        batch_id = self._staging.keep(actor, load, progress, cancelled)
        added = 0 if batch_id is None else len(fresh)
        return ImportOutcome(batch_id, added, duplicates, left_out, batch_id is None)
