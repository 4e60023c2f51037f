"""Processes that share the tests: each takes the next file of tests that nobody has taken yet.

Those that take longest come first, so that no process waits for another at the end.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import pytest

FOLDER = "TRAINER_SHARED_TESTS"
PROGRESS = "progress"
LONGEST = ("tests/journeys/test_demo.py", "tests/privacy/test_any_life.py", "tests/journeys", "tests/certificates")


def not_tested(reasons: Counter[str]) -> list[str]:
    """What is said at the end about tests that were skipped."""
    lines = [f"  {count} × {reason}" for reason, count in sorted(reasons.items())]
    return [f"NOT TESTED on this machine, {reasons.total()} tests:", *lines] if lines else []


def pytest_configure(config: pytest.Config) -> None:
    if folder := os.environ.get(FOLDER):
        config.pluginmanager.register(Share(Path(folder)))


class Share:
    """What one process does; `folder` is the same for all of them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ended: Counter[str] = Counter()
        self._skipped: Counter[str] = Counter()

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items.sort(key=_rank)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        if session.testsfailed:
            raise session.Interrupted(f"{session.testsfailed} errors while collecting")
        mine = self._mine(session.items)
        item = next(mine, None)
        while item is not None:
            following = next(mine, None)
            session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            with (self._folder / PROGRESS).open("ab") as progress:
                progress.write(b".")
            item = following
        return True

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.skipped and self._takes(report.nodeid):
            self._skipped[reason(report)] += 1

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.skipped:
            self._skipped[reason(report)] += 1
        elif report.failed or report.when == "call":
            self._ended[report.outcome] += 1

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        told = {"collected": session.testscollected, "ended": self._ended, "skipped": self._skipped}
        (self._folder / f"{os.getpid()}.json").write_text(json.dumps(told), encoding="utf-8")

    def _mine(self, items: Iterable[pytest.Item]) -> Iterator[pytest.Item]:
        for path, some in groupby(items, key=_file):
            if self._takes(path):
                yield from some

    def _takes(self, path: str) -> bool:
        try:
            (self._folder / path.replace("/", "~")).touch(exist_ok=False)
        except FileExistsError:
            return False
        return True


def _file(item: pytest.Item) -> str:
    return item.nodeid.partition("::")[0]


def _rank(item: pytest.Item) -> int:
    path = _file(item)
    return next((rank for rank, start in enumerate(LONGEST) if path.startswith(start)), len(LONGEST))


def reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    text = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return text.removeprefix("Skipped: ")
