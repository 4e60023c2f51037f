"""Reads the year and hands states to the view; what is done about hours stands in `acts`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, Protocol
from uuid import UUID

from trainer.documents.chart_look import ChartLook
from trainer.hours.forecast import Offer
from trainer.hours.imports.values import HoursPreview
from trainer.hours.templates.values import FormSheet
from trainer.hours.values import HourEntry
from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Actor, Permission
from trainer.people.values import PeopleQuery, PersonRow, PersonStatus
from trainer.reports.hours_ahead import closing_offers, year_ahead
from trainer.reports.hours_months import month_line, unit_bars
from trainer.store.clock import local_today
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.hours.acts import HoursActs
from trainer.ui.hours.importing import Importing
from trainer.ui.hours.papering import Papering
from trainer.ui.hours.room import HoursRoom
from trainer.ui.hours.state import FormSeed, HoursState, Side, Standing, Tab, of_unit
from trainer.ui.reader.state import Opening
from trainer.ui.working import Working
from trainer.words import _

MOST_PEOPLE = 100_000
MOST_BARS = 12
FIRST_PEOPLE = 40
"""More than any screen shows at once."""


class HoursView(Protocol):
    def show_state(self, state: HoursState) -> None: ...


class HoursPresenter:
    def __init__(
        self,
        view: HoursView,
        room: HoursRoom,
        actor: Actor,
        jobs: Working,
        dialogs: Asking,
        reader: Opening,
        changed: Callable[[], None],
    ) -> None:
        self._view = view
        self._room = room
        self._actor = actor
        self._jobs = jobs
        self._dialogs = dialogs
        self._changed = changed
        self.acts = HoursActs(room, actor, jobs, dialogs, reader, lambda: self._state, self._acted)
        self.importing = Importing(room, actor, jobs, dialogs, self._show_preview, self._acted)
        self.papering = Papering(room, actor, jobs, dialogs, lambda: self._state, self._show_form, self._acted)
        today = local_today(room.clock)
        self._state = HoursState(
            year=today.year,
            today=today,
            actor_id=actor.person_id,
            rule_sets=room.hours.rule_sets(),
            may_enter=may(actor, Permission.ENTER_HOURS),
            may_approve=may(actor, Permission.APPROVE_HOURS),
            may_choose=may(actor, Permission.EDIT_SETTINGS),
            may_export=may(actor, Permission.EXPORT_PEOPLE),
            may_see_full=may(actor, Permission.SEE_FULL_ID),
        )

    def refresh(self) -> None:
        """Reads the whole year again, away from the screen: a large office takes a moment."""
        year, person_id = self._state.year, self._state.person_id
        if self._state.board is None and not self._state.filtered:
            self._show_first(year)
        self._jobs.run(
            _("Reading the hours of {year}").format(year=year),
            lambda _handle: self._read(year, person_id),
            lambda fresh: self._show_read(year, person_id, fresh),
            self._dialogs.trouble,
        )

    def _show_first(self, year: int) -> None:
        """The people on top of the list come with the page; that takes no longer than the page itself."""
        try:
            book, units, at = self._room.hours.rule_book(year), self._room.people.units(), self._room.clock.now()
            first = self._room.first(year, book, FIRST_PEOPLE, self._state.unit_id) if book else None
        except KnownError:
            return
        self._show(first=first, units=units, read_at=at)

    def _read(self, year: int, person_id: UUID | None) -> dict[str, Any]:
        room = self._room
        at = room.clock.now()
        book = room.hours.rule_book(year)
        pending = room.hours.pending(self._actor) if self._state.may_enter else ()
        own = self._own(year, person_id)
        units = room.people.units()
        board = room.board(year, book) if book else None
        classes = room.classes(year, self._state.today)
        return {
            "board": board,
            "read_at": at,
            "classes": classes,
            "expected": year_ahead(board, self._state.today, classes) if board else {},
            "pending": pending,
            "units": units,
            "office": units[0].name if units else "",
            "names": self._names_in((*pending, *own["entries"])),
            **own,
        }

    def _show_read(self, year: int, person_id: UUID | None, fresh: dict[str, Any]) -> None:
        """Another year asked for meanwhile comes by its own reading; another person has been read already."""
        if year != self._state.year:
            return
        if person_id != self._state.person_id:
            fresh |= {"entries": self._state.entries, "shares": self._state.shares}
            fresh["names"] = {**self._state.names, **fresh["names"]}
        self._show(loaded=True, first=None, **fresh)
        if self._state.person_id is not None:
            self._show(plan=self._plan(self._state.person_id))

    def choose_year(self, year: int) -> None:
        standing = self._state.standing
        if standing in (Standing.ON_PACE, Standing.BEHIND) and year < self._state.today.year:
            standing = Standing.SHORT
        own = self._own(year, self._state.person_id)
        self._show(
            year=year, standing=standing, said="", loaded=False, board=None, first=None, expected={}, plan=(), **own
        )
        self.refresh()

    def show_short(self) -> None:
        """Everybody of this year who has not reached the hours, whatever was looked at before."""
        self.close_side()
        self._show(tab=Tab.BOARD, standing=Standing.SHORT, unit_id=None, in_field="", words="", matching=None)
        if self._state.year != self._state.today.year:
            self.choose_year(self._state.today.year)

    def choose_unit(self, unit_id: UUID | None) -> None:
        self._show(unit_id=unit_id)
        if not self._state.loaded:
            self._show_first(self._state.year)

    def choose_field(self, field: str) -> None:
        self._show(in_field=field)

    def choose_standing(self, standing: Standing | None) -> None:
        self._show(standing=standing)

    def search(self, words: str) -> None:
        self._show(words=words, matching=self._matching(words))

    def choose_tab(self, tab: Tab) -> None:
        self._show(tab=tab, said="")

    def draw(self, look: ChartLook) -> None:
        """The charts of the unit chosen, in the colours and size of the page."""
        state = self._state
        board = state.board
        if board is None:
            return

        def work() -> tuple[bytes, bytes]:
            from trainer.documents.hours_charts import month_chart, unit_chart

            line = month_line(of_unit(state), self._room.months(state.year), state.year, state.today)
            return unit_chart(unit_bars(board, state.unit_id, MOST_BARS), look), month_chart(line, look)

        def drawn(charts: tuple[bytes, bytes]) -> None:
            if board is self._state.board and state.unit_id == self._state.unit_id:
                self._show(charts=charts)

        self._jobs.run(_("Drawing charts"), lambda _handle: work(), drawn, self._dialogs.trouble)

    def choose_person(self, person_id: UUID) -> None:
        own = self._own(self._state.year, person_id)
        names = {**self._state.names, **self._names_in(own["entries"])}
        plan = self._plan(person_id)
        self._show(side=Side.PERSON, person_id=person_id, names=names, plan=plan, said="", **own)

    def _own(self, year: int, person_id: UUID | None) -> dict[str, Any]:
        """What the panel of a person shows beside their line of the list."""
        if person_id is None:
            return {"entries": (), "shares": ()}
        entries = self._room.hours.entries(self._actor, person_id, year)
        return {"entries": entries, "shares": self._room.shares(year, (person_id,)).get(person_id, ())}

    def _plan(self, person_id: UUID) -> tuple[Offer, ...]:
        """What library and open classes have to close the gap that the classes of a person leave."""
        rows = self._state.board.rows if self._state.board else ()
        row = next((row for row in rows if row.person_id == person_id), None)
        if row is None or not row.counted or row.state.met:
            return ()
        study = self._room.offers(self._actor, person_id, row.state.rule_set)
        return closing_offers(row, self._state.classes, study, self._state.year, self._state.today)

    def close_side(self) -> None:
        self._show(side=Side.NOTHING, person_id=None, entries=())

    def show_rules(self) -> None:
        self._show(side=Side.RULES, said="")

    def new_entry(self, people: Sequence[UUID] = ()) -> None:
        """Opens the form, with people chosen already."""
        rows = tuple(self._room.people.rows(self._actor, people).values())
        self._show(side=Side.FORM, seed=FormSeed(self._state.seed.number + 1, rows), said="")

    def show_import(self) -> None:
        self._show(side=Side.IMPORT, preview=None, said="")

    def show_batches(self) -> None:
        batches = self._room.batches.batches(self._actor)
        names = {**self._state.names, **self._room.people.rows(self._actor, {batch.by for batch in batches})}
        self._show(side=Side.BATCHES, batches=batches, names=names, said="")

    def show_absence(self) -> None:
        self._show(side=Side.ABSENCE, said="")

    def show_papers(self) -> None:
        self._show(side=Side.PAPERS, forms=self._room.forms.forms(), said="")

    def _show_form(self, name: str, sheet: FormSheet) -> None:
        self._show(side=Side.MAPPING, form=(name, sheet), said="")

    def _show_preview(self, preview: HoursPreview | None) -> None:
        self._show(side=Side.IMPORT, preview=preview, said="")

    def members(self, unit_id: UUID) -> Sequence[PersonRow]:
        """Everyone in post in a unit with all below it."""
        return self._room.people.people(self._actor, PeopleQuery(unit_id=unit_id, limit=MOST_PEOPLE)).rows

    def _acted(self, said: str) -> None:
        """After a form or a choice the panel closes; a person stays open."""
        stays = {Side.PERSON: Side.PERSON, Side.ABSENCE: Side.PERSON}
        side = stays.get(self._state.side, Side.NOTHING)
        self._state = replace(self._state, said=said, side=side)
        self._changed()

    def _matching(self, words: str) -> frozenset[UUID] | None:
        if not words.strip():
            return None
        found: set[UUID] = set()
        for status in (PersonStatus.ACTIVE, PersonStatus.AWAY):
            query = PeopleQuery(words=words, status=status, limit=MOST_PEOPLE)
            found |= {row.id for row in self._room.people.people(self._actor, query).rows}
        return frozenset(found)

    def _names_in(self, entries: Iterable[HourEntry]) -> dict[UUID, PersonRow]:
        ids: set[UUID] = set()
        for entry in entries:
            ids |= {entry.draft.person_id, entry.entered_by, entry.decided_by or entry.entered_by}
        return self._room.people.rows(self._actor, ids)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
