"""Use cases of studying: sessions, the minutes that are kept with their reasons, place and notes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import Integer, cast, func, select
from sqlalchemy.orm import Session

from trainer.courseware.minutes.in_force import all_in_force, in_force_at, note_in_force
from trainer.courseware.minutes.pool import QuestionPool
from trainer.courseware.minutes.rules import capped, ready_to_finish, refused, within
from trainer.courseware.minutes.tables import StudyPlaceRow, StudySessionRow, StudyStretchRow
from trainer.courseware.minutes.values import InForce, Kept, KeptStretch, Reason, Stretch, Study, StudyTerms
from trainer.courseware.tables import CoursewareTable, StudyEntryRow
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import BadInput, NotAllowed
from trainer.store.ids import Ids
from trainer.store.transactions import Database

LONGEST_NOTE = 20_000
LONGEST_RECORD = 2000


class StudyService:
    """What is kept was judged by the rules already; here it is held against elapsed time, length and other sessions."""

    def __init__(
        self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail, pool: QuestionPool, terms: StudyTerms
    ) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._pool = pool
        self.terms = terms

    def begin(self, actor: Actor, item_id: UUID) -> Study:
        """Begins a session of the signed-in person; from now on no earlier session of theirs is credited anything."""
        with self._database.read() as session:
            subject = session.get_one(CoursewareTable, item_id).subject
        there, began, person = self._pool.there(subject), self._clock.monotonic(), actor.person_id
        with self._database.write() as session:
            note_in_force(session, self._audit, self.terms)
            item = session.get_one(CoursewareTable, item_id)
            last = session.scalar(select(func.max(StudySessionRow.number)).where(StudySessionRow.person_id == person))
            row = StudySessionRow(
                id=self._ids.new(),
                person_id=person,
                item_id=item_id,
                number=(last or 0) + 1,
                started_at=self._clock.now(),
            )
            session.add(row)
            credited, finished = sums_of_study(session, person, item_id)
            place = session.get(StudyPlaceRow, (person, item_id))
            return Study(
                id=row.id,
                person_id=person,
                item_id=item_id,
                began=began,
                credited=credited,
                room=max(0, item.minutes * 60 - credited) if item.minutes else None,
                seen=place.seen if place else False,
                finished=finished,
                place=place.place if place else "",
                note=place.note if place else "",
                asks=there,
                quizzed=bool(item.subject),
            )

    def keep(self, actor: Actor, study: Study, stretches: Sequence[Stretch]) -> Kept:
        """Keeps settled stretches in whole seconds as one entry of the log, each with its reason.

        Never credits more than the time since the session began, nor more than the item's length, nor anything once
        the person has begun another session. Finishes an item that has no quiz once it is studied and seen.
        """
        own_study(actor, study)
        with self._database.write() as session:
            elsewhere = self._overtaken(session, study)
            minutes = session.get_one(CoursewareTable, study.item_id).minutes
            credited, finished = sums_of_study(session, study.person_id, study.item_id)
            if elsewhere:
                stretches = refused(stretches, Reason.ELSEWHERE)
            stretches = within(stretches, self._time_left(session, study))
            stretches = capped(stretches, max(0, minutes * 60 - credited) if minutes else None)
            credited += self._write(session, study, stretches)
            place = session.get(StudyPlaceRow, (study.person_id, study.item_id))
            seen = place.seen if place else False
            if not finished and not study.quizzed and ready_to_finish(credited, minutes, seen):
                finish(session, self._ids, self._clock, study)
                finished = True
        return Kept(credited, elsewhere, finished)

    def remember(self, actor: Actor, study: Study, place: str, seen: bool) -> None:
        """Where the person is now, to be resumed there; once seen to its end, an item stays seen."""
        own_study(actor, study)
        with self._database.write() as session:
            row = self._place(session, study)
            row.place, row.seen, row.changed_at = place, row.seen or seen, self._clock.now()

    def write_note(self, actor: Actor, study: Study, note: str) -> None:
        """The person's own notes of an item, replaced whole. Raises BadInput("courseware.note_too_long")."""
        own_study(actor, study)
        if len(note) > LONGEST_NOTE:
            raise BadInput("courseware.note_too_long", longest=LONGEST_NOTE)
        with self._database.write() as session:
            row = self._place(session, study)
            row.note, row.changed_at = note, self._clock.now()

    def record(self, actor: Actor, person_id: UUID, item_id: UUID) -> tuple[KeptStretch, ...]:
        """Every credited or refused stretch of a person in an item, the newest first; others' need a management role.

        Time that was kept before reasons were has session 0.
        """
        if actor.person_id != person_id:
            require(actor, Permission.SEE_MANAGEMENT)
        query = (
            select(StudyEntryRow, StudyStretchRow, StudySessionRow)
            .outerjoin(StudyStretchRow, StudyStretchRow.entry_id == StudyEntryRow.id)
            .outerjoin(StudySessionRow, StudySessionRow.id == StudyStretchRow.session_id)
            .where(StudyEntryRow.person_id == person_id, StudyEntryRow.item_id == item_id)
            .order_by(StudyEntryRow.id.desc(), StudyStretchRow.position.desc())
            .limit(LONGEST_RECORD)
        )
        with self._database.read() as session:
            known = all_in_force(session)
            return tuple(
                _kept(entry, stretch, begun, known)
                for entry, stretch, begun in session.execute(query)
                if entry.seconds or stretch
            )

    def _overtaken(self, session: Session, study: Study) -> bool:
        newest = select(StudySessionRow.id).where(StudySessionRow.person_id == study.person_id)
        return session.scalar(newest.order_by(StudySessionRow.number.desc()).limit(1)) != study.id

    def _time_left(self, session: Session, study: Study) -> int:
        had = session.scalar(select(func.sum(StudyStretchRow.seconds)).where(StudyStretchRow.session_id == study.id))
        return max(0, int(self._clock.monotonic() - study.began) - (had or 0))

    def _write(self, session: Session, study: Study, stretches: Sequence[Stretch]) -> int:
        studied = sum(one.length for one in stretches if one.reason is Reason.STUDIED)
        if not stretches:
            return 0
        now, length = self._clock.now(), sum(one.length for one in stretches)
        entry = StudyEntryRow(
            id=self._ids.new(),
            person_id=study.person_id,
            item_id=study.item_id,
            started_at=now - timedelta(seconds=length),
            ended_at=now,
            seconds=studied,
            finished=False,
        )
        session.add(entry)
        session.flush()
        session.add_all(
            StudyStretchRow(
                entry_id=entry.id, position=position, session_id=study.id, reason=one.reason, seconds=one.length
            )
            for position, one in enumerate(stretches)
        )
        return studied

    def _place(self, session: Session, study: Study) -> StudyPlaceRow:
        row = session.get(StudyPlaceRow, (study.person_id, study.item_id))
        if row is None:
            row = StudyPlaceRow(person_id=study.person_id, item_id=study.item_id, place="", seen=False, note="")
            session.add(row)
        return row


def finish(session: Session, ids: Ids, clock: Clock, study: Study) -> None:
    """The line of the log with which an item is finished."""
    now = clock.now()
    session.add(
        StudyEntryRow(
            id=ids.new(),
            person_id=study.person_id,
            item_id=study.item_id,
            started_at=now,
            ended_at=now,
            seconds=0,
            finished=True,
        )
    )


def own_study(actor: Actor, study: Study) -> None:
    """Raises NotAllowed("courseware.not_own_study")."""
    if study.person_id != actor.person_id:
        raise NotAllowed("courseware.not_own_study")


def sums_of_study(session: Session, person_id: UUID, item_id: UUID) -> tuple[int, bool]:
    """The credited seconds of a person in an item, and whether they have finished it."""
    row = StudyEntryRow
    query = select(func.sum(row.seconds), func.max(cast(row.finished, Integer)))
    seconds, finished = session.execute(query.where(row.person_id == person_id, row.item_id == item_id)).one()
    return seconds or 0, bool(finished)


def _kept(
    entry: StudyEntryRow, stretch: StudyStretchRow | None, begun: StudySessionRow | None, known: Sequence[InForce]
) -> KeptStretch:
    if stretch is None or begun is None:
        return KeptStretch(entry.started_at, entry.seconds, Reason.STUDIED, 0)
    by = in_force_at(known, begun.started_at)
    return KeptStretch(entry.started_at, stretch.seconds, Reason(stretch.reason), begun.number, by)
