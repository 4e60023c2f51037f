"""Whose certificates are checked here: the keys of other offices and their lists of voids, exchanged as files."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.certificates.exchange import read_key, read_voids, voids_key, write_key, write_voids
from trainer.certificates.rules import public_key
from trainer.certificates.sealing import key_id_of
from trainer.certificates.tables import (
    CertificateKeyTable,
    CertificateOriginTable,
    CertificateTable,
    CertificateVoidTable,
)
from trainer.certificates.values import OfficeKey, VoidEntry
from trainer.people.accounts.rules import require, require_reason
from trainer.people.accounts.values import Actor, Permission
from trainer.people.service import PeopleService
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock, local_day
from trainer.store.errors import BadInput, Refused
from trainer.store.transactions import Database


class Keyring:
    """The office's own public key going out, those of others coming in."""

    def __init__(self, database: Database, clock: Clock, audit: AuditTrail, people: PeopleService, seal: bytes) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit
        self._people = people
        self._seal = seal
        self.public = public_key(seal)
        self.key_id = key_id_of(self.public)

    def keys(self, actor: Actor) -> tuple[OfficeKey, ...]:
        """The offices known here, by name; withdrawn ones included."""
        require(actor, Permission.SEE_RESULTS)
        with self._database.read() as session:
            rows = session.scalars(select(CertificateKeyTable).order_by(CertificateKeyTable.office)).all()
        return tuple(_value(row) for row in rows)

    def export_key(self, actor: Actor) -> bytes:
        """The file another office needs to check this office's certificates; it holds nothing secret."""
        require(actor, Permission.EDIT_SETTINGS)
        now = self._clock.now()
        content = write_key(self._seal, self.public, self._people.units()[0].name, local_day(now))
        self._note(actor, "certificates.key_exported", {"key": self.key_id})
        return content

    def look(self, actor: Actor, content: bytes) -> OfficeKey:
        """What a key file says, before it is trusted; its fingerprint is compared by telephone.

        Refused: a file that was changed ("certificate.key_file"), the office's own ("certificate.key_own").
        """
        require(actor, Permission.EDIT_SETTINGS)
        office, public = read_key(content)
        if public == self.public:
            raise Refused("certificate.key_own")
        return OfficeKey(key_id_of(public), public, office, self._clock.now())

    def trust(self, actor: Actor, content: bytes) -> OfficeKey:
        """Takes the key of another office in; one that was withdrawn is trusted again."""
        key = self.look(actor, content)
        with self._database.write() as session:
            row = session.get(CertificateKeyTable, key.key_id)
            if row is not None and row.public_key != key.public_key:
                raise BadInput("certificate.key_file")
            if row is None:
                row = CertificateKeyTable(
                    key_id=key.key_id, public_key=key.public_key, added_at=self._clock.now(), voids=[]
                )
                session.add(row)
            row.office, row.withdrawn_at = key.office, None
            session.flush()
            detail = {"key": key.key_id}
            self._audit.record(session, actor.person_id, "certificates.key_trusted", None, detail)
            return _value(row)

    def withdraw(self, actor: Actor, key_id: str, reason: str) -> None:
        """No longer trusts a key, for instance because it was lost; what it signed counts as foreign from now on."""
        require(actor, Permission.EDIT_SETTINGS)
        require_reason(reason)
        with self._database.write() as session:
            row = session.get(CertificateKeyTable, key_id)
            if row is None or row.withdrawn_at is not None:
                raise Refused("certificate.key_unknown")
            row.withdrawn_at = self._clock.now()
            self._audit.record(session, actor.person_id, "certificates.key_withdrawn", None, {"key": key_id}, reason)

    def export_voids(self, actor: Actor) -> bytes:
        """The signed list of all that this office has voided, to be handed on to those who hold its key."""
        require(actor, Permission.ISSUE_CERTIFICATES)
        with self._database.read() as session:
            entries = own_voids(session)
        content = write_voids(self._seal, self.public, self._clock.now(), entries)
        self._note(actor, "certificates.voids_exported", {"key": self.key_id, "voids": str(len(entries))})
        return content

    def take_voids(self, actor: Actor, content: bytes) -> OfficeKey:
        """Takes in the list of voids of a trusted office.

        Refused: a key not trusted here ("certificate.voids_foreign"), a changed list ("certificate.voids_forged"),
        one that is older than the list held here, or leaves out what that says ("certificate.voids_old").
        """
        require(actor, Permission.ISSUE_CERTIFICATES)
        key_id = voids_key(content)
        with self._database.read() as session:
            key = trusted(session, key_id)
        if key is None:
            raise Refused("certificate.voids_foreign")
        found = read_voids(content, key.public_key)
        with self._database.write() as session:
            row = session.get_one(CertificateKeyTable, key_id)
            gone = {serial for serial, _day, _by in row.voids} - {one.serial for one in found.entries}
            if gone or (row.voids_made_at is not None and found.made_at < row.voids_made_at):
                raise Refused("certificate.voids_old", office=row.office)
            row.voids = [[one.serial, one.voided_on.isoformat(), one.replaced_by] for one in found.entries]
            row.voids_made_at = found.made_at
            detail = {"key": key_id, "voids": str(found.number)}
            self._audit.record(session, actor.person_id, "certificates.voids_taken", None, detail)
            return _value(row)

    def _note(self, actor: Actor, action: str, detail: dict[str, str]) -> None:
        with self._database.write() as session:
            self._audit.record(session, actor.person_id, action, None, detail)


def trusted(session: Session, key_id: str) -> OfficeKey | None:
    """The key of another office under its short name, unless it was withdrawn."""
    row = session.get(CertificateKeyTable, key_id)
    return None if row is None or row.withdrawn_at is not None else _value(row)


def trusted_keys(session: Session) -> tuple[OfficeKey, ...]:
    """All keys of other offices that were not withdrawn."""
    rows = session.scalars(select(CertificateKeyTable).where(CertificateKeyTable.withdrawn_at.is_(None)))
    return tuple(_value(row) for row in rows)


def is_voided_elsewhere(session: Session, key_id: str, serial: str) -> bool:
    """Whether the newest list of voids of an office names a serial."""
    row = session.get(CertificateKeyTable, key_id)
    return row is not None and any(entry[0] == serial for entry in row.voids)


def own_voids(session: Session) -> tuple[VoidEntry, ...]:
    """All that was voided here, in the order of time, with the serial of the correction where there is one."""
    newer = select(CertificateOriginTable.corrects_id, CertificateTable.serial).join(
        CertificateTable, CertificateTable.id == CertificateOriginTable.certificate_id
    )
    corrected: dict[UUID | None, str] = {row[0]: row[1] for row in session.execute(newer)}
    query = (
        select(CertificateTable.id, CertificateTable.serial, CertificateVoidTable.at)
        .join(CertificateVoidTable, CertificateVoidTable.certificate_id == CertificateTable.id)
        .order_by(CertificateVoidTable.at, CertificateTable.serial)
    )
    return tuple(
        VoidEntry(serial, local_day(at), corrected.get(certificate_id, ""))
        for certificate_id, serial, at in session.execute(query)
    )


def _value(row: CertificateKeyTable) -> OfficeKey:
    return OfficeKey(
        row.key_id,
        row.public_key,
        row.office,
        row.added_at,
        row.withdrawn_at,
        len(row.voids),
        row.voids_made_at,
    )
