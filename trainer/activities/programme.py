"""The programme of an activity: half-days with topic, hours, way, place and lecturers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session as Transaction

from trainer.activities.lecturers.rules import is_away
from trainer.activities.lecturers.tables import LecturerRow
from trainer.activities.mapping import hours_as_text, stages
from trainer.activities.rules import check_session
from trainer.activities.tables import ActivityRow, MarkRow, SessionRow, TeachingRow
from trainer.activities.values import SessionDraft, Stage
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.people.service import PeopleService
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock, local_today
from trainer.store.errors import Refused
from trainer.store.folders import Folder
from trainer.store.ids import Ids
from trainer.store.transactions import Database

CLOSED = (Stage.CANCELLED, Stage.PROPOSED)
"""Nothing changes any more, or not until a decision."""
OVER = (*CLOSED, Stage.CREDITED)


class Programmes:
    """Half-days stay open until the hours are prepared; what was attended is never lost with a change."""

    def __init__(
        self,
        database: Database,
        ids: Ids,
        clock: Clock,
        audit: AuditTrail,
        people: PeopleService,
        credited: Callable[[UUID], Collection[UUID]],
        *rule_folders: Folder,
    ) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._people = people
        self._credited = credited
        self._rule_folders = rule_folders

    def add_session(self, actor: Actor, activity_id: UUID, draft: SessionDraft) -> UUID:
        """A half-day more. Raises BadInput: activity.no_topic, activity.hours; Refused: activity.over,
        activity.half_taken, lecturer.busy, lecturer.away, lecturer.ended (engaged until a day before it)."""
        require(actor, Permission.ENTER_HOURS)
        check_session(draft)
        new = self._ids.new()
        with self._database.write() as session:
            self._open(session, activity_id)
            self._check_place(session, activity_id, draft, None)
            session.execute(insert(SessionRow), [{"id": new, "activity_id": activity_id, **_session_columns(draft)}])
            _set_lecturers(session, new, draft)
            self._audit.record(
                session, actor.person_id, "activities.session_added", activity_id, _session_detail(draft)
            )
        return new

    def change_session(self, actor: Actor, session_id: UUID, draft: SessionDraft) -> None:
        """The same as `add_session`; hours, day and half only while nobody's attendance is taken (activity.marked)."""
        require(actor, Permission.ENTER_HOURS)
        check_session(draft)
        with self._database.write() as session:
            row = session.get_one(SessionRow, session_id)
            self._open(session, row.activity_id)
            self._check_place(session, row.activity_id, draft, session_id)
            columns = _session_columns(draft)
            weighty = any(getattr(row, name) != columns[name] for name in ("day", "half", "way", "hours"))
            if weighty and _is_marked(session, session_id):
                raise Refused("activity.marked")
            for name, value in columns.items():
                setattr(row, name, value)
            session.flush()
            _set_lecturers(session, session_id, draft)
            self._audit.record(
                session, actor.person_id, "activities.session_changed", row.activity_id, _session_detail(draft)
            )

    def remove_session(self, actor: Actor, session_id: UUID) -> None:
        """A half-day less, while nobody's attendance is taken (activity.marked)."""
        require(actor, Permission.ENTER_HOURS)
        with self._database.write() as session:
            row = session.get_one(SessionRow, session_id)
            activity_id = row.activity_id
            self._open(session, activity_id)
            if _is_marked(session, session_id):
                raise Refused("activity.marked")
            detail = {"day": row.day.isoformat(), "half": row.half}
            session.execute(delete(TeachingRow).where(TeachingRow.session_id == session_id))
            session.delete(row)
            self._audit.record(session, actor.person_id, "activities.session_removed", activity_id, detail)

    def _open(self, session: Transaction, activity_id: UUID, refused: Collection[Stage] = OVER) -> ActivityRow:
        row = session.get_one(ActivityRow, activity_id)
        if stages(session, [row], {activity_id: ()}, self._today())[activity_id] in refused:
            raise Refused("activity.over")
        return row

    def _check_place(self, session: Transaction, activity_id: UUID, draft: SessionDraft, own: UUID | None) -> None:
        same = select(SessionRow.id).where(SessionRow.day == draft.on, SessionRow.half == draft.half.value)
        taken = session.scalar(same.where(SessionRow.activity_id == activity_id))
        if taken not in (None, own):
            raise Refused("activity.half_taken", on=draft.on)
        elsewhere = (
            select(TeachingRow.person_id, ActivityRow.title)
            .join(SessionRow, SessionRow.id == TeachingRow.session_id)
            .join(ActivityRow, ActivityRow.id == SessionRow.activity_id)
            .where(
                SessionRow.id.in_(same),
                SessionRow.id != own,
                TeachingRow.person_id.in_(draft.lecturers),
                ActivityRow.cancelled.is_(False),
            )
        )
        for person_id, title in session.execute(elsewhere):
            raise Refused("lecturer.busy", name=self._name(person_id), on=draft.on, title=title)
        for row in session.scalars(select(LecturerRow).where(LecturerRow.person_id.in_(draft.lecturers))):
            if is_away(row.away, draft.on):
                raise Refused("lecturer.away", name=self._name(row.person_id), on=draft.on)
            if row.until is not None and draft.on > row.until:
                raise Refused("lecturer.ended", name=self._name(row.person_id), until=row.until)

    def _name(self, person_id: UUID) -> str:
        return self._people.known((person_id,))[person_id].name

    def _today(self) -> date:
        return local_today(self._clock)


def _session_columns(draft: SessionDraft) -> dict[str, Any]:
    return {
        "day": draft.on,
        "half": draft.half.value,
        "topic": draft.topic.strip(),
        "place": draft.place.strip(),
        "way": draft.way.value,
        "hours": hours_as_text(draft.hours),
    }


def _session_detail(draft: SessionDraft) -> Mapping[str, str]:
    return {"day": draft.on.isoformat(), "half": draft.half.value, "hours": f"{draft.whole:.1f}"}


def _set_lecturers(session: Transaction, session_id: UUID, draft: SessionDraft) -> None:
    session.execute(delete(TeachingRow).where(TeachingRow.session_id == session_id))
    rows = [
        {"session_id": session_id, "person_id": person_id, "position": position}
        for position, person_id in enumerate(dict.fromkeys(draft.lecturers))
    ]
    if rows:
        session.execute(insert(TeachingRow), rows)


def _is_marked(session: Transaction, session_id: UUID) -> bool:
    return session.scalar(select(MarkRow.person_id).where(MarkRow.session_id == session_id).limit(1)) is not None
