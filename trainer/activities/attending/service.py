"""Use cases of attendance: ticked in the list, taken from a list of numbers, scanned at the door."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session as Transaction

from trainer.activities.attending.rules import refused_lines, scanned, sheet_lines
from trainer.activities.attending.values import TakenList
from trainer.activities.credits.waiting import credit_state, waiting_people
from trainer.activities.mapping import by_person, load_activity, load_marks
from trainer.activities.rights import reads_reasons
from trainer.activities.rules import add_up, check_mark
from trainer.activities.tables import ActivityRow, MarkRow, SessionRow
from trainer.activities.values import Activity, ActivityRule, Attended, Mark, Marks, Presence, Session, Stage, Taken
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.people.roster.reading import read_sheets
from trainer.people.service import PeopleService
from trainer.store.apart import put_apart
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock, local_today
from trainer.store.errors import Refused
from trainer.store.ids import Ids
from trainer.store.transactions import Database

Credited = Callable[[UUID], Collection[UUID]]
"""The people of an activity whose hours stand in the ledger."""


class AttendanceService:
    """Attendance only grows: a correction is a new mark beside the old one, by name and time."""

    def __init__(
        self,
        database: Database,
        ids: Ids,
        clock: Clock,
        audit: AuditTrail,
        people: PeopleService,
        rule: Callable[[], ActivityRule],
        credited: Credited,
    ) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._people = people
        self._rule = rule
        self._credited = credited

    def marks(self, actor: Actor, activity_id: UUID) -> Marks:
        """The attendance in force by (session, person); reasons of leave for who enters or audits hours only."""
        require(actor, Permission.SEE_MANAGEMENT)
        with self._database.read() as session:
            found = load_marks(session, activity_id)
        if reads_reasons(actor):
            return found
        return {key: replace(one, mark=replace(one.mark, reason="")) for key, one in found.items()}

    def totals(self, actor: Actor, activity_id: UUID) -> Mapping[UUID, Attended]:
        """What the attendance of everybody who is or was on the roster comes to so far."""
        require(actor, Permission.SEE_MANAGEMENT)
        rule = self._rule()
        with self._database.read() as session:
            activity, marks = load_activity(session, activity_id, self._today()), load_marks(session, activity_id)
        own, enrolled = by_person(marks), [one.person_id for one in activity.members]
        return {person: add_up(activity.sessions, own.get(person, {}), rule) for person in enrolled}

    def mark(self, actor: Actor, session_id: UUID, marks: Mapping[UUID, Mark], taken: Taken = Taken.LIST) -> int:
        """Takes the attendance of several people at one half-day; gives how many marks are new.

        A mark that says the same as the one in force adds nothing. Raises BadInput: activity.partial,
        activity.leave_reason; Refused: activity.not_yet before the day, activity.not_enrolled, activity.over for who
        has hours that wait for approval, activity.credited for who has the hours in the ledger.
        """
        require(actor, Permission.ENTER_HOURS)
        with self._database.read() as session:
            activity, half_day = self._at(session, session_id)
            seen, waiting = credit_state(session, activity.id), waiting_people(session, activity.id)
        for mark in marks.values():
            check_mark(mark, half_day.draft)
        self._check(activity, half_day, marks, waiting)
        new = 0
        for some in self._database.pieces(marks.items()):
            with self._database.write() as session:
                cancelled = session.get_one(ActivityRow, activity.id).cancelled
                if cancelled or credit_state(session, activity.id) != seen:
                    raise Refused("activity.changed_meanwhile")
                new += self._write(session, actor, half_day, activity.id, dict(some), taken)
        return new

    def mark_rest(self, actor: Actor, session_id: UUID, presence: Presence) -> int:
        """The same for everybody on the roster without a mark at this half-day."""
        require(actor, Permission.ENTER_HOURS)
        with self._database.read() as session:
            activity, _half_day = self._at(session, session_id)
            known = {person for _one, person in load_marks(session, activity.id, MarkRow.session_id == session_id)}
        rest = {person: Mark(presence) for person in activity.people if person not in known}
        return self.mark(actor, session_id, rest)

    def take_list(self, actor: Actor, session_id: UUID, text: str, taken: Taken = Taken.IMPORT) -> TakenList:
        """Everybody whom a list names by 工号, 执法证号, name or the code of the sign-in sheet is present; lines that
        are not taken say why.

        Who has a mark already keeps it: a list never overrules what somebody entered.
        """
        require(actor, Permission.ENTER_HOURS)
        with self._database.read() as session:
            activity, _half_day = self._at(session, session_id)
            known = {person for _one, person in load_marks(session, activity.id, MarkRow.session_id == session_id)}
        keys, rest = scanned(text, activity.people)
        found = self._people.find_list(actor, rest)
        here = set(activity.people)
        coded = self._people.rows(actor, keys)
        named = tuple({person.id: person for person in (*(coded[key] for key in keys), *found.people)}.values())
        fresh = [person for person in named if person.id in here and person.id not in known]
        self.mark(actor, session_id, {person.id: Mark(Presence.PRESENT) for person in fresh}, taken)
        strangers = tuple(person for person in named if person.id not in here)
        again = tuple(person for person in named if person.id in here and person.id in known)
        return TakenList(tuple(fresh), again, strangers, refused_lines(found))

    def take_sheet(self, actor: Actor, session_id: UUID, name: str, content: bytes) -> TakenList:
        """The same from a sheet or text file. Raises BadInput: roster.kind, roster.unreadable, roster.protected,
        roster.encoding."""
        require(actor, Permission.ENTER_HOURS)
        return self.take_list(actor, session_id, sheet_lines(read_sheets(content, name)))

    def _at(self, session: Transaction, session_id: UUID) -> tuple[Activity, Session]:
        row = session.get_one(SessionRow, session_id)
        activity = load_activity(session, row.activity_id, self._today())
        half_day = activity.session(session_id)
        assert half_day is not None
        return activity, half_day

    def _check(
        self, activity: Activity, half_day: Session, people: Collection[UUID], waiting: Collection[UUID]
    ) -> None:
        if activity.stage is Stage.CANCELLED or not set(people).isdisjoint(waiting):
            raise Refused("activity.over")
        if half_day.draft.on > self._today():
            raise Refused("activity.not_yet", on=half_day.draft.on)
        if not set(people) <= {member.person_id for member in activity.members}:
            raise Refused("activity.not_enrolled")
        if not set(people).isdisjoint(self._credited(activity.id)):
            raise Refused("activity.credited")

    def _write(
        self,
        session: Transaction,
        actor: Actor,
        half_day: Session,
        activity_id: UUID,
        marks: Mapping[UUID, Mark],
        taken: Taken,
    ) -> int:
        session_id, now = half_day.id, self._clock.now()
        before = load_marks(session, activity_id, MarkRow.session_id == session_id, MarkRow.person_id.in_(marks))
        fresh = {
            person: mark
            for person, mark in marks.items()
            if (known := before.get((session_id, person))) is None or known.mark != mark
        }
        counted = (
            select(MarkRow.person_id, func.max(MarkRow.number))
            .where(MarkRow.session_id == session_id, MarkRow.person_id.in_(fresh))
            .group_by(MarkRow.person_id)
        )
        numbers = {row[0]: row[1] for row in session.execute(counted)}
        rows = [
            {"session_id": session_id, "person_id": person, "number": numbers.get(person, 0) + 1}
            | {"presence": mark.presence.value, "hours": mark.hours, "reason": put_apart(session, mark.reason.strip())}
            | {"taken": taken.value, "by": actor.person_id, "at": now}
            for person, mark in fresh.items()
        ]
        if rows:
            session.execute(insert(MarkRow), rows)
        people = [(person, _detail(session_id, mark, taken)) for person, mark in fresh.items()]
        self._audit.record_all(session, actor.person_id, "activities.marked", people)
        return len(rows)

    def _today(self) -> date:
        return local_today(self._clock)


def _detail(session_id: UUID, mark: Mark, taken: Taken) -> dict[str, str]:
    hours = "" if mark.hours is None else f"{mark.hours:.1f}"
    return {"session": str(session_id), "presence": mark.presence.value, "hours": hours, "taken": taken.value}
