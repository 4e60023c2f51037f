"""Writes lines of the register, each with its entry in the trail, inside a caller's transaction."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from trainer.certificates.drawing import Batch, Drawn
from trainer.certificates.rules import facts_hash, statement
from trainer.certificates.sealing import stated_on
from trainer.certificates.tables import (
    CertificateGroundTable,
    CertificateOriginTable,
    CertificateTable,
    CertificateVoidTable,
)
from trainer.certificates.values import Certificate
from trainer.people.accounts.rules import require_other
from trainer.people.accounts.values import Actor
from trainer.store.apart import put_apart
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import BadInput, Refused
from trainer.store.files import keep_file


class RegisterBook:
    """The register: nothing in it is changed, lines are only added."""

    def __init__(self, clock: Clock, audit: AuditTrail, public: str) -> None:
        self._clock = clock
        self._audit = audit
        self._public = public

    def keep(self, session: Session, actor: Actor, drawn: Drawn, batch: Batch, corrects: UUID | None = None) -> UUID:
        """A drawn certificate with its file, what it was printed with, and what it was given for."""
        sheet = drawn.sheet
        row = CertificateTable(
            id=drawn.id,
            serial=sheet.serial,
            person_id=drawn.person_id,
            exam_id=sheet.occasion.exam_id,
            title=sheet.occasion.title,
            facts=facts_hash(statement(stated_on(sheet))),
            issued_on=sheet.issued_on,
            issued_at=batch.at,
            issued_by=actor.person_id,
            file_hash=keep_file(session, f"{sheet.serial}.pdf", drawn.content, batch.at),
            public_key=self._public,
        )
        session.add(row)
        session.flush()
        session.add(CertificateOriginTable(certificate_id=row.id, template_id=batch.template.id, corrects_id=corrects))
        proof = sheet.occasion.proof.strip() if row.exam_id is None else ""
        if proof:
            about, seal = sheet.occasion.about, put_apart(session, proof)
            session.add(CertificateGroundTable(certificate_id=row.id, about=about, proof=seal))
        detail = {"certificate": str(row.id), "serial": row.serial, "hash": row.file_hash}
        detail |= {"replaces": sheet.replaces} if sheet.replaces else {}
        self._audit.record(session, actor.person_id, "certificates.issued", row.person_id, detail, proof)
        return row.id

    def void(self, session: Session, actor: Actor, found: Certificate, reason: str) -> None:
        """作废, never of one's own. Raises BadInput("reason.missing"), Refused("certificate.already_voided")."""
        if not reason.strip():
            raise BadInput("reason.missing")
        require_other(actor, found.person_id)
        if found.voided is not None:
            raise Refused("certificate.already_voided", serial=found.serial)
        at, words = self._clock.now(), reason.strip()
        session.add(CertificateVoidTable(certificate_id=found.id, at=at, by_id=actor.person_id, reason=words))
        session.flush()
        detail = {"certificate": str(found.id), "serial": found.serial}
        self._audit.record(session, actor.person_id, "certificates.voided", found.person_id, detail, reason)
