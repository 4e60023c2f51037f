"""Use cases about exams and their rosters."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import cast
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from trainer.exams.mapping import exam_of, fill, plan_of
from trainer.exams.papers.service import PaperService, read_paper
from trainer.exams.papers.tables import PaperTable
from trainer.exams.papers.values import DrawOrder, Paper, PaperDraft
from trainer.exams.rooms.reading import exams_with_paper, papers_of
from trainer.exams.rooms.register import Register, place_of
from trainer.exams.rooms.storing import move_sessions
from trainer.exams.rooms.values import ChangeKind
from trainer.exams.roster import Roster, attending, begun_of, candidate_of, open_exam, roster_rows
from trainer.exams.rule_files import load_exam_rules
from trainer.exams.rules import VOID, check_attendance, check_plan, check_window, refuse_shown_answers
from trainer.exams.staged import shown
from trainer.exams.tables import CandidateTable, ExamTable
from trainer.exams.values import Attendance, Exam, ExamPlan, ExamRule, ReviewPolicy, RosterRow, ScheduledRetake
from trainer.exams.words import retake_title
from trainer.people.accounts.rules import require, require_other, require_reason
from trainer.people.accounts.values import Actor, Permission
from trainer.store.apart import destroy_words, replace_several
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import BadInput, Refused
from trainer.store.folders import Folder
from trainer.store.ids import Ids
from trainer.store.transactions import Database


class ExamService:
    """Exams with site, room, session and seats; who is to sit them and in which state they are."""

    def __init__(
        self,
        database: Database,
        ids: Ids,
        clock: Clock,
        audit: AuditTrail,
        papers: PaperService,
        chance: random.Random,
        rule_folders: Collection[Folder],
    ) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._papers = papers
        self._chance = chance
        self._rule_folders = rule_folders
        self._roster = Roster(ids)
        self._register = Register(ids)

    def rules(self) -> tuple[ExamRule, ...]:
        """The exam rules that ship with the product or were laid beside them, by name."""
        return load_exam_rules(*self._rule_folders)

    def create_exam(
        self,
        actor: Actor,
        plan: ExamPlan,
        person_ids: Collection[UUID] = (),
        made: Callable[[Session, UUID], None] = lambda session, exam_id: None,
    ) -> UUID:
        """Makes an exam with one site, room and session, and a seat for each candidate.

        `made` is called in the same transaction: an error it raises leaves no exam. Raises the codes of `check_plan`,
        and BadInput("exam.pass_mark_above") where nobody could pass.
        """
        require(actor, Permission.PREPARE_EXAMS)
        check_plan(plan)
        with self._database.write() as session:
            exam_id = self._create(session, actor, plan, person_ids, None)
            made(session, exam_id)
            return exam_id

    def exams(self, actor: Actor, year: int | None = None) -> tuple[Exam, ...]:
        """Every exam, of one year or of all, newest first."""
        require(actor, Permission.SEE_MANAGEMENT)
        query = _with_counts().where(shown()).order_by(ExamTable.opens_at.desc())
        if year is not None:
            query = query.where(ExamTable.year == year)
        now = self._clock.now()
        with self._database.read() as session:
            return tuple(exam_of(*row, now) for row in session.execute(query))

    def exam(self, actor: Actor, exam_id: UUID) -> Exam:
        """One exam without its paper: for who manages, and for its candidates."""
        with self._database.read() as session:
            own = (CandidateTable.exam_id == exam_id, CandidateTable.person_id == actor.person_id)
            if session.scalar(select(CandidateTable.person_id).where(*own)) is None:
                require(actor, Permission.SEE_MANAGEMENT)
            row = session.execute(_with_counts().where(ExamTable.id == exam_id)).one()
            return exam_of(*row, self._clock.now())

    def minutes_of(self, paper_id: UUID) -> int | None:
        """How long the newest exam with a paper lasts; None for a paper that lies in no exam yet."""
        held = exams_with_paper(select(PaperTable.id).where(PaperTable.id == paper_id))
        newest = select(ExamTable.minutes).where(ExamTable.id.in_(held)).order_by(ExamTable.opens_at.desc())
        with self._database.read() as session:
            return session.scalar(newest.limit(1))

    def add_candidates(
        self,
        actor: Actor,
        exam_id: UUID,
        person_ids: Collection[UUID],
        reason: str = "",
        made: Callable[[Session, UUID], None] = lambda session, exam_id: None,
    ) -> int:
        """Adds persons to the roster, each on a free seat; gives how many were new.

        `made` is called in the same transaction: an error it raises adds nobody. Raises Refused: exam.closed,
        room.full; BadInput("reason.missing") once the seat plan is sealed.
        """
        require(actor, Permission.PREPARE_EXAMS)
        now = self._clock.now()
        with self._database.write() as session:
            exam = open_exam(session, exam_id)
            added = self._roster.add(session, exam, person_ids, exam.retake_of)
            for person_id, seat_id in added if exam.sealed_at else ():
                place = place_of(session, seat_id)
                change = (session, exam, ChangeKind.ADDED, actor.person_id, now, reason)
                self._register.note(*change, person_id, becomes=place)
            if added:
                detail = {"candidates": str(len(added))}
                self._audit.record(session, actor.person_id, "exams.candidates_added", exam_id, detail, reason.strip())
            made(session, exam_id)
            return len(added)

    def remove_candidate(self, actor: Actor, exam_id: UUID, person_id: UUID, reason: str) -> None:
        """Takes a person who has not begun off the roster. Raises Refused("attendance.begun")."""
        require(actor, Permission.PREPARE_EXAMS)
        require_other(actor, person_id)
        require_reason(reason)
        with self._database.write() as session:
            exam = open_exam(session, exam_id)
            check_attendance(Attendance.EXPECTED, person_id in begun_of(session, exam_id))
            candidate = candidate_of(session, exam_id, person_id)
            change = (session, exam, ChangeKind.REMOVED, actor.person_id, self._clock.now(), reason)
            self._register.note(*change, person_id, was=place_of(session, candidate.seat_id))
            destroy_words(session, [candidate.reason, candidate.extra_reason])
            session.delete(candidate)
            detail = {"exam": str(exam_id)}
            self._audit.record(session, actor.person_id, "exams.candidate_removed", person_id, detail, reason)

    def roster(self, actor: Actor, exam_id: UUID) -> tuple[RosterRow, ...]:
        """The candidates by seat."""
        require(actor, Permission.SEE_MANAGEMENT)
        with self._database.read() as session:
            return roster_rows(session, exam_id)

    def set_attendance(
        self,
        actor: Actor,
        exam_id: UUID,
        person_ids: Collection[UUID],
        state: Attendance,
        reason: str,
        made: Callable[[Session], None] = lambda session: None,
    ) -> None:
        """A named person decides 缓考, 免考, 缺考, 违纪 … with a reason, never about themselves.

        All are checked before the first is written; many are written in pieces. Raises the codes of
        `check_attendance`: somebody who begins meanwhile and those after them keep their state;
        Refused("attendance.by_decision") for states that void a result, which follow from a case of misconduct.
        `made` is called in the transaction of each piece: an error it raises leaves that piece as it was.
        """
        require(actor, Permission.RUN_EXAMS)
        require_reason(reason)
        if state in VOID:
            raise Refused("attendance.by_decision")
        for person_id in person_ids:
            require_other(actor, person_id)
        with self._database.read() as session:
            attending(session, exam_id, person_ids, state)
        detail = {"exam": str(exam_id), "state": state.value}
        for some in self._database.pieces(dict.fromkeys(person_ids)):
            with self._database.write() as session:
                candidates = attending(session, exam_id, some, state)
                seals = replace_several(session, [candidate.reason for candidate in candidates], reason)
                for candidate, seal in zip(candidates, seals, strict=True):
                    candidate.attendance, candidate.decided_by, candidate.reason = state, actor.person_id, seal
                subjects = [(person_id, detail) for person_id in some]
                self._audit.record_all(session, actor.person_id, "exams.attendance_set", subjects, reason)
                made(session)

    def reschedule(self, actor: Actor, exam_id: UUID, opens_at: datetime, closes_at: datetime, reason: str) -> None:
        """Moves the window of an exam that is not closed; sessions with times of their own move by as much.

        Raises BadInput("dates.reversed"), Refused: exam.closed, plan.begun (where sessions would move),
        exam.answers_shown (where the window has ended and candidates may have read the key).
        """
        require(actor, Permission.PREPARE_EXAMS)
        require_reason(reason)
        check_window(opens_at, closes_at)
        with self._database.write() as session:
            row = open_exam(session, exam_id)
            refuse_shown_answers(ReviewPolicy(row.review), row.closes_at, opens_at, closes_at, self._clock.now())
            was = {"opens": row.opens_at.isoformat(), "closes": row.closes_at.isoformat()}
            if move_sessions(session, exam_id, opens_at - row.opens_at) and begun_of(session, exam_id):
                raise Refused("plan.begun")
            row.opens_at, row.closes_at = opens_at, closes_at
            detail = {"opens": opens_at.isoformat(), "closes": closes_at.isoformat()}
            change = (session, row, ChangeKind.RESCHEDULED, actor.person_id, self._clock.now(), reason)
            self._register.note(*change, was=was, becomes=detail)
            self._audit.record(session, actor.person_id, "exams.rescheduled", exam_id, detail, reason)

    def schedule_retake(
        self,
        actor: Actor,
        exam_id: UUID,
        person_ids: Collection[UUID],
        opens_at: datetime,
        closes_at: datetime,
        made: Callable[[Session, UUID], None] = lambda session, retake_id: None,
    ) -> ScheduledRetake:
        """An exam by the same blueprint and rule, with a fresh draw that avoids the questions of the first papers.

        It shares with each form of the failed exam at most what the rule says, and its mean difficulty lies within
        the spread of the blueprint around that of the first form; both stand on its data sheet. Somebody deferred
        (缓考) sits it as a first attempt. `made` is called in the transaction that makes the exam: an error it raises
        leaves none. Raises Refused: paper.shortage, exam.no_retake_paper, exam.held_elsewhere (its
        paper is not here); BadInput("dates.reversed").
        """
        require(actor, Permission.PREPARE_EXAMS)
        check_window(opens_at, closes_at)
        with self._database.read() as session:
            row = session.get_one(ExamTable, exam_id)
            plan, first = plan_of(row), read_paper(session, row.paper_id)
            if not first.items:
                raise Refused("exam.held_elsewhere", title=row.title)
            forms = [read_paper(session, paper_id) for paper_id in papers_of(session, row)]
        draft = self._draw_again(actor, first, forms, plan.retake_overlap)
        paper = self._papers.seal(actor, draft, retake_title(first.name))
        title = retake_title(plan.title)
        plan = replace(plan, title=title, paper_id=paper.id, opens_at=opens_at, closes_at=closes_at)
        with self._database.write() as session:
            retake_id = self._create(session, actor, plan, person_ids, exam_id)
            made(session, retake_id)
        return ScheduledRetake(retake_id, paper.id, len(draft.reused))

    def _draw_again(self, actor: Actor, first: Paper, forms: Collection[Paper], overlap: Decimal | None) -> PaperDraft:
        used = frozenset(item.question_id for form in forms for item in form.items)
        most = None if overlap is None else int(overlap * first.blueprint.question_count)
        caps = {} if most is None else {form.id: most for form in forms}
        order = DrawOrder(avoid=used, overlap=caps, like=first.id)
        try:
            return self._papers.draw(actor, first.blueprint, self._chance.getrandbits(48), order=order)
        except Refused as refusal:
            if refusal.code != "paper.impossible":
                raise
            given = refusal.params | {"name": first.name, "most": len(used) if most is None else most}
            raise Refused("exam.no_retake_paper", **given) from refusal

    def _create(
        self, session: Session, actor: Actor, plan: ExamPlan, person_ids: Collection[UUID], retake_of: UUID | None
    ) -> UUID:
        paper = session.get_one(PaperTable, plan.paper_id)
        if paper.practice:
            raise Refused("exam.practice_paper")
        if plan.pass_mark > paper.total:
            raise BadInput("exam.pass_mark_above", mark=plan.pass_mark)
        row = ExamTable(id=self._ids.new(), retake_of=retake_of, made_by=actor.person_id)
        fill(row, plan)
        session.add(row)
        session.flush()
        self._roster.make_places(session, row.id)
        added = self._roster.add(session, row, person_ids, retake_of)
        detail = {"paper": str(plan.paper_id), "candidates": str(len(added))}
        detail |= {} if retake_of is None else {"retake_of": str(retake_of)}
        self._audit.record(session, actor.person_id, "exams.exam_made", row.id, detail)
        return row.id


def _with_counts() -> Select[ExamTable, Decimal, int]:
    people = select(func.count()).where(CandidateTable.exam_id == ExamTable.id).scalar_subquery()
    people_column = cast("ColumnElement[int]", people)
    return select(ExamTable, PaperTable.total, people_column).join(PaperTable, PaperTable.id == ExamTable.paper_id)
