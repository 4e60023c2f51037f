"""Whether the system puts the PC to sleep by itself while somebody thinks."""

from __future__ import annotations

import re
import subprocess
import sys
from shutil import which

_SECONDS = 3
_POWERCFG = ("powercfg", "/query", "SCHEME_CURRENT", "SUB_SLEEP", "STANDBYIDLE")
_GNOME = ("gsettings", "get", "org.gnome.settings-daemon.plugins.power")


def idle_sleep_minutes() -> int | None:
    """Minutes on mains power until sleep, 0 for never, None where the system does not say."""
    if sys.platform == "win32":
        return read_powercfg(_answer(_POWERCFG))
    kind = _answer((*_GNOME, "sleep-inactive-ac-type"))
    if not kind:
        return None
    return read_gnome(kind, _answer((*_GNOME, "sleep-inactive-ac-timeout")))


def read_powercfg(text: str) -> int | None:
    """The index for mains power is the last but one figure, whatever the language of the words."""
    found = re.findall(r"0x([0-9a-fA-F]{8})\s*$", text, re.MULTILINE)
    return int(found[-2], 16) // 60 if len(found) >= 2 else None


def read_gnome(kind: str, seconds: str) -> int | None:
    """What GNOME answers for its two settings."""
    if "nothing" in kind:
        return 0
    found = re.search(r"\d+", seconds.removeprefix("uint32"))
    return None if found is None else int(found.group()) // 60


def _answer(command: tuple[str, ...]) -> str:
    if which(command[0]) is None:
        return ""
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="replace") if done.returncode == 0 else ""
