"""Use cases of 缓考: asked for with a proof, decided by a named person, sat later as a first attempt."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.exams.service import ExamService
from trainer.exams.values import Attendance, ExamState, ScheduledRetake
from trainer.people.accounts.rules import require, require_other, require_reason
from trainer.people.accounts.values import Actor, Permission
from trainer.people.service import PeopleService
from trainer.people.values import PersonRow
from trainer.retakes.deferrals.rules import (
    check_appointment,
    check_date,
    check_draft,
    check_last_day,
    deferral_deadlines,
    sits_by,
)
from trainer.retakes.deferrals.tables import DeferralDecisionTable, DeferralLinkTable, DeferralTable
from trainer.retakes.deferrals.values import Deferral, DeferralDraft, DeferralOutcome, Ground, Proof, Settled
from trainer.retakes.notices.values import Deadline, Signed
from trainer.retakes.values import Ladder
from trainer.store.apart import put_apart, words_of
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock, local_day, local_today
from trainer.store.errors import BadInput, Refused
from trainer.store.files import file_name, keep_file, read_file, stage_file
from trainer.store.ids import Ids
from trainer.store.transactions import Database


class DeferralService:
    """The book of requests; only a decision changes the state of a candidate."""

    def __init__(
        self,
        database: Database,
        ids: Ids,
        clock: Clock,
        audit: AuditTrail,
        people: PeopleService,
        exams: ExamService,
        ladder: Callable[[], Ladder],
    ) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._people = people
        self._exams = exams
        self._ladder = ladder

    def deferrals(self, actor: Actor) -> tuple[Deferral, ...]:
        """All requests, the newest first."""
        require(actor, Permission.SEE_RESULTS)
        with self._database.read() as session:
            return self._load(session)[::-1]

    def proof(self, actor: Actor, deferral_id: UUID) -> Proof | None:
        """The file that was kept with a request; None where the proof was only seen."""
        require(actor, Permission.SEE_RESULTS)
        with self._database.read() as session:
            key = self._one(session, deferral_id).file_hash
            return None if key is None else Proof(file_name(session, key), read_file(session, key))

    def deadlines(self, actor: Actor) -> tuple[Deadline, ...]:
        """Requests nobody has decided, and who was deferred and has not sat yet."""
        exams = self._exams.exams(actor)
        opens = {exam.id: local_day(exam.plan.opens_at) for exam in exams}
        closed = {exam.id for exam in exams if exam.state is ExamState.CLOSED}
        return deferral_deadlines(self.deferrals(actor), opens, closed)

    def ask(self, actor: Actor, draft: DeferralDraft) -> UUID:
        """Takes a request in. Medical proofs are seen, not kept.

        Raises the codes of `check_draft`, Refused: deferral.not_on_roster, deferral.standing.
        """
        require(actor, Permission.PREPARE_EXAMS)
        now = self._clock.now()
        check_draft(draft, local_day(now))
        if draft.person_id not in {row.person_id for row in self._exams.roster(actor, draft.exam_id)}:
            raise Refused("deferral.not_on_roster")
        if draft.proof is not None:
            stage_file(self._database, draft.proof.name, draft.proof.content)
        with self._database.write() as session:
            if any(one.settled is None or one.granted for one in self._of(session, draft.person_id, draft.exam_id)):
                raise Refused("deferral.standing")
            row = DeferralTable(
                id=self._ids.new(),
                person_id=draft.person_id,
                exam_id=draft.exam_id,
                ground=draft.ground,
                asked_on=draft.asked_on,
                words=put_apart(session, draft.words.strip()),
                proof=put_apart(session, draft.seen.strip()),
                file_hash=draft.proof and keep_file(session, draft.proof.name, draft.proof.content, now),
                at=now,
                by_id=actor.person_id,
            )
            session.add(row)
            self._note(session, actor, "retakes.deferral_asked", row.person_id, {"deferral": str(row.id)})
            return row.id

    def decide(
        self, actor: Actor, deferral_id: UUID, outcome: DeferralOutcome, reason: str, new_date: date | None = None
    ) -> None:
        """Granted, the candidate is 缓考 in the same transaction, and never counts as failed.

        Raises Refused("deferral.decided"), the codes of `check_date`, `check_last_day` and of
        `ExamService.set_attendance`.
        """
        require(actor, Permission.DECIDE_RETAKES)
        require_reason(reason)
        check_date(outcome, new_date, local_today(self._clock))
        with self._database.read() as session:
            asked = self._one(session, deferral_id)
        require_other(actor, asked.person_id)
        check_last_day(new_date, self._held(actor, asked.exam_id), self._ladder())

        def write(session: Session) -> None:
            if self._one(session, deferral_id).settled is not None:
                raise Refused("deferral.decided", name=asked.name)
            row = DeferralDecisionTable(
                deferral_id=deferral_id,
                outcome=outcome,
                new_date=new_date,
                at=self._clock.now(),
                by_id=actor.person_id,
                reason=put_apart(session, reason.strip()),
            )
            session.add(row)
            detail = {"deferral": str(deferral_id), "outcome": outcome.value}
            self._note(session, actor, "retakes.deferral_decided", asked.person_id, detail, reason.strip())

        if outcome is DeferralOutcome.GRANTED:
            people = (asked.person_id,)
            self._exams.set_attendance(actor, asked.exam_id, people, Attendance.DEFERRED, reason.strip(), write)
        else:
            with self._database.write() as session:
                write(session)

    def schedule(
        self,
        actor: Actor,
        deferral_ids: Collection[UUID],
        opens_at: datetime,
        closes_at: datetime,
        reason: str = "",
    ) -> tuple[ScheduledRetake, ...]:
        """One new exam per exam for those deferred; each sits it as a first attempt. `reason` stands in the trail and
        is needed where the exam ends after the day by which somebody sits.

        Raises BadInput: dates.reversed, deferral.set_late; Refused: deferral.not_granted, deferral.already_set.
        """
        require(actor, Permission.DECIDE_RETAKES)
        if closes_at <= opens_at:
            raise BadInput("dates.reversed")
        wanted = frozenset(deferral_ids)
        with self._database.read() as session:
            chosen = [one for one in self._load(session) if one.id in wanted]
        for one in chosen:
            require_other(actor, one.person_id)
            _check_open(one)
        ladder, held = self._ladder(), {one.exam_id: self._held(actor, one.exam_id) for one in chosen}
        for one in chosen:
            check_appointment(local_day(closes_at), one.name, sits_by(one, held[one.exam_id], ladder), reason)
        return tuple(
            self._schedule(
                actor, exam_id, [one for one in chosen if one.exam_id == exam_id], opens_at, closes_at, reason.strip()
            )
            for exam_id in held
        )

    def _held(self, actor: Actor, exam_id: UUID) -> date:
        return local_day(self._exams.exam(actor, exam_id).plan.opens_at)

    def _schedule(
        self,
        actor: Actor,
        exam_id: UUID,
        some: Collection[Deferral],
        opens_at: datetime,
        closes_at: datetime,
        reason: str,
    ) -> ScheduledRetake:
        def link(session: Session, new_id: UUID) -> None:
            for one in some:
                _check_open(self._one(session, one.id))
                session.add(DeferralLinkTable(deferral_id=one.id, number=1, exam_id=new_id))
                detail = {"deferral": str(one.id), "exam": str(new_id)}
                self._note(session, actor, "retakes.deferral_set", one.person_id, detail, reason)

        return self._exams.schedule_retake(actor, exam_id, [one.person_id for one in some], opens_at, closes_at, link)

    def _one(self, session: Session, deferral_id: UUID) -> Deferral:
        found = self._load(session, DeferralTable.id == deferral_id)
        if not found:
            raise BadInput("deferral.unknown")
        return found[0]

    def _of(self, session: Session, person_id: UUID, exam_id: UUID) -> tuple[Deferral, ...]:
        return self._load(session, DeferralTable.person_id == person_id, DeferralTable.exam_id == exam_id)

    def _load(self, session: Session, *where: Any) -> tuple[Deferral, ...]:
        rows = session.scalars(select(DeferralTable).where(*where).order_by(DeferralTable.at, DeferralTable.id)).all()
        fitting = select(DeferralTable.id).where(*where)
        settled = {
            row.deferral_id: row
            for row in session.scalars(
                select(DeferralDecisionTable).where(DeferralDecisionTable.deferral_id.in_(fitting))
            )
        }
        links = session.scalars(
            select(DeferralLinkTable)
            .where(DeferralLinkTable.deferral_id.in_(fitting))
            .order_by(DeferralLinkTable.number)
        )
        exams = {row.deferral_id: row.exam_id for row in links}
        hands = {row.by_id for row in rows} | {row.by_id for row in settled.values()}
        people = self._people.known(hands | {row.person_id for row in rows})
        seals = {seal for row in rows for seal in (row.words, row.proof)} | {row.reason for row in settled.values()}
        words = words_of(session, seals)
        return tuple(_deferral(row, settled.get(row.id), exams.get(row.id), people, words) for row in rows)

    def _note(
        self, session: Session, actor: Actor, action: str, person_id: UUID, detail: dict[str, str], reason: str = ""
    ) -> None:
        session.flush()
        self._audit.record(session, actor.person_id, action, person_id, detail, reason)


def _check_open(one: Deferral) -> None:
    if not one.granted:
        raise Refused("deferral.not_granted", name=one.name)
    if one.new_exam_id is not None:
        raise Refused("deferral.already_set", name=one.name)


def _deferral(
    row: DeferralTable,
    settled: DeferralDecisionTable | None,
    new_exam_id: UUID | None,
    people: Mapping[UUID, PersonRow],
    words: Mapping[str, str],
) -> Deferral:
    person = people[row.person_id]
    return Deferral(
        id=row.id,
        person_id=row.person_id,
        name=person.name,
        unit=person.unit,
        exam_id=row.exam_id,
        ground=Ground(row.ground),
        asked_on=row.asked_on,
        words=words.get(row.words, ""),
        seen=words.get(row.proof, ""),
        file_hash=row.file_hash,
        signed=Signed(row.by_id, people[row.by_id].name, row.at),
        settled=None if settled is None else _settled(settled, people, words),
        new_exam_id=new_exam_id,
    )


def _settled(row: DeferralDecisionTable, people: Mapping[UUID, PersonRow], words: Mapping[str, str]) -> Settled:
    signed = Signed(row.by_id, people[row.by_id].name, row.at, words.get(row.reason, ""))
    return Settled(DeferralOutcome(row.outcome), row.new_date, signed)
