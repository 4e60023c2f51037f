"""Many entries of one batch, made ready before the write lock is taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from sqlalchemy import Table, insert
from sqlalchemy.orm import Session

from trainer.hours.mapping import columns_of, proofs_of
from trainer.hours.tables import HourEntryRow, HourProofRow
from trainer.hours.values import Evidence, HourEntry
from trainer.store.files import keep_file, stage_file
from trainer.store.many import Many
from trainer.store.transactions import BULK_ROWS, Database

_ENTRIES, _PROOFS = (cast(Table, kind.__table__) for kind in (HourEntryRow, HourProofRow))


class BatchRows:
    """The rows of a batch: `stage` writes all but the last entry piece by piece, `end` that one. The files that prove
    them are kept in the first of these transactions.

    They go in person by person: what the index by person says of one then stands together, and a piece of a large
    sheet changes few pages of a ledger of years instead of one for each row.
    """

    def __init__(self, database: Database, entries: Sequence[HourEntry], files: Sequence[Evidence] = ()) -> None:
        entries = sorted(entries, key=lambda entry: entry.draft.person_id.int)
        first = entries[0]
        shared = {"batch_id": first.batch_id, "entered_by": first.entered_by, "at": first.at, "reverses_id": None}
        self._database = database
        self._unkept, self._at = list(files), first.at
        self._insertion = Many(database.engine, insert(_ENTRIES), _ENTRIES.columns.keys())
        self._rows = self._insertion.ready([columns_of(entry) for entry in entries], **shared)
        self._proofs = Many(database.engine, insert(_PROOFS), _PROOFS.columns.keys())
        self._further = self._proofs.ready(proofs_of(entries[:-1]))
        self._last = self._proofs.ready(proofs_of(entries[-1:]))

    def stage(self, progress: Callable[[int, int], None]) -> None:
        """Nothing of it shows before the batch stands; an error of `progress` stops the work."""
        for file in self._unkept:
            stage_file(self._database, file.name, file.content)
        total, done = len(self._rows), 0
        for many, rows in ((self._insertion, self._rows[:-1]), (self._proofs, self._further)):
            for some in self._database.pieces(rows, BULK_ROWS):
                progress(min(done, total), total)
                with self._database.stage() as session:
                    self._keep(session)
                    many.run(session, some)
                done += len(some)

    def end(self, session: Session) -> None:
        self._keep(session)
        self._insertion.run(session, self._rows[-1:])
        self._proofs.run(session, self._last)

    def _keep(self, session: Session) -> None:
        for file in self._unkept:
            keep_file(session, file.name, file.content, self._at, file.hash)
        self._unkept.clear()
