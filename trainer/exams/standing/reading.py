"""Reading standings inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from trainer.exams.discipline.reading import open_cases
from trainer.exams.mapping import terms_of
from trainer.exams.marking.tables import ResultTable
from trainer.exams.marking.versions import visible
from trainer.exams.results.rules import passes
from trainer.exams.sittings.tables import SittingTable
from trainer.exams.standing.rules import newest, same_as, state_of
from trainer.exams.standing.tables import StandingResultTable, StandingStepTable
from trainer.exams.standing.values import Settled, StandingState, StandingStep, Step
from trainer.exams.tables import CandidateTable, ExamTable
from trainer.exams.values import Attendance
from trainer.store.apart import words_of


def steps_of(session: Session, exam_id: UUID) -> tuple[Step, ...]:
    """Every step, the oldest first."""
    query = select(StandingStepTable).where(StandingStepTable.exam_id == exam_id).order_by(StandingStepTable.ordinal)
    rows = session.scalars(query).all()
    notes = words_of(session, (row.note for row in rows))
    return tuple(
        Step(
            row.id,
            row.ordinal,
            StandingStep(row.step),
            row.by_id,
            row.at,
            row.until,
            row.review_id,
            notes.get(row.note, ""),
        )
        for row in rows
    )


def reviewed_in(session: Session, review_id: UUID, person_id: UUID | None = None) -> Mapping[UUID, Settled]:
    """The results a review looked at, by person; of one alone where a person is named."""
    query = select(StandingResultTable).where(StandingResultTable.review_id == review_id)
    if person_id is not None:
        query = query.where(StandingResultTable.person_id == person_id)
    return {
        row.person_id: Settled(row.ordinal, Attendance(row.attendance), row.score, row.passed)
        for row in session.scalars(query)
    }


def results_now(session: Session, exam_id: UUID, person_id: UUID | None = None) -> Mapping[UUID, Settled]:
    """The newest result of everybody on the roster, or of the one person named."""
    last = select(ResultTable.sitting_id, func.max(ResultTable.ordinal).label("ordinal"))
    last = last.join(SittingTable, SittingTable.id == ResultTable.sitting_id)
    if person_id is not None:
        last = last.where(SittingTable.person_id == person_id)
    top = last.where(SittingTable.exam_id == exam_id, visible()).group_by(ResultTable.sitting_id).subquery()
    own = (SittingTable.exam_id == CandidateTable.exam_id) & (SittingTable.person_id == CandidateTable.person_id)
    query = (
        select(
            CandidateTable.person_id, CandidateTable.attendance, top.c.ordinal, ResultTable.score, ResultTable.passed
        )
        .outerjoin(SittingTable, own)
        .outerjoin(top, top.c.sitting_id == SittingTable.id)
        .outerjoin(ResultTable, (ResultTable.sitting_id == top.c.sitting_id) & (ResultTable.ordinal == top.c.ordinal))
        .where(CandidateTable.exam_id == exam_id)
    )
    if person_id is not None:
        query = query.where(CandidateTable.person_id == person_id)
    return {
        person_id: Settled(ordinal, Attendance(attendance), score, passes(Attendance(attendance), passed))
        for person_id, attendance, ordinal, score, passed in session.execute(query)
    }


def held_back(session: Session, exam_id: UUID, steps: Sequence[Step]) -> frozenset[UUID]:
    """Whose result stays back until a case of misconduct about them is decided. What was in force when the case was
    recorded stays so, also where results of others go through another round.
    """
    last = newest(steps, StandingStep.IN_FORCE) if state_of(steps) is StandingState.IN_FORCE else None
    waiting = open_cases(session, exam_id, last.at if last else None)
    return waiting - _came_into_force(session, exam_id, steps, results_now(session, exam_id)) if waiting else waiting


def in_force_of(session: Session, exam: ExamTable, person_id: UUID | None = None) -> frozenset[UUID] | None:
    """Whose newest result is in force; None for an exam whose results count as they are marked. Who had an undecided
    case of misconduct when results came into force is not among them before its decision. Only one is looked at where
    a person is named.
    """
    if terms_of(exam) is None:
        return None
    steps = steps_of(session, exam.id)
    last = newest(steps, StandingStep.IN_FORCE)
    if last is None:
        return frozenset()
    now = results_now(session, exam.id, person_id)
    same = same_as(reviewed_in(session, last.review_id, person_id), now)
    waiting = open_cases(session, exam.id, last.at)
    return same - (waiting - _came_into_force(session, exam.id, steps, now)) if waiting else same


def _came_into_force(
    session: Session, exam_id: UUID, steps: Sequence[Step], now: Mapping[UUID, Settled]
) -> frozenset[UUID]:
    """Whose result as it is now came into force at some step, when no case that still waits had been recorded."""
    rounds = [step for step in steps if step.step is StandingStep.IN_FORCE]
    return frozenset().union(
        *(same_as(reviewed_in(session, one.review_id), now) - open_cases(session, exam_id, one.at) for one in rounds)
    )
