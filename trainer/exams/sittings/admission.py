"""Who may begin a sitting: when it is time, and who does not know the paper."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from trainer.exams.papers.service import has_read
from trainer.exams.papers.tables import PaperTable
from trainer.exams.rooms.reading import window_of
from trainer.exams.rules import exam_state
from trainer.exams.tables import CandidateTable, ExamTable
from trainer.exams.values import ExamState
from trainer.store.errors import Refused


def refuse_closed_doors(session: Session, exam: ExamTable, candidate: CandidateTable, now: datetime) -> None:
    """Raises Refused: sitting.too_early, sitting.too_late, exam.closed."""
    window = window_of(session, exam, candidate.seat_id)
    match exam_state(window.opens_at, window.closes_at, exam.closed_at, now):
        case ExamState.COMING:
            raise Refused("sitting.too_early", opens=window.opens_at)
        case ExamState.ENDED:
            raise Refused("sitting.too_late", closed=window.closes_at)
        case ExamState.CLOSED:
            raise Refused("exam.closed", title=exam.title)
        case _:
            return


def refuse_who_knows(session: Session, paper_id: UUID, person_id: UUID) -> None:
    """Raises Refused: sitting.paper_maker, sitting.paper_seen."""
    if session.get_one(PaperTable, paper_id).made_by == person_id:
        raise Refused("sitting.paper_maker")
    if has_read(session, paper_id, person_id):
        raise Refused("sitting.paper_seen")
