"""Milliseconds of the first verification in a new process, its service ready, and of the quickest after it."""

import random
import sys
from pathlib import Path

from tests.benchmarks.harness import milliseconds
from trainer.app.services import Services
from trainer.certificates.values import Verdict
from trainer.store.clock import SystemClock
from trainer.store.opening import open_store
from trainer.store.workspace import Workspace

clock = SystemClock()
with open_store(Workspace(Path(sys.argv[1])), clock, use_keyring=False) as store:
    services = Services(store, clock, random.SystemRandom())
    certificates, content = services.certificates, Path(sys.argv[2]).read_bytes()

    def verify() -> None:
        if certificates.verify(content).verdict is not Verdict.GENUINE:
            raise SystemExit("not genuine")

    first = milliseconds(verify)
    print(first, min(milliseconds(verify) for _round in range(5)))
    services.close()
