"""The rewriting of the file that leaves nothing of what was deleted behind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from trainer.store.errors import StoreTrouble


def rewrite_file(connect: Callable[[], Any]) -> None:
    """Writes the whole file anew and empties its log: what was deleted stands on no page any more, free ones included.

    Holds the file for itself; raises StoreTrouble("store.busy") where somebody reads or writes meanwhile.
    """
    connection = connect()
    try:
        connection.execute("PRAGMA secure_delete=ON")
        _empty_log(connection)
        connection.execute("VACUUM")
        _empty_log(connection)
    finally:
        connection.close()


def _empty_log(connection: Any) -> None:
    [(busy, _frames, _moved)] = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    if busy:
        raise StoreTrouble("store.busy")
