"""The exam window with a 200-question paper, beside bare Qt widgets that show the same."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.harness import Row, percentile


def window_rows(folder: Path) -> list[Row]:
    """In a process of its own: it needs an application, and its memory is counted."""
    command = [sys.executable, "-m", "tests.benchmarks.child_window", str(folder / "window")]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    found = json.loads(subprocess.run(command, check=True, capture_output=True, env=environment).stdout)
    change, bare = (percentile(found[name], 0.99) for name in ("change", "change_bare"))
    opening, bare_opening = (statistics.median(found[name]) for name in ("open", "open_bare"))
    return [
        Row("question change in the exam window, p99 (texts set in bare Qt)", change, bare, "value <= 16 ms"),
        Row("opening a 200-question paper (bare Qt window of the same)", opening, bare_opening, "value <= 300 ms"),
        Row("memory grown by 10,000 question changes", found["grown"], None, "< 5 MB", "MB"),
    ]
