"""Use cases about rosters: preview a file, take it in, give a roster out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission, Witness
from trainer.people.mapping import draft_of
from trainer.people.roster.headings import find_header, read_rows
from trainer.people.roster.reading import read_sheets
from trainer.people.roster.rules import Known, RosterPlan
from trainer.people.roster.units import unit_labels
from trainer.people.roster.values import (
    NewUnit,
    RosterLine,
    RosterPreview,
    RosterResult,
    RosterRow,
    RowAction,
)
from trainer.people.roster.writing import (
    add_people,
    change_people,
    make_units,
    person_rows,
    place_people,
    plan_changes,
    seal_people,
    unit_ids,
    with_unit,
)
from trainer.people.rules import check_export, mask_id_number
from trainer.people.service import PeopleService
from trainer.people.tables import PersonTable
from trainer.people.values import PeopleQuery, PersonStatus
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock, local_today
from trainer.store.errors import BadInput
from trainer.store.files import file_hash
from trainer.store.ids import Ids
from trainer.store.transactions import CHUNK_ROWS, Database, chunks
from trainer.words import _

ONE_TRANSACTION_ROWS = 500
"""The most rows that become visible together; a county office has fewer."""

EVERYBODY = 10**6
_TAKEN = (RowAction.NEW, RowAction.UPDATE, RowAction.LEAVE)


class RosterService:
    """Rosters in and out. A roster never deletes a person and an empty cell never erases what is known."""

    def __init__(self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail, people: PeopleService) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._people = people

    def preview(self, actor: Actor, content: bytes, name: str) -> RosterPreview:
        """What a file (.xlsx .xls .ods .csv) would do, row by row; writes nothing.

        Raises BadInput for a file that cannot be read or has no heading line: roster.kind, roster.unreadable,
        roster.protected, roster.encoding, roster.no_header. Problems of single rows stand in the preview.
        """
        require(actor, Permission.EDIT_PEOPLE)
        sheets = [(sheet, header) for sheet in read_sheets(content, name) if (header := find_header(sheet))]
        if not sheets:
            raise BadInput("roster.no_header", name=name)
        plan = RosterPlan(self._known(), self._people.units(), self._today(), actor.person_id)
        planned = [plan.plan(row) for sheet, header in sheets for row in read_rows(sheet, header)]
        rows = tuple(row for row, _ in planned)
        return RosterPreview(
            file=name,
            hash=file_hash(content),
            rows=rows,
            problems=tuple(chain.from_iterable(problems for _, problems in planned)),
            new_units=_needed(plan.units.new.values(), rows),
            columns=tuple(dict.fromkeys(chain.from_iterable(header.places for _, header in sheets))),
            ignored_headings=tuple(dict.fromkeys(chain.from_iterable(header.ignored for _, header in sheets))),
        )

    def apply(
        self,
        actor: Actor,
        preview: RosterPreview,
        progress: Callable[[int, int], None] = lambda done, total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> RosterResult:
        """Takes in the new and changed rows of a preview and seals who left; rows with problems stay out.

        Up to 500 rows become visible together or not at all. A larger file goes in by pieces of 200, each whole in
        itself: stopped in between, the same file shows the rest as its preview and can be taken in again. Raises
        Refused("roster.changed_since") where a person or unit of the piece was changed after the preview.
        """
        require(actor, Permission.EDIT_PEOPLE)
        rows = [row for row in preview.rows if row.action in _TAKEN]
        size = ONE_TRANSACTION_ROWS if len(rows) <= ONE_TRANSACTION_ROWS else CHUNK_ROWS
        units: dict[tuple[str, ...], UUID] = {}
        added = updated = left = 0
        for piece in chunks(rows, size):
            if cancelled():
                return RosterResult(added, updated, len(units), cancelled=True, left=left)
            units |= self._take_in(actor, preview, piece, units)
            added += sum(row.action is RowAction.NEW for row in piece)
            updated += sum(row.action is RowAction.UPDATE for row in piece)
            left += sum(row.action is RowAction.LEAVE for row in piece)
            progress(added + updated + left, len(rows))
        return RosterResult(added, updated, len(units), left=left)

    def export(
        self,
        actor: Actor,
        query: PeopleQuery,
        full: bool,
        purpose: str,
        write: Callable[[Sequence[RosterLine]], bytes],
        receiver: str = "",
        witness: Witness | None = None,
    ) -> bytes:
        """The file `write` makes of all persons of a query, recorded with its purpose and hash before it is given.

        Raises NotAllowed without the right to export, or to see whole ID numbers where `full`, and the codes of
        `check_export`: whole numbers need a receiver and a second person.
        """
        require(actor, Permission.EXPORT_PEOPLE)
        if full:
            require(actor, Permission.SEE_FULL_ID)
        check_export(actor, full, purpose, receiver, witness)
        lines = self._lines(actor, query, full)
        content = write(lines)
        self._people.record_export(
            actor, "roster", len(lines), full, purpose.strip(), file_hash(content), receiver.strip(), witness
        )
        return content

    def _take_in(
        self,
        actor: Actor,
        preview: RosterPreview,
        rows: Sequence[RosterRow],
        known_units: dict[tuple[str, ...], UUID],
    ) -> dict[tuple[str, ...], UUID]:
        made = {} if known_units else unit_ids(self._ids, preview.new_units)
        units = made | known_units
        new = [row for row in rows if row.action is RowAction.NEW]
        people = person_rows(new, self._ids)
        for row, person in zip(new, people, strict=True):
            person["unit_id"] = units[row.new_unit] if row.new_unit else person["unit_id"]
        known = [with_unit(row, units) for row in rows if row.action is not RowAction.NEW]
        changed = [row for row in known if row.changed]
        leaving = [row for row in known if row.leaving is not None]
        with self._database.read() as session:
            changes = plan_changes(session, known)
        with self._database.write() as session:
            make_units(session, made, preview.new_units if made else ())
            add_people(session, people)
            change_people(session, changes)
            seal_people(session, leaving)
            place_people(session, self._ids, [*people, *changes.movers], self._today())
            self._note(session, actor, preview, tuple(made.values()), people, changed)
            self._note_leaving(session, actor, preview, leaving)
        return made

    def _note(
        self,
        session: Session,
        actor: Actor,
        preview: RosterPreview,
        units: Sequence[UUID],
        people: Sequence[Mapping[str, Any]],
        changed: Sequence[RosterRow],
    ) -> None:
        who, audit = actor.person_id, self._audit
        audit.record_all(session, who, "people.unit_added", [(unit, {}) for unit in units])
        audit.record_all(session, who, "people.person_added", [(person["id"], {}) for person in people])
        fields = [(row.person_id, {"fields": " ".join(row.changed)}) for row in changed]
        audit.record_all(session, who, "people.person_changed", fields)
        detail = {"hash": preview.hash, "added": str(len(people)), "updated": str(len(changed))}
        audit.record(session, who, "people.roster_taken_in", None, detail)

    def _note_leaving(
        self, session: Session, actor: Actor, preview: RosterPreview, leaving: Sequence[RosterRow]
    ) -> None:
        links = [(row.person_id, {"status": PersonStatus.SEALED.value, "cause": str(row.leaving)}) for row in leaving]
        reason = _("Stated in the roster {name}").format(name=preview.file)
        self._audit.record_all(session, actor.person_id, "people.status_changed", links, reason)

    def _known(self) -> list[Known]:
        with self._database.read() as session:
            return [
                Known(person.id, draft_of(person, person.id_number), PersonStatus(person.status))
                for person in session.scalars(select(PersonTable))
            ]

    def _lines(self, actor: Actor, query: PeopleQuery, full: bool) -> tuple[RosterLine, ...]:
        page = self._people.people(actor, replace(query, offset=0, limit=EVERYBODY))
        labels = unit_labels(self._people.units())
        drafts = {}
        with self._database.read() as session:
            for some in chunks([row.id for row in page.rows]):
                for person in session.scalars(select(PersonTable).where(PersonTable.id.in_(some))):
                    number = person.id_number if full else mask_id_number(person.id_number)
                    drafts[person.id] = draft_of(person, number)
        return tuple(
            RosterLine("" if row.unit_id is None else labels[row.unit_id], drafts[row.id]) for row in page.rows
        )

    def _today(self) -> date:
        return local_today(self._clock)


def _needed(units: Iterable[NewUnit], rows: Iterable[RosterRow]) -> tuple[NewUnit, ...]:
    """Only units some usable row goes to, and those above them: a row with a problem makes none."""
    paths = {row.new_unit[:length] for row in rows for length in range(1, len(row.new_unit) + 1)}
    return tuple(unit for unit in units if unit.path in paths)
