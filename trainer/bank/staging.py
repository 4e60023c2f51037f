"""Bulk imports: staged in small pieces that no query shows, then made visible by one short update, or removed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Table, bindparam, delete, func, insert, select, update
from sqlalchemy.orm import Session

from question_bank.codec import fingerprint
from question_bank.question import Question
from trainer.bank.citations import judged, keep_citations
from trainer.bank.imports.tables import ImportItem
from trainer.bank.mapping import Prepared, question_values, version_values
from trainer.bank.queries import shown
from trainer.bank.tables import TEXTS, ImportBatch, QuestionCitationTable, QuestionTable, QuestionVersion
from trainer.bank.values import BankEvent, Origin, QuestionStatus
from trainer.law.rules import Register
from trainer.law.service import LawService
from trainer.people.accounts.values import Actor
from trainer.store.audit import AuditTrail
from trainer.store.base import SERVER
from trainer.store.clock import Clock
from trainer.store.ids import Ids
from trainer.store.transactions import Database, chunks

_ABANDONED = timedelta(days=1)
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]
_QUESTIONS: Table = QuestionTable.__table__  # type: ignore[assignment]
_VERSIONS: Table = QuestionVersion.__table__  # type: ignore[assignment]
_ITEMS: Table = ImportItem.__table__  # type: ignore[assignment]


@dataclass(frozen=True)
class Load:
    """What is to be kept: where it comes from and how the new questions stand.

    `questions` are made ready piece by piece while they are kept, `count` says how many there are. `items` are the
    (file, ordinal) the questions come from, one each, where they come from an imported file.
    """

    file: str
    file_hash: str
    questions: Iterable[Prepared]
    count: int
    origin: Origin
    status: QuestionStatus
    left_out: int = 0
    items: Sequence[tuple[int, int]] = ()


class Staging:
    """Keeps a load whole or not at all, never holding the write lock for more than one piece."""

    def __init__(self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail, law: LawService) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._law = law

    def fresh(self, questions: Sequence[Question]) -> tuple[Question, ...]:
        """Those that are not in the bank yet, each once; retired ones do not count."""
        by_print = {fingerprint(question): question for question in reversed(questions)}
        known: set[str] = set()
        with self._database.read() as session:
            for some in chunks(by_print, 500):
                same = select(QuestionTable.fingerprint).where(QuestionTable.fingerprint.in_(some), shown())
                known.update(session.scalars(same.where(QuestionTable.status != QuestionStatus.RETIRED)))
        return tuple(question for print_, question in reversed(by_print.items()) if print_ not in known)

    def keep(self, actor: Actor, load: Load, progress: Progress, cancelled: Cancelled) -> UUID | None:
        """Gives the id of the visible batch; None when it was cancelled, and then nothing is left."""
        batch_id, number = self._open(actor, load)
        register = self._law.register()
        done = 0
        for some in self._database.pieces(load.questions):
            if cancelled():
                self.discard(number)
                return None
            items = load.items[done : done + len(some)]
            self._stage(actor, load, number, some, items, register)
            done += len(some)
            progress(done, load.count)
        if cancelled():
            self.discard(number)
            return None
        self._show(actor, load, batch_id)
        return batch_id

    def discard(self, number: int) -> None:
        """Removes a batch that was never visible, piece by piece."""
        of_batch = select(QuestionTable.number, QuestionTable.id).where(QuestionTable.batch == number).limit(200)
        left = True
        while left:
            with self._database.write() as session:
                rows = session.execute(of_batch).all()
                numbers, ids = [row[0] for row in rows], [row[1] for row in rows]
                TEXTS.remove(session, numbers)
                session.execute(delete(QuestionCitationTable).where(QuestionCitationTable.question.in_(numbers)))
                session.execute(delete(_VERSIONS).where(_VERSIONS.c.question_id.in_(ids)))
                free = update(_ITEMS).where(_ITEMS.c.question_id.in_(ids))
                session.execute(free.values(load=None, question_id=None))
                session.execute(delete(_QUESTIONS).where(_QUESTIONS.c.number.in_(numbers)))
                left = bool(rows)
                if not left:
                    session.execute(delete(ImportBatch).where(ImportBatch.number == number))

    def sweep(self) -> None:
        """Removes imports that were broken off.

        On a server another PC may be at its import, so only one that is a day old was broken off.
        """
        broken_off = select(ImportBatch.number).where(ImportBatch.visible.is_(False))
        if self._database.kind == SERVER:
            broken_off = broken_off.where(ImportBatch.at < self._clock.now() - _ABANDONED)
        with self._database.read() as session:
            hidden = session.scalars(broken_off).all()
        for number in hidden:
            self.discard(number)

    def _open(self, actor: Actor, load: Load) -> tuple[UUID, int]:
        batch_id = self._ids.new()
        with self._database.write() as session:
            row = ImportBatch(
                id=batch_id,
                file_name=load.file,
                file_hash=load.file_hash,
                at=self._clock.now(),
                by=actor.person_id,
                counts={"added": load.count, "left_out": load.left_out},
            )
            session.add(row)
            session.flush()
            return batch_id, row.number

    def _stage(
        self,
        actor: Actor,
        load: Load,
        batch: int,
        some: Sequence[Prepared],
        items: Sequence[tuple[int, int]],
        register: Register,
    ) -> None:
        at, person = self._clock.now(), actor.person_id
        keys = [(self._ids.new(), self._ids.new()) for _ in some]
        standing = {"status": load.status, "origin": load.origin, "batch": batch}
        cited = judged(register, ((index, one.question) for index, one in enumerate(some)))
        with self._database.write() as session:
            first = next_number(session)
            questions: list[dict[str, Any]] = [
                question_values(one, first + index, *keys[index], person, at) | standing
                for index, one in enumerate(some)
            ]
            versions = [
                version_values(one, version, own, 1, person, at, "")
                for one, (own, version) in zip(some, keys, strict=True)
            ]
            session.execute(insert(_QUESTIONS), questions)
            session.execute(insert(_VERSIONS), versions)
            keep_citations(session, cited, first)
            TEXTS.put_tokens(session, ((first + index, one.tokens) for index, one in enumerate(some)))
            if items:
                session.connection().execute(_TAKEN, _marks(items, batch, [own for own, _ in keys]))

    def _show(self, actor: Actor, load: Load, batch_id: UUID) -> None:
        with self._database.write() as session:
            row = session.scalars(select(ImportBatch).where(ImportBatch.id == batch_id)).one()
            row.visible = True
            detail = {"origin": load.origin.value} | {name: str(value) for name, value in row.counts.items()}
            self._audit.record(session, actor.person_id, BankEvent.IMPORTED, batch_id, detail)


_TAKEN = (
    update(_ITEMS)
    .where(_ITEMS.c.file == bindparam("of_file"), _ITEMS.c.ordinal == bindparam("at_ordinal"))
    .values(load=bindparam("of_load"), question_id=bindparam("of_question"))
)


def _marks(items: Sequence[tuple[int, int]], batch: int, ids: Sequence[UUID]) -> list[dict[str, Any]]:
    """The items with the questions they became; they count as taken in once the load is visible."""
    return [
        {"of_file": file, "at_ordinal": ordinal, "of_load": batch, "of_question": own}
        for (file, ordinal), own in zip(items, ids, strict=True)
    ]


def next_number(session: Session) -> int:
    """The number of the next question, inside a write transaction."""
    return (session.scalar(select(func.max(QuestionTable.number))) or 0) + 1
