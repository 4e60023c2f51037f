"""What every service is made of: the opened store, time and chance, the trail, and where rules and templates stand."""

from __future__ import annotations

import random

from trainer.app.paths import RESOURCES
from trainer.app.taking_over import take_over
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.folders import Folder
from trainer.store.ids import Ids
from trainer.store.office_files import Area, OfficeFolder
from trainer.store.opening import OpenStore


class Ground:
    """Time and chance come in here and nowhere else."""

    def __init__(self, store: OpenStore, clock: Clock, chance: random.Random) -> None:
        self.store = store
        self.clock = clock
        self.chance = chance
        self.ids = Ids(clock, chance)
        self.audit = AuditTrail(clock)
        self.common = (store.database, self.ids, clock, self.audit)
        take_over(store, self.ids, clock, self.audit)
        own = {area: OfficeFolder(store.database, area) for area in Area}
        self.rule_folders: tuple[Folder, Folder] = (RESOURCES / "rules", own[Area.RULES])
        self.template_folders: tuple[Folder, Folder] = (RESOURCES / "documents", own[Area.TEMPLATES])
