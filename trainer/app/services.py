"""Every service of the product, built by constructor from one opened store."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from argon2 import PasswordHasher

from trainer.bank.service import BankService
from trainer.hours.service import HoursService
from trainer.law.service import LawService
from trainer.people.accounts.service import AccountService
from trainer.people.roster.service import RosterService
from trainer.people.service import PeopleService
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.ids import Ids
from trainer.store.opening import OpenStore

RULES = Path(__file__).parents[2] / "resources" / "rules"
LAWS = Path(__file__).parents[2] / "resources" / "laws.toml"


@dataclass(frozen=True)
class Services:
    """What screens and commands are made of."""

    store: OpenStore
    clock: Clock
    ids: Ids
    audit: AuditTrail
    people: PeopleService
    accounts: AccountService
    roster: RosterService
    law: LawService
    bank: BankService
    hours: HoursService


def build_services(
    store: OpenStore, clock: Clock, chance: random.Random, hasher: PasswordHasher | None = None
) -> Services:
    """Time and chance come in here and nowhere else."""
    database, ids, audit = store.database, Ids(clock, chance), AuditTrail(clock)
    people = PeopleService(database, ids, clock, audit)
    return Services(
        store=store,
        clock=clock,
        ids=ids,
        audit=audit,
        people=people,
        roster=RosterService(database, ids, clock, audit, people),
        accounts=AccountService(database, ids, clock, audit, chance, hasher),
        law=LawService(LAWS),
        bank=BankService(database, ids, clock, audit),
        hours=HoursService(database, ids, clock, audit, RULES, store.workspace.folder / "rules"),
    )
