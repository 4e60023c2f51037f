"""A row about one person in every table, however far from the person, with words that are found again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import JSON, Boolean, Column, Date, Integer, LargeBinary, String, Table, Uuid, insert, select
from sqlalchemy.orm import Session

from trainer.app.models import metadata
from trainer.store.apart import put_apart
from trainer.store.base import Hundredths, UtcDateTime
from trainer.store.files import keep_file

MARK = "须销毁之语"
_PLAIN: tuple[tuple[type, Any], ...] = (
    (UtcDateTime, datetime.fromisoformat("2026-11-20T01:00:00+00:00")),
    (Hundredths, Decimal(1)),
    (Boolean, False),
    (Date, date(2026, 11, 20)),
    (Integer, 2026),
    (JSON, []),
    (LargeBinary, b"x"),
    (String, "x"),
)


@dataclass
class Filler:
    """`apart` are the columns that hold seals of words, `plain` those that hold the words, `files` those that name a
    kept file: all as table.column.
    """

    session: Session
    person_id: UUID
    somebody: UUID
    apart: set[str]
    plain: set[str]
    files: set[str]
    made: dict[str, dict[str, Any]] = field(default_factory=dict)
    said: set[str] = field(default_factory=set)

    def fill(self, columns: Iterable[str]) -> None:
        """A row in every table of these columns, and in those it hangs from."""
        for name in sorted({column.partition(".")[0] for column in columns}):
            self.row(metadata.tables[name])

    def row(self, table: Table) -> dict[str, Any]:
        """The one row of a table about the person."""
        if table.name == "person":
            return {"id": self.person_id}
        if table.name not in self.made:
            values = {column.name: self._value(column) for column in table.columns}
            self.session.execute(insert(table).values(values))
            self.made[table.name] = values
        return self.made[table.name]

    def _value(self, column: Column[Any]) -> Any:
        name = f"{column.table.name}.{column.name}"
        if name in self.files:
            content = f"{MARK}{name}".encode() * 3
            return keep_file(self.session, f"{MARK}{name}.pdf", content, _PLAIN[0][1])
        if name in self.apart or name in self.plain:
            return self._words(name, column)
        targets = [key.column for key in column.foreign_keys]
        if column.name == "person_id":
            return self.person_id
        if any(target.table.name == "person" for target in targets):
            return self.somebody
        if column.nullable or any(target.table is column.table for target in targets):
            return None
        if targets:
            return self.row(targets[0].table)[targets[0].name]
        if isinstance(column.type, Uuid):
            return uuid4()
        return next(value for kind, value in _PLAIN if isinstance(column.type, kind))

    def _words(self, name: str, column: Column[Any]) -> Any:
        if not isinstance(column.type, String | JSON):
            return None
        self.said.add(name)
        words = f"{MARK}{name}"
        if name in self.apart:
            return put_apart(self.session, words)
        return [words] if isinstance(column.type, JSON) else words


def still_there(session: Session) -> list[str]:
    """In which columns of which tables the words or bytes are found."""
    found = []
    for table in metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, String | JSON | LargeBinary):
                for (value,) in session.execute(select(column)):
                    text = value.decode(errors="ignore") if isinstance(value, bytes) else str(value)
                    if MARK in text:
                        found.append(f"{table.name}.{column.name}: {text[:60]}")
    return found
