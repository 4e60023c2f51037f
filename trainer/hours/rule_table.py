"""One table of a rule file: takes values by key and refuses in words that name the file and the key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from trainer.hours.rules import STEP
from trainer.store.errors import BadInput

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")
_NEEDED: Any = object()


class Table:
    """One table of a rule file; knows its place, so that a refusal can name it."""

    def __init__(self, file: str, place: str, data: Any) -> None:
        self.file = file
        self._place = place
        if not isinstance(data, Mapping):
            raise BadInput("rules.bad_value", file=file, key=place, value=data)
        self._data = data

    def take(self, key: str, read: Callable[[Any], T], default: T = _NEEDED) -> T:
        """The value of a key, converted; a missing key without default is refused."""
        if self._data.get(key) is None:
            if default is _NEEDED:
                raise BadInput("rules.missing", file=self.file, key=self._place + key)
            return default
        try:
            return read(self._data[key])
        except (ValueError, TypeError, ArithmeticError) as error:
            raise self.refusal(key) from error

    def refusal(self, key: str) -> BadInput:
        return BadInput("rules.bad_value", file=self.file, key=self._place + key, value=self._data.get(key))

    def table(self, key: str) -> Table:
        return Table(self.file, f"{self._place}{key}.", self._data.get(key, {}))

    def tables(self, key: str) -> tuple[Table, ...]:
        rows: tuple[Any, ...] = self.take(key, items, ())
        return tuple(Table(self.file, f"{self._place}{key}[{at}].", row) for at, row in enumerate(rows, 1))

    def __contains__(self, key: str) -> bool:
        return key in self._data

    def refuse_unknown(self, known: tuple[str, ...]) -> None:
        for key in self._data:
            if key not in known:
                raise BadInput("rules.unknown", file=self.file, key=self._place + key)


def text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(value)
    return value


def items(value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise ValueError(value)
    return tuple(value)


def texts(value: Any) -> tuple[str, ...]:
    return tuple(text(item) for item in items(value))


def each(kind: type[E], empty: bool = False) -> Callable[[Any], tuple[E, ...]]:
    """Several different members of an enum."""

    def read(value: Any) -> tuple[E, ...]:
        found = tuple(kind(item) for item in items(value))
        if (not found and not empty) or len(set(found)) < len(found):
            raise ValueError(value)
        return found

    return read


def day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def day_or_none(value: Any) -> date | None:
    return None if value in (None, "") else day(value)


def hours(value: Any) -> Decimal:
    found = Decimal(str(value))
    if found < 0 or found % STEP:
        raise ValueError(value)
    return found


def some_hours(value: Any) -> Decimal:
    """Hours of which there must be some."""
    found = hours(value)
    if not found:
        raise ValueError(value)
    return found


def positive(value: Any) -> int:
    if not isinstance(value, int) or value <= 0:
        raise ValueError(value)
    return value


def yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(value)
    return value
