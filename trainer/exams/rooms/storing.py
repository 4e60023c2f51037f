"""Storing an arrangement: everything is staged unseen, then one short transaction seats everybody anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, delete, insert, select, update
from sqlalchemy.orm import Session

from trainer.exams.rooms.tables import ExamFormTable
from trainer.exams.rooms.values import Arrangement, RoomPlan, Venue
from trainer.exams.tables import CandidateTable, ExamTable, RoomTable, SeatTable, SessionTable, SiteTable
from trainer.store.ids import Ids
from trainer.store.transactions import Database, chunks

Halls = Mapping[tuple[int, int], UUID]
"""The id of each session × room."""


class Storing:
    """Stages places under a batch id that no query shows."""

    def __init__(self, database: Database, ids: Ids) -> None:
        self._database = database
        self._ids = ids

    def stage(
        self, exam_id: UUID, batch: UUID, arrangement: Arrangement, codes: Mapping[tuple[int, int], str]
    ) -> dict[UUID, UUID]:
        """Sites, rooms, sessions and seats; gives the seat of each person."""
        with self._database.write() as session:
            drop_places(session, exam_id, SiteTable.batch.is_not(None))
            halls = self._halls(session, exam_id, batch, arrangement.venue, codes)
        seats = {}
        for some in self._database.pieces(arrangement.placements):
            rows = []
            for one in some:
                seats[one.person_id] = self._ids.new()
                place = {"session_id": halls[one.session, one.room], "number": one.number, "form": one.form}
                rows.append({"id": seats[one.person_id], **place})
            with self._database.write() as session:
                session.execute(insert(SeatTable), rows)
        return seats

    def _halls(
        self, session: Session, exam_id: UUID, batch: UUID, venue: Venue, codes: Mapping[tuple[int, int], str]
    ) -> Halls:
        sites = self._sites(session, exam_id, batch, venue)
        halls = {}
        for position, plan in enumerate(venue.rooms):
            room = self._room(sites[plan.site], position, plan)
            session.add(room)
            session.flush()
            for number, window in enumerate(venue.sessions):
                hall = SessionTable(id=self._ids.new(), room_id=room.id, name=str(number + 1), ordinal=number + 1)
                hall.opens_at, hall.closes_at = window.opens_at, window.closes_at
                hall.start_code = codes.get((number, position), "")
                session.add(hall)
                halls[number, position] = hall.id
        session.flush()
        return halls

    def _sites(self, session: Session, exam_id: UUID, batch: UUID, venue: Venue) -> dict[str, UUID]:
        sites = {}
        for position, name in enumerate(dict.fromkeys(room.site for room in venue.rooms)):
            site = SiteTable(id=self._ids.new(), exam_id=exam_id, name=name, position=position, batch=batch)
            session.add(site)
            sites[name] = site.id
        session.flush()
        return sites

    def _room(self, site_id: UUID, position: int, plan: RoomPlan) -> RoomTable:
        return RoomTable(
            id=self._ids.new(),
            site_id=site_id,
            name=plan.name.strip(),
            position=position,
            grid_rows=plan.rows,
            grid_columns=plan.columns,
            seats=plan.seats,
            separate=plan.separate,
        )


def seat_anew(
    session: Session,
    exam: ExamTable,
    venue: Venue,
    batch: UUID,
    seats: Mapping[UUID, UUID],
    people: Mapping[UUID, UUID],
) -> None:
    """Makes the staged places those of the exam: everybody on the new seat, the old places gone."""
    moves = [{"id": people[person_id], "seat_id": seat_id} for person_id, seat_id in seats.items()]
    session.execute(update(CandidateTable), moves)
    drop_places(session, exam.id, SiteTable.batch.is_(None))
    session.execute(update(SiteTable).where(SiteTable.batch == batch).values(batch=None))
    session.execute(delete(ExamFormTable).where(ExamFormTable.exam_id == exam.id))
    forms = [
        ExamFormTable(exam_id=exam.id, ordinal=ordinal, paper_id=paper_id)
        for ordinal, paper_id in enumerate(venue.forms)
    ]
    session.add_all(forms)
    if venue.forms:
        exam.paper_id = venue.forms[0]
    exam.opens_at = min(one.opens_at for one in venue.sessions)
    exam.closes_at = max(one.closes_at for one in venue.sessions)


def drop_places(session: Session, exam_id: UUID, which: ColumnElement[bool]) -> None:
    """Takes places away that nobody sits on."""
    sites = select(SiteTable.id).where(SiteTable.exam_id == exam_id, which)
    rooms = select(RoomTable.id).where(RoomTable.site_id.in_(sites))
    halls = select(SessionTable.id).where(SessionTable.room_id.in_(rooms))
    found: tuple[tuple[type[SeatTable | SessionTable | RoomTable | SiteTable], Sequence[UUID]], ...] = (
        (SeatTable, session.scalars(select(SeatTable.id).where(SeatTable.session_id.in_(halls))).all()),
        (SessionTable, session.scalars(halls).all()),
        (RoomTable, session.scalars(rooms).all()),
        (SiteTable, session.scalars(sites).all()),
    )
    for table, ids in found:
        for some in chunks(ids):
            session.execute(delete(table).where(table.id.in_(some)).execution_options(synchronize_session=False))


def move_sessions(session: Session, exam_id: UUID, by: timedelta) -> bool:
    """Moves the sessions that have times of their own; False where there is none."""
    halls = (
        select(SessionTable)
        .join(RoomTable, RoomTable.id == SessionTable.room_id)
        .join(SiteTable, SiteTable.id == RoomTable.site_id)
        .where(SiteTable.exam_id == exam_id, SessionTable.opens_at.is_not(None))
    )
    found = session.scalars(halls).all()
    for hall in found:
        if hall.opens_at is not None and hall.closes_at is not None:
            hall.opens_at, hall.closes_at = hall.opens_at + by, hall.closes_at + by
    return bool(found)
