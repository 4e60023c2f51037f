"""What people were writing and have not saved, so that no sign-out and no failing power loses it."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import ColumnElement, Select, delete, select

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

    def keep(self, actor: Actor, question_id: UUID | None, question: Question) -> None:
        """Keeps what the person is writing in place of what was kept before; None for a new question."""
        require(actor, Permission.EDIT_BANK)
        with self._database.write() as session:
            found = session.scalars(_own(actor, question_id)).first()
            row = found or QuestionDraft(id=self._ids.new(), person_id=actor.person_id, question_id=question_id)
            if found is None:
                row.version_id = None if question_id is None else question_row(session, question_id).version_id
            row.content, row.at = content_of(question), self._clock.now()
            session.add(row)

    def unsaved(self, actor: Actor, question_id: UUID | None) -> UnsavedQuestion | None:
        """What the person wrote last and never saved; none where the question was changed since."""
        with self._database.read() as session:
            row = session.scalars(_own(actor, question_id)).first()
            if row is None:
                return None
            if question_id is not None and question_row(session, question_id).version_id != row.version_id:
                return None
            return UnsavedQuestion(read_content(row.content), row.at)

    def drop(self, actor: Actor, question_id: UUID | None) -> None:
        """Forgets it: it was saved, or thrown away."""
        with self._database.write() as session:
            session.execute(delete(QuestionDraft).where(*_mine(actor, question_id)))


def _own(actor: Actor, question_id: UUID | None) -> Select[QuestionDraft]:
    return select(QuestionDraft).where(*_mine(actor, question_id))


def _mine(actor: Actor, question_id: UUID | None) -> tuple[ColumnElement[bool], ...]:
    return QuestionDraft.person_id == actor.person_id, QuestionDraft.question_id.is_not_distinct_from(question_id)
