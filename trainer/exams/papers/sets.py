"""Sets of parallel papers, and what sealed papers hold, inside a caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from trainer.exams.papers.content import paper_text, seal
from trainer.exams.papers.sheets import sheet_to_data
from trainer.exams.papers.tables import (
    PaperFormTable,
    PaperQuestion,
    PaperSetTable,
    PaperSheetTable,
    PaperStagedTable,
    PaperTable,
)
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


def add_paper(session: Session, row: PaperTable, draft: PaperDraft, sheet: DataSheet) -> None:
    """Keeps a paper with what it holds and its data sheet."""
    session.add(row)
    session.flush()
    keys = dict.fromkeys(item.question_id for item in draft.items)
    session.execute(insert(PaperQuestion), [{"paper_id": row.id, "question_id": key} for key in keys])
    session.execute(insert(PaperSheetTable), [{"paper_id": row.id, "content": sheet_to_data(sheet)}])


def stage_paper(session: Session, set_id: UUID, row: PaperTable, draft: PaperDraft, sheet: DataSheet) -> None:
    """Keeps a paper of a set that nobody sees before `publish`."""
    add_paper(session, row, draft, sheet)
    session.execute(insert(PaperStagedTable), [{"paper_id": row.id, "set_id": set_id}])


def publish(session: Session, made: PaperSetTable, rows: Iterable[PaperTable]) -> None:
    """Shows all staged papers of a set at once, lettered in their order."""
    session.add(made)
    session.flush()
    lettered = [
        {"set_id": made.id, "letter": letter, "paper_id": row.id} for letter, row in zip(LETTERS, rows, strict=False)
    ]
    session.execute(insert(PaperFormTable), lettered)
    session.execute(delete(PaperStagedTable).where(PaperStagedTable.set_id == made.id))


def note_sealed(session: Session, audit: AuditTrail, actor: Actor, rows: Iterable[PaperTable]) -> None:
    """Each paper in the audit trail under its hash."""
    subjects = [(row.id, {"hash": row.hash}) for row in rows]
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
