"""Saved searches and chosen columns of the bank."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import exists, or_, select

from trainer.bank.searches.mapping import query_data, query_of
from trainer.bank.searches.tables import BankColumnsTable, SavedSearchTable
from trainer.bank.searches.values import LONGEST_NAME, SavedSearch
from trainer.bank.values import BankQuery
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.clock import Clock
from trainer.store.errors import BadInput, NotAllowed
from trainer.store.ids import Ids
from trainer.store.transactions import Database


class Searches:
    """Everybody sees their own and what colleagues share. None of it changes a question; the trail leaves it out."""

    def __init__(self, database: Database, ids: Ids, clock: Clock) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock

    def listed(self, actor: Actor) -> tuple[SavedSearch, ...]:
        """One's own first, by name."""
        require(actor, Permission.READ_KEYS)
        table = SavedSearchTable
        seen = select(table).where(or_(table.person_id == actor.person_id, table.shared.is_(True)))
        with self._database.read() as session:
            rows = session.scalars(seen.order_by(table.name, table.id)).all()
            found = [
                SavedSearch(row.id, row.name, query_of(row.content), row.shared, row.person_id == actor.person_id)
                for row in rows
            ]
        return tuple(sorted(found, key=lambda one: not one.mine))

    def save(self, actor: Actor, name: str, query: BankQuery, shared: bool = False) -> UUID:
        """Keeps a query under a name, cut to 20 letters. Raises BadInput: search.no_name, search.name_taken."""
        require(actor, Permission.READ_KEYS)
        name = " ".join(name.split())[:LONGEST_NAME]
        if not name:
            raise BadInput("search.no_name")
        table, own = SavedSearchTable, self._ids.new()
        with self._database.write() as session:
            if session.scalar(select(exists().where(table.person_id == actor.person_id, table.name == name))):
                raise BadInput("search.name_taken")
            values = {"name": name, "shared": shared, "content": query_data(query), "at": self._clock.now()}
            session.add(table(id=own, person_id=actor.person_id, **values))
        return own

    def delete(self, actor: Actor, search_id: UUID) -> None:
        """Forgets one's own. Raises NotAllowed("search.not_yours")."""
        require(actor, Permission.READ_KEYS)
        with self._database.write() as session:
            row = session.get(SavedSearchTable, search_id)
            if row is None:
                return
            if row.person_id != actor.person_id:
                raise NotAllowed("search.not_yours")
            session.delete(row)

    def columns(self, actor: Actor) -> tuple[str, ...] | None:
        """The columns this person looks at; None until they chose."""
        require(actor, Permission.READ_KEYS)
        with self._database.read() as session:
            row = session.get(BankColumnsTable, actor.person_id)
            return None if row is None else tuple(row.columns)

    def keep_columns(self, actor: Actor, columns: Sequence[str]) -> None:
        """The columns this person looks at from now on, by their keys, in their order."""
        require(actor, Permission.READ_KEYS)
        with self._database.write() as session:
            session.merge(BankColumnsTable(person_id=actor.person_id, columns=list(columns)))
