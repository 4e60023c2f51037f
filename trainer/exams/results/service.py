"""Reading results: lists for the office, one's own for the officer, outcomes for other capabilities."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from trainer.exams.corrections.reading import approved_of, pass_mark_of, scaled_in
from trainer.exams.corrections.rules import corrected_question, pass_mark_for
from trainer.exams.corrections.values import CorrectionDraft
from trainer.exams.mapping import plan_of, terms_of
from trainer.exams.marking.values import Result
from trainer.exams.marking.versions import latest_of, latest_of_exam
from trainer.exams.papers.service import read_paper
from trainer.exams.papers.tables import PaperTable
from trainer.exams.results.rules import my_state, outcome_of, passes, ranked, rates_of
from trainer.exams.results.values import MyExam, MyExamState, MyResult, Outcome, ReviewedItem, ScoreList, ScoreRow
from trainer.exams.rooms.reading import asks_for_code, paper_of_form, window_of
from trainer.exams.roster import candidate_of, roster_rows
from trainer.exams.service import ExamService
from trainer.exams.sittings.events import read_state
from trainer.exams.sittings.tables import SittingTable
from trainer.exams.sittings.values import SubmitReason
from trainer.exams.staged import shown
from trainer.exams.standing.reading import held_back, in_force_of, steps_of
from trainer.exams.tables import CandidateTable, ExamTable
from trainer.exams.values import ExamPlan, ReviewPolicy, RosterRow
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.clock import Clock
from trainer.store.errors import Refused
from trainer.store.transactions import Database

_ORDER = list(MyExamState)


class ResultService:
    """Reads only."""

    def __init__(self, database: Database, clock: Clock, exams: ExamService) -> None:
        self._database = database
        self._clock = clock
        self._exams = exams

    def results(self, actor: Actor, exam_id: UUID) -> ScoreList:
        """The score list with ranks and rates."""
        require(actor, Permission.SEE_RESULTS)
        exam = self._exams.exam(actor, exam_id)
        with self._database.read() as session:
            rows = _score_rows(session, exam_id, exam.plan)
        return ScoreList(exam, ranked(rows), rates_of(rows))

    def outcomes(self, actor: Actor, exam_id: UUID) -> tuple[Outcome, ...]:
        """Everybody whose exam has come to an end; who waits for a marker or has yet to sit is left out."""
        require(actor, Permission.SEE_RESULTS)
        with self._database.read() as session:
            exam = session.get_one(ExamTable, exam_id)
            rows = _score_rows(session, exam_id, plan_of(exam))
            found = (outcome_of(row, exam_id, exam.retake_of) for row in rows)
            settled, force = [outcome for outcome in found if outcome is not None], in_force_of(session, exam)
        if force is None:
            return tuple(settled)
        return tuple(replace(outcome, in_force=outcome.person_id in force) for outcome in settled)

    def my_exams(self, actor: Actor) -> tuple[MyExam, ...]:
        """The actor's exams: coming, open, in progress, then what is over; each group by its beginning."""
        query = (
            select(ExamTable, PaperTable.questions, PaperTable.total)
            .join(PaperTable, PaperTable.id == ExamTable.paper_id)
            .join(CandidateTable, CandidateTable.exam_id == ExamTable.id)
            .where(CandidateTable.person_id == actor.person_id, shown())
        )
        with self._database.read() as session:
            found = [
                self._my_exam(session, actor.person_id, exam, questions, total)
                for exam, questions, total in session.execute(query)
            ]
        return tuple(sorted(found, key=lambda exam: (_ORDER.index(exam.state), exam.opens_at)))

    def my_result(self, actor: Actor, exam_id: UUID) -> MyResult:
        """What the review policy shows after handing in; answers only once nobody can be sitting the exam.

        Raises Refused("result.none_yet") before handing in.
        """
        with self._database.read() as session:
            sitting = session.scalar(_own_sitting(exam_id, actor.person_id))
            result = None if sitting is None else latest_of(session, sitting.id)
            if sitting is None or result is None or sitting.submitted_at is None:
                raise Refused("result.none_yet")
            exam = session.get_one(ExamTable, exam_id)
            plan, row = plan_of(exam), _of(roster_rows(session, exam_id), actor.person_id)
            shown = plan.review is not ReviewPolicy.NONE
            answers = plan.review is ReviewPolicy.WITH_ANSWERS
            closed_until = _closed_until(session, exam, self._clock.now()) if answers else None
            return MyResult(
                exam_id=exam_id,
                title=plan.title,
                policy=plan.review,
                submitted_at=sitting.submitted_at,
                score=result.score if shown and result.passed is not None else None,
                of=result.of,
                pass_mark=pass_mark_of(session, exam, result.of),
                passed=passes(row.attendance, result.passed) if shown else None,
                waiting=result.passed is None,
                answers_from=closed_until,
                in_force=_in_force(session, exam, actor.person_id),
                held=actor.person_id in _held(session, exam),
                items=_reviewed(session, exam, sitting, result) if answers and closed_until is None else (),
            )

    def _my_exam(self, session: Session, person_id: UUID, exam: ExamTable, questions: int, total: Decimal) -> MyExam:
        plan, candidate = plan_of(exam), _of(roster_rows(session, exam.id), person_id)
        seated = candidate_of(session, exam.id, person_id)
        window = window_of(session, exam, seated.seat_id)
        result = None if candidate.sitting_id is None else latest_of(session, candidate.sitting_id)
        known = result if plan.review is not ReviewPolicy.NONE and result and result.passed is not None else None
        return MyExam(
            exam_id=exam.id,
            title=plan.title,
            opens_at=window.opens_at,
            closes_at=window.closes_at,
            minutes=plan.minutes + candidate.extra_minutes,
            questions=questions,
            total=total,
            pass_mark=plan.pass_mark,
            state=my_state(candidate, window.opens_at, window.closes_at, exam.closed_at, self._clock.now()),
            attendance=candidate.attendance,
            retake=not candidate.first_attempt,
            score=known.score if known else None,
            passed=passes(candidate.attendance, known.passed) if known else None,
            in_force=known is None or _in_force(session, exam, person_id),
            seat=candidate.seat,
            room=candidate.room,
            session=candidate.session,
            needs_code=asks_for_code(session, seated.seat_id),
            large_text=seated.large_text,
        )


def _score_rows(session: Session, exam_id: UUID, plan: ExamPlan) -> tuple[ScoreRow, ...]:
    results = latest_of_exam(session, exam_id)
    submitted = select(SittingTable.person_id, SittingTable.submitted).where(SittingTable.exam_id == exam_id)
    reasons = dict(session.execute(submitted).all())
    total, scaled = session.get_one(PaperTable, plan.paper_id).total, scaled_in(approved_of(session, exam_id))
    held = _held(session, session.get_one(ExamTable, exam_id))

    def needed(mark: Decimal, result: Result) -> Decimal:
        return pass_mark_for(mark, total, result.of, scaled)

    return tuple(
        replace(
            _score_row(row, results.get(row.person_id), reasons.get(row.person_id, ""), plan, needed),
            held=row.person_id in held,
        )
        for row in roster_rows(session, exam_id)
    )


def _score_row(
    row: RosterRow,
    result: Result | None,
    submitted: str,
    plan: ExamPlan,
    needed: Callable[[Decimal, Result], Decimal],
) -> ScoreRow:
    passed = passes(row.attendance, result.passed) if result else None
    good = result is not None and plan.excellent is not None and result.score >= needed(plan.excellent, result)
    return ScoreRow(
        person_id=row.person_id,
        attendance=row.attendance,
        score=result.score if result else None,
        passed=passed,
        waiting=result.waiting if result else 0,
        rank=None,
        retake=not row.first_attempt,
        excellent=good and passed is True,
        sitting_id=row.sitting_id,
        submitted=SubmitReason(submitted) if submitted else None,
        of=result.of if result else None,
        pass_mark=needed(plan.pass_mark, result) if result else None,
    )


def _in_force(session: Session, exam: ExamTable, person_id: UUID) -> bool:
    force = in_force_of(session, exam, person_id)
    return force is None or person_id in force


def _held(session: Session, exam: ExamTable) -> frozenset[UUID]:
    """Whose result stays back, of an exam whose results come into force by steps."""
    return held_back(session, exam.id, steps_of(session, exam.id)) if terms_of(exam) is not None else frozenset()


def _closed_until(session: Session, exam: ExamTable, now: datetime) -> datetime | None:
    """When the last one will have handed in; None where nobody sits the paper any more and nobody may begin."""
    if exam.closed_at is not None:
        return None
    if now <= exam.closes_at:
        return exam.closes_at
    same = (SittingTable.exam_id == CandidateTable.exam_id) & (SittingTable.person_id == CandidateTable.person_id)
    still_open = select(func.max(CandidateTable.extra_minutes)).join(SittingTable, same)
    extra = session.scalar(still_open.where(SittingTable.exam_id == exam.id, SittingTable.submitted_at.is_(None)))
    return None if extra is None else max(now, exam.closes_at + timedelta(minutes=exam.minutes + extra))


def _own_sitting(exam_id: UUID, person_id: UUID) -> Select[SittingTable]:
    return select(SittingTable).where(SittingTable.exam_id == exam_id, SittingTable.person_id == person_id)


def _of(rows: Sequence[RosterRow], person_id: UUID) -> RosterRow:
    return next(row for row in rows if row.person_id == person_id)


def _reviewed(session: Session, exam: ExamTable, sitting: SittingTable, result: Result) -> tuple[ReviewedItem, ...]:
    state, paper = read_state(session, sitting.id), read_paper(session, paper_of_form(session, exam, sitting.form))
    order = state.items or tuple(range(len(paper.items)))
    fixed: dict[UUID, list[CorrectionDraft]] = {}
    for draft in approved_of(session, exam.id):
        fixed.setdefault(draft.question_id, []).append(draft)

    def reviewed(number: int, item: int) -> ReviewedItem:
        asked = paper.items[item]
        drafts = fixed.get(asked.question_id, [])
        question, kinds = corrected_question(asked.question, drafts), tuple(draft.kind for draft in drafts)
        return ReviewedItem(number, question, state.answers.get(item), result.marks[item], item, kinds)

    return tuple(reviewed(number, item) for number, item in enumerate(order, start=1))
