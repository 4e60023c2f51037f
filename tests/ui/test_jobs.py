"""Long work and the windows that wait for it."""

import sys
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from trainer.store.errors import KnownError, Refused
from trainer.ui.jobs import QtJobs
from trainer.ui.working import Handle

ROUNDS = 400


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[QtJobs]:
    made = QtJobs()
    yield made
    made.stop()


@pytest.fixture
def _threads_take_turns_at_any_moment() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


class Page:
    """Left as soon as its work is under way, so that nobody but the work holds it."""

    def __init__(self, jobs: QtJobs, threads: list[int]) -> None:
        self._window = QWidget()
        QPushButton("x", self._window)
        self._jobs = jobs
        weakref.finalize(self, lambda: threads.append(threading.get_ident()))

    def begin(self, fails: bool) -> None:
        self._jobs.run("", lambda _handle: self._work(fails), self._told, self._told)

    def _work(self, fails: bool) -> "Page":
        if fails:
            raise Refused("exam.nobody")
        return self

    def _told(self, outcome: "Page | KnownError") -> None:
        pass


@pytest.mark.usefixtures("_threads_take_turns_at_any_moment")
@pytest.mark.parametrize("fails", [False, True])
def test_a_window_that_only_its_work_still_holds_ends_where_windows_live(
    jobs: QtJobs, qtbot: QtBot, fails: bool
) -> None:
    """On the worker its end takes the whole program with it."""
    threads: list[int] = []
    for _round in range(ROUNDS):
        with qtbot.waitSignal(jobs.ended):
            Page(jobs, threads).begin(fails)
    assert set(threads) <= {threading.get_ident()}
    assert fails or len(threads) == ROUNDS


def test_what_a_job_could_not_know_reaches_the_crash_handler(jobs: QtJobs, qtbot: QtBot) -> None:
    def broken(_handle: Handle) -> None:
        raise ZeroDivisionError

    with qtbot.waitSignal(jobs.crashed) as crashed:
        jobs.run("", broken, lambda _result: None, lambda _error: None)
    assert isinstance(crashed.args[0], ZeroDivisionError)
    assert not jobs.busy
