"""From the command to the first usable window."""

from __future__ import annotations

import subprocess
import sys

from tests.benchmarks.harness import Row, in_turns


def start_row(workspace: str) -> Row:
    def child(name: str, *arguments: str) -> None:
        subprocess.run([sys.executable, "-m", f"tests.benchmarks.{name}", *arguments], check=True)

    ours, bare = in_turns(lambda: child("child_start", workspace), lambda: child("child_bare"), rounds=5)
    return Row("start to first usable window, 100,000 questions", ours, bare, "ratio <= 5")
