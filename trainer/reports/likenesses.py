"""What a person is known by at a door: sex and photograph, for the papers of an exam."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from trainer.people.tables import PersonTable
from trainer.people.values import Sex
from trainer.store.files import KeptFile
from trainer.store.transactions import Database, chunks

_AT_ONCE = 100


@dataclass(frozen=True)
class Likeness:
    """`photo` is None for whom no photograph is kept."""

    sex: Sex
    photo: bytes | None


def likenesses(database: Database, person_ids: Iterable[UUID]) -> dict[UUID, Likeness]:
    """By person; nothing about those who are not in the store."""
    found: dict[UUID, Likeness] = {}
    query = select(PersonTable.id, PersonTable.sex, KeptFile.content)
    query = query.outerjoin(KeptFile, KeptFile.hash == PersonTable.photo)
    with database.read() as session:
        for some in chunks(dict.fromkeys(person_ids), _AT_ONCE):
            for row in session.execute(query.where(PersonTable.id.in_(some))):
                found[row.id] = Likeness(Sex(row.sex), row.content)
    return found
