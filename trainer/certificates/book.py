"""Writes lines of the register, each with its entry in the trail, inside a caller's transaction."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session

from trainer.certificates.drawing import Batch, Drawn
from trainer.certificates.tables import (
    CertificateGroundTable,
    CertificateOriginTable,
    CertificateTable,
    CertificateVoidTable,
)
from trainer.certificates.values import Certificate
from trainer.people.accounts.rules import require_other, require_reason
from trainer.people.accounts.values import Actor
from trainer.store.apart import put_all_apart
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import Refused
from trainer.store.files import keep_files


class RegisterBook:
    """The register: nothing in it is changed, lines are only added."""

    def __init__(self, clock: Clock, audit: AuditTrail, public: str) -> None:
        self._clock = clock
        self._audit = audit
        self._public = public

    def keep(
        self, session: Session, actor: Actor, drawn: Sequence[Drawn], batch: Batch, corrects: UUID | None = None
    ) -> dict[UUID, UUID]:
        """Drawn certificates with their files, what they were printed with and given for; their keys by person.

        Everything of one table goes in by one statement, for others wait meanwhile.
        """
        if not drawn:
            return {}
        keep_files(session, [(one.file_hash, f"{one.sheet.serial}.pdf", one.content) for one in drawn], batch.at)
        rows = [self._row(actor, one, batch) for one in drawn]
        session.execute(insert(CertificateTable), rows)
        layout = batch.template.id
        origins = [{"certificate_id": one.id, "template_id": layout, "corrects_id": corrects} for one in drawn]
        session.execute(insert(CertificateOriginTable), origins)
        proof = "" if batch.occasion.exam_id else batch.occasion.proof.strip()
        if proof:
            seals = put_all_apart(session, [proof] * len(drawn))
            grounds = [
                {"certificate_id": one.id, "about": batch.occasion.about, "proof": seal}
                for one, seal in zip(drawn, seals, strict=True)
            ]
            session.execute(insert(CertificateGroundTable), grounds)
        replaced = {"replaces": batch.replaces} if batch.replaces else {}
        subjects = [
            (one.person_id, {"certificate": str(one.id), "serial": one.sheet.serial, "hash": one.file_hash} | replaced)
            for one in drawn
        ]
        self._audit.record_all(session, actor.person_id, "certificates.issued", subjects, proof)
        return {one.person_id: one.id for one in drawn}

    def _row(self, actor: Actor, one: Drawn, batch: Batch) -> dict[str, object]:
        sheet = one.sheet
        return {
            "id": one.id,
            "serial": sheet.serial,
            "person_id": one.person_id,
            "exam_id": sheet.occasion.exam_id,
            "title": sheet.occasion.title,
            "facts": one.facts,
            "issued_on": sheet.issued_on,
            "issued_at": batch.at,
            "issued_by": actor.person_id,
            "file_hash": one.file_hash,
            "public_key": self._public,
        }

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
