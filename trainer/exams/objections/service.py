"""Use cases of officers who contest a question or a sum, and of those who answer them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from trainer.exams.mapping import terms_of
from trainer.exams.marking.versions import latest_of
from trainer.exams.objections.reading import objections_of, rechecks_of, waiting_by_exam
from trainer.exams.objections.rules import last_day, still_open
from trainer.exams.objections.tables import (
    ObjectionDecisionTable,
    ObjectionOpinionTable,
    ObjectionTable,
    RecheckFindingTable,
    RecheckTable,
)
from trainer.exams.objections.values import Objection, Recheck, Remedies
from trainer.exams.papers.service import read_paper
from trainer.exams.rooms.reading import paper_of_form
from trainer.exams.sittings.tables import SittingTable
from trainer.exams.standing.reading import steps_of
from trainer.exams.standing.rules import newest
from trainer.exams.standing.values import StandingStep
from trainer.exams.tables import CandidateTable, ExamTable
from trainer.exams.values import ReviewPolicy
from trainer.people.accounts.rules import require, require_reason
from trainer.people.accounts.values import Actor, Permission
from trainer.store.apart import put_apart
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock, local_day, local_today
from trainer.store.errors import BadInput, NotAllowed, Refused
from trainer.store.ids import Ids
from trainer.store.transactions import Database
from trainer.workdays.service import WorkdayService
from trainer.workdays.values import Workdays


class ObjectionService:
    """Nobody on the roster of an exam answers anything about it; what was asked and answered is kept."""

    def __init__(self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail, workdays: WorkdayService) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._workdays = workdays

    def remedies(self, actor: Actor, exam_id: UUID) -> Remedies:
        """What the actor may still do about their own result, and what became of it."""
        own = (SittingTable.exam_id == exam_id, SittingTable.person_id == actor.person_id)
        with self._database.read() as session:
            exam, today = session.get_one(ExamTable, exam_id), self._today()
            if session.scalar(select(SittingTable.id).where(*own)) is None:
                return Remedies()
            days = self._days(session, exam)
            counted = self._counted(session, exam)
            last = max(filter(None, days), default=None)
            shown = exam.review == ReviewPolicy.WITH_ANSWERS
            return Remedies(
                object_until=days[0] if shown and still_open(days[0], today) else None,
                recheck_until=days[1] if still_open(days[1], today) else None,
                unlisted=counted.unlisted(today, last) if counted and last and today <= last else (),
                objections=objections_of(session, *own),
                rechecks=rechecks_of(session, *own),
            )

    def contest(self, actor: Actor, exam_id: UUID, item: int, words: str) -> UUID:
        """An officer objects to a question of their own paper; `item` counts from 0 in the paper.

        Raises BadInput: reason.missing, objection.no_such_question; Refused: objection.not_shown (the review policy
        shows no questions), objection.too_late, objection.made_already.
        """
        text = require_reason(words)
        with self._database.write() as session:
            exam, sitting = session.get_one(ExamTable, exam_id), _own_sitting(session, actor, exam_id)
            if exam.review != ReviewPolicy.WITH_ANSWERS:
                raise Refused("objection.not_shown")
            if not still_open(self._days(session, exam)[0], self._today()):
                raise Refused("objection.too_late")
            if not 0 <= item < len(read_paper(session, paper_of_form(session, exam, sitting.form)).items):
                raise BadInput("objection.no_such_question")
            same = (ObjectionTable.sitting_id == sitting.id, ObjectionTable.item == item)
            if session.scalar(select(ObjectionTable.id).where(*same)) is not None:
                raise Refused("objection.made_already")
            row = ObjectionTable(id=self._ids.new(), sitting_id=sitting.id, item=item, at=self._clock.now())
            row.words = put_apart(session, text)
            session.add(row)
            session.flush()
            detail = {"exam": str(exam_id), "item": str(item + 1)}
            self._audit.record(session, actor.person_id, "objections.made", row.id, detail)
            return row.id

    def ask_recheck(self, actor: Actor, exam_id: UUID, words: str) -> UUID:
        """An officer asks to have the own marks added up once more.

        Raises BadInput("reason.missing"); Refused: recheck.too_late, recheck.asked_already.
        """
        text = require_reason(words)
        with self._database.write() as session:
            exam, sitting = session.get_one(ExamTable, exam_id), _own_sitting(session, actor, exam_id)
            if not still_open(self._days(session, exam)[1], self._today()):
                raise Refused("recheck.too_late")
            if session.scalar(select(RecheckTable.id).where(RecheckTable.sitting_id == sitting.id)) is not None:
                raise Refused("recheck.asked_already")
            result = latest_of(session, sitting.id)
            if result is None:
                raise Refused("result.none_yet")
            row = RecheckTable(id=self._ids.new(), sitting_id=sitting.id, ordinal=result.ordinal, at=self._clock.now())
            row.words = put_apart(session, text)
            session.add(row)
            session.flush()
            self._audit.record(session, actor.person_id, "rechecks.asked", row.id, {"exam": str(exam_id)})
            return row.id

    def objections(self, actor: Actor, exam_id: UUID) -> tuple[Objection, ...]:
        """All objections of an exam. Raises NotAllowed("account.own_matter") for who is on its roster."""
        require(actor, Permission.READ_KEYS)
        with self._database.read() as session:
            _refuse_roster(session, actor, exam_id)
            return objections_of(session, SittingTable.exam_id == exam_id)

    def rechecks(self, actor: Actor, exam_id: UUID) -> tuple[Recheck, ...]:
        """All rechecks of an exam, with the marks to add up."""
        require(actor, Permission.SEE_RESULTS)
        with self._database.read() as session:
            _refuse_roster(session, actor, exam_id)
            return rechecks_of(session, SittingTable.exam_id == exam_id)

    def waiting(self, actor: Actor) -> Mapping[UUID, int]:
        """How many objections and rechecks wait in which exam, the exam that waits longest first."""
        require(actor, Permission.SEE_RESULTS)
        with self._database.read() as session:
            return waiting_by_exam(session)

    def opine(self, actor: Actor, objection_id: UUID, upheld: bool, reason: str) -> None:
        """A member of the panel says what they think, once. Raises Refused: objection.decided, objection.spoken."""
        require(actor, Permission.MARK)
        text = require_reason(reason)
        with self._database.write() as session:
            own = _waiting(session, actor, objection_id)
            if any(one.by == actor.person_id for one in own.opinions):
                raise Refused("objection.spoken")
            row = ObjectionOpinionTable(objection_id=own.id, by_id=actor.person_id, upheld=upheld, at=self._clock.now())
            row.reason = put_apart(session, text)
            session.add(row)
            session.flush()
            detail = {"exam": str(own.exam_id), "upheld": str(upheld)}
            self._audit.record(session, actor.person_id, "objections.opinion", own.id, detail, text)

    def decide(self, actor: Actor, objection_id: UUID, upheld: bool, reason: str) -> None:
        """A named person decides once the panel has spoken. An upheld one leads to a correction of the key.

        Raises Refused: objection.decided, objection.panel_first.
        """
        require(actor, Permission.SETTLE_RESULTS)
        text = require_reason(reason)
        with self._database.write() as session:
            own = _waiting(session, actor, objection_id)
            if own.due:
                raise Refused("objection.panel_first", count=own.due)
            row = ObjectionDecisionTable(
                objection_id=own.id, by_id=actor.person_id, upheld=upheld, at=self._clock.now()
            )
            row.reason = put_apart(session, text)
            session.add(row)
            session.flush()
            detail = {"exam": str(own.exam_id), "upheld": str(upheld)}
            self._audit.record(session, actor.person_id, "objections.decided", own.id, detail, text)

    def find(self, actor: Actor, recheck_id: UUID, ordinal: int, sound: bool, words: str) -> bool:
        """One of two people has added the marks up; gives whether the recheck is over with that.

        `ordinal` is the version they looked at. Where something is wrong, points are corrected in the marking and the
        new version is looked at again. Raises Refused: recheck.over, recheck.overtaken, recheck.found_already.
        """
        require(actor, Permission.MARK)
        text = words.strip() if sound else require_reason(words)
        with self._database.write() as session:
            found = rechecks_of(session, RecheckTable.id == recheck_id)
            if not found:
                raise BadInput("recheck.unknown")
            own = found[0]
            _refuse_roster(session, actor, own.exam_id)
            if own.over:
                raise Refused("recheck.over")
            if own.ordinal != ordinal:
                raise Refused("recheck.overtaken")
            if any(one.by == actor.person_id and one.ordinal == ordinal for one in own.findings):
                raise Refused("recheck.found_already")
            row = RecheckFindingTable(recheck_id=own.id, number=len(own.findings) + 1, by_id=actor.person_id)
            row.ordinal, row.sound, row.at, row.words = ordinal, sound, self._clock.now(), put_apart(session, text)
            session.add(row)
            session.flush()
            detail = {"exam": str(own.exam_id), "version": str(ordinal), "sound": str(sound)}
            self._audit.record(session, actor.person_id, "rechecks.found", own.id, detail, text)
            return rechecks_of(session, RecheckTable.id == recheck_id)[0].over

    def _days(self, session: Session, exam: ExamTable) -> tuple[date | None, date | None]:
        """The last day for an objection and for a recheck, as they were told when the publication began."""
        terms, last = terms_of(exam), newest(steps_of(session, exam.id), StandingStep.PUBLISHED)
        if terms is None or last is None:
            return None, None
        begun, calendar = local_day(last.at), self._counted(session, exam)
        return last_day(begun, terms.objection, calendar), last_day(begun, terms.recheck, calendar)

    def _counted(self, session: Session, exam: ExamTable) -> Workdays | None:
        """The calendar of when the publication began, where the rule counts in working days."""
        terms, last = terms_of(exam), newest(steps_of(session, exam.id), StandingStep.PUBLISHED)
        if terms is None or last is None or not terms.in_workdays:
            return None
        return self._workdays.calendar(last.at, session)

    def _today(self) -> date:
        return local_today(self._clock)


def _own_sitting(session: Session, actor: Actor, exam_id: UUID) -> SittingTable:
    own = (SittingTable.exam_id == exam_id, SittingTable.person_id == actor.person_id)
    sitting = session.scalar(select(SittingTable).where(*own))
    if sitting is None or sitting.submitted_at is None:
        raise Refused("result.none_yet")
    return sitting


def _waiting(session: Session, actor: Actor, objection_id: UUID) -> Objection:
    found = objections_of(session, ObjectionTable.id == objection_id)
    if not found:
        raise BadInput("objection.unknown")
    _refuse_roster(session, actor, found[0].exam_id)
    if found[0].upheld is not None:
        raise Refused("objection.decided")
    return found[0]


def _refuse_roster(session: Session, actor: Actor, exam_id: UUID) -> None:
    own = (CandidateTable.exam_id == exam_id, CandidateTable.person_id == actor.person_id)
    if session.scalar(select(func.count()).select_from(CandidateTable).where(*own)):
        raise NotAllowed("account.own_matter")
