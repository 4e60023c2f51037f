"""The one writer of the journals: a thread with a queue, so that no answer ever waits for the disk."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Protocol

from trainer.exams.sittings.event_log import Connect, EventLog
from trainer.exams.sittings.values import NewEvent, SavedAck
from trainer.store.errors import StoreTrouble

OnSaved = Callable[[SavedAck | StoreTrouble], None]
"""Called on the writer's thread once an event is committed, or could not be."""


class Journal(Protocol):
    """Where the events of sittings go."""

    def append(self, event: NewEvent, on_saved: OnSaved) -> None:
        """Returns at once; `on_saved` is called after the commit has returned."""
        ...

    def flush(self) -> None:
        """Waits until all that was appended is saved or has failed."""
        ...

    def close(self) -> None:
        """Flushes and ends the thread and its connection."""
        ...


class JournalWriter:
    """Saves events in the order they were appended. The thread starts with the first one."""

    def __init__(self, connect: Connect) -> None:
        self._log = EventLog(connect)
        self._waiting: SimpleQueue[tuple[NewEvent, OnSaved] | threading.Event | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def append(self, event: NewEvent, on_saved: OnSaved) -> None:
        """Returns at once. A full disk reaches `on_saved` as StoreTrouble; the writer goes on with the next event."""
        self._start()
        self._waiting.put((event, on_saved))

    def flush(self) -> None:
        """Waits for the queue."""
        if self._thread is not None:
            reached = threading.Event()
            self._waiting.put(reached)
            reached.wait()

    def close(self) -> None:
        """Saves what waits, then ends; a later event starts anew."""
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join()
            self._thread = None

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while (next_one := self._waiting.get()) is not None:
            if isinstance(next_one, threading.Event):
                next_one.set()
            else:
                self._save(*next_one)
        self._log.close()

    def _save(self, event: NewEvent, on_saved: OnSaved) -> None:
        outcome: SavedAck | StoreTrouble
        try:
            outcome = self._log.save(event)
        except StoreTrouble as trouble:
            outcome = trouble
        except Exception:  # noqa: BLE001  a bug with one event must not leave all later answers unsaved
            _report()
            outcome = StoreTrouble("journal.failed")
        try:
            on_saved(outcome)
        except Exception:  # noqa: BLE001  a bug in a screen must not stop the saving of answers
            _report()


def _report() -> None:
    threading.excepthook(threading.ExceptHookArgs((*sys.exc_info(), threading.current_thread())))
