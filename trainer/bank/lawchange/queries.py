"""The selects of law changes."""

from __future__ import annotations

from collections.abc import Iterator
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
    change, item, question = LawChangeTable, LawChangeItemTable, QuestionTable
    wanted = (
        select(
            change.id,
            change.statute,
            change.old_revised,
            change.revised,
            question.id,
            question.number,
            question.kind,
            question.stem,
            question.status,
            item.places,
            item.closed_by,
            item.closed_at,
        )
        .join(change, change.id == item.change_id)
        .join(question, question.id == item.question_id)
        .where(change.undone_at.is_(None), shown())
        .order_by(change.at.desc(), question.number)
    )
    if change_id is not None:
        wanted = wanted.where(change.id == change_id)
    for (
        own_change,
        law,
        old_revised,
        revised,
        own,
        number,
        kind,
        stem,
        status,
        places,
        closed_by,
        closed_at,
    ) in session.execute(wanted):
        standing = QuestionStatus(status)
        state = work_state(standing, closed_at is not None)
        yield WorkItem(
            own_change,
            law,
            old_revised,
            revised,
            own,
            number,
            QuestionKind(kind),
            stem,
            standing,
            places_from_data(places),
            state,
            closed_by,
            closed_at,
        )


def _key(article: int | None, inserted: int | None, section: str) -> ArticleKey | None:
    if section:
        return ArticleKey(0, 0, section)
    return None if article is None else ArticleKey(article, inserted or 0)
