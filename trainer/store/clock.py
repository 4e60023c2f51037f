"""Time as an argument: wall clock, monotonic clock and the identity of the running boot."""

from __future__ import annotations

import hashlib
import platform
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Protocol

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class Clock(Protocol):
    """Where every service and rule gets its time from."""

    def now(self) -> datetime:
        """The wall clock in UTC; may jump."""
        ...

    def monotonic(self) -> float:
        """Seconds that only grow while the machine runs, sleep included where the system counts it."""
        ...

    def boot_id(self) -> str:
        """Changes whenever the monotonic clock starts anew."""
        ...


def local_day(moment: datetime) -> date:
    """The calendar day of a moment where the machine stands."""
    return moment.astimezone().date()


def local_today(clock: Clock) -> date:
    """The local calendar day."""
    return local_day(clock.now())


class SystemClock:
    """The machine's own clocks."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        boot_time = getattr(time, "CLOCK_BOOTTIME", None)
        return time.monotonic() if boot_time is None else time.clock_gettime(boot_time)

    def boot_id(self) -> str:
        """The identity Linux gives. Elsewhere the minute in which the monotonic clock began, and which machine it was:
        after a power cut all PCs of a room begin in the same minute. Windows names no boot in a documented way, and
        this follows the wall clock when somebody sets it. Rules of time therefore take a change of identity for a death
        of the program only where the journal says so by REOPENED.
        """
        if _BOOT_ID.exists():
            return _BOOT_ID.read_text(encoding="ascii").strip()
        machine = hashlib.sha256(platform.node().encode()).hexdigest()[:8]
        return f"boot-{round((time.time() - time.monotonic()) / 60)}-{machine}"
