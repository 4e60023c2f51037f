"""Long work as presenters see it: progress, cancel, and the result back where they live."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from trainer.store.errors import KnownError

T = TypeVar("T")


@dataclass
class Handle:
    """What work sees of its job."""

    report: Callable[[int, int], None] = lambda done, total: None
    stop: threading.Event = field(default_factory=threading.Event)

    def progress(self, done: int, total: int) -> None:
        self.report(done, total)

    def cancelled(self) -> bool:
        return self.stop.is_set()


class Stopped(Exception):
    """The person cancelled; caught by the work that asked for it."""


def stopping(handle: Handle) -> Callable[[int, int], None]:
    """A progress report that raises Stopped once the job is cancelled, for work that leaves nothing half-done."""

    def report(done: int, total: int) -> None:
        if handle.cancelled():
            raise Stopped
        handle.progress(done, total)

    return report


class Working(Protocol):
    """Runs work that may take over 50 ms; `done` and `failed` come back on the GUI thread."""

    def run(
        self,
        title: str,
        work: Callable[[Handle], T],
        done: Callable[[T], None],
        failed: Callable[[KnownError], None],
    ) -> None: ...


class InlineWorking:
    """Runs at once, where it is called: for tests and for commands."""

    def run(
        self,
        title: str,
        work: Callable[[Handle], T],
        done: Callable[[T], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        try:
            result = work(Handle())
        except KnownError as error:
            failed(error)
        else:
            done(result)
