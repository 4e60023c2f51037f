"""Fills the hours workbook. 明细 is sorted by person, so that each person's formulas add up one short block."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from uuid import UUID

from openpyxl import Workbook

from trainer.documents.hours_ledger_sheet import LedgerSheet
from trainer.documents.hours_left_sheet import fill_left
from trainer.documents.hours_people_sheet import PeopleSheet
from trainer.documents.hours_rule_sheet import RuleSheet
from trainer.documents.hours_summary_sheet import SummarySheet
from trainer.hours.values import HourEntry
from trainer.reports.hours import HoursBoard, OfficerHours


def fill(
    workbook: Workbook, board: HoursBoard, entries: Iterable[HourEntry], progress: Callable[[int, int], None]
) -> None:
    """Writes the sheets side by side; entries follow the order of the board's rows."""
    summary, people, ledger = SummarySheet(workbook, board), PeopleSheet(workbook, board), LedgerSheet(workbook, board)
    rules = RuleSheet(workbook, board.rule_set, board.scoped)
    for done, (row, own) in enumerate(_by_person(board, entries), 1):
        people.append(row, ledger.append(row, own), rules)
        progress(done, len(board.rows))
    people.finish()
    ledger.finish()
    summary.fill(board.units, people)
    fill_left(workbook, board)


def _by_person(board: HoursBoard, entries: Iterable[HourEntry]) -> Iterator[tuple[OfficerHours, Iterable[HourEntry]]]:
    groups = groupby(entries, key=lambda entry: entry.draft.person_id)
    nobody: tuple[UUID | None, Iterable[HourEntry]] = (None, ())
    person_id, own = next(groups, nobody)
    for row in board.rows:
        if row.person_id == person_id:
            yield row, own
            person_id, own = next(groups, nobody)
        else:
            yield row, ()
    if person_id is not None:
        raise ValueError("entries do not follow the order of the board")
