"""Bulk imports: staged in small pieces that no query shows, then made visible by one short update, or removed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import Table, delete, func, select
from sqlalchemy.orm import Session

from question_bank.codec import fingerprint
from question_bank.memory import uncollected
from question_bank.question import Question
from trainer.bank.imports.tables import ImportTaken
from trainer.bank.load_rows import LoadRows, NewQuestion, Piece
from trainer.bank.mapping import Prepared
from trainer.bank.queries import shown
from trainer.bank.tables import TEXTS, ImportBatch, QuestionCitationTable, QuestionTable, QuestionVersion
from trainer.bank.values import BankEvent, Origin, QuestionStatus
from trainer.law.service import LawService
from trainer.people.accounts.values import Actor
from trainer.store.audit import AuditTrail
from trainer.store.base import SERVER
from trainer.store.clock import Clock
from trainer.store.ids import Ids
from trainer.store.transactions import BULK_ROWS, Database, chunks

_ABANDONED = timedelta(days=1)
_SETTLED = 20_000
"""Questions between two settlings of their index: it is searched meanwhile."""
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]
_QUESTIONS: Table = QuestionTable.__table__  # type: ignore[assignment]
_VERSIONS: Table = QuestionVersion.__table__  # type: ignore[assignment]
_TAKEN: Table = ImportTaken.__table__  # type: ignore[assignment]


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
        standing = {"status": load.status.value, "origin": load.origin.value}
        rows = LoadRows(self._database.engine, self._law.register(), actor.person_id, number, standing)
        done = following = 0
        tokens: list[tuple[int, str]] = []
        with uncollected():
            for some in self._database.pieces(load.questions, BULK_ROWS):
                if cancelled():
                    self.discard(number)
                    return None
                piece = self._stage(rows, self._with_keys(some, load.items[done : done + len(some)]), following)
                following = piece.first + len(some)
                tokens += piece.tokens
                done += len(some)
                progress(done, load.count)
            for some_tokens in chunks(tokens, _SETTLED):
                TEXTS.settle(self._database)
                for texts in self._database.pieces(some_tokens, BULK_ROWS):
                    with self._database.stage() as session:
                        TEXTS.put_tokens(session, texts)
                    progress(done, load.count)
        if cancelled():
            self.discard(number)
            return None
        self._show(actor, load, batch_id)
        TEXTS.settle(self._database)
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
                session.execute(delete(_TAKEN).where(_TAKEN.c.load == number, _TAKEN.c.question_id.in_(ids)))
                session.execute(delete(_QUESTIONS).where(_QUESTIONS.c.number.in_(numbers)))
                left = bool(rows)
                if not left:
                    session.execute(delete(ImportBatch).where(ImportBatch.number == number))

    def sweep(self) -> None:
        """Removes imports that were broken off, and goes on with the merging of their index.

        On a server another PC may be at its import, so only one that is a day old was broken off.
        """
        broken_off = select(ImportBatch.number).where(ImportBatch.visible.is_(False))
        if self._database.kind == SERVER:
            broken_off = broken_off.where(ImportBatch.at < self._clock.now() - _ABANDONED)
        with self._database.read() as session:
            hidden = session.scalars(broken_off).all()
            scattered = TEXTS.is_scattered(session)
        for number in hidden:
            self.discard(number)
        if scattered:
            TEXTS.settle(self._database)

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

    def _with_keys(self, some: Sequence[Prepared], items: Sequence[tuple[int, int]]) -> Sequence[NewQuestion]:
        keys = self._ids.several(2 * len(some))
        own, versions = keys[::2], keys[1::2]
        return [NewQuestion(*one) for one in zip(some, own, versions, items or (None,) * len(some), strict=True)]

    def _stage(self, rows: LoadRows, some: Sequence[NewQuestion], first: int) -> Piece:
        """Writes questions numbered from `first`, or from where others have gone on since."""
        at = self._clock.now()
        piece = rows.ready(some, first, at)
        with self._database.stage() as session:
            if (now := next_number(session)) != first:
                piece = rows.ready(some, now, at)
            rows.write(session, piece)
        return piece

    def _show(self, actor: Actor, load: Load, batch_id: UUID) -> None:
        with self._database.write() as session:
            row = session.scalars(select(ImportBatch).where(ImportBatch.id == batch_id)).one()
            row.visible = True
            detail = {"origin": load.origin.value} | {name: str(value) for name, value in row.counts.items()}
            self._audit.record(session, actor.person_id, BankEvent.IMPORTED, batch_id, detail)


def next_number(session: Session) -> int:
    """The number of the next question, inside a write transaction."""
    return (session.scalar(select(func.max(QuestionTable.number))) or 0) + 1
