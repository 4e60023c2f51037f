"""Use cases of those who answer for results. Reading is free to who sees results; each step has its own name."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from uuid import UUID

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from trainer.exams.corrections.tables import CorrectionDecisionTable, CorrectionTable
from trainer.exams.leftovers import Leftovers, or_else
from trainer.exams.mapping import fill, plan_of, terms_of
from trainer.exams.objections.reading import waiting_in
from trainer.exams.papers.tables import PaperTable
from trainer.exams.standing.reading import held_back, in_force_of, results_now, reviewed_in, steps_of
from trainer.exams.standing.rules import earliest_day, in_review, refuse_step, same_as, state_of
from trainer.exams.standing.tables import StandingResultTable, StandingStepTable
from trainer.exams.standing.values import Settled, Standing, StandingStep, Step
from trainer.exams.tables import CandidateTable, ExamTable
from trainer.exams.values import Attendance, ExamRule
from trainer.people.accounts.rules import require, require_reason
from trainer.people.accounts.values import Actor, Permission
from trainer.store.apart import put_apart
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock, local_day, local_today
from trainer.store.errors import NotAllowed, Refused
from trainer.store.ids import Ids
from trainer.store.transactions import Database
from trainer.workdays.service import WorkdayService
from trainer.workdays.values import Counted, Workdays

_RIGHT = {StandingStep.PUBLISHED: Permission.PREPARE_EXAMS}


class StandingService:
    """Nobody on the roster of an exam takes a step with its results."""

    def __init__(self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail, workdays: WorkdayService) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._workdays = workdays

    def workdays(self) -> Workdays:
        """The calendar in use."""
        return self._workdays.calendar()

    def publication(self, exam_id: UUID) -> Counted | None:
        """The last day of a publication that begins today; None where the rule sets no days."""
        with self._database.read() as session:
            terms = terms_of(session.get_one(ExamTable, exam_id))
        days = terms.publication if terms else 0
        return self.workdays().counted(self._today(), days) if days else None

    def standing(self, actor: Actor, exam_id: UUID) -> Standing:
        """Where the results of an exam stand, and what keeps them from the next step."""
        require(actor, Permission.SEE_RESULTS)
        with self._database.read() as session:
            exam, steps = session.get_one(ExamTable, exam_id), steps_of(session, exam_id)
            now, review = results_now(session, exam_id), in_review(steps)
            kept = {} if review is None else reviewed_in(session, review.review_id)
            return Standing(
                state=state_of(steps),
                steps=self._counted(session, steps),
                people=len(now),
                in_force=in_force_of(session, exam) or frozenset(),
                changed=frozenset(now) - same_as(kept, now) if review else frozenset(),
                waiting=_waiting(now),
                undecided=_undecided(now),
                pending=_pending(session, exam_id),
                held=held_back(session, exam_id, steps),
                earliest=earliest_day(steps),
                own=_on_roster(session, actor, exam_id),
                may_begin=_may_begin(session, exam),
            )

    def _counted(self, session: Session, steps: Sequence[Step]) -> tuple[Step, ...]:
        """The steps with the years nobody had entered when their last day was told."""

        def known(step: Step) -> Step:
            if step.until is None:
                return step
            calendar = self._workdays.calendar(step.at, session)
            return replace(step, unlisted=calendar.unlisted(local_day(step.at), step.until))

        return tuple(map(known, steps))

    def begin(self, actor: Actor, exam_id: UUID, rule: ExamRule, reason: str) -> None:
        """Gives an exam made before results had a standing the terms of a rule: from now on its results count once
        they were reviewed, published and put in force. What was issued on them before stays.

        Raises BadInput("reason.missing"), Refused("standing.begun") where it has terms or was held elsewhere;
        NotAllowed("account.own_matter").
        """
        require(actor, Permission.SETTLE_RESULTS)
        require_reason(reason)
        with self._database.write() as session:
            exam = session.get_one(ExamTable, exam_id)
            if _on_roster(session, actor, exam_id):
                raise NotAllowed("account.own_matter")
            if not _may_begin(session, exam):
                raise Refused("standing.begun")
            fill(exam, replace(plan_of(exam), terms=rule.terms, terms_rule=rule.source))
            terms = asdict(rule.terms)
            detail = {"rule": rule.key} | {name: str(days) for name, days in terms.items()}
            self._audit.record(session, actor.person_id, "standing.begun", exam_id, detail, reason.strip())

    def review(self, actor: Actor, exam_id: UUID, note: str = "") -> None:
        """审定: this person has looked at every result as it is now.

        Raises Refused: standing.not_kept, correction.exam_open, standing.waiting, standing.undecided,
        standing.pending, standing.nothing_new, standing.overtaken (a result changed while the review was stored);
        NotAllowed("account.own_matter").
        """
        require(actor, Permission.SETTLE_RESULTS)
        with self._database.read() as session:
            exam, steps = self._exam(session, actor, exam_id), steps_of(session, exam_id)
            now = results_now(session, exam_id)
            self._refuse_unfinished(session, exam, now)
            review = in_review(steps)
            same = same_as(reviewed_in(session, review.review_id), now) if review else frozenset[UUID]()
            refuse_step(steps, StandingStep.REVIEWED, len(now) - len(same), None, self._today())
        own = self._ids.new()
        with or_else(Leftovers(self._database, self._clock).discard_review, own):
            for some in self._database.pieces(now.items()):
                with self._database.write() as session:
                    session.execute(insert(StandingResultTable), [_kept(own, person, one) for person, one in some])
            with self._database.write() as session:
                if steps_of(session, exam_id) != steps or results_now(session, exam_id) != now:
                    raise Refused("standing.overtaken")
                self._add(session, actor, exam_id, steps, StandingStep.REVIEWED, own, own, None, note)

    def publish(self, actor: Actor, exam_id: UUID, note: str = "") -> date:
        """公示 for the working days of the rule; gives the last of them. Raises as `bring_into_force`."""
        require(actor, Permission.PREPARE_EXAMS)
        last = self.publication(exam_id)
        self._step(actor, exam_id, StandingStep.PUBLISHED, last.day if last else None, note)
        return last.day if last else self._today()

    def bring_into_force(self, actor: Actor, exam_id: UUID, note: str = "") -> None:
        """生效: certificates, hours and retakes may use the results. Whoever has an undecided case of misconduct stays
        back until its decision, noted by name in the trail.

        Raises Refused: standing.not_kept, standing.not_now, standing.changed, standing.too_soon, standing.pending;
        NotAllowed("account.own_matter").
        """
        self._step(actor, exam_id, StandingStep.IN_FORCE, None, note)

    def withdraw(self, actor: Actor, exam_id: UUID, reason: str) -> None:
        """Takes a review or a publication back, with a reason. What is in force stays so."""
        require_reason(reason)
        self._step(actor, exam_id, StandingStep.WITHDRAWN, None, reason)

    def _step(self, actor: Actor, exam_id: UUID, wanted: StandingStep, until: date | None, note: str) -> None:
        require(actor, _RIGHT.get(wanted, Permission.SETTLE_RESULTS))
        with self._database.write() as session:
            self._exam(session, actor, exam_id)
            steps, now = steps_of(session, exam_id), results_now(session, exam_id)
            review = in_review(steps)
            kept = {} if review is None else reviewed_in(session, review.review_id)
            changed = len(now) - len(same_as(kept, now))
            refuse_step(steps, wanted, changed, earliest_day(steps), self._today())
            if wanted is StandingStep.IN_FORCE and (pending := _pending(session, exam_id)):
                raise Refused("standing.pending", count=pending)
            assert review is not None
            self._add(session, actor, exam_id, steps, wanted, self._ids.new(), review.review_id, until, note)
            if wanted is StandingStep.IN_FORCE:
                held = [(person, {"exam": str(exam_id)}) for person in sorted(held_back(session, exam_id, steps))]
                self._audit.record_all(session, actor.person_id, "standing.held_back", held)

    def _add(
        self,
        session: Session,
        actor: Actor,
        exam_id: UUID,
        steps: Collection[Step],
        step: StandingStep,
        own: UUID,
        review_id: UUID,
        until: date | None,
        note: str,
    ) -> None:
        row = StandingStepTable(id=own, exam_id=exam_id, ordinal=len(steps) + 1, step=step, by_id=actor.person_id)
        row.at, row.until, row.review_id = self._clock.now(), until, review_id
        row.note = put_apart(session, note.strip())
        session.add(row)
        session.flush()
        detail = {"step": step.value, "review": str(review_id)} | ({"until": until.isoformat()} if until else {})
        self._audit.record(
            session, actor.person_id, f"standing.{step.removeprefix('standing_')}", exam_id, detail, note
        )

    def _exam(self, session: Session, actor: Actor, exam_id: UUID) -> ExamTable:
        exam = session.get_one(ExamTable, exam_id)
        if terms_of(exam) is None:
            raise Refused("standing.not_kept")
        if exam.closed_at is None:
            raise Refused("correction.exam_open")
        if _on_roster(session, actor, exam_id):
            raise NotAllowed("account.own_matter")
        return exam

    def _refuse_unfinished(self, session: Session, exam: ExamTable, now: Mapping[UUID, Settled]) -> None:
        for code, count in (
            ("standing.waiting", _waiting(now)),
            ("standing.undecided", _undecided(now)),
            ("standing.pending", _pending(session, exam.id)),
        ):
            if count:
                raise Refused(code, count=count)

    def _today(self) -> date:
        return local_today(self._clock)


def _on_roster(session: Session, actor: Actor, exam_id: UUID) -> bool:
    own = (CandidateTable.exam_id == exam_id, CandidateTable.person_id == actor.person_id)
    return session.scalar(select(CandidateTable.id).where(*own)) is not None


def _waiting(now: Mapping[UUID, Settled]) -> int:
    return sum(one.ordinal is not None and one.passed is None for one in now.values())


def _undecided(now: Mapping[UUID, Settled]) -> int:
    return sum(one.ordinal is None and one.attendance is Attendance.EXPECTED for one in now.values())


def _pending(session: Session, exam_id: UUID) -> int:
    decided = select(CorrectionDecisionTable.correction_id)
    waits = (CorrectionTable.exam_id == exam_id, CorrectionTable.id.not_in(decided))
    return (session.scalar(select(func.count()).where(*waits)) or 0) + waiting_in(session, exam_id)


def _kept(review_id: UUID, person_id: UUID, one: Settled) -> dict[str, object]:
    return {
        "review_id": review_id,
        "person_id": person_id,
        "ordinal": one.ordinal,
        "attendance": one.attendance.value,
        "score": one.score,
        "passed": one.passed,
    }


def _may_begin(session: Session, exam: ExamTable) -> bool:
    """Scores from outside were confirmed by a second person already; they have no questions here."""
    return terms_of(exam) is None and session.get_one(PaperTable, exam.paper_id).questions > 0
