"""From attendance to the ledger: hours are prepared by one person and approved as a whole by another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session as Transaction

from trainer.activities.classfile.reading import sign_in_proof
from trainer.activities.credits.mapping import line_rows, load_credits
from trainer.activities.credits.tables import CreditDecisionRow, CreditEntryRow, CreditLineRow, CreditRow
from trainer.activities.credits.teaching import TeachingHours
from trainer.activities.credits.values import Credit, CreditLine
from trainer.activities.mapping import by_person, load_activity, load_marks
from trainer.activities.rules import add_up
from trainer.activities.tables import ActivityRow, MarkRow, MemberRow, SessionRow, TeachingRow
from trainer.activities.values import Activity, ActivityRule, Stage
from trainer.hours.service import HoursService
from trainer.hours.values import EntryState, HourDraft, HourEntry, SourceKind
from trainer.people.accounts.rules import require, require_other
from trainer.people.accounts.values import Actor, Permission
from trainer.people.service import PeopleService
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import BadInput, Refused
from trainer.store.ids import Ids
from trainer.store.transactions import Database

Step = tuple[CreditLine, list[HourDraft]]
PEOPLE_AT_ONCE = 10
"""Entering, approving and noting the hours of a person takes several rows each."""


class ActivityCreditService:
    """What was prepared stands as it was: later attendance changes no credit, a mistake is taken back in the ledger."""

    def __init__(
        self,
        database: Database,
        ids: Ids,
        clock: Clock,
        audit: AuditTrail,
        hours: HoursService,
        people: PeopleService,
        rule: Callable[[], ActivityRule],
    ) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._hours = hours
        self._teaching = TeachingHours(hours, people)
        self._rule = rule

    def credits(self, actor: Actor, activity_id: UUID) -> tuple[Credit, ...]:
        """Every preparation of an activity in order; `standing` says who of it has hours in the ledger now."""
        require(actor, Permission.SEE_MANAGEMENT)
        with self._database.read() as session:
            found = load_credits(session, CreditRow.activity_id == activity_id)
        return tuple(self._with_standing(credit) for credit in found)

    def credited(self, activity_id: UUID) -> frozenset[UUID]:
        """The people whose hours of an activity stand in the ledger."""
        with self._database.read() as session:
            query = select(CreditEntryRow.entry_id, CreditEntryRow.person_id).join(
                CreditRow, CreditRow.id == CreditEntryRow.credit_id
            )
            of = {row[0]: row[1] for row in session.execute(query.where(CreditRow.activity_id == activity_id))}
        return frozenset(of[entry] for entry in self._hours.standing(of))

    def taught(self, actor: Actor, activity_id: UUID) -> tuple[HourEntry, ...]:
        """Hours of lecturers that the actor's decision about the class will decide."""
        require(actor, Permission.SEE_MANAGEMENT)
        with self._database.read() as session:
            activity = load_activity(session, activity_id, self._today())
        return self._teaching.waiting(actor, activity)

    def trained(self, actor: Actor) -> Mapping[UUID, int]:
        """How many people have hours of the activities of each plan line in the ledger."""
        require(actor, Permission.SEE_MANAGEMENT)
        query = (
            select(CreditEntryRow.entry_id, CreditEntryRow.person_id, ActivityRow.plan_id)
            .join(CreditRow, CreditRow.id == CreditEntryRow.credit_id)
            .join(ActivityRow, ActivityRow.id == CreditRow.activity_id)
            .where(ActivityRow.plan_id.is_not(None))
        )
        with self._database.read() as session:
            rows = [(row[0], row[1], row[2]) for row in session.execute(query)]
        standing = self._hours.standing([entry for entry, _person, _plan in rows])
        people = {(plan, person) for entry, person, plan in rows if entry in standing}
        return Counter(plan for plan, _person in people if plan is not None)

    def propose(self, actor: Actor, activity_id: UUID) -> UUID:
        """Freezes what the attendance comes to, for everybody on the roster without hours of it in the ledger.

        What own lecturers but the actor earned by the activity table (授课) is entered with it and decided with it.
        Raises Refused: activity.over, activity.not_ended, activity.unmarked (says how many half-days of people have no
        attendance), activity.nobody where nobody is left who earned any,
        activity.changed_meanwhile where somebody else changed attendance or roster at the same moment.
        """
        require(actor, Permission.ENTER_HOURS)
        rule, credited, new = self._rule(), self.credited(activity_id), self._ids.new()
        with self._database.read() as session:
            lines, seen = self._lines(session, activity_id, rule, credited), _seen(session, activity_id)
            activity = load_activity(session, activity_id, self._today())
        taught = self._teaching.drafts(actor, activity)
        for some in self._database.pieces(line_rows(new, lines)):
            with self._database.write() as session:
                session.execute(insert(CreditLineRow), some)
        with self._database.write() as session:
            if _seen(session, activity_id) != seen:
                raise Refused("activity.changed_meanwhile")
            before = load_credits(session, CreditRow.activity_id == activity_id)
            row = {"id": new, "activity_id": activity_id, "number": len(before) + 1, "by": actor.person_id}
            session.execute(insert(CreditRow), [row | {"at": self._clock.now(), "rule": rule.name}])
            self._teaching.enter(session, actor, taught)
            hours = sum((line.hours for line in lines), Decimal())
            detail = {"credit": str(new), "people": str(len(lines)), "hours": f"{hours:.2f}"}
            self._audit.record(session, actor.person_id, "activities.hours_proposed", activity_id, detail)
        return new

    def approve(
        self, actor: Actor, credit_id: UUID, progress: Callable[[int, int], None] = lambda done, total: None
    ) -> int:
        """认定: enters and approves every line in the ledger; gives how many people have hours from it.

        What was broken off is gone on with: nobody is credited twice. Raises NotAllowed: account.own_matter for who
        prepared the credit or is on it; Refused("activity.credit_decided").
        """
        require(actor, Permission.APPROVE_HOURS)
        with self._database.read() as session:
            credit = self._pending(session, credit_id)
            activity = load_activity(session, credit.activity_id, self._today())
            proof = sign_in_proof(session, credit.activity_id)
        require_other(actor, credit.by)
        for line in credit.lines:
            require_other(actor, line.person_id)
        steps = [(line, self._drafts(credit, line, activity, proof)) for line in credit.lines if line.earned]
        done = 0
        for some in self._database.pieces(steps, PEOPLE_AT_ONCE):
            progress(done, len(steps))
            with self._database.write() as session:
                _refuse_decided(session, credit_id)
                self._enter(session, actor, credit, some)
            done += len(some)
        self._teaching.approve(actor, activity)
        self._decide(actor, credit, EntryState.APPROVED, "")
        return done

    def return_(self, actor: Actor, credit_id: UUID, reason: str) -> None:
        """退回 as a whole, with a reason: attendance may be corrected and the hours prepared anew."""
        require(actor, Permission.APPROVE_HOURS)
        if not reason.strip():
            raise BadInput("reason.missing")
        with self._database.read() as session:
            credit = self._pending(session, credit_id)
            if session.scalar(select(CreditEntryRow.entry_id).where(CreditEntryRow.credit_id == credit_id).limit(1)):
                raise Refused("activity.credit_begun")
            activity = load_activity(session, credit.activity_id, self._today())
        require_other(actor, credit.by)
        self._teaching.return_(actor, activity, reason)
        self._decide(actor, credit, EntryState.RETURNED, reason.strip())

    def take_back(self, actor: Actor, credit_id: UUID, person_ids: Collection[UUID], reason: str) -> int:
        """冲销 the hours of some people of an approved credit; they may then be prepared anew. Gives how many entries.

        Raises BadInput("reason.missing"); Refused("activity.nothing_standing") where nothing of theirs stands.
        """
        require(actor, Permission.APPROVE_HOURS)
        with self._database.read() as session:
            (credit,) = load_credits(session, CreditRow.id == credit_id)
        wanted = [entry for person in person_ids for entry in credit.entries.get(person, ())]
        standing = self._hours.standing(wanted)
        if not standing:
            raise Refused("activity.nothing_standing")
        for entry in wanted:
            if entry in standing:
                self._hours.reverse(actor, entry, reason)
        return len(standing)

    def _lines(
        self, session: Transaction, activity_id: UUID, rule: ActivityRule, credited: Collection[UUID]
    ) -> tuple[CreditLine, ...]:
        activity, marks = (
            load_activity(session, activity_id, self._today()),
            by_person(load_marks(session, activity_id)),
        )
        if activity.stage in (Stage.CANCELLED, Stage.PROPOSED):
            raise Refused("activity.over")
        if not activity.sessions or activity.sessions[-1].draft.on > self._today():
            raise Refused("activity.not_ended")
        sums = {
            person: add_up(activity.sessions, marks.get(person, {}), rule)
            for person in activity.people
            if person not in credited
        }
        unmarked = sum(one.unmarked for one in sums.values())
        if unmarked:
            raise Refused("activity.unmarked", count=unmarked)
        if not any(one.earned for one in sums.values()):
            raise Refused("activity.nobody")
        return tuple(CreditLine(person, one.earned) for person, one in sums.items())

    def _enter(self, session: Transaction, actor: Actor, credit: Credit, steps: Collection[Step]) -> None:
        drafts = [draft for _line, some in steps for draft in some]
        entries = self._hours.credit_approved(session, credit.by, actor, drafts)
        rows = [{"entry_id": entry.id, "credit_id": credit.id, "person_id": entry.draft.person_id} for entry in entries]
        if rows:
            session.execute(insert(CreditEntryRow), rows)

    def _drafts(self, credit: Credit, line: CreditLine, activity: Activity, proof: str | None) -> list[HourDraft]:
        return [
            HourDraft(
                line.person_id,
                one.on,
                one.hours,
                one.category,
                one.way,
                activity.draft.title,
                organiser=activity.draft.organiser,
                source=SourceKind.CLASS,
                source_id=f"{credit.id}/{number}",
                evidence=proof,
                until=None if one.until == one.on else one.until,
            )
            for number, one in enumerate(line.earned, 1)
        ]

    def _decide(self, actor: Actor, credit: Credit, decision: EntryState, reason: str) -> None:
        with self._database.write() as session:
            _refuse_decided(session, credit.id)
            row = {"credit_id": credit.id, "decision": decision.value, "by": actor.person_id, "reason": reason}
            session.execute(insert(CreditDecisionRow), [row | {"at": self._clock.now()}])
            action = "activities.hours_approved" if decision is EntryState.APPROVED else "activities.hours_returned"
            detail = {"credit": str(credit.id), "people": str(len(credit.lines)), "hours": f"{credit.hours:.2f}"}
            self._audit.record(session, actor.person_id, action, credit.activity_id, detail, reason)

    def _pending(self, session: Transaction, credit_id: UUID) -> Credit:
        (credit,) = load_credits(session, CreditRow.id == credit_id)
        if credit.state is not EntryState.PENDING:
            raise Refused("activity.credit_decided")
        return credit

    def _with_standing(self, credit: Credit) -> Credit:
        of = dict(_entries(credit))
        return replace(credit, standing=frozenset(of[entry] for entry in self._hours.standing(of)))

    def _today(self) -> date:
        return self._clock.now().astimezone().date()


def _entries(credit: Credit) -> Iterator[tuple[UUID, UUID]]:
    for person, entries in credit.entries.items():
        for entry in entries:
            yield entry, person


def _refuse_decided(session: Transaction, credit_id: UUID) -> None:
    if session.get(CreditDecisionRow, credit_id) is not None:
        raise Refused("activity.credit_decided")


def _seen(session: Transaction, activity_id: UUID) -> tuple[object, ...]:
    """How much there is of what a credit is prepared from; it differs once anything was added, also by another PC."""
    half_days = select(SessionRow.id).where(SessionRow.activity_id == activity_id)
    counts = (
        select(func.count()).select_from(MarkRow).where(MarkRow.session_id.in_(half_days)),
        select(func.count()).select_from(SessionRow).where(SessionRow.activity_id == activity_id),
        select(func.count())
        .select_from(MemberRow)
        .where(MemberRow.activity_id == activity_id, MemberRow.withdrawn.is_(False)),
        select(func.count()).select_from(CreditRow).where(CreditRow.activity_id == activity_id),
    )
    teaching = select(TeachingRow.session_id, TeachingRow.person_id).where(TeachingRow.session_id.in_(half_days))
    taught = frozenset((row[0], row[1]) for row in session.execute(teaching))
    return (*(session.scalar(one) or 0 for one in counts), taught)
