"""Binds the PC to a room and seat, runs the check, prints its sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from trainer.documents.station_values import Finding, StationReport
from trainer.people.accounts.values import Actor
from trainer.store.errors import BadInput, KnownError
from trainer.ui.asking import Asking
from trainer.ui.printing import Printing
from trainer.ui.working import Working
from trainer.words import _


@dataclass(frozen=True)
class StationRoom:
    """What the program lends: the bound place, the check with what the window has seen, the sheet as PDF."""

    place: Callable[[], tuple[str, int]]
    bind: Callable[[str, int], None]
    check: Callable[[Iterable[Finding]], StationReport]
    sheet: Callable[[Actor | None, StationReport], bytes]
    seen: Callable[[str], tuple[Finding, ...]]


@dataclass(frozen=True)
class StationState:
    """`report` is the last check of this run."""

    room: str = ""
    seat: int = 0
    report: StationReport | None = None
    busy: bool = False
    said: str = ""


class StationView(Protocol):
    def show_state(self, state: StationState) -> None: ...


class StationPresenter:
    def __init__(
        self,
        view: StationView,
        room: StationRoom,
        actor: Actor | None,
        jobs: Working,
        dialogs: Asking,
        printing: Printing,
    ) -> None:
        self._view = view
        self._room = room
        self._actor = actor
        self._jobs = jobs
        self._dialogs = dialogs
        self._printing = printing
        self._state = StationState()

    def refresh(self) -> None:
        room, seat = self._room.place()
        self._show(room=room, seat=seat)

    def bind(self, room: str, seat: int) -> None:
        """From now on candidates of another seat are told so at this PC."""
        try:
            self._room.bind(room.strip(), seat)
        except OSError as error:
            self._dialogs.trouble(BadInput("file.unwritable", name=str(error.filename or "station.json")))
        else:
            self._show(room=room.strip(), seat=seat, said=_("Kept where this PC stands."))

    def check(self, typed: str) -> None:
        """Everything once; the slow part runs beside the window."""
        seen = self._room.seen(typed)
        self._show(busy=True, said="")
        self._jobs.run(
            _("Checking this PC"),
            lambda _handle: self._room.check(seen),
            lambda report: self._show(report=report, busy=False),
            self._failed,
        )

    def print_sheet(self) -> None:
        report = self._state.report
        if report is not None:
            self._printing.print_pdfs(_("Check of an exam station"), [self._room.sheet(self._actor, report)])

    def _failed(self, error: KnownError) -> None:
        self._show(busy=False)
        self._dialogs.trouble(error)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
