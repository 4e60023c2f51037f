"""Finding a person by a number and confirming one by its end, for services that let people in."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import or_, select

from trainer.people.identity.rules import cleaned, confirms
from trainer.people.tables import PersonTable
from trainer.people.values import PersonStatus
from trainer.store.transactions import Database


class IdentityService:
    """Answers yes or no and gives keys; no number leaves it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def numbered(self, number: str) -> UUID | None:
        """Whose 工号, 执法证号 or ID number it is, typed or scanned; None for nobody in post."""
        wanted = cleaned(number)
        if not wanted:
            return None
        columns = (PersonTable.work_number, PersonTable.certificate_number, PersonTable.id_number)
        query = select(PersonTable.id).where(
            or_(*(column.in_({wanted, number.strip()}) for column in columns)),
            PersonTable.status == PersonStatus.ACTIVE,
        )
        with self._database.read() as session:
            found = session.scalars(query.limit(2)).all()
        return found[0] if len(found) == 1 else None

    def confirmed(self, person_id: UUID, typed: str, besides: str = "") -> bool:
        """Whether `typed` is the end of one of the person's numbers other than the one they were found by."""
        with self._database.read() as session:
            person = session.get_one(PersonTable, person_id)
            return confirms((person.id_number, person.certificate_number, person.work_number), typed, besides)

    def photo_of(self, person_id: UUID) -> str:
        """The hash of the photograph; empty for none."""
        with self._database.read() as session:
            return session.get_one(PersonTable, person_id).photo
