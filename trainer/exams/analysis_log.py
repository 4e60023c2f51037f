"""Who took the analysis of an exam out, and who compared neighbours."""

from __future__ import annotations

from uuid import UUID

from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.audit import AuditTrail
from trainer.store.transactions import Database


class AnalysisLog:
    """Entries of the audit trail, with counts and hashes only."""

    def __init__(self, database: Database, audit: AuditTrail) -> None:
        self._database = database
        self._audit = audit

    def exported(self, actor: Actor, exam_id: UUID, content_hash: str) -> None:
        """The analysis with its questions and keys left the store."""
        self._record(actor, "exams.analysis_exported", exam_id, {"hash": content_hash})

    def compared(self, actor: Actor, exam_id: UUID, pairs: int, hints: int) -> None:
        """Somebody asked which neighbours answered alike."""
        self._record(actor, "exams.neighbours_compared", exam_id, {"pairs": str(pairs), "hints": str(hints)})

    def _record(self, actor: Actor, action: str, exam_id: UUID, detail: dict[str, str]) -> None:
        require(actor, Permission.READ_KEYS)
        with self._database.write() as session:
            self._audit.record(session, actor.person_id, action, exam_id, detail)
