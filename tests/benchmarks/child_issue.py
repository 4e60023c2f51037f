"""The most memory held after issuing 100 certificates and after issuing 1,000, in megabytes."""

import random
import sys
from dataclasses import replace
from pathlib import Path

from tests.benchmarks.harness import peak_megabytes
from tests.benchmarks.office import PASSWORD
from tests.benchmarks.register import PEOPLE, TRAINING
from trainer.app.services import Services
from trainer.store.clock import SystemClock
from trainer.store.opening import open_store
from trainer.store.workspace import Workspace

clock = SystemClock()
with open_store(Workspace(Path(sys.argv[1])), clock, use_keyring=False) as store:
    services = Services(store, clock, random.SystemRandom())
    actor = services.accounts.sign_in("admin", PASSWORD).actor
    people = [row.id for row in services.people.find(actor, "证", PEOPLE)]
    peaks = []
    for number in range(10):
        services.certificates.issue(actor, people, replace(TRAINING, title=f"第{number}期"))
        peaks.append(peak_megabytes())
    print(peaks[0], peaks[-1])
    services.close()
