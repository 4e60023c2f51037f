"""Use cases about the profile of the staff: targets, how units stand to them, and the figures of past months."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from sqlalchemy import insert, select

from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.people.service import PeopleService
from trainer.profile.loading import load_targets
from trainer.profile.rules import by_year, per_unit
from trainer.profile.tables import ProfilePointTable
from trainer.profile.values import Member, Point, Target, UnitState
from trainer.store.clock import Clock, local_today
from trainer.store.errors import BadInput
from trainer.store.folders import Folder
from trainer.store.ids import Ids
from trainer.store.transactions import Database

Read = Callable[[], tuple[Member, ...]]
"""Everybody in post with what counts, joined across the capabilities."""


class ProfileService:
    """Reads the staff anew for each question; keeps figures once a month, without persons."""

    def __init__(
        self, database: Database, ids: Ids, clock: Clock, people: PeopleService, read: Read, *rule_folders: Folder
    ) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._people = people
        self._read = read
        self._rule_folders = rule_folders

    def targets(self) -> tuple[Target, ...]:
        """Every target that ships with the product or was laid beside it."""
        return load_targets(*self._rule_folders)

    def members(self, actor: Actor) -> tuple[Member, ...]:
        """Everybody with what counts about them."""
        require(actor, Permission.SEE_MANAGEMENT)
        return self._read()

    def states(self, actor: Actor, target_id: str) -> tuple[UnitState, ...]:
        """How each unit with all below it stands to a target today. Raises BadInput("profile.unknown")."""
        require(actor, Permission.SEE_MANAGEMENT)
        target = next((one for one in self.targets() if one.id == target_id), None)
        if target is None:
            raise BadInput("profile.unknown", target=target_id)
        return per_unit(target, self._read(), self._people.units())

    def trend(self, actor: Actor, target_id: str, unit_id: UUID | None) -> tuple[Point, ...]:
        """The figures of a unit, the oldest first: each earlier year by its last, this one month by month."""
        require(actor, Permission.SEE_MANAGEMENT)
        table = ProfilePointTable
        query = select(table).where(table.target == target_id, table.unit_id.is_not_distinct_from(unit_id))
        with self._database.read() as session:
            points = [Point(row.on, row.count, row.base) for row in session.scalars(query.order_by(table.on))]
        return by_year(points, self._clock.now().astimezone().year)

    def keep_month(self) -> int:
        """Keeps the month's figures of each target that has none yet, at the start of the program; gives how many."""
        today = local_today(self._clock)
        table = ProfilePointTable
        with self._database.read() as session:
            kept = set(session.scalars(select(table.target).where(table.on >= today.replace(day=1)).distinct()))
        due = [target for target in self.targets() if target.id not in kept]
        members, units = (self._read(), self._people.units()) if due else ((), ())
        count = 0
        for target in due:
            rows = [self._row(target, state, today) for state in per_unit(target, members, units) if state.base]
            if rows:
                with self._database.write() as session:
                    session.execute(insert(table), rows)
            count += len(rows)
        return count

    def _row(self, target: Target, state: UnitState, today: date) -> dict[str, object]:
        figures = {"count": state.count, "base": state.base}
        return {"id": self._ids.new(), "target": target.id, "unit_id": state.unit_id, "on": today} | figures
