"""UUIDv7 keys, made where a row is born; they sort by time of birth."""

from __future__ import annotations

import random
from operator import attrgetter
from uuid import UUID

from trainer.store.clock import Clock

_VERSION_7 = 0x7 << 76
_VARIANT = 0x2 << 62


def make_id(milliseconds: int, chance: random.Random) -> UUID:
    """RFC 9562 layout: 48 bits of time, then chance around the version and variant bits."""
    high, low = chance.getrandbits(12), chance.getrandbits(62)
    return UUID(int=(milliseconds & (2**48 - 1)) << 80 | _VERSION_7 | high << 64 | _VARIANT | low)


class Ids:
    """Gives new keys from a clock and a source of chance."""

    def __init__(self, clock: Clock, chance: random.Random) -> None:
        self._clock = clock
        self._chance = chance

    def new(self) -> UUID:
        """A key that has never been given before."""
        return make_id(int(self._clock.now().timestamp() * 1000), self._chance)

    def several(self, count: int) -> tuple[UUID, ...]:
        """So many new keys of one moment, in ascending order: rows of a sheet keep their order."""
        milliseconds = int(self._clock.now().timestamp() * 1000)
        return tuple(sorted((make_id(milliseconds, self._chance) for _ in range(count)), key=attrgetter("int")))
