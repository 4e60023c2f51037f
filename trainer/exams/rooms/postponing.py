"""One session of an exam gets another time; the others stay where they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.exams.mapping import times_of
from trainer.exams.rooms.plan import venue_of
from trainer.exams.rooms.reading import seating_of
from trainer.exams.rooms.register import Register
from trainer.exams.rooms.rules import check_venue
from trainer.exams.rooms.values import ChangeKind, Seating, SessionPlan
from trainer.exams.roster import begun_of
from trainer.exams.rules import refuse_shown_answers
from trainer.exams.tables import ExamTable, SessionTable
from trainer.exams.values import ReviewPolicy
from trainer.people.accounts.rules import require, require_reason
from trainer.people.accounts.values import Actor, Permission
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import BadInput, Refused
from trainer.store.ids import Ids
from trainer.store.transactions import Database


class Postponing:
    """单场改期, in all its rooms at once."""

    def __init__(self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit
        self._register = Register(ids)

    def move_session(
        self, actor: Actor, exam_id: UUID, number: int, opens_at: datetime, closes_at: datetime, reason: str
    ) -> None:
        """Another beginning and latest entry for the session `number`, as it is counted in the plan.

        Raises BadInput: reason.missing, dates.reversed, venue.overlap (with its neighbours), session.unknown;
        Refused: exam.closed, session.begun (somebody of it sits), exam.answers_shown.
        """
        require(actor, Permission.PREPARE_EXAMS)
        require_reason(reason)
        now = self._clock.now()
        with self._database.write() as session:
            exam = session.get_one(ExamTable, exam_id)
            if exam.closed_at is not None:
                raise Refused("exam.closed", title=exam.title)
            seating = seating_of(session, exam)
            _check(session, exam, seating, number, SessionPlan(opens_at, closes_at), now)
            halls = [hall for hall in seating.halls if hall.session == number]
            was = {"opens": halls[0].opens_at.isoformat(), "closes": halls[0].closes_at.isoformat()}
            becomes = {"opens": opens_at.isoformat(), "closes": closes_at.isoformat()}
            for row in session.scalars(select(SessionTable).where(SessionTable.id.in_([hall.id for hall in halls]))):
                row.opens_at, row.closes_at = opens_at, closes_at
            others = [(hall.opens_at, hall.closes_at) for hall in seating.halls if hall.session != number]
            exam.opens_at = min(opens_at, *(opens for opens, _ in others))
            exam.closes_at = max(closes_at, *(closes for _, closes in others))
            of = {"session": str(number)}
            note = (session, exam, ChangeKind.RESCHEDULED, actor.person_id, now, reason)
            self._register.note(*note, was=was | of, becomes=becomes | of)
            self._audit.record(session, actor.person_id, "exams.session_moved", exam_id, becomes | of, reason.strip())


def _check(session: Session, exam: ExamTable, seating: Seating, number: int, plan: SessionPlan, now: datetime) -> None:
    numbers = list(dict.fromkeys(hall.session for hall in seating.halls))
    if number not in numbers:
        raise BadInput("session.unknown", session=number)
    venue = venue_of(seating, times_of(exam))
    at = numbers.index(number)
    sessions = (*venue.sessions[:at], plan, *venue.sessions[at + 1 :])
    check_venue(replace(venue, sessions=sessions), exam.minutes)
    mine = {one.person_id for one in seating.seated if seating.hall(one.hall_id).session == number}
    if begun_of(session, exam.id) & mine:
        raise Refused("session.begun", session=number)
    refuse_shown_answers(ReviewPolicy(exam.review), exam.closes_at, plan.opens_at, plan.closes_at, now)
