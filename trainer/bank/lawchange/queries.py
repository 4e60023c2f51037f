"""The selects of law changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, case, func, select
from sqlalchemy.orm import Session

from question_bank.question import QuestionKind
from trainer.bank.lawchange.rules import Cited, places_from_data, work_state
from trainer.bank.lawchange.tables import LawChangeItemTable, LawChangeTable
from trainer.bank.lawchange.values import LawChange, WorkItem
from trainer.bank.queries import shown
from trainer.bank.tables import QuestionCitationTable, QuestionTable
from trainer.bank.values import QuestionStatus
from trainer.law.values import ArticleKey

RESTS_ON_A_CHECK = (QuestionStatus.APPROVED, QuestionStatus.CHECKED)
"""Somebody has held these against the wording of then. What nobody has checked yet meets the new one when it is."""
_ENTRY: tuple[Any, ...] = (
    LawChangeItemTable.change_id,
    LawChangeItemTable.question_id,
    LawChangeItemTable.places,
    LawChangeItemTable.closed_by,
    LawChangeItemTable.closed_at,
    LawChangeTable.statute,
    LawChangeTable.old_revised,
    LawChangeTable.revised,
    QuestionTable.number,
    QuestionTable.kind,
    QuestionTable.stem,
    QuestionTable.status,
)


def citing(session: Session, short: str) -> tuple[Cited, ...]:
    """Every citation of a statute in the questions that are approved, or checked and wait for approval."""
    cited = QuestionCitationTable
    wanted = select(
        QuestionTable.id,
        QuestionTable.version_id,
        cited.article,
        cited.inserted,
        cited.section,
        cited.revision,
    ).join(QuestionTable, QuestionTable.number == cited.question)
    wanted = wanted.where(cited.statute == short, QuestionTable.status.in_(RESTS_ON_A_CHECK), shown())
    rows = session.execute(wanted.order_by(QuestionTable.number, cited.ordinal))
    return tuple(
        Cited(own, version, _key(article, inserted, section), revision)
        for own, version, article, inserted, section, revision in rows
    )


def read_changes(session: Session) -> tuple[LawChange, ...]:
    """Newest first, with the counts of their entries."""
    waiting = (LawChangeItemTable.closed_at.is_(None)) & (QuestionTable.status == QuestionStatus.PARKED)
    counted = (
        select(
            LawChangeItemTable.change_id,
            func.count(),
            func.sum(case((waiting, 1), else_=0)).cast(Integer),
            func.count(LawChangeItemTable.closed_at),
        )
        .join(QuestionTable, QuestionTable.id == LawChangeItemTable.question_id)
        .group_by(LawChangeItemTable.change_id)
    )
    counts = {change: numbers for change, *numbers in session.execute(counted)}
    rows = session.scalars(select(LawChangeTable).order_by(LawChangeTable.at.desc(), LawChangeTable.id.desc()))
    return tuple(as_change(row, *counts.get(row.id, (0, 0, 0))) for row in rows)


def as_change(row: LawChangeTable, total: int = 0, waiting: int = 0, decided: int = 0) -> LawChange:
    return LawChange(
        row.id,
        row.statute,
        row.version_id,
        row.revised,
        row.old_version_id,
        row.old_revised,
        row.park_on,
        row.by_id,
        row.at,
        row.reason,
        row.done_at is not None,
        row.undone_at is not None,
        total,
        waiting,
        decided,
    )


def read_items(session: Session, change_id: UUID | None) -> Iterator[WorkItem]:
    """The entries of one change or of all that stand, oldest question first."""
    wanted = (
        select(*_ENTRY)
        .join(LawChangeTable, LawChangeTable.id == LawChangeItemTable.change_id)
        .join(QuestionTable, QuestionTable.id == LawChangeItemTable.question_id)
        .where(LawChangeTable.undone_at.is_(None), shown())
        .order_by(LawChangeTable.at.desc(), QuestionTable.number)
    )
    if change_id is not None:
        wanted = wanted.where(LawChangeTable.id == change_id)
    for row in session.execute(wanted):
        status = QuestionStatus(row.status)
        yield WorkItem(
            row.change_id,
            row.statute,
            row.old_revised,
            row.revised,
            row.question_id,
            row.number,
            QuestionKind(row.kind),
            row.stem,
            status,
            places_from_data(row.places),
            work_state(status, row.closed_at is not None),
            row.closed_by,
            row.closed_at,
        )


def _key(article: int | None, inserted: int | None, section: str) -> ArticleKey | None:
    if section:
        return ArticleKey(0, 0, section)
    return None if article is None else ArticleKey(article, inserted or 0)
