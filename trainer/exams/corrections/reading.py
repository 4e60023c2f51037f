"""Reading corrections inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from question_bank.codec_answer import answer_from_data
from trainer.exams.corrections.rules import effects_of, pass_mark_for
from trainer.exams.corrections.tables import CorrectionDecisionTable, CorrectionEffectTable, CorrectionTable
from trainer.exams.corrections.values import (
    Correction,
    CorrectionDraft,
    CorrectionKind,
    CorrectionState,
    Effect,
    Effects,
    Figures,
)
from trainer.exams.papers.tables import PaperTable
from trainer.exams.sittings.tables import SittingTable
from trainer.exams.tables import ExamTable
from trainer.store.apart import words_of


def corrections_of(session: Session, *wanted: ColumnElement[bool]) -> tuple[Correction, ...]:
    """Corrections with what was decided, the oldest first."""
    decision = CorrectionDecisionTable
    query = (
        select(CorrectionTable, decision)
        .outerjoin(decision, decision.correction_id == CorrectionTable.id)
        .where(*wanted)
        .order_by(CorrectionTable.proposed_at, CorrectionTable.id)
    )
    rows: list[tuple[CorrectionTable, CorrectionDecisionTable | None]] = [
        (one, two) for one, two in session.execute(query)
    ]
    seals = [row.reason for row, _ in rows] + [said.answer for _, said in rows if said is not None]
    words = words_of(session, seals)
    return tuple(_correction(row, said, words) for row, said in rows)


def approved_of(session: Session, exam_id: UUID, question_id: UUID | None = None) -> tuple[CorrectionDraft, ...]:
    """What was corrected in an exam, or of one question of it, the oldest first."""
    wanted = [CorrectionTable.exam_id == exam_id, CorrectionDecisionTable.approved.is_(True)]
    if question_id is not None:
        wanted.append(CorrectionTable.question_id == question_id)
    return tuple(one.draft for one in corrections_of(session, *wanted))


def scaled_in(drafts: Iterable[CorrectionDraft]) -> bool:
    """Whether the pass mark falls with the full score where questions are left out."""
    return any(draft.kind is CorrectionKind.VOID and draft.scaled for draft in drafts)


def pass_mark_of(session: Session, exam: ExamTable, of: Decimal) -> Decimal:
    """The points needed of `of`, which is less than the full score of the paper where questions were left out."""
    total = session.get_one(PaperTable, exam.paper_id).total
    if of == total:
        return exam.pass_mark
    return pass_mark_for(exam.pass_mark, total, of, scaled_in(approved_of(session, exam.id)))


def kept_effects(session: Session, correction_id: UUID) -> Effects | None:
    """What an approved correction changed, as it was kept; None for any other."""
    said = session.get(CorrectionDecisionTable, correction_id)
    if said is None or said.batch is None:
        return None
    (own,) = corrections_of(session, CorrectionTable.id == correction_id)
    here = select(SittingTable.id).where(SittingTable.exam_id == own.draft.exam_id)
    wanted = (CorrectionEffectTable.batch == said.batch, CorrectionEffectTable.sitting_id.in_(here))
    rows = session.scalars(select(CorrectionEffectTable).where(*wanted))
    effects = effects_of(own.draft, [_effect(row) for row in rows], said.asked)
    return Effects(effects.rows, said.asked, said.sat, said.passed_before, said.passed_after, said.seal)


def _correction(row: CorrectionTable, said: CorrectionDecisionTable | None, words: Mapping[str, str]) -> Correction:

    draft = CorrectionDraft(
        exam_id=row.exam_id,
        question_id=row.question_id,
        kind=CorrectionKind(row.kind),
        keys=tuple(map(answer_from_data, row.content["keys"])),
        part=row.part,
        scaled=bool(row.content["scaled"]),
        reason=words.get(row.reason, ""),
    )
    if said is None:
        waiting = Correction(row.id, draft, CorrectionState.PROPOSED, row.proposed_by, row.proposed_at)
        return replace(waiting, together=row.together)
    state = CorrectionState.APPROVED if said.approved else CorrectionState.REFUSED
    answer = words.get(said.answer, "")
    proposed = (row.proposed_by, row.proposed_at)
    return Correction(row.id, draft, state, *proposed, said.by_id, said.at, answer, row.together)


def _effect(row: CorrectionEffectTable) -> Effect:
    before = Figures(row.score, row.of, row.passed, row.rank)
    after = Figures(row.new_score, row.new_of, row.new_passed, row.new_rank)
    return Effect(row.person_id, row.sitting_id, row.retake, before, after)
