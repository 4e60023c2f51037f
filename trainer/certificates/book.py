"""Writes lines of the register, each with its entry in the trail, inside a caller's transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from trainer.certificates.drawing import Batch, Drawn
from trainer.certificates.lines import Lines, RegisterLines
from trainer.certificates.tables import CertificateVoidTable
from trainer.certificates.values import Certificate
from trainer.people.accounts.rules import require_other, require_reason
from trainer.people.accounts.values import Actor
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import Refused
from trainer.store.transactions import Database


class RegisterBook:
    """The register: nothing in it is changed, lines are only added."""

    def __init__(self, database: Database, clock: Clock, audit: AuditTrail, public: str) -> None:
        self._clock = clock
        self._audit = audit
        self._lines = RegisterLines(database.engine, public)

    def ready(self, actor: Actor, drawn: Sequence[Drawn], batch: Batch, corrects: UUID | None = None) -> Lines:
        """All that is written of drawn certificates, made before the write lock is taken."""
        return self._lines.ready(actor, drawn, batch, corrects)

    def keep(self, session: Session, actor: Actor, lines: Lines) -> Mapping[UUID, UUID]:
        """Registers certificates that were made ready; their keys by person."""
        self._lines.write(session, lines)
        self._audit.record_all(session, actor.person_id, "certificates.issued", lines.subjects, lines.proof)
        return lines.ids

    def void(self, session: Session, actor: Actor, found: Certificate, reason: str) -> None:
        """作废, never of one's own. Raises BadInput("reason.missing"), Refused("certificate.already_voided")."""
        require_reason(reason)
        require_other(actor, found.person_id)
        if found.voided is not None:
            raise Refused("certificate.already_voided", serial=found.serial)
        at, words = self._clock.now(), reason.strip()
        session.add(CertificateVoidTable(certificate_id=found.id, at=at, by_id=actor.person_id, reason=words))
        session.flush()
        detail = {"certificate": str(found.id), "serial": found.serial}
        self._audit.record(session, actor.person_id, "certificates.voided", found.person_id, detail, reason)
