"""How wrong tries slow the next one. Nobody is locked out. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

FREE_TRIES = 2
"""A slip of the finger costs nothing."""
FIRST_WAIT, LONGEST_WAIT = 5, 60
"""Seconds; doubled with every wrong try."""


def seconds_to_wait(wrong: Sequence[datetime], now: datetime) -> int:
    """Seconds until the next try is taken; `wrong` are the wrong ones, newest first.

    A clock that was set back makes nobody wait longer than the longest.
    """
    if len(wrong) <= FREE_TRIES:
        return 0
    pause = min(LONGEST_WAIT, FIRST_WAIT * 2 ** (len(wrong) - FREE_TRIES - 1))
    gone = (now - wrong[0]).total_seconds()
    return 0 if gone < 0 else max(0, round(pause - gone))
