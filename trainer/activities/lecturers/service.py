"""Use cases of the pool: who teaches what, when they cannot, what they have taught, how it was found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Transaction

from trainer.activities.evaluation.reading import evaluations
from trainer.activities.lecturers.rules import check_lecturer, kept_away, mean_points, read_away
from trainer.activities.lecturers.tables import LecturerRow
from trainer.activities.lecturers.values import Lecturer, LecturerDraft, Lesson
from trainer.activities.mapping import hours_of_text
from trainer.activities.tables import ActivityRow, SessionRow, TeachingRow
from trainer.activities.values import ActivityRule
from trainer.people.accounts.rules import require, require_reason
from trainer.people.accounts.values import Actor, Permission
from trainer.people.service import PeopleService
from trainer.people.values import Category, PersonDraft
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock, local_today
from trainer.store.errors import BadInput
from trainer.store.transactions import Database


class LecturerService:
    """A lecturer is a person of the office, or an outside one, whose data stands with all others in people."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        audit: AuditTrail,
        people: PeopleService,
        rule: Callable[[], ActivityRule],
    ) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit
        self._people = people
        self._rule = rule

    def lecturers(self, actor: Actor, year: int) -> tuple[Lecturer, ...]:
        """The pool by name, with the hours of a year; who left it comes last."""
        require(actor, Permission.SEE_MANAGEMENT)
        least = self._rule().evaluation.least
        with self._database.read() as session:
            rows = session.scalars(select(LecturerRow)).all()
            lessons = _lessons(session)
            rated: dict[UUID, list[tuple[int, Decimal]]] = defaultdict(list)
            for _activity, rating in evaluations(session, least):
                if rating.person_id is not None and rating.points is not None:
                    rated[rating.person_id].append((rating.sheets, rating.points))
        names = self._people.known(row.person_id for row in rows)
        found = []
        for row in rows:
            person, own = names[row.person_id], lessons.get(row.person_id, ())
            in_year = [one for one in own if one.on.year == year]
            before = [one for one in own if one.on <= self._today()]
            sheets, points = mean_points(rated[row.person_id])
            found.append(
                Lecturer(
                    person_id=row.person_id,
                    name=person.name,
                    unit=row.organisation or person.unit,
                    outside=person.category is Category.OUTSIDE,
                    draft=_draft_of(row),
                    retired=row.retired,
                    taught=sum((one.hours for one in in_year if one in before), Decimal()),
                    coming=sum((one.hours for one in in_year if one not in before), Decimal()),
                    classes=len({one.activity_id for one in in_year}),
                    sheets=sheets,
                    points=points,
                    last=max((one.on for one in before), default=None),
                )
            )
        return tuple(sorted(found, key=lambda one: (one.retired, one.name, one.person_id)))

    def lessons(self, actor: Actor, person_id: UUID) -> tuple[Lesson, ...]:
        """Every half-day somebody teaches, by date."""
        require(actor, Permission.SEE_MANAGEMENT)
        with self._database.read() as session:
            return tuple(_lessons(session).get(person_id, ()))

    def set(self, actor: Actor, person_id: UUID, draft: LecturerDraft) -> None:
        """Takes somebody into the pool, or changes what it says. Raises BadInput: lecturer.no_topic,
        lecturer.away_days."""
        require(actor, Permission.ENTER_HOURS)
        check_lecturer(draft)
        with self._database.write() as session:
            row = session.get(LecturerRow, person_id)
            action = "activities.lecturer_changed"
            if row is None or row.retired:
                action = "activities.lecturer_added"
            if row is None:
                session.add(LecturerRow(person_id=person_id, retired=False, **_columns(draft)))
            else:
                row.retired = False
                for name, value in _columns(draft).items():
                    setattr(row, name, value)
            session.flush()
            self._audit.record(session, actor.person_id, action, person_id, {"topics": str(len(draft.topics))})

    def add_outside(self, actor: Actor, name: str, draft: LecturerDraft) -> UUID:
        """A person from outside who teaches; entered in people, of the category 外单位学员.

        Raises BadInput("lecturer.nobody") without a name, and what `set` raises.
        """
        require(actor, Permission.ENTER_HOURS)
        if not name.strip():
            raise BadInput("lecturer.nobody")
        check_lecturer(draft)
        person_id = self._people.add_person(actor, PersonDraft(name.strip(), Category.OUTSIDE))
        self.set(actor, person_id, draft)
        return person_id

    def retire(self, actor: Actor, person_id: UUID, reason: str) -> None:
        """Out of the pool, with a reason; what was taught stays. Raises BadInput("reason.missing")."""
        require(actor, Permission.ENTER_HOURS)
        require_reason(reason)
        with self._database.write() as session:
            session.get_one(LecturerRow, person_id).retired = True
            self._audit.record(session, actor.person_id, "activities.lecturer_left", person_id, {}, reason.strip())

    def _today(self) -> date:
        return local_today(self._clock)


def _lessons(session: Transaction) -> dict[UUID, list[Lesson]]:
    query = (
        select(TeachingRow.person_id, SessionRow, ActivityRow)
        .join(SessionRow, SessionRow.id == TeachingRow.session_id)
        .join(ActivityRow, ActivityRow.id == SessionRow.activity_id)
        .where(ActivityRow.cancelled.is_(False))
        .order_by(SessionRow.day)
    )
    found: dict[UUID, list[Lesson]] = defaultdict(list)
    for person_id, half, activity in session.execute(query):
        hours = sum(hours_of_text(half.hours).values(), Decimal())
        found[person_id].append(
            Lesson(activity.id, activity.title, half.day, half.half, half.topic, hours, activity.unit_id)
        )
    return found


def _columns(draft: LecturerDraft) -> dict[str, Any]:
    return {
        "organisation": draft.organisation.strip(),
        "qualification": draft.qualification.strip(),
        "topics": [topic.strip() for topic in draft.topics if topic.strip()],
        "until": draft.until,
        "away": kept_away(draft.away),
    }


def _draft_of(row: LecturerRow) -> LecturerDraft:
    return LecturerDraft(row.organisation, row.qualification, tuple(row.topics), row.until, read_away(row.away))
