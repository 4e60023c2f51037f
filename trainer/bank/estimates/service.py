"""Use cases about estimates of difficulty."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from question_bank.question import Difficulty
from trainer.bank.estimates.tables import EstimateTable
from trainer.bank.estimates.values import DifficultyEstimate, EstimateDraft
from trainer.bank.tables import QuestionVersion
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.ids import Ids
from trainer.store.transactions import Database, chunks

_CENT, _AT_ONCE = Decimal("0.01"), 500


class EstimateService:
    """Only grows: a later exam adds its estimate, the earlier ones stay."""

    def __init__(self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit

    def accept(self, actor: Actor, exam_id: UUID, exam: str, drafts: Sequence[EstimateDraft]) -> int:
        """Adds the estimates of one exam and gives how many are new.

        What the same exam said already, and versions the bank does not have, are left out.
        """
        require(actor, Permission.APPROVE_QUESTIONS)
        with self._database.read() as session:
            new = _new(session, exam_id, drafts)
        at = self._clock.now()
        shared = {"exam_id": exam_id, "exam": exam, "accepted_by": actor.person_id, "at": at}
        for some in self._database.pieces(new):
            with self._database.write() as session:
                session.execute(insert(EstimateTable), [{"id": self._ids.new(), **_row(one), **shared} for one in some])
                detail = {"questions": str(len(some))}
                self._audit.record(session, actor.person_id, "bank.difficulty_accepted", exam_id, detail)
        return len(new)

    def of_question(self, actor: Actor, question_id: UUID) -> tuple[DifficultyEstimate, ...]:
        """Every estimate of a question in any of its versions, newest first."""
        require(actor, Permission.READ_KEYS)
        query = select(EstimateTable).where(EstimateTable.question_id == question_id)
        with self._database.read() as session:
            rows = session.scalars(query.order_by(EstimateTable.at.desc(), EstimateTable.id.desc()))
            return tuple(map(_estimate, rows))

    def newest(self, version_ids: Iterable[UUID]) -> Mapping[UUID, DifficultyEstimate]:
        """The newest estimate of each version that has one, for who draws papers or shows an exam."""
        with self._database.read() as session:
            return {row.version_id: _estimate(row) for row in _rows(session, tuple(version_ids))}


def _new(session: Session, exam_id: UUID, drafts: Sequence[EstimateDraft]) -> tuple[EstimateDraft, ...]:
    versions = [draft.version_id for draft in drafts]
    known = {row.version_id: _estimate(row).draft for row in _rows(session, versions) if row.exam_id == exam_id}
    there: set[UUID] = set()
    for some in chunks(versions, _AT_ONCE):
        there |= set(session.scalars(select(QuestionVersion.id).where(QuestionVersion.id.in_(some))))
    rounded = (_estimate(EstimateTable(**_row(draft), exam_id=exam_id)).draft for draft in drafts)
    return tuple(one for one in rounded if one.version_id in there and known.get(one.version_id) != one)


def _rows(session: Session, version_ids: Collection[UUID]) -> Iterable[EstimateTable]:
    """Oldest first, so that in a dictionary the newest stays."""
    for some in chunks(version_ids, _AT_ONCE):
        query = select(EstimateTable).where(EstimateTable.version_id.in_(some))
        yield from session.scalars(query.order_by(EstimateTable.at, EstimateTable.id))


def _row(draft: EstimateDraft) -> dict[str, Any]:
    shares = {name: _percent(getattr(draft, name)) for name in ("share", "low", "high")}
    own = {"question_id": draft.question_id, "version_id": draft.version_id, "people": draft.people}
    return {**own, **shares, "level": int(draft.level)}


def _percent(share: Decimal) -> Decimal:
    return (share * 100).quantize(_CENT, ROUND_HALF_UP)


def _estimate(row: EstimateTable) -> DifficultyEstimate:
    shares = {name: getattr(row, name) / 100 for name in ("share", "low", "high")}
    draft = EstimateDraft(
        question_id=row.question_id,
        version_id=row.version_id,
        people=row.people,
        level=Difficulty(row.level),
        **shares,
    )
    return DifficultyEstimate(draft, row.exam_id, row.exam, row.accepted_by, row.at)
