"""Use cases of imports: keep a file, repair its items, take in what is sound, undo it whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping, and_, func, select, update
from sqlalchemy.orm import Session

from question_bank.formats.draft import problem_from_data
from question_bank.formats.source import SourceLine
from question_bank.formats.spans import Located
from question_bank.question import Question
from trainer.bank.imports.keeping import Keeping
from trainer.bank.imports.mapping import detail_of, head_of, read_question
from trainer.bank.imports.places import places_of
from trainer.bank.imports.repairing import Repairing
from trainer.bank.imports.rules import sums
from trainer.bank.imports.tables import ImportFile, ImportItem, ImportRepair, ImportTaken
from trainer.bank.imports.taking import Taking
from trainer.bank.imports.undoing import InPapers, Undoing
from trainer.bank.imports.values import (
    FileDetail,
    FileReading,
    ImportEvent,
    ImportRow,
    ItemDetail,
    ItemHead,
    ItemState,
    Repair,
    RepairKind,
    RepairOutcome,
    SourceFile,
    UndoOutcome,
)
from trainer.bank.staging import Cancelled, Progress, Staging
from trainer.bank.tables import ImportBatch
from trainer.bank.values import ImportOutcome
from trainer.law.service import LawService
from trainer.people.accounts.rules import require, require_reason
from trainer.people.accounts.values import Actor, Permission
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.files import read_file
from trainer.store.ids import Ids
from trainer.store.transactions import Database

_HEAD = (
    ImportItem.ordinal,
    ImportItem.state,
    ImportItem.kind,
    ImportItem.stem,
    ImportItem.codes,
    ImportItem.blocking,
    ImportItem.place,
    ImportItem.reason,
    ImportBatch.visible,
)
_LOAD = and_(ImportBatch.number == ImportItem.load, ImportBatch.visible.is_(True))


class ImportService:
    """A file stays with all its items until it is finished, closed or undone; nobody's repair is lost."""

    def __init__(
        self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail, law: LawService, in_papers: InPapers
    ) -> None:
        self._database = database
        self._audit = audit
        self._staging = Staging(database, ids, clock, audit, law)
        self._keeping = Keeping(database, ids, clock, audit)
        self._repairing = Repairing(database, clock, audit)
        self._taking = Taking(database, self._staging)
        self._undoing = Undoing(database, audit, in_papers)

    def keep(self, actor: Actor, read: FileReading, progress: Progress, cancelled: Cancelled) -> UUID | None:
        """Keeps a file that was read, with all its items, sound or not; None when it was cancelled.

        Raises BadInput("file.too_large").
        """
        require(actor, Permission.EDIT_BANK)
        return self._keeping.keep(actor, read, progress, cancelled)

    def join_key(self, actor: Actor, file_id: UUID, read: FileReading) -> int:
        """Gives the items nobody has repaired the keys of a second file, as `read` found them; how many were renewed.

        Raises Refused("import.key_other_items") where file and key read together give other items.
        """
        require(actor, Permission.EDIT_BANK)
        return self._keeping.join_key(actor, file_id, read)

    def repair(self, actor: Actor, file_id: UUID, ordinals: Sequence[int], repair: Repair) -> RepairOutcome:
        """One step of repair over one item or many alike; items taken in already stay.

        Raises BadInput: reason.missing, import.not_settled; Refused: import.not_for_many, import.file_closed.
        """
        require(actor, Permission.EDIT_BANK)
        return self._repairing.repair(actor, file_id, ordinals, repair)

    def merge(self, actor: Actor, file_id: UUID, ordinal: int) -> None:
        """Makes an item the end of the one before it. Raises Refused("import.nothing_before")."""
        require(actor, Permission.EDIT_BANK)
        self._repairing.merge(actor, file_id, ordinal)

    def split(self, actor: Actor, file_id: UUID, ordinal: int, text: str) -> int:
        """Reads an item anew from its text as a trainer parted it; gives how many items it is now.

        Raises BadInput("import.nothing_to_split"); Refused: import.taken_already, import.too_many_parts.
        """
        require(actor, Permission.EDIT_BANK)
        return self._repairing.split(actor, file_id, ordinal, text)

    def undo_repair(self, actor: Actor, file_id: UUID) -> RepairKind:
        """Takes back the last step. Raises Refused: import.nothing_to_undo, import.taken_already."""
        require(actor, Permission.EDIT_BANK)
        return self._repairing.undo(actor, file_id)

    def take_in(self, actor: Actor, file_id: UUID, progress: Progress, cancelled: Cancelled) -> ImportOutcome:
        """Takes what is ready into the bank, unverified, all or none; the rest stays in the file."""
        require(actor, Permission.EDIT_BANK)
        return self._taking.take_in(actor, file_id, progress, cancelled)

    def undo(self, actor: Actor, import_id: UUID, reason: str) -> UndoOutcome:
        """Withdraws the questions of an import; those changed since or held by a sealed paper stay and are named.

        Raises BadInput("reason.missing"), Refused("bank.undone_already").
        """
        require(actor, Permission.EDIT_BANK)
        require_reason(reason)
        return self._undoing.undo(actor, import_id, reason)

    def close(self, actor: Actor, file_id: UUID, reason: str) -> None:
        """Puts a file away: what is not taken in stays out for good. Raises BadInput("reason.missing")."""
        require(actor, Permission.EDIT_BANK)
        require_reason(reason)
        with self._database.write() as session:
            session.execute(update(ImportFile).where(ImportFile.id == file_id).values(closed=True))
            self._audit.record(session, actor.person_id, ImportEvent.CLOSED, file_id, {}, reason)

    def note_twins(self, actor: Actor, file_id: UUID, twins: Mapping[int, UUID]) -> None:
        """Marks ready items that say what a question of the bank says already, by ordinal; at most 200 at a time.

        Somebody then leaves each out, or puts it back with `RepairKind.PUT_BACK`.
        """
        require(actor, Permission.EDIT_BANK)
        with self._database.write() as session:
            number = session.scalars(select(ImportFile.number).where(ImportFile.id == file_id)).one()
            for ordinal, twin in twins.items():
                same = (ImportItem.file == number, ImportItem.ordinal == ordinal, ImportItem.load.is_(None))
                marked = update(ImportItem).where(*same, ImportItem.state == ItemState.READY)
                session.execute(marked.values(state=ItemState.DUPLICATE.value, twin=twin))

    def imports(self) -> tuple[ImportRow, ...]:
        """Every import, newest first: files with their counts, then loads that kept no file."""
        with self._database.read() as session:
            counts = _counts(session)
            files = session.scalars(select(ImportFile).where(ImportFile.whole.is_(True)))
            rows = [_row(file, counts[file.number]) for file in files]
            of_files = select(ImportTaken.load)
            loads = session.scalars(
                select(ImportBatch).where(ImportBatch.visible.is_(True), ImportBatch.number.not_in(of_files))
            )
            rows += [_load(load) for load in loads]
        return tuple(sorted(rows, key=lambda row: row.at, reverse=True))

    def file(self, file_id: UUID) -> FileDetail:
        """A file with the heads of its items."""
        with self._database.read() as session:
            row = session.scalars(select(ImportFile).where(ImportFile.id == file_id)).one()
            items = tuple(_heads(session, row.number))
            steps = session.scalar(select(func.max(ImportRepair.step)).where(ImportRepair.file == row.number))
        counts = sums(item.state for item in items)
        problems = tuple(problem_from_data(problem) for problem in row.problems)
        return FileDetail(_row(row, counts), row.format, row.hash, row.key_name, problems, items, steps or 0)

    def item(self, file_id: UUID, ordinal: int) -> ItemDetail:
        """One item with its draft, its question and its problems."""
        with self._database.read() as session:
            number = session.scalars(select(ImportFile.number).where(ImportFile.id == file_id)).one()
            row = session.get_one(ImportItem, (number, ordinal))
            place = session.scalar(select(func.count()).where(ImportItem.file == number, ImportItem.ordinal <= ordinal))
            visible = session.scalar(select(ImportBatch.visible).where(ImportBatch.number == row.load))
            joined = tuple(_joined(session, number, ordinal))
        return detail_of(row, head_of(vars(row), place or 0, bool(visible)), joined)

    def sound(self, file_id: UUID) -> Mapping[int, Question]:
        """Ordinal -> question of all items that are ready to be taken in."""
        with self._database.read() as session:
            ready = (
                select(ImportItem.ordinal, ImportItem.content)
                .join(ImportFile, ImportFile.number == ImportItem.file)
                .where(ImportFile.id == file_id, ImportItem.state == ItemState.READY, ImportItem.load.is_(None))
            )
            rows = session.execute(ready.order_by(ImportItem.ordinal)).all()
        return {ordinal: read_question(content) for ordinal, content in rows}

    def source(self, file_id: UUID) -> tuple[SourceFile, SourceFile | None]:
        """The bytes of a file as they were brought, and those of its key."""
        with self._database.read() as session:
            row = session.scalars(select(ImportFile).where(ImportFile.id == file_id)).one()
            key = SourceFile(row.key_name, read_file(session, row.key_hash)) if row.key_hash else None
            return SourceFile(row.name, read_file(session, row.hash)), key

    def places(self, file_id: UUID, lines: Sequence[SourceLine]) -> Mapping[int, Located]:
        """Where the items read from a file stand in its lines, by ordinal; parts of a split item are not in it."""
        with self._database.read() as session:
            number = session.scalars(select(ImportFile.number).where(ImportFile.id == file_id)).one()
            return places_of(session, number, lines)

    def sweep(self) -> None:
        """At start: removes what broken-off imports left behind and finishes broken-off undoings."""
        self._staging.sweep()
        self._keeping.sweep()
        self._undoing.sweep()


def _joined(session: Session, number: int, ordinal: int) -> Iterable[int]:
    """The items this one was joined with, and those that were joined with them; what a person left out has a reason."""
    behind: Sequence[int] = (ordinal,)
    gone = select(ImportItem.ordinal).where(ImportItem.state == ItemState.LEFT_OUT, ImportItem.reason == "")
    while behind:
        behind = session.scalars(gone.where(ImportItem.file == number, ImportItem.twin_item.in_(behind))).all()
        yield from behind


def _heads(session: Session, number: int) -> Iterable[ItemHead]:
    rows: Iterable[RowMapping] = session.execute(
        select(*_HEAD)
        .select_from(ImportItem)
        .outerjoin(ImportBatch, _LOAD)
        .where(ImportItem.file == number)
        .order_by(ImportItem.ordinal)
    ).mappings()
    for place, row in enumerate(rows, start=1):
        values: Mapping[str, Any] = {str(name): value for name, value in row.items()}
        yield head_of(values, place, bool(row["visible"]))


def _counts(session: Session) -> Mapping[int, Mapping[ItemState, int]]:
    """File number -> how many of its items stand where."""
    visible = ImportBatch.number.is_not(None)
    grouped = (
        select(ImportItem.file, ImportItem.state, visible, func.count())
        .select_from(ImportItem)
        .outerjoin(ImportBatch, _LOAD)
        .group_by(ImportItem.file, ImportItem.state, visible)
    )
    counts: dict[int, dict[ItemState, int]] = defaultdict(lambda: dict.fromkeys(ItemState, 0))
    for number, state, taken, many in session.execute(grouped):
        counts[number][ItemState.TAKEN if taken else ItemState(state)] += many
    return counts


def _row(file: ImportFile, counts: Mapping[ItemState, int]) -> ImportRow:
    return ImportRow(file.id, file.name, file.at, file.by, counts, file.undone, file.closed)


def _load(load: ImportBatch) -> ImportRow:
    counts = {ItemState.TAKEN: load.counts["added"]}
    return ImportRow(load.id, load.file_name, load.at, load.by, counts, load.undone, has_file=False)
