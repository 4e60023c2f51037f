"""The rewriting of a server's tables that leaves nothing of what was deleted in them, and the search for it.

What the server keeps beside its tables (write-ahead log, its archive, own backups) is its administrator's to destroy.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from trainer.store.errors import StoreTrouble
from trainer.store.postgres import WRITER_LOCK

WAITS, WAIT_SECONDS = 60, 0.25
"""How long others may still read what was there before."""
_OWNER = "SELECT pg_has_role(current_user, datdba, 'USAGE') FROM pg_database WHERE datname = current_database()"
_OLDER = """
SELECT count(*) FROM (
    SELECT backend_xmin AS held FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
    UNION ALL SELECT backend_xid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
    UNION ALL SELECT xmin FROM pg_replication_slots
    UNION ALL SELECT transaction FROM pg_prepared_xacts WHERE database = current_database()
) AS others WHERE held IS NOT NULL AND age(held) > 0
"""
_UNSEEN = """
SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
AND state IS NULL AND backend_type = 'client backend'
"""
_COLUMNS = """
SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = current_schema()
AND data_type IN ('text', 'character varying', 'json', 'jsonb', 'tsvector', 'bytea', 'ARRAY')
AND table_name IN (SELECT tablename FROM pg_tables WHERE schemaname = current_schema())
"""
_STATISTICS = """
SELECT count(*) FROM pg_stats WHERE schemaname = current_schema()
AND position(? in concat(most_common_vals::text, histogram_bounds::text)) > 0
"""


def refuse_unready(connect: Callable[[], Any]) -> None:
    """Raises StoreTrouble("server.not_owner"): only the owner of the database may rewrite all of it, statistics too."""
    with _connected(connect) as connection:
        if connection.execute(_OWNER).fetchone() != (True,):
            raise StoreTrouble("server.not_owner")


def rewrite_server(connect: Callable[[], Any]) -> None:
    """Writes every table and index anew, and the statistics, which hold values of columns.

    Nobody writes meanwhile. Dead rows stay where somebody still sees what was before: then, and where a table is in
    use, raises StoreTrouble: store.busy, server.in_use. What was done stays done; it can be gone on with.
    """
    with _connected(connect) as connection:
        connection.execute(f"SELECT pg_advisory_lock({WRITER_LOCK})")
        if connection.execute(_UNSEEN).fetchone() != (0,):
            raise StoreTrouble("server.in_use")
        connection.execute("ANALYZE")
        _wait_for_readers(connection)
        connection.execute("VACUUM (FULL)")


def find_on_server(connect: Callable[[], Any], needles: Iterable[bytes]) -> dict[bytes, int]:
    """In how many rows of all tables each needle stands; those that are nowhere are left out."""
    found: dict[bytes, int] = {}
    with _connected(connect) as connection:
        columns = connection.execute(_COLUMNS).fetchall()
        for needle in dict.fromkeys(needles):
            text = needle.decode()
            [(count,)] = connection.execute(_STATISTICS, (text,)).fetchall()
            for table, column, kind in columns:
                bits = kind == "bytea"
                sought = "convert_to(?, 'UTF8')" if bits else "?"
                where = f'position({sought} in "{column}"' + (")" if bits else "::text)")
                [(rows,)] = connection.execute(f'SELECT count(*) FROM "{table}" WHERE {where} > 0', (text,)).fetchall()
                count += rows
            if count:
                found[needle] = count
    return found


def _wait_for_readers(connection: Any) -> None:
    for _ in range(WAITS):
        if connection.execute(_OLDER).fetchone() == (0,):
            return
        time.sleep(WAIT_SECONDS)
    raise StoreTrouble("store.busy")


@contextmanager
def _connected(connect: Callable[[], Any]) -> Iterator[Any]:
    connection = connect()
    try:
        yield connection
    finally:
        with suppress(StoreTrouble):
            connection.close()
