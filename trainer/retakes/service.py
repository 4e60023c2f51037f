"""Use cases about retakes. The software proposes; only a named person's decision has consequences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from uuid import UUID

from sqlalchemy.orm import Session

from trainer.exams.results.service import ResultService
from trainer.exams.results.values import Outcome, OutcomeReason
from trainer.exams.service import ExamService
from trainer.exams.values import ScheduledRetake
from trainer.people.accounts.rules import require, require_other, require_reason
from trainer.people.accounts.values import Actor, Permission
from trainer.people.service import PeopleService
from trainer.retakes.ladders import load_ladders
from trainer.retakes.ledger import add_links, linked_to, load_cases
from trainer.retakes.notices.reading import load_files
from trainer.retakes.notices.rules import check_needs
from trainer.retakes.opening import CaseBook, NewCase
from trainer.retakes.proposing import Found, Led, by_exam, ends_case, find_steps, read_led
from trainer.retakes.rules import is_open, lost_ground, may_follow, may_schedule, withdraws
from trainer.retakes.tables import RetakeCaseTable
from trainer.retakes.values import Case, CaseQuery, Changes, Decision, Ladder, Proposal
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock, local_today
from trainer.store.errors import BadInput, Refused
from trainer.store.folders import Folder
from trainer.store.ids import Ids
from trainer.store.settings import read_setting, write_setting
from trainer.store.transactions import Database

LADDER_SETTING = "retakes.ladder"
NO_LADDER = "none"
_CASES_AT_ONCE = 10


class RetakeService:
    """Cases of officers who failed, were absent without leave or were disqualified."""

    def __init__(
        self,
        database: Database,
        ids: Ids,
        clock: Clock,
        audit: AuditTrail,
        people: PeopleService,
        exams: ExamService,
        results: ResultService,
        *rule_folders: Folder,
    ) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit
        self._book = CaseBook(ids, clock, audit)
        self._people = people
        self._exams = exams
        self._results = results
        self._rule_folders = rule_folders

    def ladders(self) -> tuple[Ladder, ...]:
        """Every ladder that ships with the product or was laid beside it."""
        return tuple(load_ladders(*self._rule_folders).values())

    def ladder(self) -> Ladder:
        """The ladder the office chose; the empty one until it chose."""
        with self._database.read() as session:
            return self._ladder(read_setting(session, LADDER_SETTING, NO_LADDER))

    def choose_ladder(self, actor: Actor, ladder_id: str) -> None:
        """Takes effect for later proposals; existing cases keep the step and source they were proposed with."""
        require(actor, Permission.EDIT_SETTINGS)
        self._ladder(ladder_id)
        with self._database.write() as session:
            write_setting(session, LADDER_SETTING, ladder_id)
            self._audit.record(session, actor.person_id, "retakes.ladder_chosen", None, {"ladder": ladder_id})

    def propose(self, actor: Actor, exam_id: UUID) -> Changes:
        """Opens a case for each person whose result leads to a step of the ladder; the same exam twice adds nothing.

        A case that nobody has applied is closed where its result was corrected since, and proposed again where its
        ground came back. For a retake, the cases that asked for it are settled too, as in `settle`.
        """
        require(actor, Permission.PREPARE_EXAMS)
        return self._run(actor, exam_id)

    def settle(self, actor: Actor, exam_id: UUID) -> Changes:
        """Moves on the cases a retake was set for: passed closes the case, failed again proposes the next step.

        What is not in force yet closes nothing.
        """
        require(actor, Permission.PREPARE_EXAMS)
        return self._run(actor, exam_id)

    def cases(self, actor: Actor, query: CaseQuery = CaseQuery()) -> tuple[Case, ...]:  # noqa: B008
        """Cases with their whole history; officers see their own, others need the right to see results."""
        if query.person_id != actor.person_id:
            require(actor, Permission.SEE_RESULTS)
        where = []
        if query.case_id is not None:
            where.append(RetakeCaseTable.id == query.case_id)
        if query.exam_id is not None:
            where.append(RetakeCaseTable.exam_id == query.exam_id)
        if query.person_id is not None:
            where.append(RetakeCaseTable.person_id == query.person_id)
        with self._database.read() as session:
            found = load_cases(session, self._people, *where)
        return tuple(case for case in found if not query.states or case.state in query.states)

    def decide(self, actor: Actor, case_id: UUID, decision: Decision, reason: str, until: date | None = None) -> Case:
        """Confirms, defers, dismisses or applies a proposed step, with a reason, in somebody else's matter.

        Raises Refused: result.not_in_force where a step is confirmed or applied on a result that may still change,
        retake.no_ground where the person was deferred, exempted or passed since.

        `until` is the day on which a decision put off is looked at again. Raises Refused("retake.not_now") where the
        decision cannot follow the state, such as applying what nobody confirmed; Refused: retake.notice_first,
        retake.appeal_open, retake.appeal_running where the ladder asks for more before the step is carried out;
        BadInput: reason.missing, retake.until_past.
        """
        require(actor, Permission.DECIDE_RETAKES)
        require_reason(reason)
        today = local_today(self._clock)
        if until is not None and until < today:
            raise BadInput("retake.until_past")
        if decision in (Decision.CONFIRMED, Decision.APPLIED):
            with self._database.read() as session:
                led = self._case(session, case_id)
            self._refuse_unsettled(actor, [led])
        with self._database.write() as session:
            case = self._case(session, case_id)
            require_other(actor, case.person_id)
            if not may_follow(case.state, decision):
                raise Refused("retake.not_now", state=case.state.value, decision=decision.value)
            if decision is Decision.APPLIED:
                check_needs(case, load_files(session, self._people, (case_id,), self._rule_folders)[case_id], today)
            self._book.decide(session, actor, case, decision, reason.strip(), until)
            return self._case(session, case_id)

    def schedule(
        self, actor: Actor, case_ids: Iterable[UUID], opens_at: datetime, closes_at: datetime, reason: str = ""
    ) -> tuple[ScheduledRetake, ...]:
        """Sets one retake per exam for the persons of these cases and gives the new exams.

        Whoever schedules is the approver: a step that is a retake counts as applied by them.
        """
        require(actor, Permission.DECIDE_RETAKES)
        if closes_at <= opens_at:
            raise BadInput("dates.reversed")
        wanted = frozenset(case_ids)
        with self._database.read() as session:
            cases = load_cases(session, self._people, RetakeCaseTable.id.in_(wanted))
        if not cases:
            raise BadInput("retake.none_chosen")
        for case in cases:
            self._check_schedulable(actor, case)
        self._refuse_unsettled(actor, cases)
        return tuple(
            self._schedule(actor, exam_id, some, opens_at, closes_at, reason.strip())
            for exam_id, some in by_exam(cases).items()
        )

    def foresee(self, actor: Actor, exam_id: UUID, person_ids: Iterable[UUID]) -> Mapping[UUID, Proposal]:
        """The step each person would be proposed, had they failed this exam; nothing is kept.

        Who has a case of this exam already, or would face nothing, is left out.
        """
        require(actor, Permission.SEE_RESULTS)
        wanted = frozenset(person_ids)
        if not wanted:
            return {}
        led = read_led(self._database, self._results, actor, exam_id)
        failed = {
            person_id: replace(one, passed=False, reason=OutcomeReason.FAILED)
            for person_id, one in led[0][exam_id].items()
            if person_id in wanted
        }
        return {one.outcome.person_id: one.proposal for one in self._found(led, exam_id, failed)}

    def _check_schedulable(self, actor: Actor, case: Case) -> None:
        require_other(actor, case.person_id)
        if case.exam_id is None:
            raise Refused("retake.no_exam", name=case.name)
        if not may_schedule(case.step, case.state):
            raise Refused("retake.not_open", name=case.name)
        if case.retake_exam_id is not None and case.person_id not in self._reasons(actor, case.retake_exam_id):
            raise Refused("retake.already_set", name=case.name)

    def _refuse_unsettled(self, actor: Actor, cases: Iterable[Case]) -> None:
        """A result that is not in force leads to proposals only; one that was deferred or exempted since to nothing."""
        for exam_id, some in by_exam(cases).items():
            outcomes = {one.person_id: one for one in self._results.outcomes(actor, exam_id)}
            known = [(case, outcomes[case.person_id]) for case in some if case.person_id in outcomes]
            if any(not one.in_force for _case, one in known):
                raise Refused("result.not_in_force")
            for case, one in known:
                if withdraws(case.state, one.reason):
                    raise Refused("retake.no_ground", name=case.name)

    def _schedule(
        self,
        actor: Actor,
        exam_id: UUID,
        cases: Sequence[Case],
        opens_at: datetime,
        closes_at: datetime,
        reason: str,
    ) -> ScheduledRetake:
        def link(session: Session, retake_id: UUID) -> None:
            add_links(session, cases, retake_id)
            linked = [(case.person_id, {"case": str(case.id), "exam": str(retake_id)}) for case in cases]
            self._audit.record_all(session, actor.person_id, "retakes.scheduled", linked, reason)

        person_ids = tuple(case.person_id for case in cases)
        retake = self._exams.schedule_retake(actor, exam_id, person_ids, opens_at, closes_at, link)
        for some in self._database.pieces((case for case in cases if case.step.retake), _CASES_AT_ONCE):
            with self._database.write() as session:
                for case in self._now(session, some):
                    if is_open(case.state):
                        self._book.decide(session, actor, case, Decision.APPLIED, reason)
        return retake

    def _run(self, actor: Actor, exam_id: UUID) -> Changes:
        outcomes = self._results.outcomes(actor, exam_id)
        closed = self._close(actor, exam_id, {one.person_id: one.reason for one in outcomes if one.in_force})
        proposed = [
            case_id
            for some in self._database.pieces(self._proposals(actor, exam_id), _CASES_AT_ONCE)
            for case_id in self._open(actor, exam_id, some)
        ]
        return Changes(tuple(proposed), closed)

    def _close(self, actor: Actor, exam_id: UUID, results: Mapping[UUID, OutcomeReason]) -> tuple[UUID, ...]:
        with self._database.read() as session:
            asked = load_cases(session, self._people, linked_to(exam_id))
            own = load_cases(session, self._people, RetakeCaseTable.exam_id == exam_id)
        ends = partial(ends_case, results, {case.id for case in asked}, {case.id for case in own})
        over = [case for case in (*asked, *own) if ends(case)]
        closed: list[UUID] = []
        for some in self._database.pieces(over, _CASES_AT_ONCE):
            with self._database.write() as session:
                for case in filter(ends, self._now(session, some)):
                    self._book.decide(session, actor, case, Decision.CLOSED, "")
                    closed.append(case.id)
        return tuple(closed)

    def _now(self, session: Session, cases: Iterable[Case]) -> tuple[Case, ...]:
        """The same cases as they are now: somebody may have decided since they were read."""
        return load_cases(session, self._people, RetakeCaseTable.id.in_([case.id for case in cases]))

    def _proposals(self, actor: Actor, exam_id: UUID) -> list[Found]:
        led = read_led(self._database, self._results, actor, exam_id)
        return self._found(led, exam_id, led[0][exam_id])

    def _found(self, led: Led, exam_id: UUID, newest: Mapping[UUID, Outcome]) -> list[Found]:
        chain, before = led
        with self._database.read() as session:
            known = load_cases(session, self._people, RetakeCaseTable.exam_id.in_(chain))
        today = local_today(self._clock)
        return find_steps(self.ladder(), chain, newest, known, exam_id, today, before)

    def _open(self, actor: Actor, exam_id: UUID, found: Iterable[Found]) -> list[UUID]:
        ladder, opened = self.ladder(), []
        with self._database.write() as session:
            known = {
                one.person_id: one for one in load_cases(session, self._people, RetakeCaseTable.exam_id == exam_id)
            }
            for one in found:
                case = known.get(one.outcome.person_id)
                if case is None:
                    new = NewCase(one.outcome.person_id, one.proposal, exam_id, one.outcome.score)
                    opened.append(self._book.open(session, actor, ladder, new))
                elif lost_ground(case.state, case.retake_exam_id):
                    self._book.decide(session, actor, case, Decision.PROPOSED, "")
                    opened.append(case.id)
        return opened

    def _reasons(self, actor: Actor, exam_id: UUID) -> dict[UUID, OutcomeReason]:
        return {outcome.person_id: outcome.reason for outcome in self._results.outcomes(actor, exam_id)}

    def _ladder(self, ladder_id: str) -> Ladder:
        found = load_ladders(*self._rule_folders).get(ladder_id)
        if found is None:
            raise BadInput("ladder.unknown", ladder=ladder_id)
        return found

    def _case(self, session: Session, case_id: UUID) -> Case:
        found = load_cases(session, self._people, RetakeCaseTable.id == case_id)
        if not found:
            raise BadInput("retake.unknown_case")
        return found[0]
