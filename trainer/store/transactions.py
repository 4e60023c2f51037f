"""Short writes, snapshot reads, and the translation of the engine's troubles into known errors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import islice
from typing import TypeVar

from sqlalchemy import Engine
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from trainer.store.errors import StoreTrouble

T = TypeVar("T")
CHUNK_ROWS = 200

_TROUBLES = (
    ("database or disk is full", "store.disk_full"),
    ("readonly database", "store.read_only"),
    ("database is locked", "store.busy"),
    ("disk I/O error", "store.disk_error"),
    ("malformed", "store.damaged"),
    ("not a database", "store.damaged"),
)


class Database:
    """Opens the transactions of the services: one per intention of a user."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.kind = engine.dialect.name
        self._writer = engine.execution_options(writes=True)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A snapshot: sees one state of the store, blocks nobody."""
        with _known_troubles(), Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def glance(self) -> Iterator[DBAPICursor]:
        """A bare cursor for single selects that answer while somebody types; each sees the newest commit."""
        with _known_troubles(), closing(self.engine.raw_connection()) as connection:
            try:
                yield connection.cursor()
            except self.engine.dialect.loaded_dbapi.Error as error:
                raise trouble_of(error) from error

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One short transaction that holds the write lock from its beginning; commits unless an error leaves it."""
        with _known_troubles(), Session(self._writer, expire_on_commit=False) as session:
            yield session
            session.commit()

    def close(self) -> None:
        """Ends every pooled connection."""
        self.engine.dispose()


def chunks(rows: Iterable[T], size: int = CHUNK_ROWS) -> Iterator[Sequence[T]]:
    """Bulk work in pieces small enough that an answer never waits for one."""
    iterator = iter(rows)
    while piece := tuple(islice(iterator, size)):
        yield piece


@contextmanager
def _known_troubles() -> Iterator[None]:
    try:
        yield
    except DatabaseError as error:
        raise trouble_of(error) from error


def trouble_of(error: Exception) -> Exception:
    """The known error behind an engine's message, or the error itself where it is a bug."""
    cause = getattr(error, "orig", error)
    if type(cause).__module__.startswith("psycopg"):
        return _trouble_of_server(error, cause)
    text = str(cause)
    for words, code in _TROUBLES:
        if words in text:
            return StoreTrouble(code)
    return error


def _trouble_of_server(error: Exception, cause: Exception) -> Exception:
    from trainer.store.postgres import trouble_code

    code = trouble_code(cause)
    return error if code is None else StoreTrouble(code)
