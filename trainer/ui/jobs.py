"""Long work away from the screen: one worker for the database, progress, cancel, results on the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
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
    _returned = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._handles: list[Handle] = []
        self._returned.connect(self._hand_over)

    def run(
        self,
        title: str,
        work: Callable[[Handle], T],
        done: Callable[[T], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        handle = Handle(self.progressed.emit)
        self._handles.append(handle)
        self._pool.start(_Work(lambda: self._perform(title, handle, work, done, failed)))

    @property
    def busy(self) -> bool:
        """Whether anything runs or waits; no exam begins beside it."""
        return bool(self._handles)

    def stop(self) -> None:
        """Asks all work to stop and waits until it has; for closing the program."""
        for handle in self._handles:
            handle.stop.set()
        self._pool.waitForDone()

    def _perform(
        self,
        title: str,
        handle: Handle,
        work: Callable[[Handle], T],
        done: Callable[[T], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        self.started.emit(title, handle.stop.set)
        try:
            result = work(handle)
        except KnownError as error:
            self._returned.emit(failed, error)
        except Exception as error:  # noqa: BLE001 - handed to the crash handler on the GUI thread
            self._returned.emit(self.crashed.emit, error)
        else:
            self._returned.emit(done, result)

    @Slot(object, object)
    def _hand_over(self, callback: Callable[[Any], None], value: Any) -> None:
        del self._handles[0]
        self.ended.emit()
        callback(value)


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
