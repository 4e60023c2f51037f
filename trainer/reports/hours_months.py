"""The year by units and by months, as the charts of the board show it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import takewhile
from uuid import UUID

from sqlalchemy import extract, func, select

from trainer.hours.tables import HourApprovalRow
from trainer.hours.values import EntryState
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.reports.hours import HoursBoard, OfficerHours, UnitHours
from trainer.store.transactions import Database

NONE = Decimal()
MONTHS = range(1, 13)


@dataclass(frozen=True)
class UnitBar:
    """What the officers of a unit have of what is due to them, and what they lack."""

    name: str
    done: Decimal
    missing: Decimal


@dataclass(frozen=True)
class MonthLine:
    """Approved hours up to the end of each month that has begun, and the even pace to what is due; hours of all."""

    done: tuple[Decimal, ...]
    pace: tuple[Decimal, ...]


Months = Mapping[UUID, Mapping[int, Decimal]]


def hours_by_month(database: Database, actor: Actor, year: int) -> Months:
    """Approved hours of everybody by month of the training; entries whose day is not known count in January."""
    require(actor, Permission.SEE_MANAGEMENT)
    person, month = HourApprovalRow.person_id, extract("month", HourApprovalRow.day)
    query = select(person, month, func.sum(HourApprovalRow.hours)).group_by(person, month)
    query = query.where(HourApprovalRow.year == year, HourApprovalRow.decision == EntryState.APPROVED)
    found: dict[UUID, dict[int, Decimal]] = {}
    with database.read() as session:
        for person_id, number, hours in session.execute(query):
            of_person = found.setdefault(person_id, {})
            of_person[int(number or 1)] = of_person.get(int(number or 1), NONE) + hours
    return found


def unit_bars(board: HoursBoard, unit_id: UUID | None, most: int) -> tuple[UnitBar, ...]:
    """The units right below one (None: below the office), those that lack most where there are more than `most`.

    Who stands in the unit itself and in none below it has a bar under its name.
    """
    stretches = _stretches(board.units, unit_id)
    bars = [_bar(name, board.rows[first:last]) for name, first, last in stretches if _anybody(board, first, last)]
    chosen = sorted(bars, key=lambda bar: -bar.missing)[:most]
    return tuple(bar for bar in bars if bar in chosen)


def month_line(rows: Sequence[OfficerHours], months: Months, year: int, today: date) -> MonthLine:
    """The year of those who count."""
    counted = [row for row in rows if row.counted]
    due = sum((row.state.rule_set.required for row in counted), NONE)
    last = 12 if today.year > year else today.month if today.year == year else 0
    sums = [_of_month(counted, months, month) for month in MONTHS]
    done = tuple(sum(sums[:month], NONE) for month in MONTHS if month <= last)
    return MonthLine(done, tuple(due * month / 12 for month in MONTHS))


def _stretches(units: Sequence[UnitHours], unit_id: UUID | None) -> list[tuple[str, int, int]]:
    """Names and rows of a unit itself and of each right below it; of the office those of people without a unit."""
    tops = [one for one in units if one.depth == 0]
    chosen = [one for one in units if one.unit_id == unit_id] if unit_id else tops
    if len(chosen) > 2:
        return [(one.name, one.first, one.last) for one in chosen]
    found = []
    for top in chosen:
        start = units.index(top) + 1
        inside = list(takewhile(lambda one: one.depth > top.depth, units[start:]))  # noqa: B023
        below = [one for one in inside if one.depth == top.depth + 1]
        own = below[0].first if below else top.last
        found += [(top.name, top.first, own), *((one.name, one.first, one.last) for one in below)]
    return found


def _anybody(board: HoursBoard, first: int, last: int) -> bool:
    return any(row.counted for row in board.rows[first:last])


def _bar(name: str, rows: Collection[OfficerHours]) -> UnitBar:
    counted = [row for row in rows if row.counted]
    missing = sum((row.state.missing for row in counted), NONE)
    due = sum((row.state.rule_set.required for row in counted), NONE)
    return UnitBar(name, max(due - missing, NONE), missing)


def _of_month(rows: Collection[OfficerHours], months: Months, month: int) -> Decimal:
    return sum((months.get(row.person_id, {}).get(month, NONE) for row in rows), NONE)
