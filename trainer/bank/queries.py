"""The selects of the bank: filters, pages, counts. Nothing here sees an import that is not finished."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import starmap
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    FromClause,
    Select,
    Table,
    and_,
    bindparam,
    case,
    column,
    func,
    or_,
    select,
    table,
)
from sqlalchemy.dialects import registry, sqlite
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.orm import Session

from question_bank.question import Difficulty, QuestionKind
from trainer.bank.similar.queries import contradictory
from trainer.bank.tables import TEXTS, ImportBatch, QuestionCitationTable, QuestionTable
from trainer.bank.values import BankPage, BankQuery, Basis, QuestionRow, QuestionStatus, SortBy, Tally
from trainer.law.rules import short_title
from trainer.law.values import Standing
from trainer.store.base import SERVER
from trainer.store.search import engine_of, match_phrase, sought

COUNTED_HITS = 200
"""A search counts no further than this behind its page: counting every hit of a frequent word takes too long."""

LAST_NUMBER = 2**31 - 1
"""Behind every number a question can have on either engine."""

_Compiled = tuple[str, dict[str, Any]]
_QUESTION: Table = QuestionTable.__table__  # type: ignore[assignment]
_Q = _QUESTION.c
_CITED: Table = QuestionCitationTable.__table__  # type: ignore[assignment]
_C = _CITED.c
_STANDINGS = {Basis.WRONG: (Standing.NO_ARTICLE, Standing.NO_PARAGRAPH), Basis.UNKNOWN: (Standing.UNKNOWN,)}
_INDEX = table(TEXTS.name, column("rowid"))
_SHOWN_COLUMNS = (
    _Q.id,
    _Q.number,
    _Q.kind,
    _Q.stem,
    _Q.subject,
    _Q.field,
    _Q.difficulty,
    _Q.statute,
    _Q.article,
    _Q.status,
)
_KINDS = {kind.value: kind for kind in QuestionKind}
_STATUSES = {status.value: status for status in QuestionStatus}
_MAY_BE_EMPTY = (SortBy.STATUTE, SortBy.SUBJECT, SortBy.FIELD)
_LEVELS = {int(level): level for level in Difficulty}


def shown() -> ColumnElement[bool]:
    """Leaves out the questions of imports that are not finished."""
    hidden = select(ImportBatch.number).where(ImportBatch.visible.is_(False))
    return or_(_Q.batch.is_(None), _Q.batch.not_in(hidden))


def read_all(session: Session, query: BankQuery, *names: str) -> Sequence[Any]:
    """The named columns of every row of a query, whatever its paging, oldest first."""
    shape, given = _apart(query, engine_of(session))
    source, wanted, order = _filtered(shape, engine_of(session))
    found = select(*(_Q[name] for name in names)).select_from(source).where(*wanted).order_by(order)
    return session.connection().execute(found, given).all()


def read_tally(session: Session, query: BankQuery) -> Tally:
    """All that a query finds, by kind and by status."""
    shape, given = _apart(replace(query, sort=None), engine_of(session))
    source, wanted, _order = _filtered(shape, engine_of(session))
    counted = select(_Q.kind, _Q.status, func.count()).select_from(source).where(*wanted).group_by(_Q.kind, _Q.status)
    kinds: Counter[QuestionKind] = Counter()
    statuses: Counter[QuestionStatus] = Counter()
    for kind, status, number in session.connection().execute(counted, given):
        kinds[_KINDS[kind]] += number
        statuses[_STATUSES[status]] += number
    return Tally(kinds, statuses)


def read_page(session: Session, query: BankQuery) -> BankPage:
    """One stretch of a listing, newest first, counted whole."""
    page, counting = _selects(replace(query, offset=0, limit=0), "")
    connection = session.connection()
    found = connection.execute(page, {"first": query.offset, "many": query.limit}).all()
    rows = tuple(starmap(_row, found))
    if 0 < len(rows) < query.limit:
        return BankPage(rows, query.offset + len(rows))
    return BankPage(rows, connection.scalar(counting) or 0)


def read_rows(session: Session, *wanted: ColumnElement[bool]) -> Iterator[QuestionRow]:
    """The lines of some questions, oldest first."""
    found = select(*_SHOWN_COLUMNS).where(*wanted, shown()).order_by(_Q.number)
    return starmap(_row, session.connection().execute(found))


def search_page(cursor: DBAPICursor, engine: str, query: BankQuery, phrase: str) -> BankPage:
    """One stretch of the hits of a phrase, newest first, counted up to COUNTED_HITS behind it."""
    (page, own), (counting, counted) = _searches(replace(query, words=".", offset=0, limit=0), engine)
    words = sought(phrase, engine)
    cursor.execute(page, own | {"first": query.offset, "many": query.limit} | words)
    rows = tuple(starmap(_row, cursor.fetchall()))
    before = query.offset + len(rows)
    if 0 < len(rows) < query.limit:
        return BankPage(rows, before)
    known, last = (before, rows[-1].number) if rows and query.sort is None else (0, LAST_NUMBER)
    most = query.offset + query.limit + COUNTED_HITS
    cursor.execute(counting, counted | {"last": last, "most": most - known} | words)
    ((behind,),) = cursor.fetchall()
    return BankPage(rows, known + behind, known + behind == most)


@lru_cache(maxsize=64)
def _searches(shape: BankQuery, engine: str) -> tuple[_Compiled, _Compiled]:
    """The selects of a search, compiled once for each shape: typing must not wait for that."""
    page, counting = _selects(shape, engine)
    return _compile(page, engine), _compile(counting, engine)


def _compile(statement: Select[Any], engine: str) -> _Compiled:
    dialect = registry.load("postgresql.psycopg")() if engine == SERVER else sqlite.dialect(paramstyle="named")
    compiled = statement.compile(dialect=dialect, compile_kwargs={"render_postcompile": True})
    return str(compiled), dict(compiled.params)


def _apart(query: BankQuery, engine: str) -> tuple[BankQuery, dict[str, Any]]:
    """The shape of a query, which decides its selects, and what is given anew with each run."""
    phrase = match_phrase(query.words)
    shape = replace(query, words="." if phrase else "", offset=0, limit=0)
    return shape, sought(phrase, engine) if phrase else {}


@lru_cache(maxsize=64)
def _selects(shape: BankQuery, engine: str) -> tuple[Select[Any], Select[int]]:
    """The page and its count. A listing finds the numbers of its page in an index before it reads a row."""
    source, wanted, order = _filtered(shape, engine)
    first: BindParameter[int] = bindparam("first", 0)
    many: BindParameter[int] = bindparam("many", 0)
    if shape.words:
        page = select(*_SHOWN_COLUMNS).select_from(source).where(*wanted)
        behind = select(order).select_from(source).where(*wanted, order < bindparam("last", LAST_NUMBER))
        counting = select(func.count()).select_from(behind.limit(bindparam("most", 0)).subquery())
        return page.order_by(*_ordering(shape), order.desc()).limit(many).offset(first), counting
    ordering = (*_ordering(shape), order.desc())
    numbers = select(order).where(*wanted).order_by(*ordering).limit(many).offset(first)
    page = select(*_SHOWN_COLUMNS).where(_Q.number.in_(numbers)).order_by(*ordering)
    return page, select(func.count()).select_from(source).where(*wanted)


def _filtered(shape: BankQuery, engine: str) -> tuple[FromClause, list[ColumnElement[bool]], ColumnElement[int]]:
    """Where a query looks, what must hold, and the row number to order by."""
    if not shape.words:
        return _QUESTION, _conditions(shape), _Q.number
    found: ColumnElement[bool] = TEXTS.found(engine)  # type: ignore[assignment]
    joined = _INDEX.join(_QUESTION, _Q.number == _INDEX.c.rowid)
    return joined, [found, *_conditions(shape)], _INDEX.c.rowid


def _ordering(shape: BankQuery) -> list[ColumnElement[Any]]:
    """What the rows are ordered by before their number: empty last, kinds and statuses as people count them."""
    keys: list[ColumnElement[Any]]
    match shape.sort:
        case None:
            return []
        case SortBy.KIND:
            keys = [case({kind.value: place for place, kind in enumerate(QuestionKind)}, value=_Q.kind)]
        case SortBy.STATUS:
            keys = [case({status.value: place for place, status in enumerate(QuestionStatus)}, value=_Q.status)]
        case SortBy.STATUTE:
            keys = [_Q.statute, _Q.article]
        case _:
            keys = [_Q[shape.sort.value]]
    ordered: list[ColumnElement[Any]] = [key.desc() if shape.descending else key for key in keys]
    return [_Q[shape.sort.value] == "", *ordered] if shape.sort in _MAY_BE_EMPTY else ordered


def _conditions(query: BankQuery) -> list[ColumnElement[bool]]:
    wanted = [_Q.status.in_(sorted(query.statuses)) if query.statuses else _Q.status != QuestionStatus.RETIRED, shown()]
    if query.kinds:
        wanted.append(_Q.kind.in_(sorted(query.kinds)))
    if query.subject:
        below = and_(_Q.subject > query.subject + "/", _Q.subject < query.subject + "0")
        wanted.append(or_(_Q.subject == query.subject, below))
    if query.field:
        wanted.append(_Q.field == query.field)
    if query.difficulty is not None:
        wanted.append(_Q.difficulty == int(query.difficulty))
    if query.statute:
        citing = select(_C.question).where(_C.statute == short_title(query.statute))
        wanted.append(_Q.number.in_(citing))
    if query.contradictory:
        wanted.append(_Q.id.in_(contradictory()))
    if query.basis is Basis.NONE:
        wanted.append(_Q.number.not_in(select(_C.question)))
    elif query.basis is not None:
        wanted.append(_Q.number.in_(select(_C.question).where(_C.standing.in_(_STANDINGS[query.basis]))))
    return wanted


def _row(
    key: UUID | str,
    number: int,
    kind: str,
    stem: str,
    subject: str,
    field: str,
    level: int,
    statute: str,
    article: int | None,
    status: str,
) -> QuestionRow:
    """The line of a question; a bare cursor of the file gives its key as text."""
    own = key if isinstance(key, UUID) else UUID(key)
    kind_of, level_of, status_of = _KINDS[kind], _LEVELS[level], _STATUSES[status]
    return QuestionRow(own, number, kind_of, stem, subject, field, level_of, statute, article, status_of)
