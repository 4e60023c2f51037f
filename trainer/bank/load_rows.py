"""The rows of new questions of a load: made ready before the write lock is taken, then one statement a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, Table, insert
from sqlalchemy.orm import Session

from trainer.bank.citations import judged
from trainer.bank.imports.tables import ImportTaken
from trainer.bank.mapping import Prepared, question_values, version_values
from trainer.bank.tables import QuestionCitationTable, QuestionTable, QuestionVersion
from trainer.law.rules import Register
from trainer.store.many import Many

_QUESTIONS: Table = QuestionTable.__table__  # type: ignore[assignment]
_VERSIONS: Table = QuestionVersion.__table__  # type: ignore[assignment]
_CITATIONS: Table = QuestionCitationTable.__table__  # type: ignore[assignment]
_TAKEN: Table = ImportTaken.__table__  # type: ignore[assignment]


@dataclass(frozen=True)
class NewQuestion:
    """A question with its keys, and the (file, ordinal) of the item it comes from, if it comes from one."""

    prepared: Prepared
    own: UUID
    version: UUID
    item: tuple[int, int] | None = None


@dataclass(frozen=True)
class Piece:
    """The rows of some questions, numbered from `first`."""

    first: int
    questions: Sequence[Any]
    versions: Sequence[Any]
    citations: Sequence[Any]
    tokens: Sequence[tuple[int, str]]
    items: Sequence[Any]


class LoadRows:
    """`shared` are the columns that all new questions of the load have alike, `batch` the load itself."""

    def __init__(self, engine: Engine, register: Register, person: UUID, batch: int, shared: Mapping[str, Any]) -> None:
        self._register = register
        self._person = person
        self._batch = batch
        self._shared = {**shared, "batch": batch, "author_id": person, "checked_by": None, "approved_by": None}
        self._questions = Many(engine, insert(_QUESTIONS), _QUESTIONS.columns.keys())
        self._versions = Many(engine, insert(_VERSIONS), _VERSIONS.columns.keys())
        self._citations = Many(engine, insert(_CITATIONS), _CITATIONS.columns.keys())
        self._items = Many(engine, insert(_TAKEN), _TAKEN.columns.keys())

    def ready(self, some: Sequence[NewQuestion], first: int, at: datetime) -> Piece:
        """All rows of these questions as the driver takes them."""
        made = {"created_at": at, "created_by": self._person}
        numbered = list(enumerate(some, start=first))
        questions = [question_values(one.prepared, n, one.own, one.version, self._person, at) for n, one in numbered]
        versions = [version_values(one.prepared, one.version, one.own, 1, self._person, at, "") for one in some]
        cited = judged(self._register, ((number, one.prepared.question) for number, one in numbered))
        taken = [{"file": one.item[0], "ordinal": one.item[1], "question_id": one.own} for one in some if one.item]
        return Piece(
            first,
            self._questions.ready(questions, **self._shared, **made),
            self._versions.ready(versions, **made),
            self._citations.ready(cited),
            [(number, one.prepared.tokens) for number, one in numbered],
            self._items.ready(taken, load=self._batch),
        )

    def write(self, session: Session, piece: Piece) -> None:
        """The rows; items count as taken in once the load is visible."""
        self._questions.run(session, piece.questions)
        self._versions.run(session, piece.versions)
        self._citations.run(session, piece.citations)
        self._items.run(session, piece.items)
