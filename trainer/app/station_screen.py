"""What the tab of the exam station is made of."""

from __future__ import annotations

from functools import partial

from trainer.app.office import office_name
from trainer.app.services import Services
from trainer.app.station_check import check_station
from trainer.app.station_place import StationPlace, read_place, write_place
from trainer.documents.station_values import StationReport
from trainer.people.accounts.values import Actor
from trainer.ui.settings.station.presenter import StationRoom
from trainer.ui.settings.station.seeing import seen
from trainer.words import _


def station_room(services: Services) -> StationRoom:
    workspace = services.store.workspace

    def place() -> tuple[str, int]:
        found = read_place(workspace)
        return found.room, found.seat

    def bind(room: str, seat: int) -> None:
        write_place(workspace, StationPlace(room, seat))

    def sheet(actor: Actor | None, report: StationReport) -> bytes:
        from trainer.documents.pdf import Printed
        from trainer.documents.station_sheet import station_sheet

        name = actor.name if actor is not None else _("nobody signed in")
        return station_sheet(report, office_name(services), Printed(name, services.clock.now().astimezone()))

    return StationRoom(place, bind, partial(check_station, services), sheet, seen)
