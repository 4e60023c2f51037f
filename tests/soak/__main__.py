"""Makes every fault in turn, prints the table, writes build/soak.json; ends with 1 where anything differs."""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.soak.clocks import clock_shifted
from tests.soak.disk import no_room, read_only, small_disk, write_protected
from tests.soak.kills import killed_answering, killed_handing_in, killed_marking
from tests.soak.rows import Scenario, show
from tests.soak.tail import damaged_tail
from tests.soak.two_pcs import two_pcs
from tests.soak.windows import second_program, signs_in_twice, two_windows
from trainer.words import use_language

OUT = Path("build/soak.json")

SCENARIOS: tuple[tuple[Scenario, int], ...] = (
    (killed_answering, 100),
    (killed_handing_in, 60),
    (killed_marking, 40),
    (no_room, 1),
    (small_disk, 1),
    (read_only, 40),
    (write_protected, 40),
    (clock_shifted, 400),
    (two_windows, 400),
    (second_program, 100),
    (signs_in_twice, 60),
    (damaged_tail, 40),
    (two_pcs, 60),
)


def main() -> None:
    use_language()
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else time.time_ns() % 1_000_000
    print(f"Seed {seed}; the same seed makes the same faults at other moments", flush=True)
    rows = []
    for number, (scenario, size) in enumerate(SCENARIOS):
        with tempfile.TemporaryDirectory() as folder:
            row = scenario(Path(folder) / "workspace", size, random.Random(seed + number))
        if row is not None:
            rows.append(row)
            print(show([row]).splitlines()[-1], flush=True)
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps([row.as_data() for row in rows], ensure_ascii=False, indent=2), encoding="utf-8")
    print(show(rows))
    sys.exit(0 if all(row.sound for row in rows) else 1)


if __name__ == "__main__":
    main()
