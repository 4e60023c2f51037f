"""Finding the unit a roster names in the tree of the office: pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from trainer.people.roster.cells import plain
from trainer.people.roster.headings import ReadRow
from trainer.people.roster.values import Column, NewUnit
from trainer.people.values import Unit
from trainer.store.errors import BadInput

SEPARATOR = "/"


@dataclass(frozen=True)
class FoundUnit:
    """A unit by its names from the root down; without an id it has to be made."""

    path: tuple[str, ...]
    unit_id: UUID | None = None

    @property
    def name(self) -> str:
        return self.path[-1] if self.path else ""


def unit_path(row: ReadRow) -> tuple[str, ...]:
    """What a row says about the unit, highest first: 单位 before 部门, each a name or names parted by strokes."""
    texts = (str(row.values.get(column, "")) for column in (Column.UNIT, Column.DEPARTMENT))
    parts = [part.strip() for text in texts for part in text.replace("／", SEPARATOR).split(SEPARATOR)]
    path = [part for part in parts if part]
    return tuple(part for at, part in enumerate(path) if at == 0 or part != path[at - 1])


def unit_labels(units: Sequence[Unit]) -> Mapping[UUID, str]:
    """The shortest path of names that an import finds again, for each unit."""
    tree = UnitTree(units)
    return {unit.id: tree.label(unit) for unit in units}


class UnitTree:
    """The office's units and those a file adds, found by their names."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._by_id = {unit.id: unit for unit in units}
        self._by_name: dict[str, list[Unit]] = defaultdict(list)
        for unit in units:
            self._by_name[plain(unit.name)].append(unit)
        self._root = next((unit for unit in units if unit.parent_id is None), None)
        self.new: dict[tuple[str, ...], NewUnit] = {}

    def find(self, path: tuple[str, ...]) -> FoundUnit:
        """The one unit with this name below the names before it; the root for no name; else a new one.

        A new unit is made below the one before it in the path, the first below the root. Raises
        BadInput("roster.unit_ambiguous").
        """
        if not path:
            return FoundUnit(()) if self._root is None else FoundUnit((self._root.name,), self._root.id)
        fitting = self._fitting(path)
        if len(fitting) > 1:
            raise BadInput("roster.unit_ambiguous", unit=path[-1])
        if fitting:
            return FoundUnit(self._names(fitting[0]), fitting[0].id)
        above = self.find(path[:-1])
        new = NewUnit((*above.path, path[-1]), above.unit_id, above.name)
        self.new.setdefault(new.path, new)
        return FoundUnit(new.path)

    def name_of(self, unit_id: UUID | None) -> str:
        """The name of a unit of the office, the root's for none."""
        unit = self._root if unit_id is None else self._by_id.get(unit_id)
        return "" if unit is None else unit.name

    def label(self, unit: Unit) -> str:
        path: tuple[str, ...] = (unit.name,)
        above = unit
        while len(self._fitting(path)) > 1 and above.parent_id is not None:
            above = self._by_id[above.parent_id]
            path = (above.name, *path)
        return SEPARATOR.join(path)

    def _names(self, unit: Unit) -> tuple[str, ...]:
        above = () if unit.parent_id is None else self._names(self._by_id[unit.parent_id])
        return (*above, unit.name)

    def _fitting(self, path: tuple[str, ...]) -> list[Unit]:
        return [unit for unit in self._by_name[plain(path[-1])] if self._lies_below(unit, path[:-1])]

    def _lies_below(self, unit: Unit, names: tuple[str, ...]) -> bool:
        wanted = [plain(name) for name in names]
        above = unit
        while wanted and above.parent_id is not None:
            above = self._by_id[above.parent_id]
            if plain(above.name) == wanted[-1]:
                wanted.pop()
        return not wanted
