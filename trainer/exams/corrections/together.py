"""Which exams asked the same question, and what a correction does in each, inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from trainer.exams.corrections.reading import approved_of, corrections_of, scaled_in
from trainer.exams.corrections.remark import Remark, places_of, remark
from trainer.exams.corrections.rules import check_draft
from trainer.exams.corrections.tables import CorrectionTable
from trainer.exams.corrections.values import Correction, CorrectionDraft, CorrectionState, NotTogether, OtherExam
from trainer.exams.mapping import plan_of
from trainer.exams.papers.tables import PaperQuestion, PaperTable
from trainer.exams.rooms.reading import exams_with_paper
from trainer.exams.roster import begun_of
from trainer.exams.sittings.tables import SittingTable
from trainer.exams.tables import ExamTable
from trainer.people.accounts.values import Actor
from trainer.store.errors import BadInput, NotAllowed, Refused


def work_out(session: Session, actor: Actor, draft: CorrectionDraft) -> Remark:
    """What a correction does in its exam.

    Raises the codes of `check_draft`, BadInput("correction.no_such_question"), Refused("correction.exam_open"),
    NotAllowed("account.own_matter").
    """
    exam = session.get_one(ExamTable, draft.exam_id)
    refuse_candidate(session, actor, exam.id)
    if _runs(session, exam):
        raise Refused("correction.exam_open")
    places = places_of(session, exam, draft.question_id)
    if not places:
        raise BadInput("correction.no_such_question")
    check_draft(next(iter(places.values())).question, draft)
    total = session.get_one(PaperTable, exam.paper_id).total
    scaled = scaled_in((draft, *approved_of(session, exam.id)))
    return remark(session, exam, plan_of(exam), total, draft, scaled)


def version_in(session: Session, draft: CorrectionDraft) -> UUID:
    """The version of the question that an exam asked. Raises BadInput("correction.no_such_question")."""
    places = places_of(session, session.get_one(ExamTable, draft.exam_id), draft.question_id)
    if not places:
        raise BadInput("correction.no_such_question")
    return next(iter(places.values())).version_id


def refuse_other_versions(session: Session, drafts: Sequence[CorrectionDraft]) -> None:
    """Another version may have other options: what is decided together is one key of one version.

    Raises BadInput("correction.other_version").
    """
    asked = {(one.question_id, version_in(session, one), one.part, one.kind, one.keys) for one in drafts}
    if len(asked) > 1 or len({one.exam_id for one in drafts}) < len(drafts):
        raise BadInput("correction.other_version")


def others_of(
    session: Session, actor: Actor, exam_id: UUID, question_id: UUID, version_id: UUID
) -> Iterator[OtherExam]:
    """The other exams that asked the same version, the newest first; a sealed paper names it in its text."""
    named = PaperTable.content.contains(str(version_id))
    held = (PaperQuestion.question_id == question_id, PaperTable.id == PaperQuestion.paper_id, named)
    papers = select(PaperQuestion.paper_id).where(*held)
    query = select(ExamTable).where(ExamTable.id.in_(exams_with_paper(papers)), ExamTable.id != exam_id)
    for exam in session.scalars(query.order_by(ExamTable.opens_at.desc(), ExamTable.id)):
        sat = select(func.count()).where(SittingTable.exam_id == exam.id, SittingTable.submitted_at.is_not(None))
        hindrance = _hindrance(session, actor, exam, question_id)
        yield OtherExam(exam.id, exam.title, exam.opens_at, session.scalar(sat) or 0, hindrance)


def waiting_with(session: Session, own: Correction) -> tuple[Correction, ...]:
    """A correction and those of the same key in other exams, itself first."""
    if own.together is None:
        return (own,)
    others = corrections_of(session, CorrectionTable.together == own.together, CorrectionTable.id != own.id)
    return (own, *others)


def refuse_candidate(session: Session, actor: Actor, exam_id: UUID) -> None:
    """Whoever sat the exam is concerned by every key of it, by rank at least."""
    if actor.person_id in begun_of(session, exam_id):
        raise NotAllowed("account.own_matter")


def _hindrance(session: Session, actor: Actor, exam: ExamTable, question_id: UUID) -> NotTogether | None:
    known = corrections_of(session, CorrectionTable.exam_id == exam.id, CorrectionTable.question_id == question_id)
    if _runs(session, exam):
        return NotTogether.OPEN
    if actor.person_id in begun_of(session, exam.id):
        return NotTogether.OWN
    if any(one.state is CorrectionState.PROPOSED for one in known):
        return NotTogether.PENDING
    return NotTogether.CORRECTED if any(one.state is CorrectionState.APPROVED for one in known) else None


def _runs(session: Session, exam: ExamTable) -> bool:
    running = select(SittingTable.id).where(SittingTable.exam_id == exam.id, SittingTable.submitted_at.is_(None))
    return exam.closed_at is None or session.scalar(running.limit(1)) is not None
