"""Who reads the words kept apart from rosters and attendance: they may tell of a person's health."""

from __future__ import annotations

from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Actor, Permission


def reads_reasons(actor: Actor) -> bool:
    """Those who enter hours, and those who audit them."""
    return may(actor, Permission.ENTER_HOURS) or may(actor, Permission.READ_AUDIT)
