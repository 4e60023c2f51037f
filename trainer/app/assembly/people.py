"""People and accounts: all that the door needs, made at once."""

from __future__ import annotations

import random
from functools import cached_property
from typing import TYPE_CHECKING

from trainer.app.assembly.ground import Ground
from trainer.people.accounts.service import AccountService
from trainer.people.service import PeopleService
from trainer.store.clock import Clock
from trainer.store.opening import OpenStore

if TYPE_CHECKING:
    from argon2 import PasswordHasher

    from trainer.people.roster.service import RosterService


class PeopleServices(Ground):
    def __init__(
        self, store: OpenStore, clock: Clock, chance: random.Random, hasher: PasswordHasher | None = None
    ) -> None:
        super().__init__(store, clock, chance)
        self.people = PeopleService(*self.common)
        self.accounts = AccountService(*self.common, chance, hasher)

    @cached_property
    def roster(self) -> RosterService:
        from trainer.people.roster.service import RosterService

        return RosterService(*self.common, self.people)
