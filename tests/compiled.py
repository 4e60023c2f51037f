"""Statements are compiled once in a process, not once for each store that a test opens."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import Dialect

_known: dict[str, Dialect] = {}
_compiled: dict[Any, Any] = {}


def create_sharing_engine(url: str, **options: Any) -> Engine:
    """`create_engine`, whose engines speak by one dialect and so find what another of them has compiled."""
    made = create_engine(url, **options)
    if url in _known:
        made.dialect = _known[url]
        made.update_execution_options(compiled_cache=_compiled)
    else:
        event.listen(made, "engine_connect", _remember_of(url))
    return made


def _remember_of(url: str) -> Any:
    def remember(connection: Connection) -> None:
        """A dialect is whole once it has met a connection."""
        _known.setdefault(url, connection.dialect)

    return remember
