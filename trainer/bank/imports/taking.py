"""Taking the sound items of a file into the bank, as often as some have become sound."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Table, select, update

from trainer.bank.imports.mapping import read_prepared
from trainer.bank.imports.tables import ImportFile, ImportItem
from trainer.bank.imports.twins import in_bank
from trainer.bank.imports.values import ItemState
from trainer.bank.staging import Cancelled, Load, Progress, Staging
from trainer.bank.values import ImportOutcome, Origin, QuestionStatus
from trainer.people.accounts.values import Actor
from trainer.store.errors import Refused
from trainer.store.transactions import Database

_ITEMS: Table = ImportItem.__table__  # type: ignore[assignment]


class Taking:
    """All of a file that is ready goes in together, or none of it."""

    def __init__(self, database: Database, staging: Staging) -> None:
        self._database = database
        self._staging = staging

    def take_in(self, actor: Actor, file_id: UUID, progress: Progress, cancelled: Cancelled) -> ImportOutcome:
        """Refused("import.file_closed") where the file was closed or undone."""
        file, ready, left = self._ready(file_id)
        with self._database.read() as session:
            twins = in_bank(session, [print_ for _, print_, _ in ready])
        repeated = [(ordinal, twins[print_]) for ordinal, print_, _ in ready if print_ in twins]
        self._set_aside(file.number, repeated)
        fresh = [(ordinal, print_, content) for ordinal, print_, content in ready if print_ not in twins]
        if not fresh:
            return ImportOutcome(None, 0, len(repeated), left)
        load = Load(
            file.name,
            file.hash,
            (read_prepared(content, print_) for _, print_, content in fresh),
            len(fresh),
            Origin.IMPORTED,
            QuestionStatus.UNVERIFIED,
            left,
            [(file.number, ordinal) for ordinal, _, _ in fresh],
        )
        batch_id = self._staging.keep(actor, load, progress, cancelled)
        added = 0 if batch_id is None else len(fresh)
        return ImportOutcome(batch_id, added, len(repeated), left, batch_id is None)

    def _ready(self, file_id: UUID) -> tuple[ImportFile, list[tuple[int, str, str]], int]:
        """The file, the ordinal, fingerprint and content of its ready items, and how many need repair."""
        with self._database.read() as session:
            file = session.scalars(select(ImportFile).where(ImportFile.id == file_id)).one()
            if file.closed or file.undone:
                raise Refused("import.file_closed", name=file.name)
            of_file = select(ImportItem.ordinal, ImportItem.fingerprint, ImportItem.content).where(
                ImportItem.file == file.number, ImportItem.load.is_(None)
            )
            ready = session.execute(of_file.where(ImportItem.state == ItemState.READY).order_by(ImportItem.ordinal))
            rows = [(ordinal, print_, content) for ordinal, print_, content in ready]
            left = session.scalars(
                select(ImportItem.ordinal).where(
                    ImportItem.file == file.number, ImportItem.state == ItemState.REPAIR, ImportItem.load.is_(None)
                )
            ).all()
        return file, rows, len(left)

    def _set_aside(self, number: int, repeated: list[tuple[int, UUID]]) -> None:
        """What has come into the bank by another way meanwhile is a duplicate now."""
        for some in self._database.pieces(repeated):
            with self._database.write() as session:
                for ordinal, twin in some:
                    session.execute(
                        update(_ITEMS)
                        .where(_ITEMS.c.file == number, _ITEMS.c.ordinal == ordinal)
                        .values(state=ItemState.DUPLICATE.value, twin=twin)
                    )
