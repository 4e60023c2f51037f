"""Use cases of giving courseware: to persons, units and posts, with a date; and what one was given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.courseware.mapping import progress_of_row
from trainer.courseware.pushes.values import Push, Target, soonest
from trainer.courseware.rules import LONGEST_TEXT
from trainer.courseware.service import sums_of_items
from trainer.courseware.tables import AssignmentRow, CoursewareTable, PushRow
from trainer.courseware.values import StudyProgress
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.people.service import PeopleService
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock, local_today
from trainer.store.errors import BadInput
from trainer.store.ids import Ids
from trainer.store.transactions import Database


class PushService:
    """What a person was given stands until it is ended; who has it already keeps it."""

    def __init__(self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail, people: PeopleService) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._people = people

    def give(self, actor: Actor, item_id: UUID, target: Target, due_on: date | None = None) -> int:
        """Gives an item to study until a date; gives how many persons by name are new.

        Raises BadInput: courseware.no_target, courseware.due_past, courseware.text_too_long.
        """
        require(actor, Permission.EDIT_COURSEWARE)
        if not target.people and not target.wide:
            raise BadInput("courseware.no_target")
        if due_on is not None and due_on < local_today(self._clock):
            raise BadInput("courseware.due_past", day=due_on)
        if len(target.post.strip()) > LONGEST_TEXT:
            raise BadInput("courseware.text_too_long", longest=LONGEST_TEXT)
        if target.wide:
            self._push(actor, item_id, target, due_on)
        return self.assign(actor, item_id, target.people, due_on)

    def assign(self, actor: Actor, item_id: UUID, person_ids: Iterable[UUID], due_on: date | None = None) -> int:
        """Gives an item to persons; who has it already keeps it, with the new date where there is one."""
        require(actor, Permission.EDIT_COURSEWARE)
        new = 0
        for some in self._database.pieces(dict.fromkeys(person_ids)):
            have = select(AssignmentRow).where(AssignmentRow.item_id == item_id, AssignmentRow.person_id.in_(some))
            with self._database.write() as session:
                known = {row.person_id: row for row in session.scalars(have)}
                changed = [person for person, row in known.items() if due_on not in (None, row.due_on)]
                for person in changed:
                    known[person].due_on = due_on
                fresh = [person for person in some if person not in known]
                session.add_all(self._assignment(actor, item_id, person, due_on) for person in fresh)
                detail = {"item": str(item_id), "due_on": str(due_on or "")}
                subjects = [(person, detail) for person in (*fresh, *changed)]
                self._audit.record_all(session, actor.person_id, "courseware.assigned", subjects)
            new += len(fresh)
        return new

    def end(self, actor: Actor, push_id: UUID) -> None:
        """Takes an item back from a unit or a post; ending it twice changes nothing."""
        require(actor, Permission.EDIT_COURSEWARE)
        with self._database.write() as session:
            row = session.get_one(PushRow, push_id)
            if row.ended_at is None:
                row.ended_by, row.ended_at = actor.person_id, self._clock.now()
                self._audit.record(
                    session, actor.person_id, "courseware.push_ended", row.item_id, {"push": str(row.id)}
                )

    def pushes(self, actor: Actor, item_id: UUID) -> tuple[Push, ...]:
        """To which units and posts an item is given now, the newest first."""
        require(actor, Permission.SEE_MANAGEMENT)
        with self._database.read() as session:
            return tuple(one for one in standing(session) if one.item_id == item_id)

    def assigned(self, actor: Actor, person_id: UUID) -> tuple[StudyProgress, ...]:
        """The items given to a person, by name, unit or post, with what was studied of each, the newest first.

        Each has the earliest of its dates. Others than the person need a management role.
        """
        if actor.person_id != person_id:
            require(actor, Permission.SEE_MANAGEMENT)
        person = self._people.known([person_id])[person_id]
        units = self._with_all_above(person.unit_id)
        with self._database.read() as session:
            given = [(one.item_id, one.due_on, one.at) for one in standing(session) if one.reaches(units, person.post)]
            own = select(AssignmentRow).where(AssignmentRow.person_id == person_id)
            given += [(row.item_id, row.due_on, row.at) for row in session.scalars(own)]
            sums = sums_of_items(person_id)
            query = (
                select(CoursewareTable, sums.c.seconds, sums.c.finished, sums.c.last_at)
                .outerjoin(sums, sums.c.item_id == CoursewareTable.id)
                .where(CoursewareTable.id.in_({item_id for item_id, _due, _at in given}))
            )
            found = [progress_of_row(*row) for row in session.execute(query)]
        newest = {item_id: max(at for one, _due, at in given if one == item_id) for item_id, _due, _at in given}
        found.sort(key=lambda one: (newest[one.item.id], one.item.id), reverse=True)
        return tuple(
            replace(one, due_on=soonest([due for item_id, due, _at in given if item_id == one.item.id]))
            for one in found
        )

    def _push(self, actor: Actor, item_id: UUID, target: Target, due_on: date | None) -> None:
        post = target.post.strip()
        with self._database.write() as session:
            same = any(
                (one.item_id, one.unit_id, one.post, one.due_on) == (item_id, target.unit_id, post, due_on)
                for one in standing(session)
            )
            if same:
                return
            row = PushRow(
                id=self._ids.new(),
                item_id=item_id,
                unit_id=target.unit_id,
                post=post,
                due_on=due_on,
                by=actor.person_id,
                at=self._clock.now(),
            )
            session.add(row)
            detail = {"push": str(row.id), "unit": str(target.unit_id or ""), "due_on": str(due_on or "")}
            self._audit.record(session, actor.person_id, "courseware.pushed", item_id, detail)

    def _assignment(self, actor: Actor, item_id: UUID, person_id: UUID, due_on: date | None) -> AssignmentRow:
        return AssignmentRow(
            id=self._ids.new(),
            item_id=item_id,
            person_id=person_id,
            assigned_by=actor.person_id,
            at=self._clock.now(),
            due_on=due_on,
        )

    def _with_all_above(self, unit_id: UUID | None) -> frozenset[UUID]:
        above = {unit.id: unit.parent_id for unit in self._people.units()}
        found: list[UUID] = []
        while unit_id is not None and unit_id not in found:
            found.append(unit_id)
            unit_id = above.get(unit_id)
        return frozenset(found)


def standing(session: Session) -> tuple[Push, ...]:
    """What is given to units and posts now, the newest first."""
    rows = session.scalars(select(PushRow).where(PushRow.ended_at.is_(None)).order_by(PushRow.id.desc()))
    return tuple(Push(row.id, row.item_id, row.unit_id, row.post, row.due_on, row.by, row.at) for row in rows)
