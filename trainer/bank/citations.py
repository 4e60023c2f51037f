"""What questions cite, and whether it exists: kept beside them, looked at again whenever the register changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, distinct, func, insert, select, update
from sqlalchemy.orm import Session

from question_bank.question import Citation, Question
from trainer.bank.mapping import citation_values
from trainer.bank.queries import shown
from trainer.bank.tables import QuestionCitationTable, QuestionTable
from trainer.bank.values import QuestionStatus
from trainer.law.rules import Register
from trainer.store.transactions import Database

_ROWS: Table = QuestionCitationTable.__table__  # type: ignore[assignment]
_PLACE = (_ROWS.c.statute, _ROWS.c.article, _ROWS.c.inserted, _ROWS.c.section, _ROWS.c.paragraph, _ROWS.c.item)
_AT_ONCE = 20


def judged(register: Register, questions: Iterable[tuple[int, Question]]) -> list[dict[str, Any]]:
    """The rows of what questions cite, by their numbers, each with its standing: made outside of transactions."""
    rows = [row for number, question in questions for row in citation_values(question, number)]
    known: dict[tuple[Any, ...], str] = {}
    for row in rows:
        place = _place_in(row)
        if (standing := known.get(place)) is None:
            standing = known[place] = register.standing(_named(place)).value
        row["standing"] = standing
    return rows


def keep_citations(session: Session, rows: Sequence[dict[str, Any]], first: int = 0) -> None:
    """Keeps the rows of new questions, whose numbers in `rows` are counted from `first`."""
    if rows:
        session.execute(insert(_ROWS), [row | {"question": first + row["question"]} for row in rows])


def renew_citations(session: Session, number: int, rows: Sequence[dict[str, Any]]) -> None:
    """Keeps what the new version of a question cites, in place of what it cited before."""
    session.execute(delete(_ROWS).where(_ROWS.c.question == number))
    keep_citations(session, rows, number)


def recite(session: Session, number: int, question: Question) -> None:
    """The same for a version put together from known ones: each place stands as it stood in them."""
    rows = citation_values(question, 0)
    for row in rows:
        known = select(_ROWS.c.standing).where(*_same_place([row[column.name] for column in _PLACE])).limit(1)
        row["standing"] = session.scalar(known) or ""
    renew_citations(session, number, rows)


def judge_again(database: Database, register: Register) -> int:
    """Looks at every place that is cited once more and corrects what has changed; gives how many places that were."""
    with database.read() as session:
        known = session.execute(select(*_PLACE, _ROWS.c.standing).distinct()).all()
    looked_at = ((place, before, register.standing(_named(place)).value) for *place, before in known)
    differing = [(place, standing) for place, before, standing in looked_at if before != standing]
    for some in database.pieces(differing, _AT_ONCE):
        with database.write() as session:
            for place, standing in some:
                session.execute(update(_ROWS).where(*_same_place(place)).values(standing=standing))
    return len(differing)


def count_citing(session: Session) -> dict[str, int]:
    """How many questions in use cite each statute, by short title."""
    joined = _ROWS.join(QuestionTable.__table__, QuestionTable.number == _ROWS.c.question)
    live = select(_ROWS.c.statute, func.count(distinct(_ROWS.c.question))).select_from(joined)
    rows = session.execute(
        live.where(QuestionTable.status != QuestionStatus.RETIRED, shown()).group_by(_ROWS.c.statute)
    )
    return dict(rows.all())


def _same_place(place: Sequence[Any]) -> list[ColumnElement[bool]]:
    return [column.is_(None) if value is None else column == value for column, value in zip(_PLACE, place, strict=True)]


_place_in = itemgetter(*(column.name for column in _PLACE))


def _named(place: Sequence[Any]) -> Citation:
    statute, article, inserted, section, paragraph, item = place
    return Citation(statute, article, paragraph, item, inserted=inserted, section=section)
