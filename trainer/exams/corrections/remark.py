"""Marking one question of a whole exam again, inside the caller's transaction: only that mark of each result is read
and made anew, so that a thousand sittings take a second."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from question_bank.codec import response_from_data
from question_bank.question import Response
from trainer.exams.corrections.rules import corrected_mark, effects_of, pass_mark_for
from trainer.exams.corrections.values import CorrectionDraft, Effect, Effects, Figures
from trainer.exams.marking.tables import ResultTable
from trainer.exams.marking.versions import mark_from_data, mark_to_data, visible
from trainer.exams.papers.service import read_paper
from trainer.exams.papers.values import PaperItem
from trainer.exams.results.rules import passes, ranked
from trainer.exams.results.values import ScoreRow
from trainer.exams.rooms.reading import papers_of
from trainer.exams.sittings.tables import JournalEventTable as Row
from trainer.exams.sittings.tables import SittingTable
from trainer.exams.sittings.values import EventKind
from trainer.exams.tables import CandidateTable, ExamTable
from trainer.exams.values import Attendance, ExamPlan
from trainer.store.transactions import chunks


@dataclass(frozen=True)
class Standing:
    """The newest result of one sitting; `marks` as they are stored."""

    person_id: UUID
    sitting_id: UUID
    form: int
    attendance: Attendance
    first_attempt: bool
    ordinal: int
    score: Decimal
    of: Decimal
    passed: bool | None
    marks: Sequence[Any]


@dataclass(frozen=True)
class Remark:
    """New results where the mark changes, each beside the one it follows, and what that does to everybody."""

    changed: tuple[tuple[Standing, Standing], ...]
    effects: Effects


def standings_of(session: Session, exam_id: UUID) -> tuple[Standing, ...]:
    """The newest result of everybody who handed in."""
    last = select(ResultTable.sitting_id, func.max(ResultTable.ordinal).label("ordinal"))
    last = last.join(SittingTable, SittingTable.id == ResultTable.sitting_id)
    newest = last.where(SittingTable.exam_id == exam_id, visible()).group_by(ResultTable.sitting_id).subquery()
    seat = (CandidateTable.exam_id == SittingTable.exam_id) & (CandidateTable.person_id == SittingTable.person_id)
    query = (
        select(SittingTable, CandidateTable.attendance, CandidateTable.first_attempt, ResultTable)
        .join(newest, (newest.c.sitting_id == ResultTable.sitting_id) & (newest.c.ordinal == ResultTable.ordinal))
        .join(SittingTable, SittingTable.id == ResultTable.sitting_id)
        .join(CandidateTable, seat)
    )
    return tuple(
        Standing(
            person_id=sitting.person_id,
            sitting_id=sitting.id,
            form=sitting.form,
            attendance=Attendance(attendance),
            first_attempt=first,
            ordinal=result.ordinal,
            score=result.score,
            of=result.of,
            passed=result.passed,
            marks=result.marks,
        )
        for sitting, attendance, first, result in session.execute(query)
    )


def remark(
    session: Session, exam: ExamTable, plan: ExamPlan, total: Decimal, draft: CorrectionDraft, scaled: bool
) -> Remark:
    """What a correction does to every result. `scaled` says that a left out question lowers the pass mark too, also
    where one of another form was left out before.
    """
    places = places_of(session, exam, draft.question_id)
    standings = standings_of(session, exam.id)
    after: dict[UUID, Standing] = {}
    for one in standings:
        if one.form not in places and one.of != total:
            after[one.sitting_id] = _judged(one, plan, total, scaled)
    for form, item in places.items():
        answers = answers_of(session, (one.sitting_id for one in standings if one.form == form), item.number - 1)
        for one in standings:
            if one.form == form:
                new = _marked(one, item, answers.get(one.sitting_id), plan, draft)
                after[one.sitting_id] = _judged(new, plan, total, scaled)
    whole = tuple(after.get(one.sitting_id, one) for one in standings)
    changed = tuple((old, new) for old, new in zip(standings, whole, strict=True) if old != new)
    return Remark(changed, _effects(draft, standings, whole, sum(one.form in places for one in standings)))


def places_of(session: Session, exam: ExamTable, question_id: UUID) -> Mapping[int, PaperItem]:
    """The item of each form, from 0, that holds the question."""
    papers = [read_paper(session, paper_id) for paper_id in papers_of(session, exam)]
    held = (
        (form, next((it for it in paper.items if it.question_id == question_id), None))
        for form, paper in enumerate(papers)
    )
    return {form: item for form, item in held if item is not None}


def answers_of(session: Session, sitting_ids: Iterable[UUID], item: int) -> Mapping[UUID, Response | None]:
    """The last answer to one item before the handing in, by sitting, from the journals."""
    start = json.dumps({"item": item}, separators=(",", ":"))[:-1] + ","
    answered = (Row.kind == EventKind.ANSWERED) & Row.data.startswith(start)
    query = select(Row.sitting_id, Row.kind, Row.data).where(or_(answered, Row.kind == EventKind.SUBMITTED))
    found: dict[UUID, Response | None] = {}
    for some in chunks(sitting_ids):
        over: set[UUID] = set()
        rows = session.execute(query.where(Row.sitting_id.in_(some)).order_by(Row.sitting_id, Row.sequence))
        for sitting_id, kind, data in rows:
            if kind == EventKind.SUBMITTED:
                over.add(sitting_id)
            elif sitting_id not in over:
                found[sitting_id] = response_from_data(json.loads(data)["response"])
    return found


def _judged(one: Standing, plan: ExamPlan, total: Decimal, scaled: bool) -> Standing:
    waits = any(mark["score"] is None for mark in one.marks)
    needed = pass_mark_for(plan.pass_mark, total, one.of, scaled)
    return replace(one, passed=None if waits else one.score >= needed)


def _marked(
    one: Standing, item: PaperItem, response: Response | None, plan: ExamPlan, draft: CorrectionDraft
) -> Standing:
    place = item.number - 1
    was = mark_from_data(one.marks[place])
    new = corrected_mark(item.question, item.score, was, response, plan.marking, draft)
    if new == was:
        return one
    marks = [*one.marks[:place], mark_to_data(new), *one.marks[place + 1 :]]
    return replace(one, score=one.score - was.known + new.known, of=one.of - was.of + new.of, marks=marks)


def _effects(draft: CorrectionDraft, before: Sequence[Standing], after: Sequence[Standing], asked: int) -> Effects:
    ranks = [{row.person_id: row.rank for row in ranked(map(_score_row, some))} for some in (before, after)]
    found = [
        Effect(
            old.person_id,
            old.sitting_id,
            not old.first_attempt,
            _figures(old, ranks[0][old.person_id]),
            _figures(new, ranks[1][old.person_id]),
        )
        for old, new in zip(before, after, strict=True)
    ]
    return effects_of(draft, found, asked)


def _figures(one: Standing, rank: int | None) -> Figures:
    return Figures(one.score, one.of, passes(one.attendance, one.passed), rank)


def _score_row(one: Standing) -> ScoreRow:
    passed, retake = passes(one.attendance, one.passed), not one.first_attempt
    return ScoreRow(one.person_id, one.attendance, one.score, passed, 0, None, retake, False, one.sitting_id, None)
