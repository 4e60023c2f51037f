"""认定, 退回, 退学 and 冲销 of what was prepared: all of it, or single people."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session as Transaction

from trainer.activities.classfile.reading import sign_in_proof, teaching_proofs
from trainer.activities.credits.mapping import load_credits
from trainer.activities.credits.shared import Credits
from trainer.activities.credits.tables import (
    CreditDecisionRow,
    CreditEntryRow,
    CreditPersonRow,
    CreditRow,
    TeachingEntryRow,
)
from trainer.activities.credits.teaching import teaching_drafts
from trainer.activities.credits.values import Credit, CreditLine, LineDecision
from trainer.activities.credits.waiting import open_people
from trainer.activities.mapping import load_activity
from trainer.activities.tables import MemberRow
from trainer.activities.values import Activity, Earned
from trainer.hours.values import EntryState, HourDraft, SourceKind
from trainer.people.accounts.rules import require, require_other, require_reason
from trainer.people.accounts.values import Actor, Permission
from trainer.store.apart import put_apart, put_several_apart
from trainer.store.errors import Refused

PEOPLE_AT_ONCE = 10
"""Entering, approving and noting the hours of a person takes several rows each."""
BACK_AT_ONCE = 4
"""Taking back reads and writes every entry by itself."""
Progress = Callable[[int, int], None]
ACTIONS = {
    LineDecision.APPROVED: "activities.hours_approved",
    LineDecision.RETURNED: "activities.hours_returned",
    LineDecision.WITHDRAWN: "activities.withdrawal_confirmed",
}


def _silent(_done: int, _total: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True)
class _Matter:
    """A credit to decide about, with its class and the proofs for attending and for teaching."""

    credit: Credit
    activity: Activity
    proof: str | None
    proofs: tuple[str, ...]


class Deciding(Credits):
    """A person's part is decided once, with all its hours of attending and teaching, in one transaction.

    Nobody decides what they prepared or what is their own. What was broken off is gone on with: a second click or a
    second window finds the part decided.
    """

    def approve(
        self, actor: Actor, credit_id: UUID, people: Collection[UUID] | None = None, progress: Progress = _silent
    ) -> int:
        """认定 as it was prepared, of some people or of all that is open but the actor's own; the rest waits on.

        Hours go into the ledger, entered and approved; where withdrawing was proposed it is confirmed (退学), off the
        roster. Gives how many people are decided. Raises NotAllowed: account.own_matter; Refused:
        activity.credit_decided where one of those named is decided.
        """
        matter, wanted = self._wanted(actor, credit_id, people)
        return self._settle(actor, matter, [(line, _approving(line)) for line in wanted], "", progress)

    def overrule(self, actor: Actor, credit_id: UUID, people: Collection[UUID], reason: str) -> int:
        """Those people are not withdrawn, with a reason: what they attended goes into the ledger.

        Raises BadInput("reason.missing"); Refused: activity.not_over where withdrawing somebody was not proposed; and
        what `approve` raises.
        """
        require(actor, Permission.APPROVE_HOURS)
        reason = require_reason(reason)
        matter, wanted = self._wanted(actor, credit_id, people)
        if any(line.over is None for line in wanted):
            raise Refused("activity.not_over")
        return self._settle(actor, matter, [(line, LineDecision.APPROVED) for line in wanted], reason)

    def return_(self, actor: Actor, credit_id: UUID, reason: str, people: Collection[UUID] | None = None) -> int:
        """退回 some people or all that is open, with a reason: their attendance may be corrected and prepared anew.

        Raises BadInput("reason.missing"); Refused: activity.credit_begun where an approval of them was broken off; and
        what `approve` raises.
        """
        require(actor, Permission.APPROVE_HOURS)
        reason = require_reason(reason)
        matter, wanted = self._wanted(actor, credit_id, people)
        if any(line.person_id in matter.credit.entries for line in wanted):
            raise Refused("activity.credit_begun")
        return self._settle(actor, matter, [(line, LineDecision.RETURNED) for line in wanted], reason)

    def take_back(self, actor: Actor, credit_id: UUID, person_ids: Collection[UUID], reason: str) -> int:
        """冲销 the hours of some people, attended and taught; they may then be prepared anew. Gives how many entries.

        Raises BadInput("reason.missing"); Refused("activity.nothing_standing") where nothing of theirs stands.
        """
        require(actor, Permission.APPROVE_HOURS)
        reason = require_reason(reason)
        with self._database.read() as session:
            (credit,) = load_credits(session, CreditRow.id == credit_id)
        by_person = {one: (*credit.entries.get(one, ()), *credit.taught.get(one, ())) for one in person_ids}
        standing = self._hours.standing([entry for entries in by_person.values() for entry in entries])
        if not standing:
            raise Refused("activity.nothing_standing")
        for some in self._database.pieces(by_person.values(), BACK_AT_ONCE):
            with self._database.write() as session:
                for entry in (one for entries in some for one in entries if one in standing):
                    self._hours.reverse_in(session, actor, entry, reason)
        return len(standing)

    def _wanted(
        self, actor: Actor, credit_id: UUID, people: Collection[UUID] | None
    ) -> tuple[_Matter, tuple[CreditLine, ...]]:
        require(actor, Permission.APPROVE_HOURS)
        rule = self._rule()
        with self._database.read() as session:
            (credit,) = load_credits(session, CreditRow.id == credit_id)
            activity = load_activity(session, credit.activity_id, self._today())
            proofs = teaching_proofs(session, activity.id, rule.teaching_proof)
            matter = _Matter(credit, activity, sign_in_proof(session, activity.id), proofs)
        require_other(actor, credit.by)
        lines = {line.person_id: line for line in credit.open}
        if people is None:
            wanted = tuple(line for line in lines.values() if line.person_id != actor.person_id)
            if lines and not wanted:
                require_other(actor, actor.person_id)
        else:
            for person in people:
                require_other(actor, person)
            wanted = tuple(lines[person] for person in dict.fromkeys(people) if person in lines)
        if not wanted or (people is not None and len(wanted) < len(set(people))):
            raise Refused("activity.credit_decided")
        return matter, wanted

    def _settle(
        self,
        actor: Actor,
        matter: _Matter,
        steps: Collection[tuple[CreditLine, LineDecision]],
        reason: str,
        progress: Progress = _silent,
    ) -> int:
        done = 0
        for some in self._database.pieces(steps, PEOPLE_AT_ONCE):
            progress(done, len(steps))
            with self._database.write() as session:
                self._decide(session, actor, matter, {line.person_id: decision for line, decision in some}, reason)
                self._enter(session, actor, matter, some)
            done += len(some)
        return done

    def _decide(
        self,
        session: Transaction,
        actor: Actor,
        matter: _Matter,
        decisions: dict[UUID, LineDecision],
        reason: str,
    ) -> None:
        """Notes the decisions; the last one of a credit closes it. Raises Refused("activity.credit_decided")."""
        credit, now = matter.credit, self._clock.now()
        left = open_people(session, credit.id)
        if not left.issuperset(decisions):
            raise Refused("activity.credit_decided")
        seals = put_several_apart(session, [reason] * len(decisions))
        made = {"credit_id": credit.id, "by": actor.person_id, "at": now}
        rows: list[dict[str, Any]] = [
            {**made, "person_id": person, "decision": decision.value, "reason": seal}
            for (person, decision), seal in zip(decisions.items(), seals, strict=True)
        ]
        session.execute(insert(CreditPersonRow), rows)
        for decision, action in ACTIONS.items():
            subjects = [(one, _detail(matter, one)) for one, what in decisions.items() if what is decision]
            if subjects:
                self._audit.record_all(session, actor.person_id, action, subjects, reason)
        _withdraw(session, credit.activity_id, decisions, reason)
        if left == decisions.keys():
            session.execute(insert(CreditDecisionRow), [made | {"decision": _whole(session, credit.id), "reason": ""}])

    def _enter(
        self,
        session: Transaction,
        actor: Actor,
        matter: _Matter,
        steps: Iterable[tuple[CreditLine, LineDecision]],
    ) -> None:
        attended, taught = list[HourDraft](), list[HourDraft]()
        for line, decision in steps:
            if decision is LineDecision.APPROVED:
                attended += _attended(matter, line.person_id, line.earned)
            if decision is not LineDecision.RETURNED:
                number = matter.credit.number
                taught += teaching_drafts(matter.activity, number, line.person_id, line.taught, matter.proofs)
        for table, drafts in ((CreditEntryRow, attended), (TeachingEntryRow, taught)):
            entries = self._hours.credit_approved(session, matter.credit.by, actor, drafts) if drafts else ()
            key = {"credit_id": matter.credit.id}
            rows = [{**key, "entry_id": entry.id, "person_id": entry.draft.person_id} for entry in entries]
            if rows:
                session.execute(insert(table), rows)


def _approving(line: CreditLine) -> LineDecision:
    return LineDecision.APPROVED if line.over is None else LineDecision.WITHDRAWN


def _attended(matter: _Matter, person_id: UUID, earned: Iterable[Earned]) -> list[HourDraft]:
    activity = matter.activity.draft
    return [
        HourDraft(
            person_id,
            one.on,
            one.hours,
            one.category,
            one.way,
            activity.title,
            organiser=activity.organiser,
            source=SourceKind.CLASS,
            source_id=f"{matter.credit.id}/{number}",
            evidence=matter.proof,
            until=None if one.until == one.on else one.until,
            field=activity.field,
        )
        for number, one in enumerate(earned, 1)
    ]


def _detail(matter: _Matter, person_id: UUID) -> dict[str, str]:
    line = matter.credit.line_of(person_id)
    assert line is not None
    missed = {"missed": f"{line.over.missed:.2f}", "whole": f"{line.over.whole:.2f}"} if line.over else {}
    hours = {"hours": f"{sum(one.hours for one in line.earned):.2f}", "taught": f"{line.taught_hours:.2f}"}
    return {"activity": str(matter.activity.id), "credit": str(matter.credit.id), **hours, **missed}


def _withdraw(session: Transaction, activity_id: UUID, decisions: dict[UUID, LineDecision], reason: str) -> None:
    for person in (one for one, decision in decisions.items() if decision is LineDecision.WITHDRAWN):
        own = (MemberRow.activity_id == activity_id, MemberRow.person_id == person, MemberRow.withdrawn.is_(False))
        session.execute(update(MemberRow).where(*own).values(withdrawn=True, reason=put_apart(session, reason)))


def _whole(session: Transaction, credit_id: UUID) -> str:
    """Returned where nobody's part was taken."""
    taken = CreditPersonRow.decision != LineDecision.RETURNED.value
    kept = session.scalar(
        select(CreditPersonRow.person_id).where(CreditPersonRow.credit_id == credit_id, taken).limit(1)
    )
    return (EntryState.RETURNED if kept is None else EntryState.APPROVED).value
