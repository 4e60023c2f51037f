"""Use cases of the exam window."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Select, select

from question_bank.question import Response
from trainer.exams.mapping import plan_of
from trainer.exams.marking.rules import mark_paper
from trainer.exams.marking.versions import add_version
from trainer.exams.papers.service import read_paper
from trainer.exams.rooms.codes import StartCodes
from trainer.exams.rooms.reading import paper_of_form, window_of
from trainer.exams.roster import candidate_of
from trainer.exams.rules import MAY_SIT
from trainer.exams.sittings.acts import DeskActs
from trainer.exams.sittings.admission import refuse_closed_doors, refuse_who_knows
from trainer.exams.sittings.arrangement import fits, to_paper
from trainer.exams.sittings.chain import broken_link
from trainer.exams.sittings.desk import Desk, OpenSitting
from trainer.exams.sittings.event_log import HANDED_IN
from trainer.exams.sittings.events import newest_stamp, read_events, read_state
from trainer.exams.sittings.hands import newest_order
from trainer.exams.sittings.journal import Journal, OnSaved
from trainer.exams.sittings.tables import SittingTable
from trainer.exams.sittings.values import EventData, EventKind, OrderKind, SittingState, SittingView, SubmitReason
from trainer.exams.sittings.views import start_data, view_of
from trainer.exams.sittings.wishes import carried_out, newest_wish, wishes_after
from trainer.exams.tables import ExamTable, SeatTable
from trainer.exams.values import Attendance
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import BadInput, Refused, StoreTrouble
from trainer.store.ids import Ids
from trainer.store.transactions import Database


class SittingService(DeskActs):
    """Starting, answering, handing in, and the acts at the desk. Calls with `on_saved` return at once."""

    def __init__(
        self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail, journal: Journal, chance: random.Random
    ) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._chance = chance
        self._codes = StartCodes(database, ids, clock, audit)
        super().__init__(Desk(journal, clock))

    def start(self, actor: Actor, exam_id: UUID, code: str = "") -> SittingView:
        """Begins, or resumes what was begun; call it when the officer has confirmed identity and rules.

        `code` is the start code of the room, asked for at the beginning only. Raises Refused: the codes of
        `StartCodes.enter`, sitting.not_on_roster, sitting.not_admitted (attendance), sitting.too_early,
        sitting.too_late, sitting.paper_maker, sitting.paper_seen, sitting.already_submitted, exam.closed. Raises
        StoreTrouble when it cannot be saved.
        """
        with self._database.read() as session:
            row = session.scalar(_sitting_query(exam_id, actor.person_id))
        if row is None:
            self._refuse_outside(actor, exam_id)
            self._codes.enter(actor.person_id, exam_id, code)
            row = self._begin(actor, exam_id)
        return self._take_up(row)

    def resume(self, actor: Actor, exam_id: UUID) -> SittingView:
        """Continues where it was left, with the same question. Raises Refused("sitting.not_begun") and as `start`."""
        with self._database.read() as session:
            row = session.scalar(_sitting_query(exam_id, actor.person_id))
        if row is None:
            raise Refused("sitting.not_begun")
        return self._take_up(row)

    def answer(self, actor: Actor, sitting_id: UUID, item: int, response: Response | None, on_saved: OnSaved) -> None:
        """Takes an answer in the shown option order; None takes it back. `on_saved` comes from another thread.

        An answer whose commit failed is tried again before handing in. Raises BadInput("answer.not_fitting").
        """
        sitting = self._running(actor, sitting_id)
        if not 0 <= item < len(sitting.paper.items) or not fits(sitting.paper.items[item].question, response):
            raise BadInput("answer.not_fitting")
        self.desk.note_answer(sitting, item, to_paper(response, sitting.state.arrangements[item]), on_saved)

    def obey(self, actor: Actor, sitting_id: UUID) -> None:
        """Stops or goes on as the newest order to the whole exam says, wherever it was given, and carries out what an
        invigilator at another PC asked of this sitting. What another PC wrote in its journal counts here too, so that
        a window left open there ends nobody's time here.

        Raises Refused("sitting.handed_in_elsewhere") where another PC has handed in meanwhile.
        """
        sitting = self._own(actor, sitting_id)
        with self._database.read() as session:
            ended = session.get_one(SittingTable, sitting_id).submitted_at is not None
            newest = newest_stamp(session, sitting_id)
        if ended:
            self.desk.drop(sitting_id)
            raise Refused("sitting.handed_in_elsewhere")
        if self.desk.is_behind(sitting, newest):
            self.desk.flush()
            sitting.state = self._saved(sitting_id)
        self._obey(sitting)

    def submit(self, actor: Actor, sitting_id: UUID) -> None:
        """Hands in, by the candidate or because the time is over, and marks what rules can mark.

        Raises StoreTrouble when an answer or the handing in cannot be saved; the sitting then stays open.
        Raises Refused: sitting.leave_early before 最早交卷, sitting.handed_in_elsewhere.
        """
        sitting = self._own(actor, sitting_id)
        earliest = self.earliest_leave(sitting)
        if earliest is not None:
            raise Refused("sitting.leave_early", at=earliest.astimezone().strftime("%H:%M"))
        self.finish(sitting, SubmitReason.HANDED_IN, actor.person_id)

    def state(self, actor: Actor, sitting_id: UUID) -> SittingState:
        """What the saved journal of a sitting adds up to, its answers among it."""
        require(actor, Permission.SEE_RESULTS)
        return self._saved(sitting_id)

    def broken_journals(self) -> tuple[UUID, ...]:
        """Sittings whose chain was changed; for the check of the store."""
        with self._database.read() as session:
            sittings = session.scalars(select(SittingTable.id)).all()
            return tuple(key for key in sittings if broken_link(read_events(session, key)) is not None)

    def close(self) -> None:
        """Saves what waits and ends the writer, before the store is closed."""
        self.desk.close()

    def reopen(self, row: SittingTable) -> OpenSitting | None:
        """The sitting as it runs in this program, from its journal where it does not yet; None if it was handed in."""
        found = self.desk.find(row.id)
        if found is not None:
            self.desk.save_unsaved(found)
            return found
        self.desk.flush()
        with self._database.read() as session:
            exam = session.get_one(ExamTable, row.exam_id)
            paper = read_paper(session, paper_of_form(session, exam, row.form))
            state = read_state(session, row.id)
        sitting = OpenSitting(row.id, row.exam_id, row.person_id, plan_of(exam), paper, state)
        if state.submitted is not None:
            self._settle(sitting, state, None)
            return None
        if state.started:
            self.desk.save(sitting, EventKind.REOPENED, {})
        self.desk.put(sitting)
        return sitting

    def finish(self, sitting: OpenSitting, reason: SubmitReason, by: UUID) -> None:
        """Hands a sitting in: first the journal, then sitting and result together. What an invigilator asked before
        stands in the journal before the end of it.

        Raises Refused("sitting.handed_in_elsewhere"): then nothing of this PC was added.
        """
        elsewhere = False
        try:
            self.desk.save_unsaved(sitting)
            self._carry_out(sitting)
            if self.desk.milliseconds_left(sitting) <= 0:
                reason = SubmitReason.TIME_OUT
            if sitting.state.submitted is None:
                self.desk.save(sitting, EventKind.SUBMITTED, {"reason": reason.value, "by": str(by)})
        except StoreTrouble as trouble:
            if trouble.code != HANDED_IN:
                raise
            elsewhere = True
        self._settle(sitting, self._saved(sitting.id), by)
        self.desk.drop(sitting.id)
        if elsewhere:
            raise Refused("sitting.handed_in_elsewhere")

    def _take_up(self, row: SittingTable) -> SittingView:
        with self._database.read() as session:
            exam = session.get_one(ExamTable, row.exam_id)
            candidate = candidate_of(session, row.exam_id, row.person_id)
            asked = newest_wish(session, row.id)
        if row.submitted_at is None and exam.closed_at is not None:
            raise Refused("exam.closed", title=exam.title)
        if candidate.attendance not in MAY_SIT:
            raise Refused("sitting.not_admitted")
        sitting = None if row.submitted_at is not None else self.reopen(row)
        if sitting is None:
            raise Refused("sitting.already_submitted")
        resumed = sitting.state.started
        if not resumed:
            data = start_data(sitting.plan, sitting.paper, row.seed, candidate.extra_minutes)
            self._start(sitting, {**data, "wish": asked} if asked else data)
        self._obey(sitting)
        return view_of(sitting, self._saved(row.id), self.desk.milliseconds_left(sitting), resumed)

    def _start(self, sitting: OpenSitting, data: EventData) -> None:
        """What cannot be saved is forgotten, so that the next try reads what another PC may have begun meanwhile."""
        try:
            self.desk.save(sitting, EventKind.IDENTITY_CONFIRMED, {})
            self.desk.save(sitting, EventKind.RULES_ACCEPTED, {})
            self.desk.save(sitting, EventKind.STARTED, data)
        except StoreTrouble:
            self.desk.drop(sitting.id)
            raise

    def _begin(self, actor: Actor, exam_id: UUID) -> SittingTable:
        now = self._clock.now()
        with self._database.write() as session:
            exam, candidate = session.get_one(ExamTable, exam_id), candidate_of(session, exam_id, actor.person_id)
            begun = session.scalar(_sitting_query(exam_id, actor.person_id))
            if begun is not None:
                return begun
            refuse_closed_doors(session, exam, candidate, now)
            if candidate.attendance not in MAY_SIT:
                raise Refused("sitting.not_admitted")
            form = session.get_one(SeatTable, candidate.seat_id).form
            paper_id = paper_of_form(session, exam, form)
            refuse_who_knows(session, paper_id, actor.person_id)
            if candidate.attendance == Attendance.EXPECTED:
                candidate.attendance = Attendance.PRESENT
            row = SittingTable(
                id=self._ids.new(),
                exam_id=exam_id,
                person_id=actor.person_id,
                seed=self._chance.getrandbits(48),
                started_at=now,
                form=form,
            )
            session.add(row)
            self._audit.record(session, actor.person_id, "exams.sitting_begun", row.id, {"exam": str(exam_id)})
            return row

    def _refuse_outside(self, actor: Actor, exam_id: UUID) -> None:
        """Before a code is asked for: whether it is time at all."""
        with self._database.read() as session:
            exam, candidate = session.get_one(ExamTable, exam_id), candidate_of(session, exam_id, actor.person_id)
            refuse_closed_doors(session, exam, candidate, self._clock.now())

    def earliest_leave(self, sitting: OpenSitting) -> datetime | None:
        """最早交卷 while it is still to come, from 开考时间 or the candidate's own time where a clock was changed."""
        leave = sitting.plan.times.leave
        if not leave or self.desk.milliseconds_left(sitting) <= 0:
            return None
        with self._database.read() as session:
            exam = session.get_one(ExamTable, sitting.exam_id)
            candidate = candidate_of(session, sitting.exam_id, sitting.person_id)
            window = window_of(session, exam, candidate.seat_id)
        earliest = window.opens_at + timedelta(minutes=leave)
        used = sitting.state.limit - self.desk.milliseconds_left(sitting)
        early = window.arranged and self._clock.now() < earliest and used < leave * 60_000
        return earliest if early else None

    def obey_all(self, exam_id: UUID) -> None:
        """The same for every sitting that runs in this program."""
        for sitting in self.desk.of_exam(exam_id):
            self._obey(sitting)

    def _obey(self, sitting: OpenSitting) -> None:
        with self._database.read() as session:
            order = newest_order(session, sitting.exam_id)
        wanted = order is not None and order.kind == OrderKind.HOLD
        if order is not None and wanted != sitting.state.held and sitting.state.submitted is None:
            kind = EventKind.PAUSED if wanted else EventKind.RESUMED
            self.desk.save(sitting, kind, {"order": str(order.id), "by": str(order.by)})
        self._carry_out(sitting)

    def _carry_out(self, sitting: OpenSitting) -> None:
        with self._database.read() as session:
            wishes = wishes_after(session, sitting.id, sitting.state.obeyed)
        for wish in wishes if sitting.state.submitted is None else ():
            self.desk.save(sitting, EventKind(wish.kind), carried_out(sitting, self.desk, wish))

    def _saved(self, sitting_id: UUID) -> SittingState:
        with self._database.read() as session:
            return read_state(session, sitting_id)

    def _settle(self, sitting: OpenSitting, state: SittingState, by: UUID | None) -> None:
        """Sitting row and first result; also what a death between journal and result has left undone."""
        marks = mark_paper(sitting.paper.items, state.answers, sitting.plan.marking)
        with self._database.write() as session:
            row = session.get_one(SittingTable, sitting.id)
            if row.submitted_at is not None or state.submitted is None or state.last is None:
                return
            row.submitted_at, row.submitted = state.last.at, state.submitted
            result = add_version(session, self._ids, self._clock.now(), sitting.id, marks, sitting.plan.pass_mark)
            detail = {"reason": state.submitted.value, "score": str(result.score), "version": str(result.ordinal)}
            self._audit.record(session, by, "exams.sitting_submitted", sitting.id, detail)


def _sitting_query(exam_id: UUID, person_id: UUID) -> Select[SittingTable]:
    return select(SittingTable).where(SittingTable.exam_id == exam_id, SittingTable.person_id == person_id)
