"""What the entrance of an exam station is made of."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from trainer.app.office import office_name
from trainer.app.services import Services
from trainer.app.station_place import read_place
from trainer.people.accounts.values import Actor, Permission

if TYPE_CHECKING:
    from trainer.ui.entrance.presenter import EntranceRoom


def come_over(services: Services, person_id: UUID, login: str, password: str) -> Actor:
    """An invigilator signs in at the PC of a candidate."""
    return services.accounts.come_over(person_id, login, password, Permission.RUN_EXAMS)


def entrance_room(services: Services) -> EntranceRoom:
    from trainer.ui.entrance.presenter import EntranceRoom

    place = read_place(services.store.workspace)

    return EntranceRoom(
        entrances=services.entrance,
        office=office_name(services),
        room=place.room,
        seat=place.seat,
        photo=services.people.photo_at_entrance,
        invigilator=partial(come_over, services),
    )


def seat_is_due(services: Services) -> bool:
    """Whether this PC is bound to a seat that expects somebody now; asks the exams only where it is bound."""
    place = read_place(services.store.workspace)
    return bool(place.room) and services.entrance.at_seat(place.room, place.seat) is not None
