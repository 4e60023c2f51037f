"""The hash chain of one sitting's journal. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from trainer.exams.sittings.values import Event, NewEvent

GENESIS = "0" * 64
Head = tuple[int, str]
"""Sequence and hash of the newest link."""
NO_HEAD: Head = (0, GENESIS)


def make_link(event: NewEvent, head: Head) -> Event:
    """The event as the link after `head`."""
    sequence, previous = head
    text = json.dumps(event.data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    link = Event(event.sitting_id, sequence + 1, event.stamp, event.kind, text, previous, "")
    return Event(event.sitting_id, sequence + 1, event.stamp, event.kind, text, previous, link_hash(link))


def link_hash(event: Event) -> str:
    """SHA-256 over every field of a link and the hash before it."""
    stamp = event.stamp
    fields = (
        event.sitting_id.hex,
        str(event.sequence),
        stamp.at.isoformat(),
        str(stamp.monotonic),
        stamp.boot_id,
        event.kind.value,
        event.text,
        event.previous,
    )
    return hashlib.sha256("\n".join(fields).encode()).hexdigest()


def broken_link(events: Iterable[Event]) -> int | None:
    """The sequence of the first link that was changed, removed or put in; None for a whole chain."""
    sequence, previous = NO_HEAD
    for event in events:
        sequence += 1
        if (event.sequence, event.previous, event.hash) != (sequence, previous, link_hash(event)):
            return sequence
        previous = event.hash
    return None
