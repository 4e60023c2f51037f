"""Keeping a file that was read: its bytes, and its items in pieces that no list shows before all are there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Table, delete, insert, select, update

from question_bank.formats.draft import problem_to_data
from question_bank.formats.reading import LARGEST_FILE
from question_bank.memory import uncollected
from trainer.bank.imports.mapping import item_values
from trainer.bank.imports.process import require_size
from trainer.bank.imports.rules import SPACING, state_of
from trainer.bank.imports.tables import ImportFile, ImportItem, ImportRepair
from trainer.bank.imports.twins import in_bank
from trainer.bank.imports.values import FileReading, ImportEvent, ItemState, SourceFile
from trainer.bank.pictures import PictureShelf
from trainer.bank.staging import Cancelled, Progress
from trainer.people.accounts.values import Actor
from trainer.store.audit import AuditTrail
from trainer.store.base import SERVER
from trainer.store.clock import Clock
from trainer.store.errors import Refused
from trainer.store.files import file_hash, keep_file, stage_file
from trainer.store.ids import Ids
from trainer.store.many import Many
from trainer.store.transactions import BULK_ROWS, Database

_ABANDONED = timedelta(days=1)
_ITEMS: Table = ImportItem.__table__  # type: ignore[assignment]


class Keeping:
    """A file is there whole or not at all; the write lock is never held for more than one piece."""

    def __init__(self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._pictures = PictureShelf(database, clock)

    def keep(self, actor: Actor, read: FileReading, progress: Progress, cancelled: Cancelled) -> UUID | None:
        """Gives the id of the file; None when it was cancelled, and then nothing is left of it."""
        for file in _files(read):
            require_size(file)
        self._pictures.keep_all(read.reading.batch.pictures)
        file_id, number = self._open(actor, read)
        insertion = Many(self._database.engine, insert(_ITEMS), _ITEMS.columns.keys())
        untaken = {"file": number, "revision": 0, "reason": ""}
        with uncollected():
            rows = insertion.ready(self._rows(read, number), **untaken)
        done = 0
        for some in self._database.pieces(rows, BULK_ROWS):
            if cancelled():
                self.discard(number)
                return None
            with self._database.stage() as session:
                insertion.run(session, some)
            done += len(some)
            progress(done, len(rows))
        self._show(actor, read, file_id)
        return file_id

    def join_key(self, actor: Actor, file_id: UUID, read: FileReading) -> int:
        """The items that nobody has touched as they are with a key; gives how many changed.

        Raises Refused("import.key_other_items") where the file reads otherwise with the key.
        """
        assert read.key is not None
        with self._database.read() as session:
            number = session.scalars(select(ImportFile.number).where(ImportFile.id == file_id)).one()
            known = session.execute(
                select(ImportItem.ordinal, ImportItem.revision, ImportItem.state, ImportItem.load)
                .where(ImportItem.file == number, ImportItem.ordinal % SPACING == 0)
                .order_by(ImportItem.ordinal)
            ).all()
        rows = self._rows(read, number)
        if [row["ordinal"] for row in rows] != [row.ordinal for row in known]:
            raise Refused("import.key_other_items", name=read.key.name)
        untouched = {
            row.ordinal for row in known if not row.revision and not row.load and row.state != ItemState.LEFT_OUT
        }
        wanted = [row for row in rows if row["ordinal"] in untouched]
        for some in self._database.pieces(wanted):
            with self._database.write() as session:
                for row in some:
                    values = {name: value for name, value in row.items() if name not in ("file", "ordinal")}
                    self._renew(session.execute, number, row["ordinal"], values)
        self._note_key(actor, file_id, read.key, read)
        return len(wanted)

    def sweep(self) -> None:
        """Removes files whose keeping was broken off; on a server only those that are a day old."""
        broken_off = select(ImportFile.number).where(ImportFile.whole.is_(False))
        if self._database.kind == SERVER:
            broken_off = broken_off.where(ImportFile.at < self._clock.now() - _ABANDONED)
        with self._database.read() as session:
            hidden = session.scalars(broken_off).all()
        for number in hidden:
            self.discard(number)

    def discard(self, number: int) -> None:
        """Removes a file that was never whole, piece by piece."""
        ordinals = select(ImportItem.ordinal).where(ImportItem.file == number).limit(200)
        left = True
        while left:
            with self._database.write() as session:
                some = session.scalars(ordinals).all()
                session.execute(delete(_ITEMS).where(_ITEMS.c.file == number, _ITEMS.c.ordinal.in_(some)))
                left = bool(some)
                if not left:
                    session.execute(delete(ImportRepair).where(ImportRepair.file == number))
                    session.execute(delete(ImportFile).where(ImportFile.number == number))

    @staticmethod
    def _renew(execute: Any, number: int, ordinal: int, values: dict[str, Any]) -> None:
        same = (_ITEMS.c.file == number, _ITEMS.c.ordinal == ordinal, _ITEMS.c.revision == 0, ImportItem.load.is_(None))
        execute(update(_ITEMS).where(*same).values(**values))

    def _open(self, actor: Actor, read: FileReading) -> tuple[UUID, int]:
        file_id, key = self._ids.new(), read.key
        with self._database.write() as session:
            row = ImportFile(
                id=file_id,
                name=read.source.name,
                hash=file_hash(read.source.content),
                key_name=key.name if key else "",
                key_hash=file_hash(key.content) if key else "",
                format=read.reading.format,
                problems=[problem_to_data(problem) for problem in read.reading.batch.problems],
                at=self._clock.now(),
                by=actor.person_id,
            )
            session.add(row)
            session.flush()
            return file_id, row.number

    def _rows(self, read: FileReading, number: int) -> list[dict[str, Any]]:
        """The rows of all items; those that repeat the bank or an earlier item are duplicates."""
        reading = read.reading
        rows = [
            item_values(item, state_of(item, twin=False)) | {"file": number, "ordinal": place * SPACING}
            for place, item in enumerate(reading.batch.questions, start=1)
        ]
        with self._database.read() as session:
            twins = in_bank(session, (row["fingerprint"] for row in rows))
        first: dict[str, int] = {}
        for row in rows:
            print_ = row["fingerprint"]
            if not print_:
                continue
            row["twin"], row["twin_item"] = twins.get(print_), first.get(print_)
            if row["twin"] or row["twin_item"]:
                row["state"] = ItemState.DUPLICATE.value
            first.setdefault(print_, row["ordinal"])
        return rows

    def _show(self, actor: Actor, read: FileReading, file_id: UUID) -> None:
        staged = self._staged(read)
        with self._database.write() as session:
            for file, key in staged:
                keep_file(session, file.name, file.content, self._clock.now(), key)
            row = session.scalars(select(ImportFile).where(ImportFile.id == file_id)).one()
            row.whole = True
            detail = {"items": str(read.reading.batch.found), "hash": row.hash}
            self._audit.record(session, actor.person_id, ImportEvent.KEPT, file_id, detail)

    def _staged(self, read: FileReading) -> Sequence[tuple[SourceFile, str]]:
        """Large files go in piece by piece before the short transaction that keeps them; gives their hashes."""
        return [(file, stage_file(self._database, file.name, file.content, LARGEST_FILE)) for file in _files(read)]

    def _note_key(self, actor: Actor, file_id: UUID, key: SourceFile, read: FileReading) -> None:
        own = dict(self._staged(read))[key]
        with self._database.write() as session:
            row = session.scalars(select(ImportFile).where(ImportFile.id == file_id)).one()
            row.key_name, row.key_hash = key.name, keep_file(session, key.name, key.content, self._clock.now(), own)
            row.problems = [problem_to_data(problem) for problem in read.reading.batch.problems]
            self._audit.record(session, actor.person_id, ImportEvent.KEY_JOINED, file_id, {"hash": row.key_hash})


def _files(read: FileReading) -> Sequence[SourceFile]:
    return (read.source,) if read.key is None else (read.source, read.key)
