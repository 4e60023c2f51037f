"""The selects of the bank: filters, pages, counts. Nothing here sees an import that is not finished."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, column, func, or_, select, table, text
from sqlalchemy.orm import Session

from question_bank.question import Difficulty, QuestionKind
from trainer.bank.tables import TEXTS, ImportBatch, QuestionTable
from trainer.bank.values import BankPage, BankQuery, QuestionRow, QuestionStatus
from trainer.law.rules import short_title
from trainer.store.search import match_phrase

COUNTED_HITS = 1000
"""A search counts no further than this behind its page: counting every hit of a frequent word takes too long."""

_INDEX = table(TEXTS.name, column("rowid"))
_COLUMNS = (
    QuestionTable.id,
    QuestionTable.number,
    QuestionTable.kind,
    QuestionTable.stem,
    QuestionTable.subject,
    QuestionTable.field,
    QuestionTable.difficulty,
    QuestionTable.statute,
    QuestionTable.article,
    QuestionTable.status,
    QuestionTable.created_at,
)


def shown() -> ColumnElement[bool]:
    """Leaves out the questions of imports that are not finished."""
    hidden = select(ImportBatch.number).where(ImportBatch.visible.is_(False))
    return or_(QuestionTable.batch.is_(None), QuestionTable.batch.not_in(hidden))


def conditions(query: BankQuery) -> list[ColumnElement[bool]]:
    """Everything a query asks for but its words."""
    status = QuestionTable.status
    wanted = [status.in_(sorted(query.statuses)) if query.statuses else status != QuestionStatus.RETIRED, shown()]
    if query.kinds:
        wanted.append(QuestionTable.kind.in_(sorted(query.kinds)))
    if query.subject:
        wanted.append(_in_branch(query.subject))
    if query.field:
        wanted.append(QuestionTable.field == query.field)
    if query.difficulty is not None:
        wanted.append(QuestionTable.difficulty == int(query.difficulty))
    if query.statute:
        wanted.append(QuestionTable.statute == short_title(query.statute))
    return wanted


def matching(query: BankQuery, *columns: Any) -> tuple[Select[Any], ColumnElement[int]]:
    """The columns of all rows of a query, and the row number to order by."""
    phrase = match_phrase(query.words)
    if not phrase:
        return select(*columns).where(*conditions(query)), QuestionTable.number.expression
    joined = _INDEX.join(QuestionTable, QuestionTable.number == _INDEX.c.rowid)
    found = select(*columns).select_from(joined).where(text(f"{TEXTS.name} MATCH :phrase"), *conditions(query))
    return found.params(phrase=phrase), _INDEX.c.rowid


def read_page(session: Session, query: BankQuery) -> BankPage:
    """One stretch, newest first; a listing is counted whole, a search up to COUNTED_HITS behind the page."""
    numbers, order = matching(query, QuestionTable.number)
    numbers = numbers.order_by(order.desc()).limit(query.limit).offset(query.offset)
    wanted = select(*_COLUMNS).where(QuestionTable.number.in_(numbers)).order_by(QuestionTable.number.desc())
    rows = tuple(_row(found) for found in session.execute(wanted))
    if 0 < len(rows) < query.limit:
        return BankPage(rows, query.offset + len(rows))
    most = query.offset + query.limit + COUNTED_HITS if match_phrase(query.words) else None
    total = count(session, query, most)
    return BankPage(rows, total, total == most)


def count(session: Session, query: BankQuery, most: int | None = None) -> int:
    """How many rows a query has, counting up to `most`."""
    hits, _ = matching(query, QuestionTable.number)
    if most is None and not match_phrase(query.words):
        return session.scalar(select(func.count()).select_from(QuestionTable).where(*conditions(query))) or 0
    return session.scalar(select(func.count()).select_from(hits.limit(most).subquery())) or 0


def _in_branch(subject: str) -> ColumnElement[bool]:
    below = and_(QuestionTable.subject > subject + "/", QuestionTable.subject < subject + "0")
    return or_(QuestionTable.subject == subject, below)


def _row(found: Any) -> QuestionRow:
    own, number, kind, stem, subject, field, difficulty, statute, article, status, at = found
    return QuestionRow(
        own,
        number,
        QuestionKind(kind),
        stem,
        subject,
        field,
        Difficulty(difficulty),
        statute,
        article,
        QuestionStatus(status),
        at,
    )
