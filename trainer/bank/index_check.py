"""Whether the full-text index says what the questions say."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.bank.mapping import read_content, search_text
from trainer.bank.tables import TEXTS, QuestionTable, QuestionVersion
from trainer.store.search import spaced_tokens

_AT_ONCE = 500


def index_differences(session: Session) -> tuple[int, ...]:
    """Numbers of the questions whose entry is missing, wrong or one too many, staged imports included."""
    current = select(QuestionTable.number, QuestionVersion.content).join(
        QuestionVersion, QuestionVersion.id == QuestionTable.version_id
    )
    rows = session.execute(current.execution_options(yield_per=_AT_ONCE))
    wanted = ((number, spaced_tokens(search_text(read_content(content)))) for number, content in rows)
    return TEXTS.differences(session, wanted)
