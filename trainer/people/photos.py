"""Photographs of persons: kept once, shown to their person, to who manages, and at the entrance of an exam."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select

from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.people.registry import not_destroyed
from trainer.people.rules import check_photo
from trainer.people.tables import PersonTable
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import BadInput
from trainer.store.files import keep_file, read_file, stage_file
from trainer.store.transactions import Database


class Photos:
    """The part of the people service that keeps and shows photographs."""

    _database: Database
    _clock: Clock
    _audit: AuditTrail

    def set_photo(self, actor: Actor, person_id: UUID, name: str, content: bytes) -> str:
        """Keeps a photograph and gives its hash."""
        require(actor, Permission.EDIT_PEOPLE)
        check_photo(content)
        stage_file(self._database, name, content)
        with self._database.write() as session:
            kept = keep_file(session, name, content, self._clock.now())
            not_destroyed(session, person_id).photo = kept
            self._audit.record(session, actor.person_id, "people.photo_changed", person_id, {"hash": kept})
            return kept

    def photo(self, actor: Actor, photo: str) -> bytes:
        """The bytes of a photograph by its hash, the own one or any for who manages; no other kept file is given."""
        with self._database.read() as session:
            own = (PersonTable.photo == photo, PersonTable.id == actor.person_id)
            if session.scalar(select(PersonTable.id).where(*own)) is None:
                require(actor, Permission.SEE_MANAGEMENT)
        return self.photo_at_entrance(photo)

    def photo_at_entrance(self, photo: str) -> bytes:
        """The same where a candidate stands before a PC of an exam room and nobody has signed in yet."""
        with self._database.read() as session:
            if session.scalar(select(PersonTable.id).where(PersonTable.photo == photo).limit(1)) is None:
                raise BadInput("file.missing", hash=photo)
            return read_file(session, photo)
