"""Sealed papers inside a caller's transaction."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.exams.papers.content import paper_from_text, seal
from trainer.exams.papers.tables import PaperTable
from trainer.exams.papers.values import Paper
from trainer.store.audit import AuditEntry
from trainer.store.errors import Refused

READ = "exams.paper_read"


def has_read(session: Session, paper_id: UUID, person_id: UUID) -> bool:
    """Whether somebody made a paper or has seen its keys."""
    if session.get_one(PaperTable, paper_id).made_by == person_id:
        return True
    query = select(AuditEntry.sequence).where(AuditEntry.subject_id == paper_id, AuditEntry.action == READ)
    return session.scalar(query.where(AuditEntry.actor_id == person_id).limit(1)) is not None


def read_paper(session: Session, paper_id: UUID) -> Paper:
    """A sealed paper inside the caller's transaction. Raises Refused("paper.damaged") where the hash does not fit."""
    row = session.get_one(PaperTable, paper_id)
    if seal(row.content) != row.hash:
        raise Refused("paper.damaged", name=row.name)
    return paper_of(row)


def paper_of(row: PaperTable) -> Paper:
    """The paper a row holds."""
    blueprint, items = paper_from_text(row.content)
    return Paper(row.id, row.name, blueprint, row.seed, items, row.hash, row.made_by, row.made_at, row.practice)
