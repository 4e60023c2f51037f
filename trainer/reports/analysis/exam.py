"""The analysis of one exam."""

from __future__ import annotations

from uuid import UUID

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from question_bank.analysis.whole import distribution, reliability, scores_of
from trainer.exams.corrections.reading import pass_mark_of
from trainer.exams.rooms.reading import exams_with_paper, papers_of
from trainer.exams.roster import to_sit
from trainer.exams.tables import ExamTable
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.reports.analysis.groups import field_lines, unit_lines
from trainer.reports.analysis.questions import question_lines
from trainer.reports.analysis.sample import read_sample
from trainer.reports.analysis.values import AnalysisRule, ExamAnalysis, FormLine
from trainer.store.clock import local_day
from trainer.store.errors import NotAllowed, Refused
from trainer.store.transactions import Database


def exam_analysis(database: Database, rule: AnalysisRule, actor: Actor, exam_id: UUID) -> ExamAnalysis:
    """What a closed exam says, for somebody who does not have to sit any of its papers.

    Raises Refused("analysis.not_closed") and NotAllowed("account.own_matter").
    """
    with database.read() as session:
        exam = closed_exam(session, actor, exam_id)
        sample, limits = read_sample(session, exam), rule.limits
        full = float(sample.full)
        totals = np.concatenate([form.scores for form in sample.forms]) if sample.forms else np.zeros(0)
        day = local_day(exam.opens_at)
        return ExamAnalysis(
            exam_id=exam_id,
            title=exam.title,
            opens_at=exam.opens_at,
            rule=rule,
            pass_mark=pass_mark_of(session, exam, sample.full) if sample.forms else exam.pass_mark,
            waiting=sample.waiting,
            void=sample.void,
            passed=sum(sum(form.passed) for form in sample.forms),
            scores=scores_of(totals, full),
            bins=distribution(totals, full, rule.bins) if full else (),
            forms=tuple(FormLine(form.letter, reliability(form.block, limits)) for form in sample.forms),
            questions=question_lines(sample, limits),
            units=unit_lines(session, sample, day, full, limits),
            fields=field_lines(session, sample, full, limits),
            papers=papers_of(session, exam),
        )


def closed_exam(session: Session, actor: Actor, exam_id: UUID) -> ExamTable:
    """An exam that may be looked into. Raises as `exam_analysis`."""
    require(actor, Permission.SEE_RESULTS)
    require(actor, Permission.READ_KEYS)
    exam = session.get_one(ExamTable, exam_id)
    if exam.closed_at is None:
        raise Refused("analysis.not_closed", title=exam.title)
    own = exams_with_paper(to_sit(actor.person_id))
    if session.scalar(select(ExamTable.id).where(ExamTable.id == exam_id, ExamTable.id.in_(own))) is not None:
        raise NotAllowed("account.own_matter")
    return exam
