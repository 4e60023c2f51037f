"""Use cases of whoever keeps the calendar of the office. Everybody counts with it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import BadInput, Refused
from trainer.store.folders import Folder
from trainer.store.ids import Ids
from trainer.store.transactions import Database
from trainer.workdays.mapping import load_years, year_from_data, year_to_data
from trainer.workdays.rules import calendar_of, changed_days, check_year, ordered
from trainer.workdays.tables import OfficeYearTable
from trainer.workdays.values import Workdays, YearDays, YearVersion


class WorkdayService:
    """A year that was kept stands in the store, the same for every PC of the office; files are where it begins."""

    def __init__(
        self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail, rule_folders: Collection[Folder]
    ) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._rule_folders = rule_folders

    def calendar(self, at: datetime | None = None, session: Session | None = None) -> Workdays:
        """The calendar in force; `at` a moment it is the one that was in force then, so that a day which was told
        stays. Reads inside the caller's transaction where one is given. Raises BadInput("workdays.unreadable").
        """
        if session is not None:
            return calendar_at(session, self._rule_folders, at)
        with self._database.read() as own:
            return calendar_at(own, self._rule_folders, at)

    def calendar_with(self, days: YearDays) -> Workdays:
        """The calendar as it would be with another year in it."""
        with self._database.read() as session:
            kept = {year: one.days for year, one in _newest(_kept(session)).items()}
        return calendar_of((load_years(self._rule_folders) | kept | {days.year: days}).values())

    def shipped(self, year: int) -> YearDays | None:
        """What a file says about a year: where an office may begin."""
        return load_years(self._rule_folders).get(year)

    def versions(self, year: int) -> tuple[YearVersion, ...]:
        """What was kept for a year, the newest first."""
        wanted = select(OfficeYearTable).where(OfficeYearTable.year == year)
        with self._database.read() as session:
            return tuple(map(_version, session.scalars(wanted.order_by(OfficeYearTable.ordinal.desc()))))

    def keep(self, actor: Actor, days: YearDays, based_on: int) -> YearVersion:
        """A year as it counts from now on; `based_on` is the ordinal that was looked at, 0 for none. What was told
        already stays as it was told.

        Raises BadInput as `check_year`, workdays.no_source; Refused: workdays.overtaken, workdays.same.
        """
        require(actor, Permission.EDIT_SETTINGS)
        check_year(days)
        if not days.source.title.strip():
            raise BadInput("workdays.no_source")
        days = ordered(days)
        before = self.shipped(days.year)
        with self._database.write() as session:
            last = _newest(_kept(session)).get(days.year)
            if (last.ordinal if last else 0) != based_on:
                raise Refused("workdays.overtaken", year=days.year)
            if last is not None and last.days == days:
                raise Refused("workdays.same", year=days.year)
            row = OfficeYearTable(id=self._ids.new(), year=days.year, ordinal=based_on + 1, days=year_to_data(days))
            row.by_id, row.at = actor.person_id, self._clock.now()
            session.add(row)
            session.flush()
            detail = _trail(last.days if last else before, days)
            self._audit.record(session, actor.person_id, "workdays.kept", row.id, detail)
            return _version(row)


def calendar_at(session: Session, folders: Collection[Folder], at: datetime | None = None) -> Workdays:
    """The calendar in force now or at a moment, inside a caller's transaction."""
    return calendars(session, folders)(at)


def calendars(session: Session, folders: Collection[Folder]) -> Callable[[datetime | None], Workdays]:
    """The calendar in force at any moment, of one reading; None asks for now."""
    shipped, kept = load_years(folders), _kept(session)

    def at(moment: datetime | None) -> Workdays:
        then = {one.days.year: one.days for one in kept if moment is None or one.at <= moment}
        return calendar_of((shipped | then).values())

    return at


def _kept(session: Session) -> tuple[YearVersion, ...]:
    """All versions, the oldest of each year first."""
    wanted = select(OfficeYearTable).order_by(OfficeYearTable.year, OfficeYearTable.ordinal)
    return tuple(map(_version, session.scalars(wanted)))


def _newest(versions: Iterable[YearVersion]) -> dict[int, YearVersion]:
    return {one.days.year: one for one in versions}


def _version(row: OfficeYearTable) -> YearVersion:
    return YearVersion(row.ordinal, year_from_data(row.days), row.by_id, row.at)


def _trail(before: YearDays | None, after: YearDays) -> dict[str, str]:
    """Year, documents and the days that changed, old and new."""
    changed = changed_days(before, after)
    return {
        "year": str(after.year),
        "was": before.source.number if before else "-",
        "becomes": after.source.number,
        "now_off": " ".join(day.isoformat() for day, _was, works in changed if not works),
        "now_worked": " ".join(day.isoformat() for day, _was, works in changed if works),
    }
