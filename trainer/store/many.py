"""One statement for many rows: compiled once, and its values made ready before the write lock is taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Engine, Insert, Update
from sqlalchemy.orm import Session
from sqlalchemy.sql.compiler import SQLCompiler


class Many:
    """An insert or update with all its values named; what SQLAlchemy does for each row is done here for a column.

    `names` are the parameters, for an insert all its columns: defaults of Python are not filled in.
    """

    def __init__(self, engine: Engine, statement: Insert | Update, names: Iterable[str]) -> None:
        self._names = tuple(names)
        compiled = statement.compile(engine, column_keys=self._names)
        assert isinstance(compiled, SQLCompiler)
        self._sql = str(compiled)
        self._order = tuple(compiled.positiontup or self._names)
        types = {name: compiled.binds[name].type for name in self._names}
        dialect = engine.dialect
        self._process: dict[str, Callable[[Any], Any] | None] = {
            name: own.dialect_impl(dialect).bind_processor(dialect) for name, own in types.items()
        }
        self._named = not compiled.positiontup

    def ready(self, rows: Sequence[Mapping[str, Any]], **shared: Any) -> Sequence[Any]:
        """The values as the driver takes them, one entry a row; what all rows share is said once."""
        columns = [self._column(name, rows, shared) for name in self._order]
        if self._named:
            return [dict(zip(self._order, values, strict=True)) for values in zip(*columns, strict=True)]
        return list(zip(*columns, strict=True))

    def run(self, session: Session, ready: Sequence[Any]) -> None:
        """The statement for each of these, in the transaction of the session."""
        if ready:
            session.connection().exec_driver_sql(self._sql, list(ready))

    def _column(self, name: str, rows: Sequence[Mapping[str, Any]], shared: Mapping[str, Any]) -> list[Any]:
        process = self._process[name]
        if name in shared:
            value = shared[name] if process is None else process(shared[name])
            return [value] * len(rows)
        values = [row[name] for row in rows]
        return values if process is None else list(map(process, values))
