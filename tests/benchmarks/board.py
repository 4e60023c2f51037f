"""学时 opened in the window of a large office, beside bare Qt widgets and a bare sum of the same ledger."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.harness import Row
from trainer.people.accounts.values import Actor


def board_rows(workspace: Path, actor: Actor) -> list[Row]:
    """In a process of its own, which needs an application: the first visit loads what the page is made of.

    From the click in the rail: the page painted with its first people and their figures, ready for the next click;
    then every sum, card and the forecast. The best of three runs.
    """
    command = [
        sys.executable,
        "-m",
        "tests.benchmarks.child_board",
        *map(str, (workspace, actor.person_id, actor.account_id)),
    ]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    runs = [
        json.loads(subprocess.run(command, check=True, capture_output=True, env=environment).stdout) for _ in range(3)
    ]
    names = ("first", "bare", "whole", "sums", "still")
    first, bare, whole, sums, still = (min(run[name] for run in runs) for name in names)
    opened = "board of 5,000 officers opened"
    return [
        Row(f"{opened}: first people (bare Qt page)", first, bare, "value <= 300 ms"),
        Row(f"{opened}: sums and forecast (bare sum)", whole, sums, "value <= 1,500 ms"),
        Row(f"{opened}: longest without an answer", still, None, "<= 100 ms"),
    ]
