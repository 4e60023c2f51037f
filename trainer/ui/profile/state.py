"""What the page of the staff's profile shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from trainer.profile.values import Member, Point, Reach, Target, UnitState
from trainer.ui.tones import Tone

TONES = {Reach.MET: Tone.OK, Reach.SHORT: Tone.BAD, Reach.OPEN: Tone.PLAIN, Reach.NOBODY: Tone.PLAIN}


@dataclass(frozen=True)
class ProfileState:
    """`chosen` is the unit whose people and trend stand at the right."""

    targets: tuple[Target, ...] = ()
    target_id: str = ""
    states: tuple[UnitState, ...] = ()
    members: Mapping[UUID, Member] = field(default_factory=dict)
    chosen: UnitState | None = None
    trend: tuple[Point, ...] = ()

    @property
    def target(self) -> Target | None:
        return next((one for one in self.targets if one.id == self.target_id), None)

    @property
    def missing(self) -> tuple[Member, ...]:
        """Who of the chosen unit does not meet the target."""
        ids = self.chosen.missing if self.chosen else ()
        return tuple(self.members[one] for one in ids if one in self.members)


def percent(share: Decimal | None) -> str:
    """4.9%; rounded down, so that 99.96 % is never shown as reached."""
    if share is None:
        return "—"
    tenths = int(share * 1000)
    return f"{tenths // 10}%" if tenths % 10 == 0 else f"{tenths / 10:.1f}%"
