"""What people were writing and have not saved, so that no sign-out and no failing power loses it."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from question_bank.question import Question
from trainer.bank.mapping import content_of, read_content
from trainer.bank.reading import question_row
from trainer.bank.tables import QuestionDraft
from trainer.bank.values import UnsavedQuestion
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.clock import Clock
from trainer.store.ids import Ids
from trainer.store.transactions import Database


class Drafts:
    """Everybody sees their own alone. Nothing here is a version, and nothing is on the audit trail."""

    def __init__(self, database: Database, ids: Ids, clock: Clock) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock

    def keep(self, actor: Actor, question_id: UUID | None, question: Question, began: UUID | None = None) -> None:
        """Keeps what the person is writing in place of what was kept before; no question for a new one.

        `began` is the version they write on, the current one where it is not said: what was written on another version
        is kept beside it.
        """
        require(actor, Permission.EDIT_BANK)
        with self._database.write() as session:
            if question_id is not None and began is None:
                began = question_row(session, question_id).version_id
            wanted = select(QuestionDraft).where(*_mine(actor, question_id), _on(began))
            found = session.scalars(wanted).first()
            row = found or QuestionDraft(id=self._ids.new(), person_id=actor.person_id, question_id=question_id)
            row.version_id, row.content, row.at = began, content_of(question), self._clock.now()
            session.add(row)

    def unsaved(self, actor: Actor, question_id: UUID | None) -> UnsavedQuestion | None:
        """What the person wrote last on the current version and never saved."""
        with self._database.read() as session:
            now = None if question_id is None else question_row(session, question_id).version_id
            return _newest(session, *_mine(actor, question_id), _on(now))

    def overtaken(self, actor: Actor, question_id: UUID) -> UnsavedQuestion | None:
        """What the person wrote last on a version that somebody has changed since, and never saved."""
        with self._database.read() as session:
            now = question_row(session, question_id).version_id
            return _newest(session, *_mine(actor, question_id), QuestionDraft.version_id != now)

    def drop(self, actor: Actor, question_id: UUID | None, began: UUID | None = None) -> None:
        """Forgets what was written on a version, the current one where it is not said: it was saved, or thrown away."""
        with self._database.write() as session:
            if question_id is not None and began is None:
                began = question_row(session, question_id).version_id
            session.execute(delete(QuestionDraft).where(*_mine(actor, question_id), _on(began)))

    def drop_overtaken(self, actor: Actor, question_id: UUID) -> None:
        """Forgets what was written on versions that are no longer the current one."""
        with self._database.write() as session:
            now = question_row(session, question_id).version_id
            session.execute(delete(QuestionDraft).where(*_mine(actor, question_id), QuestionDraft.version_id != now))


def _newest(session: Session, *wanted: ColumnElement[bool]) -> UnsavedQuestion | None:
    row = session.scalars(select(QuestionDraft).where(*wanted).order_by(QuestionDraft.at.desc())).first()
    return None if row is None else UnsavedQuestion(read_content(row.content), row.at)


def _on(version_id: UUID | None) -> ColumnElement[bool]:
    return QuestionDraft.version_id.is_not_distinct_from(version_id)


def _mine(actor: Actor, question_id: UUID | None) -> tuple[ColumnElement[bool], ...]:
    return QuestionDraft.person_id == actor.person_id, QuestionDraft.question_id.is_not_distinct_from(question_id)
