"""Many questions put on another shelf at once: subject, field or difficulty, never what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from question_bank.question import Question
from trainer.bank.mapping import display, prepare, version_values
from trainer.bank.queries import shown
from trainer.bank.reading import read_contents
from trainer.bank.tables import QuestionTable, QuestionVersion
from trainer.bank.values import BankEvent, BulkOutcome, QuestionStatus, Shelf
from trainer.people.accounts.values import Actor
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.ids import Ids
from trainer.store.transactions import Database, chunks

Anew = Callable[[UUID, Question], Question]


class Shelving:
    """Each question gets a version of its own; wording, key and basis stay, and with them its review."""

    def __init__(self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit

    def put(self, actor: Actor, question_ids: Iterable[UUID], shelf: Shelf, reason: str) -> BulkOutcome:
        """Puts the questions where the shelf says; the versions made are in the outcome, for undoing."""
        return self._each(actor, tuple(dict.fromkeys(question_ids)), lambda _own, one: _on(one, shelf), reason)

    def put_back(self, actor: Actor, made: Mapping[UUID, UUID], reason: str) -> BulkOutcome:
        """Undoes `put` for the questions nobody has changed since."""
        before = self._before(made)
        outcome = self._each(actor, tuple(before), lambda own, one: _on(one, before[own]), reason)
        late = len(made) - len(before)
        return replace(outcome, refused=dict(outcome.refused) | ({"bank.changed_since": late} if late else {}))

    def _before(self, made: Mapping[UUID, UUID]) -> dict[UUID, Shelf]:
        """The shelves the questions were on before the versions made."""
        found: dict[UUID, Shelf] = {}
        with self._database.read() as session:
            for some in chunks(made, 200):
                current = select(QuestionTable.id, QuestionTable.version_id, QuestionVersion.ordinal).join(
                    QuestionVersion, QuestionVersion.id == QuestionTable.version_id
                )
                rows = session.execute(current.where(QuestionTable.id.in_(some))).all()
                for own, version_id, ordinal in rows:
                    if version_id != made[own]:
                        continue
                    earlier = select(QuestionVersion.id).where(
                        QuestionVersion.question_id == own, QuestionVersion.ordinal == ordinal - 1
                    )
                    before = session.scalars(earlier).one()
                    one = read_contents(session, [before])[before]
                    found[own] = Shelf(one.subject, one.field, one.difficulty)
        return found

    def _each(self, actor: Actor, ids: Sequence[UUID], anew: Anew, reason: str) -> BulkOutcome:
        refused: Counter[str] = Counter()
        made: dict[UUID, UUID] = {}
        for some in self._database.pieces(ids):
            with self._database.write() as session:
                made |= self._some(session, actor, some, anew, reason, refused)
        return BulkOutcome(len(made), refused, made)

    def _some(
        self, session: Session, actor: Actor, ids: Sequence[UUID], anew: Anew, reason: str, refused: Counter[str]
    ) -> dict[UUID, UUID]:
        rows = session.scalars(select(QuestionTable).where(QuestionTable.id.in_(ids), shown())).all()
        contents = read_contents(session, [row.version_id for row in rows])
        highest = (
            select(QuestionVersion.question_id, func.max(QuestionVersion.ordinal))
            .where(QuestionVersion.question_id.in_(ids))
            .group_by(QuestionVersion.question_id)
        )
        ordinals = {own: ordinal for own, ordinal in session.execute(highest)}  # noqa: C416
        made: dict[UUID, UUID] = {}
        entries: list[tuple[UUID, dict[str, str]]] = []
        for row in rows:
            prepared = prepare(anew(row.id, contents[row.version_id]))
            if row.status == QuestionStatus.RETIRED or prepared.fingerprint == row.fingerprint:
                refused["bank.retired" if row.status == QuestionStatus.RETIRED else "bank.already_there"] += 1
                continue
            version_id, at = self._ids.new(), self._clock.now()
            values = version_values(prepared, version_id, row.id, ordinals[row.id] + 1, actor.person_id, at, reason)
            session.add(QuestionVersion(**values))
            for name, value in display(prepared.question).items():
                setattr(row, name, value)
            row.version_id, row.fingerprint, made[row.id] = version_id, prepared.fingerprint, version_id
            entries.append((row.id, {"version": str(version_id), "from": row.status, "to": row.status}))
        self._audit.record_all(session, actor.person_id, BankEvent.CHANGED, entries, reason)
        return made


def _on(question: Question, shelf: Shelf) -> Question:
    return replace(
        question,
        subject=question.subject if shelf.subject is None else shelf.subject,
        field=question.field if shelf.field is None else shelf.field,
        difficulty=shelf.difficulty or question.difficulty,
    )
