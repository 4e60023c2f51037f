"""Runs the tests in as many processes as there are processors: `python -m tests [options of pytest]`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.sharing import FOLDER, PROGRESS, not_tested

MOST_PROCESSES = 6
TELL_SECONDS = 30


def main(options: Sequence[str]) -> int:
    began, seed = time.monotonic(), time.time_ns() % 1_000_000
    number = min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2, MOST_PROCESSES)
    print(f"Tests in {number} processes; the same order again: --randomly-seed={seed}", flush=True)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        command = [sys.executable, "-m", "pytest", "-p", "tests.sharing", "-p", "no:cacheprovider"]
        command += [f"--randomly-seed={seed}", *options]
        logs = [folder / f"{one}.log" for one in range(number)]
        processes = [_start(command, folder, log) for log in logs]
        try:
            _wait(processes, folder / PROGRESS, began)
        finally:
            for process in processes:
                process.terminate()
        ended = [process.wait() for process in processes]
        for code, log in zip(ended, logs, strict=True):
            if code:
                print(log.read_text(encoding="utf-8", errors="replace"), f"(ended with {code})", flush=True)
        whole = _tell(folder, time.monotonic() - began)
    return 0 if whole and not any(ended) else 1


def _start(command: Sequence[str], folder: Path, log: Path) -> subprocess.Popen[bytes]:
    with log.open("wb") as out:
        return subprocess.Popen(command, env=_surroundings(folder), stdout=out, stderr=subprocess.STDOUT)


def _surroundings(folder: Path) -> dict[str, str]:
    """What is compiled is kept: programs that tests start, and the next run, need not compile it again."""
    return {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
        FOLDER: str(folder)
    }


def _wait(processes: Sequence[subprocess.Popen[bytes]], progress: Path, began: float) -> None:
    for process in processes:
        while process.poll() is None:
            try:
                process.wait(TELL_SECONDS)
            except subprocess.TimeoutExpired:
                done = progress.stat().st_size if progress.exists() else 0
                print(f"  {time.monotonic() - began:4.0f} s  {done:,} tests", flush=True)


def _tell(folder: Path, seconds: float) -> bool:
    """Prints what came of all tests; whether each that was found has ended."""
    told = [json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")]
    ended, skipped = Counter[str](), Counter[str]()
    for one in told:
        ended.update(one["ended"])
        skipped.update(one["skipped"])
    found = max((one["collected"] for one in told), default=0)
    for line in not_tested(skipped):
        print(line)
    counts = ", ".join(f"{count:,} {outcome}" for outcome, count in ended.items())
    print(f"{counts}, {skipped.total():,} skipped of {found:,} in {seconds:.0f} s")
    return found > 0 and ended.total() + skipped.total() >= found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
