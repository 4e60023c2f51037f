"""Makes every fault in turn, prints the table, writes build/soak.json; ends with 1 where anything differs."""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.soak.approvals import killed_approving
from tests.soak.clocks import clock_shifted
from tests.soak.disk import no_room, read_only, small_disk, write_protected
from tests.soak.kills import killed_answering, killed_handing_in, killed_importing, killed_marking
from tests.soak.rows import Scenario, show
from tests.soak.tail import damaged_tail
from tests.soak.two_pcs import two_pcs
from tests.soak.windows import second_program, signs_in_twice, two_windows
from trainer.words import use_language

OUT = Path("build/soak.json")

ENOUGH_SECONDS = 420
"""After that the rest is made in its short size, so that a slow machine too is done within ten minutes."""
SCENARIOS: tuple[tuple[Scenario, int, int], ...] = (
    (killed_answering, 100, 6),
    (killed_handing_in, 60, 5),
    (killed_marking, 40, 5),
    (killed_approving, 40, 4),
    (killed_importing, 40, 4),
    (no_room, 1, 10),
    (small_disk, 1, 10),
    (read_only, 40, 4),
    (write_protected, 40, 4),
    (clock_shifted, 400, 30),
    (two_windows, 400, 30),
    (second_program, 100, 4),
    (signs_in_twice, 60, 3),
    (damaged_tail, 40, 3),
    (two_pcs, 60, 4),
)
"""Each with its long and its short size."""


def main() -> None:
    use_language()
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else time.time_ns() % 1_000_000
    print(f"Seed {seed}; the same seed makes the same faults at other moments", flush=True)
    rows, began = [], time.monotonic()
    for number, (scenario, long, short) in enumerate(SCENARIOS):
        size = long if time.monotonic() - began < ENOUGH_SECONDS else short
        with tempfile.TemporaryDirectory() as folder:
            row = scenario(Path(folder) / "workspace", size, random.Random(seed + number))
        if row is not None:
            rows.append(row)
            print(show([row]).splitlines()[-1], flush=True)
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps([row.as_data() for row in rows], ensure_ascii=False, indent=2), encoding="utf-8")
    print(f"{show(rows)}\n{time.monotonic() - began:.0f} s")
    sys.exit(0 if all(row.sound for row in rows) else 1)


if __name__ == "__main__":
    main()
