"""Pieces of approvals, reviews, seals and exams that were broken off before anything showed them go again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Select, delete, select
from sqlalchemy.orm import InstrumentedAttribute

from trainer.exams.corrections.tables import CorrectionDecisionTable, CorrectionEffectTable
from trainer.exams.marking.tables import ResultStagedTable, ResultTable
from trainer.exams.papers.tables import PaperQuestion, PaperSheetTable, PaperStagedTable, PaperTable
from trainer.exams.sittings.tables import SittingTable
from trainer.exams.standing.tables import StandingResultTable, StandingStepTable
from trainer.exams.tables import (
    CandidateTable,
    ExamStagedTable,
    ExamTable,
    RoomTable,
    SeatTable,
    SessionTable,
    SiteTable,
)
from trainer.store.base import SERVER
from trainer.store.clock import Clock
from trainer.store.errors import KnownError
from trainer.store.transactions import Database

ABANDONED = timedelta(days=1)
"""On a server another PC may be at its approval: only what is older was broken off."""


class Leftovers:
    """Removes what was never shown. A batch is named by a key that tells when it was begun."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def sweep(self) -> None:
        """At the start of the program, before anybody approves anything."""
        with self._database.read() as session:
            remarks = session.scalars(select(ResultStagedTable.batch).distinct()).all()
            decided = select(CorrectionDecisionTable.batch).where(CorrectionDecisionTable.batch.is_not(None))
            effects = select(CorrectionEffectTable.batch).distinct().where(CorrectionEffectTable.batch.not_in(decided))
            batches = {*remarks, *session.scalars(effects)}
            told = select(StandingStepTable.review_id)
            reviews = select(StandingResultTable.review_id).distinct().where(StandingResultTable.review_id.not_in(told))
            broken_reviews = session.scalars(reviews).all()
            held = select(ExamTable.paper_id)
            sets = select(PaperStagedTable.set_id, PaperStagedTable.paper_id)
            papers = session.execute(sets.where(PaperStagedTable.paper_id.not_in(held))).all()
            exams = session.scalars(select(ExamStagedTable.exam_id)).all()
        for batch in filter(self._broken_off, batches):
            self.discard_remark(batch)
        for review in filter(self._broken_off, broken_reviews):
            self.discard_review(review)
        for set_id, paper_id in papers:
            if self._broken_off(set_id):
                self._discard_paper(paper_id)
        for exam_id in filter(self._broken_off, exams):
            self.discard_exam(exam_id)

    def discard_remark(self, batch: UUID) -> None:
        """Result versions and effects of a re-mark that nobody was shown."""
        self._emptied(_ids(ResultTable.id, ResultTable.id.in_(_staged_of(batch))), ResultTable.id)
        self._emptied(_staged_of(batch), ResultStagedTable.result_id)
        decided = select(CorrectionDecisionTable.batch).where(CorrectionDecisionTable.batch == batch)
        own = (CorrectionEffectTable.batch == batch) & CorrectionEffectTable.batch.not_in(decided)
        self._emptied(_ids(CorrectionEffectTable.sitting_id, own), CorrectionEffectTable.sitting_id, own)

    def discard_review(self, review: UUID) -> None:
        """The results a review had looked at that came to no end."""
        told = select(StandingStepTable.review_id).where(StandingStepTable.review_id == review)
        own = (StandingResultTable.review_id == review) & StandingResultTable.review_id.not_in(told)
        self._emptied(_ids(StandingResultTable.person_id, own), StandingResultTable.person_id, own)

    def discard_exam(self, exam_id: UUID) -> None:
        """An exam that was being made in pieces, with its roster, results and paper; one that was shown stays."""
        with self._database.read() as session:
            if session.get(ExamStagedTable, exam_id) is None:
                return
        sittings = select(SittingTable.id).where(SittingTable.exam_id == exam_id)
        self._emptied(_ids(ResultTable.id, ResultTable.sitting_id.in_(sittings)), ResultTable.id)
        self._emptied(sittings, SittingTable.id)
        self._emptied(_ids(CandidateTable.id, CandidateTable.exam_id == exam_id), CandidateTable.id)
        sites = select(SiteTable.id).where(SiteTable.exam_id == exam_id)
        rooms = select(RoomTable.id).where(RoomTable.site_id.in_(sites))
        sessions = select(SessionTable.id).where(SessionTable.room_id.in_(rooms))
        self._emptied(_ids(SeatTable.id, SeatTable.session_id.in_(sessions)), SeatTable.id)
        with self._database.write() as session:
            paper_id = session.get_one(ExamTable, exam_id).paper_id
            session.execute(delete(SessionTable).where(SessionTable.room_id.in_(rooms)))
            session.execute(delete(RoomTable).where(RoomTable.site_id.in_(sites)))
            session.execute(delete(SiteTable).where(SiteTable.exam_id == exam_id))
            session.execute(delete(ExamStagedTable).where(ExamStagedTable.exam_id == exam_id))
            session.execute(delete(ExamTable).where(ExamTable.id == exam_id))
        self._discard_paper(paper_id)

    def _discard_paper(self, paper_id: UUID) -> None:
        with self._database.write() as session:
            for held in (PaperQuestion.paper_id, PaperSheetTable.paper_id, PaperTable.id, PaperStagedTable.paper_id):
                session.execute(delete(held.class_).where(held == paper_id))

    def _emptied(self, rows: Select[UUID], key: InstrumentedAttribute[UUID], *own: ColumnElement[bool]) -> None:
        with self._database.read() as session:
            keys = session.scalars(rows).all()
        for some in self._database.pieces(keys):
            with self._database.write() as session:
                session.execute(delete(key.class_).where(key.in_(some), *own))

    def _broken_off(self, batch: UUID) -> bool:
        if self._database.kind != SERVER:
            return True
        return datetime.fromtimestamp((batch.int >> 80) / 1000, UTC) < self._clock.now() - ABANDONED


def _ids(key: InstrumentedAttribute[UUID], own: ColumnElement[bool]) -> Select[UUID]:
    return select(key).where(own)


def _staged_of(batch: UUID) -> Select[UUID]:
    return select(ResultStagedTable.result_id).where(ResultStagedTable.batch == batch)


@contextmanager
def or_else(discard: Callable[[UUID], None], batch: UUID) -> Iterator[None]:
    """What fails before its end leaves nothing behind; where not even that succeeds, the next start sees to it."""
    try:
        yield
    except Exception:
        with suppress(KnownError):
            discard(batch)
        raise
