"""Reads the calendar of a year, holds what is changed until it is kept, and says what that would count otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from trainer.hours.values import RuleSource
from trainer.people.accounts.values import Actor
from trainer.people.service import PeopleService
from trainer.store.clock import Clock, local_today
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.presenting import Presenting
from trainer.ui.settings.workdays.state import Edits, WorkdaysState, empty_year, without
from trainer.ui.settings.workdays.wording import now_words
from trainer.words import _
from trainer.workdays.pasting import read_days
from trainer.workdays.rules import check_year, counted_otherwise, joined, toggled
from trainer.workdays.service import WorkdayService
from trainer.workdays.values import DaySpan, OpenDay, YearDays

YEARS_BACK, YEARS_AHEAD = 3, 1


class WorkdaysView(Protocol):
    def show_state(self, state: WorkdaysState) -> None: ...


@dataclass(frozen=True)
class WorkdaysRoom:
    """Where the tab reads from and writes to; `open_days` are the last days told to somebody that still run."""

    workdays: WorkdayService
    people: PeopleService
    open_days: Callable[[Actor, date], tuple[OpenDay, ...]]
    clock: Clock


class WorkdaysPresenter(Presenting[WorkdaysView, WorkdaysRoom]):
    def __init__(
        self, view: WorkdaysView, room: WorkdaysRoom, actor: Actor, dialogs: Asking, changed: Callable[[], None]
    ) -> None:
        super().__init__(view, room, actor, dialogs, changed)
        today = local_today(room.clock)
        years = tuple(range(today.year + YEARS_AHEAD, today.year - YEARS_BACK - 1, -1))
        self._state = WorkdaysState(today.year, years, today, Edits(empty_year(today.year)))

    def refresh(self) -> None:
        """Reads the year again; changes that are not kept stay in view."""
        if self._state.edits.unsaved:
            self._show()
        else:
            self._read(self._state.year)

    def choose_year(self, year: int) -> None:
        """Another year; changes that are not kept are asked about first."""
        if not self._state.edits.unsaved:
            self._read(year)
            return
        self._show()
        self._dialogs.confirm(
            _("Leave the changes"),
            _("The changes of {year} are not kept yet. They are lost when you go on.").format(year=self._state.year),
            _("Go on without them"),
            lambda: self._read(year),
        )

    def toggle(self, day: date) -> None:
        """A click on a day: a weekday is off or not, a weekend worked or not."""
        if day.year == self._state.year:
            self._put(toggled(self._state.days, day))

    def choose_line(self, span: DaySpan, works: bool) -> None:
        """Puts a line into the form, to be changed."""
        self._show(line=(span, works), said="")

    def put_line(self, span: DaySpan, works: bool) -> None:
        """Adds what the form says, in the place of the line it was opened on and of all it touches."""
        line, days = self._state.line, self._state.days
        base = days if line is None else without(days, line[0])
        if self._put(joined(base, () if works else (span,), (span,) if works else ())):
            self._show(line=None)

    def drop_line(self, span: DaySpan) -> None:
        self._put(without(self._state.days, span))

    def set_source(self, source: RuleSource) -> None:
        """Where the days were taken from, and who compared them."""
        self._put(replace(self._state.days, source=source))

    def paste(self) -> None:
        """Asks for a list of dates or the words of a notice."""
        self._dialogs.ask_text(
            _("Paste days"),
            _(
                "A list of dates, one a line, or the words of the notice as they were published. "
                "What speaks of work (上班) becomes worked days, all else days off. Nothing is kept before you save."
            ),
            _("Read the days"),
            self._take_pasted,
            long=True,
        )

    def undo(self) -> None:
        self._step(self._state.edits.undo())

    def redo(self) -> None:
        self._step(self._state.edits.redo())

    def restore(self, ordinal: int) -> None:
        """Brings an earlier version back as a change that is not kept yet."""
        for one in self._state.versions:
            if one.ordinal == ordinal:
                self._put(one.days)

    def keep(self) -> None:
        """Saves the year; days that were told are shown first where the change would count them otherwise."""
        if not self._state.otherwise:
            self._keep()
            return
        told = "；".join(
            _("{title}: told {told}, would now be {now}").format(
                title=one.open.title, told=one.open.told, now=now_words(one)
            )
            for one in self._state.otherwise
        )
        self._dialogs.confirm(
            _("Keep the calendar"),
            _("These days were told already and stay as they were told: {told}").format(told=told),
            _("Keep the calendar"),
            self._keep,
        )

    def _take_pasted(self, text: str) -> None:
        found = read_days(text, self._state.year)
        if self._put(joined(self._state.days, found.off, found.worked)):
            words = _("{off} lines of days off and {worked} of worked days were read. Compare them, then save.")
            self._show(said=words.format(off=len(found.off), worked=len(found.worked)), unread=found.unread)

    def _keep(self) -> None:
        state = self._state
        try:
            self._room.workdays.keep(self._actor, state.days, state.ordinal)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        self._state = replace(state, edits=Edits(state.days), line=None)
        self._changed()
        self._read(state.year, _("The calendar of {year} is kept. Days that were told stay.").format(year=state.year))

    def _read(self, year: int, said: str = "") -> None:
        room = self._room
        try:
            versions = room.workdays.versions(year)
            shipped = room.workdays.shipped(year)
            people = room.people.rows(self._actor, {one.by for one in versions})
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        days = versions[0].days if versions else shipped or empty_year(year)
        self._state = replace(
            self._state,
            year=year,
            edits=Edits(days),
            listed=bool(versions) or shipped is not None,
            versions=versions,
            names={key: row.name for key, row in people.items()},
            otherwise=(),
            line=None,
            unread=(),
            said=said,
        )
        self._show()

    def _put(self, days: YearDays) -> bool:
        try:
            check_year(days)
        except KnownError as error:
            self._dialogs.trouble(error)
            return False
        self._step(self._state.edits.put(days))
        return True

    def _step(self, edits: Edits) -> None:
        today, room = self._state.today, self._room
        found = room.open_days(self._actor, today) if edits.unsaved else ()
        calendar = room.workdays.calendar_with(edits.now) if found else None
        self._show(
            edits=edits,
            otherwise=counted_otherwise(found, calendar) if calendar else (),
            said="",
            unread=(),
        )

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
