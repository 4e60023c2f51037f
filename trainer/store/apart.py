"""Free words of append-only rows: they may tell of a person's health, so the row holds only their seal.

The words stand apart and can be destroyed; the row and what was signed over it stay as they are.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import String, Text, Uuid, delete, insert, select, update
from sqlalchemy.orm import InstrumentedAttribute, Mapped, Session, mapped_column

from trainer.store.base import Base, UtcDateTime
from trainer.store.transactions import chunks


class WordsApart(Base):
    """Words under their seal; the salt keeps short ones from being guessed once they are destroyed."""

    __tablename__ = "words_apart"

    seal: Mapped[str] = mapped_column(String(64), primary_key=True)
    salt: Mapped[str] = mapped_column(String(32))
    text: Mapped[str] = mapped_column(Text)


class GivenUpWords(Base):
    """Append-only. Words that stood in a row of an append-only table and are gone; the row kept everything else.

    Its row is what lets the trigger of that table empty them.
    """

    __tablename__ = "given_up_words"

    place: Mapped[str] = mapped_column(String(40), primary_key=True)
    row_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    seal: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


def seal_of(salt: str, text: str) -> str:
    """SHA-256 over the salt and the words."""
    return hashlib.sha256(f"{salt}{text}".encode()).hexdigest()


def put_apart(session: Session, text: str) -> str:
    """Keeps words inside the caller's transaction and gives the seal the row holds; no words, no seal."""
    return put_several_apart(session, [text])[0]


def put_several_apart(session: Session, texts: Sequence[str]) -> list[str]:
    """The same for many in one statement."""
    seals, rows = sealed_words(texts)
    if rows:
        session.execute(insert(WordsApart), rows)
    return seals


def sealed_words(texts: Iterable[str]) -> tuple[list[str], list[dict[str, str]]]:
    """The seals of words, and the rows that keep those that are none; equal words get a seal each.

    So one can be destroyed alone.
    """
    salted = [(secrets.token_hex(16), text) for text in texts]
    seals = [seal_of(salt, text) if text else "" for salt, text in salted]
    rows = [
        {"seal": seal, "salt": salt, "text": text} for seal, (salt, text) in zip(seals, salted, strict=True) if seal
    ]
    return seals, rows


def replace_words(session: Session, seal: str, text: str) -> str:
    """The same in place of earlier words of the same row, which are destroyed."""
    return replace_several(session, [seal], text)[0]


def replace_several(session: Session, seals: Sequence[str], text: str) -> list[str]:
    """The same words in place of the earlier ones of several rows, under a seal for each."""
    destroy_words(session, seals)
    return put_several_apart(session, [text] * len(seals))


def words_of(session: Session, seals: Iterable[str]) -> Mapping[str, str]:
    """The words under seals; those that were destroyed are left out."""
    found: dict[str, str] = {}
    for some in chunks({seal for seal in seals if seal}, 500):
        rows = session.execute(select(WordsApart.seal, WordsApart.text).where(WordsApart.seal.in_(some)))
        found |= {row.seal: row.text for row in rows}
    return found


def destroy_words(session: Session, seals: Iterable[str]) -> None:
    """Destroys words inside the caller's transaction, which notes who did so and why."""
    for some in chunks({seal for seal in seals if seal}, 500):
        session.execute(delete(WordsApart).where(WordsApart.seal.in_(some)))


def give_up_words(
    session: Session,
    column: InstrumentedAttribute[str],
    key: InstrumentedAttribute[UUID],
    words: Mapping[UUID, str],
    at: datetime,
) -> None:
    """Empties the words of rows, by their keys, inside the caller's transaction, which notes who did so and why.

    What is kept of each is the day and a seal that nobody can guess the words from.
    """
    table, sealed = column.class_, {row_id: seal_of(secrets.token_hex(16), text) for row_id, text in words.items()}
    for some in chunks(words, 200):
        rows = [{"place": table.__tablename__, "row_id": one, "seal": sealed[one], "at": at} for one in some]
        session.execute(insert(GivenUpWords), rows)
        emptied = update(table).where(key.in_(some)).values({column.key: ""})
        session.execute(emptied.execution_options(synchronize_session=False))


def changed_words(session: Session) -> tuple[str, ...]:
    """Seals whose words are not those they were put apart with."""
    rows = session.execute(select(WordsApart.seal, WordsApart.salt, WordsApart.text).execution_options(yield_per=500))
    return tuple(row.seal for row in rows if seal_of(row.salt, row.text) != row.seal)
