"""A second office with a workspace of its own, which holds nothing of the first but its public key."""

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.conftest import PASSWORD, QUICK_HASHER
from tests.fakes import FixedClock
from trainer.app.services import Services
from trainer.people.accounts.values import Actor
from trainer.people.values import PersonDraft
from trainer.store.opening import open_store
from trainer.store.workspace import Workspace


@dataclass(frozen=True)
class OtherOffice:
    services: Services
    boss: Actor

    def trust(self, key_file: bytes) -> None:
        self.services.certificate_keys.trust(self.boss, key_file)


@contextmanager
def other_office(
    folder: Path, clock: FixedClock, name: str = "云川县交通运输综合行政执法大队"
) -> Iterator[OtherOffice]:
    shutil.copytree(_migrated(name).name, folder)
    with open_store(Workspace(folder), clock, use_keyring=False) as store:
        services = Services(store, clock, random.Random(11), QUICK_HASHER)
        _unit, person = services.people.create_office(name, PersonDraft("吴刚"))
        yield OtherOffice(services, services.accounts.create_first(person, "wugang", PASSWORD))
        services.close()


@cache
def _migrated(office: str) -> TemporaryDirectory[str]:
    """An empty workspace with keys of its own for each office; it goes with the process."""
    folder = TemporaryDirectory()
    with open_store(Workspace(Path(folder.name)), FixedClock(), use_keyring=False):
        return folder
