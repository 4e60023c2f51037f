"""Saving one event: a raw insert on a connection of its own, committed when it returns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC
from typing import Any
from uuid import UUID

import sqlcipher3.dbapi2 as sqlcipher

from trainer.exams.sittings.chain import NO_HEAD, Head, make_link
from trainer.exams.sittings.values import Event, EventKind, NewEvent, SavedAck
from trainer.store.errors import StoreTrouble
from trainer.store.troubles import trouble_of

Connect = Callable[[], Any]
HANDED_IN = "journal.handed_in"
_INSERT = (
    "INSERT INTO journal_event (sitting_id, sequence, at, monotonic, boot_id, kind, data, previous, hash)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_HEAD = "SELECT sequence, hash, kind FROM journal_event WHERE sitting_id = ? ORDER BY sequence DESC LIMIT 1"


class EventLog:
    """The only writer of journals. Not for two threads at once."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect
        self._connection: Any = None
        self._heads: dict[UUID, Head] = {}

    def save(self, event: NewEvent) -> SavedAck:
        """Commits one event as the next link of its sitting.

        Raises StoreTrouble; the engine has then rolled back already. The statement is a transaction of its own
        (the connection is in autocommit), so nothing is left open and the next event may be saved at once.

        Nothing follows SUBMITTED: raises StoreTrouble("journal.handed_in") where another PC has handed in. Two PCs
        cannot write the same link, so whoever comes second reads the newest link before it tries again.
        """
        try:
            if self._connection is None:
                self._connection = self._connect()
            link = make_link(event, self._head(event.sitting_id))
            self._connection.execute(_INSERT, _row(link))
        except (sqlcipher.Error, StoreTrouble) as error:
            stale = self._heads.pop(event.sitting_id, None) is not None
            trouble = trouble_of(error)
            if isinstance(trouble, StoreTrouble) and trouble.code == "store.read_only":
                self.close()
            elif stale and self._ended(event.sitting_id):
                raise StoreTrouble(HANDED_IN) from error
            raise trouble if isinstance(trouble, StoreTrouble) else StoreTrouble("journal.failed") from error
        self._heads[event.sitting_id] = (link.sequence, link.hash)
        return SavedAck(link.sitting_id, link.sequence, link.kind, link.stamp.at)

    def close(self) -> None:
        """Gives the connection back; the next event opens a new one."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None
        self._heads.clear()

    def _head(self, sitting_id: UUID) -> Head:
        known = self._heads.get(sitting_id)
        if known is not None:
            return known
        found = self._connection.execute(_HEAD, (sitting_id.hex,)).fetchone()
        if found is not None and found[2] == EventKind.SUBMITTED:
            raise StoreTrouble(HANDED_IN)
        return NO_HEAD if found is None else (int(found[0]), str(found[1]))

    def _ended(self, sitting_id: UUID) -> bool:
        """Whether the link that came in between was the hand-in."""
        try:
            self._head(sitting_id)
        except StoreTrouble as trouble:
            return trouble.code == HANDED_IN
        except sqlcipher.Error:
            return False
        return False


def _row(link: Event) -> tuple[object, ...]:
    at = link.stamp.at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    stamp = link.stamp
    hashes = (link.previous, link.hash)
    return (link.sitting_id.hex, link.sequence, at, stamp.monotonic, stamp.boot_id, link.kind, link.text, *hashes)
