"""The other engine: a PostgreSQL server that many trainers of one office share. Loaded where a workspace names one."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from sqlalchemy import Connection, Engine, String, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.pool import NullPool, QueuePool

from trainer.store.engine import BUSY_MILLISECONDS
from trainer.store.errors import BadInput, StoreTrouble
from trainer.store.troubles import trouble_of, trouble_of_server

WRITER_LOCK = int.from_bytes(b"trainer")
"""The advisory lock of whoever writes: on a server as in the file there is one writer at a time."""
ABANDONED_MILLISECONDS = 10_000
"""A writer who is silent for so long is gone; the server takes back what it began."""
_DEFAULTS: dict[str, Any] = {
    "application_name": "trainer",
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "tcp_user_timeout": 10_000,
}
_SETTINGS = f"SET timezone = 'UTC'; SET synchronous_commit = on; SET lock_timeout = {BUSY_MILLISECONDS}"
_SAME_ORDER = "SELECT 'B' < 'a' AND 'a/b' < 'a0' AND '-b' < 'a' AND current_setting('server_encoding') = 'UTF8'"


@compiles(String, "postgresql")
def _text(_type: String, _compiler: object, **_: object) -> str:
    """The file holds no text to a length, so the server does not either."""
    return "TEXT"


def read_connection(connection: str) -> dict[str, Any]:
    """The parts of a libpq connection string; BadInput where it is none, or holds the password in the open."""
    try:
        parts = conninfo_to_dict(connection)
    except psycopg.ProgrammingError as error:
        raise BadInput("server.connection_unclear") from error
    if "password" in parts:
        raise BadInput("server.password_in_the_open")
    return parts


class Server:
    """One database of a server, and how it is reached."""

    def __init__(self, connection: str, password: str) -> None:
        self.conninfo = make_conninfo(**_DEFAULTS | read_connection(connection))
        self._password = password

    def connect(self) -> psycopg.Connection[Any]:
        """A connection in autocommit with the settings every reader and writer needs."""
        connection = psycopg.connect(self.conninfo, password=self._password or None, autocommit=True)
        connection.execute(_SETTINGS)
        return connection

    def environment(self) -> dict[str, str]:
        """What the server's own programs run with: the password stands on no command line."""
        return {**os.environ, **({"PGPASSWORD": self._password} if self._password else {})}

    def engine(self) -> Engine:
        """The engine of daily work: pooled connections, each looked at before it is used again."""
        return self._engine(poolclass=QueuePool, pool_size=4, pool_pre_ping=True)

    def migration_engine(self) -> Engine:
        """An engine that keeps no connection."""
        return self._engine(poolclass=NullPool)

    def _engine(self, **pool: Any) -> Engine:
        engine = create_engine("postgresql+psycopg://", creator=self._connect, use_native_hstore=False, **pool)
        event.listen(engine, "begin", _begin)
        return engine

    def _connect(self) -> psycopg.Connection[Any]:
        connection = self.connect()
        connection.autocommit = False
        return connection


class JournalConnection:
    """Speaks as a connection of the file does, for the journals: each statement is a transaction of its own.

    Every error is a StoreTrouble, and a connection that broke is made anew with the next statement.
    """

    def __init__(self, server: Server) -> None:
        self._server = server
        self._connection: psycopg.Connection[Any] | None = None

    def execute(self, statement: str, values: Sequence[object] = ()) -> psycopg.Cursor[Any]:
        with known_troubles():
            if self._connection is None or self._connection.closed:
                self._connection = self._server.connect()
            return self._connection.execute(statement.replace("?", "%s").encode(), values)

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()


def refuse_other_order(engine: Engine) -> None:
    """Raises StoreTrouble("server.other_order") where texts sort otherwise than in the file: ranges rest on that."""
    try:
        with engine.connect() as connection:
            same = connection.exec_driver_sql(_SAME_ORDER).scalar()
    except DatabaseError as error:
        raise trouble_of(error) from error
    if not same:
        raise StoreTrouble("server.other_order")


@contextmanager
def known_troubles() -> Iterator[None]:
    """Turns the troubles of bare connections into StoreTrouble."""
    try:
        yield
    except psycopg.Error as error:
        code = trouble_of_server(error)
        raise StoreTrouble("store.server_refused" if code is None else code) from error


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("writes", False):
        awaited = "off" if options.get("staged", False) else "on"
        connection.exec_driver_sql(
            f"SELECT set_config('idle_in_transaction_session_timeout', '{ABANDONED_MILLISECONDS}', true), "
            f"set_config('synchronous_commit', '{awaited}', true), pg_advisory_xact_lock({WRITER_LOCK})"
        )
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
