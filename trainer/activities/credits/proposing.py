"""What the attendance comes to, frozen by one person for another to decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from decimal import Decimal
from itertools import chain
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session as Transaction

from trainer.activities.credits.mapping import line_rows
from trainer.activities.credits.shared import Credits
from trainer.activities.credits.tables import CreditRow
from trainer.activities.credits.values import CreditLine, Over
from trainer.activities.credits.waiting import credit_state, waiting_people
from trainer.activities.mapping import by_person, load_activity, load_marks
from trainer.activities.rules import add_up
from trainer.activities.tables import MarkRow, MemberRow, SessionRow, TeachingRow
from trainer.activities.values import Activity, ActivityRule, Attended, Marks, Stage
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.errors import Refused


class Proposing(Credits):
    """Somebody waits in one preparation at a time; who was returned may be prepared anew at once."""

    def propose(self, actor: Actor, activity_id: UUID) -> UUID:
        """Freezes what the attendance comes to, for everybody on the roster without hours of it in the ledger, and what
        own lecturers but the actor earned by the activity table (授课) and have not in the ledger.

        Who missed more than the rule allows stands in it with the proposal to withdraw (退学). Raises Refused:
        activity.over, activity.not_ended, activity.unmarked (says how many half-days of people have no attendance),
        activity.nobody where nothing is left to decide, activity.changed_meanwhile where somebody else changed
        attendance or roster, or prepared hours, at the same moment.
        """
        require(actor, Permission.ENTER_HOURS)
        rule, credited, new = self._rule(), self.credited(activity_id), self._ids.new()
        with self._database.read() as session:
            activity, marks = load_activity(session, activity_id, self._today()), load_marks(session, activity_id)
            waiting, seen = waiting_people(session, activity_id), _seen(session, activity_id)
        self._refuse_early(activity)
        lines = self._lines(actor, activity, marks, rule, credited, waiting)
        rows = chain.from_iterable(line_rows(new, line) for line in lines)
        for some in self._database.pieces(rows):
            with self._database.write() as session:
                _stage(session, some)
        with self._database.write() as session:
            if _seen(session, activity_id) != seen:
                raise Refused("activity.changed_meanwhile")
            before = session.scalar(select(func.max(CreditRow.number)).where(CreditRow.activity_id == activity_id))
            row = {"id": new, "activity_id": activity_id, "number": (before or 0) + 1, "by": actor.person_id}
            session.execute(insert(CreditRow), [row | {"at": self._clock.now(), "rule": rule.name}])
            hours = sum((line.hours + line.taught_hours for line in lines), Decimal())
            detail = {"credit": str(new), "people": str(len(lines)), "hours": f"{hours:.2f}"}
            self._audit.record(session, actor.person_id, "activities.hours_proposed", activity_id, detail)
        return new

    def _refuse_early(self, activity: Activity) -> None:
        if activity.stage is Stage.CANCELLED:
            raise Refused("activity.over")
        if not activity.sessions or activity.sessions[-1].draft.on > self._today():
            raise Refused("activity.not_ended")

    def _lines(
        self,
        actor: Actor,
        activity: Activity,
        marks: Marks,
        rule: ActivityRule,
        credited: Collection[UUID],
        waiting: Collection[UUID],
    ) -> tuple[CreditLine, ...]:
        own = by_person(marks)
        sums = {
            person: add_up(activity.sessions, own.get(person, {}), rule)
            for person in activity.people
            if person not in credited and person not in waiting
        }
        unmarked = sum(one.unmarked for one in sums.values())
        if unmarked:
            raise Refused("activity.unmarked", count=unmarked)
        taught = self._teaching.lines(activity, {actor.person_id, *waiting})
        if not taught and not any(one.earned or one.withdrawn for one in sums.values()):
            raise Refused("activity.over" if activity.stage is Stage.PROPOSED else "activity.nobody")
        lines = [_line(person, one) for person, one in sums.items()]
        lines = [CreditLine(one.person_id, one.earned, taught.get(one.person_id, ()), one.over) for one in lines]
        return (*lines, *(CreditLine(person, (), halves) for person, halves in taught.items() if person not in sums))


def _line(person_id: UUID, total: Attended) -> CreditLine:
    over = Over(total.missed, total.whole) if total.withdrawn else None
    return CreditLine(person_id, total.forfeited if over else total.earned, over=over)


def _stage(session: Transaction, rows: Collection[tuple[type[Any], dict[str, Any]]]) -> None:
    by_table: defaultdict[type[Any], list[dict[str, Any]]] = defaultdict(list)
    for table, row in rows:
        by_table[table].append(row)
    for table, some in by_table.items():
        session.execute(insert(table), some)


def _seen(session: Transaction, activity_id: UUID) -> tuple[object, ...]:
    """How much there is of what a credit is prepared from; it differs once anything was added, also by another PC."""
    return (*_counts(session, activity_id), credit_state(session, activity_id))


def _counts(session: Transaction, activity_id: UUID) -> Iterator[object]:
    half_days = select(SessionRow.id).where(SessionRow.activity_id == activity_id)
    here = (MemberRow.activity_id == activity_id, MemberRow.withdrawn.is_(False))
    yield session.scalar(select(func.count()).select_from(MarkRow).where(MarkRow.session_id.in_(half_days)))
    yield session.scalar(select(func.count()).select_from(SessionRow).where(SessionRow.activity_id == activity_id))
    yield session.scalar(select(func.count()).select_from(MemberRow).where(*here))
    teaching = select(TeachingRow.session_id, TeachingRow.person_id).where(TeachingRow.session_id.in_(half_days))
    yield frozenset((row[0], row[1]) for row in session.execute(teaching))
