"""Long work away from the screen: one worker for the database, progress, cancel, results on the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from trainer.store.errors import KnownError
from trainer.ui.working import Handle

T = TypeVar("T")


class QtJobs(QObject):
    """One worker thread; jobs queue behind each other. Signals drive the bar at the foot of the window."""

    started = Signal(str, object)
    progressed = Signal(int, int)
    ended = Signal()
    crashed = Signal(object)
    _returned = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._jobs: list[_Job] = []
        self._returned.connect(self._hand_over)

    def run(
        self,
        title: str,
        work: Callable[[Handle], T],
        done: Callable[[T], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        job = _Job(title, Handle(self.progressed.emit), work, done, failed, self.crashed.emit)
        self._jobs.append(job)
        self._pool.start(_Work(partial(self._perform, job)))

    @property
    def busy(self) -> bool:
        """Whether anything runs or waits; no exam begins beside it."""
        return bool(self._jobs)

    def stop(self) -> None:
        """Asks all work to stop and waits until it has; for closing the program."""
        for job in self._jobs:
            job.handle.stop.set()
        self._pool.waitForDone()

    def _perform(self, job: _Job) -> None:
        self.started.emit(job.title, job.handle.stop.set)
        job.carry_out()
        self._returned.emit(job)

    @Slot(object)
    def _hand_over(self, job: _Job) -> None:
        self._jobs.remove(job)
        self.ended.emit()
        job.tell()


class _Job:
    """Work and who waits for it. The GUI thread empties it, so that the last hold on a window is never the worker's:
    Qt does not bear the end of a window on another thread."""

    def __init__(
        self,
        title: str,
        handle: Handle,
        work: Callable[[Handle], Any],
        done: Callable[[Any], None],
        failed: Callable[[KnownError], None],
        crashed: Callable[[Exception], None],
    ) -> None:
        self.title = title
        self.handle = handle
        self._work = work
        self._done, self._failed = done, failed
        self._way: Callable[[Any], None] = crashed
        self._outcome: Any = None

    def carry_out(self) -> None:
        """On the worker; nothing of the outcome stays in its hands."""
        try:
            self._outcome = self._work(self.handle)
            self._way = self._done
        except KnownError as error:
            self._outcome, self._way = error, self._failed
        except Exception as error:  # noqa: BLE001 - handed to the crash handler on the GUI thread
            self._outcome = error

    def tell(self) -> None:
        """On the GUI thread."""
        way, outcome = self._way, self._outcome
        del self._work, self._done, self._failed, self._way, self._outcome
        way(outcome)


class WindowJobs:
    """The jobs of one window: work goes on when it is left, but nothing comes back to what is no longer there."""

    def __init__(self, jobs: QtJobs, window: QObject) -> None:
        self._jobs = jobs
        self._there = True
        window.destroyed.connect(self._left)

    def run(
        self,
        title: str,
        work: Callable[[Handle], T],
        done: Callable[[T], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        self._jobs.run(title, work, self._while_there(done), self._while_there(failed))

    def _while_there(self, callback: Callable[[Any], None]) -> Callable[[Any], None]:
        return lambda value: callback(value) if self._there else None

    def _left(self) -> None:
        self._there = False


class _Work(QRunnable):
    def __init__(self, perform: Callable[[], None]) -> None:
        super().__init__()
        self._perform = perform

    def run(self) -> None:
        self._perform()
