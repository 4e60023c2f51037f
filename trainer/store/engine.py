"""Engines over the encrypted file: key first, then the same pragmas on every connection."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool

BUSY_MILLISECONDS = 5000
CACHE_KIB = 16_000
SYNCHRONOUS, STAGED = "FULL", "NORMAL"
"""What was called saved is on the disk; what is staged does not wait for it."""


def connect(path: Path, key: bytes) -> Any:
    """A raw keyed connection in autocommit; transactions are begun explicitly so that DDL rolls back too."""
    connection = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    return connection


def connect_for_work(path: Path, key: bytes, foreign_keys: bool = True) -> Any:
    """A keyed connection with the pragmas every reader and writer of the store needs.

    Without recursive triggers a REPLACE would delete from append-only tables unheard.
    """
    connection = connect(path, key)
    connection.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute(f"PRAGMA synchronous={SYNCHRONOUS}")
    connection.execute(f"PRAGMA cache_size=-{CACHE_KIB}")
    connection.execute("PRAGMA recursive_triggers=ON")
    connection.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
    return connection


def open_engine(path: Path, key: bytes) -> Engine:
    """The engine of daily work: pooled connections, foreign keys on, and no commit that empties the log as well."""
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: _leaving_the_log(connect_for_work(path, key)),
        poolclass=QueuePool,
        pool_size=4,
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _give_up_read_only)
    return engine


def _leaving_the_log(connection: Any) -> Any:
    """`Database` empties it once the lock is given back."""
    connection.execute("PRAGMA wal_autocheckpoint=0")
    return connection


def open_migration_engine(path: Path, key: bytes) -> Engine:
    """An engine of its own for migrations: foreign keys off, because a table rebuild under ON empties its children."""
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: connect_for_work(path, key, foreign_keys=False),
        poolclass=NullPool,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _give_up_read_only(context: ExceptionContext) -> None:
    """A connection made while the file was protected stays read-only for life: the next one is made anew."""
    if "readonly database" in str(context.original_exception):
        context.is_disconnect = True


def _begin(connection: Connection) -> None:
    """What is staged does not wait for the disk; each write says anew whether it does, so none inherits it."""
    options = connection.get_execution_options()
    if options.get("writes", False):
        connection.exec_driver_sql(f"PRAGMA synchronous={STAGED if options.get('staged', False) else SYNCHRONOUS}")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql("BEGIN")
