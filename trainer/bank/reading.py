"""Reading single questions, their versions and history inside a caller's transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from question_bank.question import Question
from trainer.bank.mapping import read_content
from trainer.bank.queries import shown
from trainer.bank.tables import ImportBatch, QuestionTable, QuestionVersion
from trainer.bank.values import HistoryEntry, QuestionStatus, VersionRow
from trainer.store.audit import read_trail
from trainer.store.transactions import chunks


def question_row(session: Session, question_id: UUID) -> QuestionTable:
    return session.scalars(select(QuestionTable).where(QuestionTable.id == question_id, shown())).one()


def read_contents(session: Session, version_ids: Sequence[UUID]) -> dict[UUID, Question]:
    found: dict[UUID, Question] = {}
    for some in chunks(version_ids, 500):
        rows = session.execute(select(QuestionVersion.id, QuestionVersion.content).where(QuestionVersion.id.in_(some)))
        found |= {version_id: read_content(content) for version_id, content in rows}
    return found


def read_versions(session: Session, question_id: UUID) -> tuple[VersionRow, ...]:
    wanted = select(QuestionVersion).where(QuestionVersion.question_id == question_id)
    return tuple(
        VersionRow(row.id, row.ordinal, row.created_at, row.created_by, row.reason)
        for row in session.scalars(wanted.order_by(QuestionVersion.ordinal))
    )


def read_history(session: Session, row: QuestionTable) -> tuple[HistoryEntry, ...]:
    records = list(read_trail(session, row.id))
    if row.batch is not None:
        records += read_trail(session, session.get_one(ImportBatch, row.batch).id)
    records.sort(key=lambda record: record.sequence)
    return tuple(HistoryEntry(record.at, record.actor_id, record.action, record.reason) for record in records)


def count_by(session: Session, column: InstrumentedAttribute[str]) -> dict[str, int]:
    live = select(column, func.count()).where(QuestionTable.status != QuestionStatus.RETIRED, shown())
    return dict(session.execute(live.group_by(column)).all())


def most_first(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(((name, number) for name, number in counts.items() if name), key=lambda one: (-one[1], one[0])))
