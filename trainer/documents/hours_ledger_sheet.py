"""明细: every entry of the year, person by person."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from openpyxl import Workbook

from trainer.documents.sheets import FIRST_ROW, Column, Kind, TableSheet
from trainer.hours.values import EntryState, HourEntry
from trainer.hours.words import NAMES as HOUR_NAMES
from trainer.hours.words import basis_line
from trainer.reports.hours import HoursBoard, OfficerHours
from trainer.words import _

_WAY, _CATEGORY, _HOURS, _STATE = 6, 7, 8, 9
_HASH_CHARACTERS = 12


class Block(NamedTuple):
    """References to the hours of one person and to what they can be told apart by."""

    hours: str
    category: str
    way: str
    state: str


class LedgerSheet:
    """Gives back, for each person, where their entries stand."""

    def __init__(self, workbook: Workbook, board: HoursBoard) -> None:
        self._signers = board.signers
        title = _("Hours in {year}: all entries").format(year=board.year)
        self._sheet = TableSheet(workbook, _("Entries"), _columns(), title, basis_line(board.rule_set), frozen=2)
        self._next = FIRST_ROW

    def append(self, row: OfficerHours, entries: Iterable[HourEntry]) -> Block | None:
        """Writes one person's entries; None where there are none."""
        first = self._next
        for entry in entries:
            self._append(row, entry)
            self._next += 1
        if self._next == first:
            return None
        return Block(*(self._sheet.column(at, first, self._next - 1) for at in (_HOURS, _CATEGORY, _WAY, _STATE)))

    def finish(self) -> None:
        """After the last person."""
        self._sheet.filter_rows()
        self._sheet.mark_rows(_STATE, HOUR_NAMES[EntryState.RETURNED])

    def _append(self, row: OfficerHours, entry: HourEntry) -> None:
        draft = entry.draft
        decided = self._signers.get(entry.decided_by, "") if entry.decided_by else ""
        self._sheet.append(
            (
                row.unit,
                row.name,
                row.id_number,
                draft.on,
                draft.topic,
                draft.organiser,
                HOUR_NAMES[draft.way],
                HOUR_NAMES[draft.category],
                draft.hours,
                HOUR_NAMES[entry.state],
                HOUR_NAMES[draft.source],
                (draft.evidence or "")[:_HASH_CHARACTERS],
                self._signers.get(entry.entered_by, ""),
                decided,
                entry.reason or (_("Reversed") if entry.reversed_by else ""),
            )
        )


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Unit"), 32),
        Column(_("Name"), 10),
        Column(_("ID number"), 20, Kind.WORD),
        Column(_("Date"), 12, Kind.DAY),
        Column(_("Training (study)"), 34),
        Column(_("Organiser"), 18),
        Column(_("Way of training"), 10, Kind.WORD),
        Column(_("Category of hours"), 14, Kind.WORD),
        Column(_("Hours"), 7, Kind.HOURS),
        Column(_("State"), 9, Kind.WORD),
        Column(_("Source"), 10, Kind.WORD),
        Column(_("Proof (first of its hash)"), 15, Kind.WORD),
        Column(_("Entered by"), 10, Kind.WORD),
        Column(_("Decided by"), 10, Kind.WORD),
        Column(_("Remark"), 20),
    )
