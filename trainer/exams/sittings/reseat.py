"""换座: somebody who sits already goes to another seat of the room; paper and answers go with them."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.exams.tables import CandidateTable, SeatTable, SessionTable
from trainer.exams.tables import RoomTable as Room
from trainer.store.errors import BadInput, Refused
from trainer.store.ids import Ids

MOST_SEATS = 999


def free_seat(session: Session, ids: Ids, here: UUID, number: int) -> UUID:
    """The seat with a number in the session of the seat `here`, made where the plan did not need it yet.

    Raises BadInput("seat.unknown") for a number the room does not have, Refused("seat.taken").
    """
    old = session.get_one(SeatTable, here)
    room = session.scalars(
        select(Room).join(SessionTable, SessionTable.room_id == Room.id).where(SessionTable.id == old.session_id)
    ).one()
    if not 1 <= number <= (room.seats or MOST_SEATS):
        raise BadInput("seat.unknown", seat=number)
    query = select(SeatTable).where(SeatTable.session_id == old.session_id, SeatTable.number == number)
    found = session.scalar(query)
    if found is None:
        found = SeatTable(id=ids.new(), session_id=old.session_id, number=number, form=old.form)
        session.add(found)
        session.flush()
    elif session.scalar(select(CandidateTable.id).where(CandidateTable.seat_id == found.id)) is not None:
        raise Refused("seat.taken", seat=number)
    return found.id
