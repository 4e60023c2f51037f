"""Whether the full-text index says what the questions say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from trainer.bank.mapping import read_content, search_text
from trainer.bank.tables import TEXTS, QuestionTable, QuestionVersion
from trainer.store.search import search_tokens

_AT_ONCE = 500


def index_differences(session: Session) -> tuple[int, ...]:
    """Numbers of the questions whose entry is missing, wrong or one too many, staged imports included.

    An entry is compared as the sum over its words and their places, so it is read in the order the index keeps.
    """
    indexed, wanted = _indexed(session), _wanted(session)
    return tuple(sorted(n for n in indexed.keys() | wanted.keys() if indexed.get(n) != wanted.get(n)))


def _indexed(session: Session) -> Mapping[int, int]:
    sums: dict[int, int] = defaultdict(int)
    words = f"{TEXTS.name}_words"
    session.execute(text(f"CREATE VIRTUAL TABLE temp.{words} USING fts5vocab('main', '{TEXTS.name}', 'instance')"))
    for term, number, offset in session.execute(text(f"SELECT term, doc, offset FROM {words}")):
        sums[number] += hash((term, offset))
    session.execute(text(f"DROP TABLE temp.{words}"))
    return sums


def _wanted(session: Session) -> Mapping[int, int]:
    current = select(QuestionTable.number, QuestionVersion.content).join(
        QuestionVersion, QuestionVersion.id == QuestionTable.version_id
    )
    rows = session.execute(current.execution_options(yield_per=_AT_ONCE))
    return {
        number: sum(
            hash((term, offset)) for offset, term in enumerate(search_tokens(search_text(read_content(content))))
        )
        for number, content in rows
    }
