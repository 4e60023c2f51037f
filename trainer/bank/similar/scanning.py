"""The search of the whole bank: read, compare apart, stage the findings in pieces, show them by one short update."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Table, delete, func, insert, or_, select
from sqlalchemy.orm import Session

from question_bank.similarity import Pair
from trainer.bank.queries import shown
from trainer.bank.similar.tables import SimilarFinding, SimilarScan
from trainer.bank.similar.values import SimilarEvent
from trainer.bank.tables import QuestionTable, QuestionVersion
from trainer.bank.values import QuestionStatus
from trainer.people.accounts.values import Actor
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.transactions import Database

_ABANDONED = timedelta(days=1)
_FINDINGS: Table = SimilarFinding.__table__  # type: ignore[assignment]


@dataclass(frozen=True)
class Known:
    """A question in use and its current version, whose content is JSON."""

    id: UUID
    version_id: UUID
    number: int
    content: str


def read_known(session: Session) -> tuple[Known, ...]:
    """Every question in use, oldest first."""
    current = select(QuestionTable.id, QuestionTable.version_id, QuestionTable.number, QuestionVersion.content).join(
        QuestionVersion, QuestionVersion.id == QuestionTable.version_id
    )
    wanted = current.where(QuestionTable.status != QuestionStatus.RETIRED, shown()).order_by(QuestionTable.number)
    return tuple(Known(*row) for row in session.execute(wanted))


class Findings:
    """Keeps the findings of a search whole or not at all."""

    def __init__(self, database: Database, clock: Clock, audit: AuditTrail) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit

    def open(self, actor: Actor, at: datetime, questions: int) -> int:
        """Begins a search over the bank as it stood at a time; its number."""
        with self._database.write() as session:
            row = SimilarScan(at=at, by_id=actor.person_id, questions=questions, found=0)
            session.add(row)
            session.flush()
            return row.number

    def keep(self, actor: Actor, scan: int, known: Sequence[Known], pairs: Sequence[Pair]) -> None:
        """Shows the findings in place of those before."""
        for some in self._database.pieces(pairs):
            with self._database.write() as session:
                session.execute(insert(_FINDINGS), [_values(scan, known, pair) for pair in some])
        with self._database.write() as session:
            row = session.get_one(SimilarScan, scan)
            row.finished, row.found = True, len(pairs)
            detail = {"questions": str(row.questions), "found": str(row.found)}
            self._audit.record(session, actor.person_id, SimilarEvent.SCANNED, None, detail)
        self.tidy()

    def tidy(self) -> None:
        """Removes, piece by piece, the findings of earlier searches and of those broken off a day ago."""
        latest = select(func.max(SimilarScan.number)).where(SimilarScan.finished.is_(True)).scalar_subquery()
        old = or_(SimilarScan.finished.is_(True), SimilarScan.at < self._clock.now() - _ABANDONED)
        stale = select(SimilarScan.number).where(SimilarScan.number != latest, old)
        with self._database.read() as session:
            ids = session.scalars(select(SimilarFinding.id).where(SimilarFinding.scan.in_(stale))).all()
        for some in self._database.pieces(ids):
            with self._database.write() as session:
                session.execute(delete(_FINDINGS).where(_FINDINGS.c.id.in_(some)))


def _values(scan: int, known: Sequence[Known], pair: Pair) -> dict[str, object]:
    left, right = known[pair.left], known[pair.right]
    return {
        "scan": scan,
        "left_id": left.id,
        "right_id": right.id,
        "left_version": left.version_id,
        "right_version": right.version_id,
        "likeness": pair.likeness.value,
        "score": pair.score,
    }
