"""Use cases of who sees to the papers that a correction leaves behind."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from trainer.exams.corrections.tables import CorrectionDecisionTable, CorrectionTable
from trainer.exams.reissues.tables import ReissueClosingTable, ReissueTickTable
from trainer.exams.reissues.values import Closing, PaperKey, PaperKind, Tick
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.apart import put_apart, words_of
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import BadInput, Refused
from trainer.store.ids import Ids
from trainer.store.transactions import Database


class ReissueService:
    """What the list holds is worked out in reports; here stands what people did about it."""

    def __init__(self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit

    def tick(self, actor: Actor, exam_id: UUID, papers: Collection[PaperKey], done: bool) -> None:
        """Says by name that papers are done, or are not after all. Raises BadInput("reissue.nothing")."""
        require(actor, Permission.PREPARE_EXAMS)
        if not papers:
            raise BadInput("reissue.nothing")
        for some in self._database.pieces(papers):
            rows = [
                {
                    "id": self._ids.new(),
                    "correction_id": one.correction_id,
                    "kind": one.kind.value,
                    "person_id": one.person_id,
                    "done": done,
                    "by_id": actor.person_id,
                    "at": self._clock.now(),
                }
                for one in some
            ]
            with self._database.write() as session:
                session.execute(insert(ReissueTickTable), rows)
                detail = {"papers": str(len(rows)), "done": str(done)}
                self._audit.record(session, actor.person_id, "corrections.papers_ticked", exam_id, detail)

    def close(self, actor: Actor, exam_id: UUID, left: int, reason: str = "") -> None:
        """Says by name that nothing is left to be done; `left` papers that stay open need a reason.

        Raises BadInput("reason.missing"), Refused("reissue.closed").
        """
        require(actor, Permission.PREPARE_EXAMS)
        if left and not reason.strip():
            raise BadInput("reason.missing")
        with self._database.write() as session:
            waiting = open_corrections(session, exam_id)
            if not waiting:
                raise Refused("reissue.closed")
            for correction_id in waiting:
                row = ReissueClosingTable(correction_id=correction_id, still_open=left, by_id=actor.person_id)
                row.reason, row.at = put_apart(session, reason.strip()), self._clock.now()
                session.add(row)
            session.flush()
            detail = {"corrections": str(len(waiting)), "open": str(left)}
            self._audit.record(session, actor.person_id, "corrections.papers_closed", exam_id, detail, reason.strip())


def ticks_of(session: Session, correction_ids: Collection[UUID]) -> Mapping[PaperKey, Tick]:
    """The newest tick of each paper."""
    query = select(ReissueTickTable).where(ReissueTickTable.correction_id.in_(correction_ids))
    rows = session.scalars(query.order_by(ReissueTickTable.at, ReissueTickTable.id))
    return {
        PaperKey(row.correction_id, PaperKind(row.kind), row.person_id): Tick(row.done, row.by_id, row.at)
        for row in rows
    }


def closings_of(session: Session, correction_ids: Collection[UUID]) -> Mapping[UUID, Closing]:
    """Who closed the list of which correction."""
    query = select(ReissueClosingTable).where(ReissueClosingTable.correction_id.in_(correction_ids))
    rows = session.scalars(query).all()
    words = words_of(session, (row.reason for row in rows))
    return {row.correction_id: Closing(row.by_id, row.at, row.still_open, words.get(row.reason, "")) for row in rows}


def open_corrections(session: Session, exam_id: UUID | None = None) -> tuple[UUID, ...]:
    """The corrections that were approved and whose list nobody closed yet, the oldest first."""
    said, closing = CorrectionDecisionTable, ReissueClosingTable
    query = (
        select(CorrectionTable.id)
        .join(said, said.correction_id == CorrectionTable.id)
        .outerjoin(closing, closing.correction_id == CorrectionTable.id)
        .where(said.approved.is_(True), closing.correction_id.is_(None))
    )
    if exam_id is not None:
        query = query.where(CorrectionTable.exam_id == exam_id)
    return tuple(session.scalars(query.order_by(said.at, CorrectionTable.id)))
