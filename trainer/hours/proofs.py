"""Proofs of hours: kept once, shown to their person and to who manages."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select

from trainer.hours.mapping import in_year
from trainer.hours.tables import HourEntryRow, HourProofRow
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.people.service import PeopleService
from trainer.store.files import file_hash, read_file
from trainer.store.transactions import Database
from trainer.words import _


class Proofs:
    """The part of the hours service that keeps and shows proofs."""

    _database: Database
    _people: PeopleService

    def evidence(self, actor: Actor, entry_id: UUID, which: str = "") -> bytes:
        """A proof of an entry, the first unless its hash is named; others than its person need a management role."""
        with self._database.read() as session:
            row = session.get_one(HourEntryRow, entry_id)
            if row.person_id != actor.person_id:
                require(actor, Permission.SEE_MANAGEMENT)
            kept = {row.evidence, *session.scalars(select(HourProofRow.hash).where(HourProofRow.entry_id == entry_id))}
            return read_file(session, which if which in kept else row.evidence or "")

    def take_out(self, actor: Actor, entry_id: UUID) -> bytes:
        """The first proof of an entry, for a file outside: a line in the register of exports. Raises as `evidence`."""
        content = self.evidence(actor, entry_id)
        self._people.record_export(actor, "evidence", 1, False, _("Proof of hours"), file_hash(content))
        return content

    def proofs(self, actor: Actor, person_id: UUID, year: int) -> dict[UUID, tuple[str, ...]]:
        """The proofs beyond the first, by entry, of one person's year."""
        if actor.person_id != person_id:
            require(actor, Permission.SEE_MANAGEMENT)
        query = select(HourProofRow.entry_id, HourProofRow.hash).join(HourEntryRow)
        query = query.where(HourEntryRow.person_id == person_id, in_year(year)).order_by(HourProofRow.hash)
        found: dict[UUID, tuple[str, ...]] = {}
        with self._database.read() as session:
            for entry_id, one in session.execute(query):
                found[entry_id] = (*found.get(entry_id, ()), one)
        return found
