"""Sets of parallel papers, and what sealed papers hold, inside a caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from trainer.exams.papers.content import paper_text, seal
from trainer.exams.papers.sheets import sheet_to_data
from trainer.exams.papers.tables import PaperFormTable, PaperQuestion, PaperSetTable, PaperSheetTable, PaperTable
from trainer.exams.papers.values import DataSheet, PaperDraft, PaperForm, PaperSet
from trainer.people.accounts.values import Actor
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.ids import Ids

LETTERS = "ABCDEFGH"
"""At most eight parallel papers stand in one set."""


def paper_row(ids: Ids, clock: Clock, actor: Actor, draft: PaperDraft, name: str) -> PaperTable:
    """A draft as it will be stored, frozen under its hash."""
    text = paper_text(draft)
    return PaperTable(
        id=ids.new(),
        name=name,
        seed=draft.seed,
        questions=len(draft.items),
        total=draft.blueprint.total_score,
        content=text,
        hash=seal(text),
        made_by=actor.person_id,
        made_at=clock.now(),
        practice=draft.practice,
    )


def add_papers(
    session: Session, audit: AuditTrail, actor: Actor, papers: Iterable[tuple[PaperTable, PaperDraft, DataSheet]]
) -> None:
    """Keeps papers with what they hold and their data sheets, each in the audit trail."""
    kept = list(papers)
    session.add_all(row for row, _draft, _sheet in kept)
    session.flush()
    held = [
        {"paper_id": row.id, "question_id": key}
        for row, draft, _sheet in kept
        for key in dict.fromkeys(item.question_id for item in draft.items)
    ]
    session.execute(insert(PaperQuestion), held)
    sheets = [{"paper_id": row.id, "content": sheet_to_data(sheet)} for row, _draft, sheet in kept]
    session.execute(insert(PaperSheetTable), sheets)
    subjects = [(row.id, {"hash": row.hash}) for row, _draft, _sheet in kept]
    audit.record_all(session, actor.person_id, "exams.paper_sealed", subjects)


def read_forms(session: Session, set_id: UUID) -> tuple[PaperForm, ...]:
    """The papers of a set by letter."""
    rows = session.scalars(
        select(PaperFormTable).where(PaperFormTable.set_id == set_id).order_by(PaperFormTable.letter)
    )
    return tuple(PaperForm(row.letter, row.paper_id) for row in rows)


def read_set(session: Session, set_id: UUID) -> PaperSet:
    """A set with its papers."""
    row = session.get_one(PaperSetTable, set_id)
    return PaperSet(row.id, row.name, row.seed, read_forms(session, set_id), row.made_by, row.made_at)


def set_of(session: Session, paper_id: UUID) -> PaperSet | None:
    """The set a paper belongs to, if any."""
    found = session.scalar(select(PaperFormTable.set_id).where(PaperFormTable.paper_id == paper_id))
    return None if found is None else read_set(session, found)
