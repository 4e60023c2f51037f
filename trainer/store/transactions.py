"""Short writes and snapshot reads; the engine's troubles leave them as known errors."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session, SessionTransaction

from trainer.store.errors import StoreTrouble
from trainer.store.troubles import trouble_of

T = TypeVar("T")
CHUNK_ROWS = 200
BULK_ROWS = 1000
"""The same where all work on the rows was done before the lock is taken."""

HOLD_SECONDS = 0.05
"""The longest anybody may keep others from writing; an answer of a sitting waits behind it."""

FIRST_ROWS = 50
FEWEST_ROWS = 20
"""A commit takes its time whatever it holds: on a slow disk still smaller pieces would only add commits."""

LONGEST_LOG = 1000
"""Pages of the log from which on they are taken into the file."""

_SECONDS, _SINCE = "seconds", "since"


class _WriteSession(Session):
    """Knows since when it holds the write lock."""


@event.listens_for(_WriteSession, "after_begin")
def _begun(session: Session, _transaction: SessionTransaction, _connection: Connection) -> None:
    session.info[_SINCE] = session.info[_SECONDS]()


class Database:
    """Opens the transactions of the services: one per intention of a user.

    `longest_hold` and `last_hold` say for how many seconds the write lock was held.
    """

    def __init__(self, engine: Engine, seconds: Callable[[], float] = time.perf_counter) -> None:
        self.engine = engine
        self.kind = engine.dialect.name
        self.longest_hold = self.last_hold = 0.0
        self._seconds = seconds
        self._writer = engine.execution_options(writes=True)
        self._stager = engine.execution_options(writes=True, staged=True)

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
        with self._writing(self._writer) as session:
            yield session

    @contextmanager
    def stage(self) -> Iterator[Session]:
        """`write` for a piece of what no query shows yet: it does not wait for the disk.

        The next commit of `write`, whoever makes it, puts it on the disk before itself. So what shows the pieces must
        be written by `write`, and a power cut before that takes the last pieces, never some of an earlier one.
        """
        with self._writing(self._stager) as session:
            yield session

    @contextmanager
    def _writing(self, engine: Engine) -> Iterator[Session]:
        info = {_SECONDS: self._seconds}
        with _known_troubles(), _WriteSession(engine, expire_on_commit=False, info=info) as session:
            try:
                yield session
                session.commit()
            finally:
                self._note_hold(session)
        self._empty_long_log()

    def pieces(
        self, rows: Iterable[T], most: int = CHUNK_ROWS, first: int = FIRST_ROWS, fewest: int = FEWEST_ROWS
    ) -> Iterator[Sequence[T]]:
        """Bulk work in pieces, each written by one transaction before the next is asked for.

        A piece is as large as the one before it lets expect to be written in a third of HOLD_SECONDS: on a slow disk or
        beside other work, they become small. `first` and `fewest` are smaller where every row is a file.
        """
        iterator, size = iter(rows), min(first, most)
        while piece := tuple(islice(iterator, size)):
            self.last_hold = 0.0
            yield piece
            size = next_size(size, self.last_hold, most, fewest)

    def _note_hold(self, session: Session) -> None:
        since = session.info.get(_SINCE)
        if since is not None:
            self.last_hold = self._seconds() - since
            self.longest_hold = max(self.longest_hold, self.last_hold)

    def _empty_long_log(self) -> None:
        """Takes a long log into the file while nobody is kept from writing; by itself the file does so in a commit.

        What is written stands already: that the log could not be emptied troubles nobody, the next write tries again.
        """
        if self.kind != "sqlite":
            return
        with suppress(StoreTrouble), self.glance() as cursor:
            ((_busy, written, taken),) = cursor.execute("PRAGMA wal_checkpoint(NOOP)").fetchall()
            if written - taken >= LONGEST_LOG:
                cursor.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def close(self) -> None:
        """Ends every pooled connection."""
        self.engine.dispose()


def next_size(size: int, held: float, most: int = CHUNK_ROWS, fewest: int = FEWEST_ROWS) -> int:
    """How many rows the next piece has, after one of `size` rows held the write lock for `held` seconds."""
    if not held:
        return size
    return max(min(fewest, most), int(min(most, 2 * size, size * HOLD_SECONDS / 3 / held)))


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
