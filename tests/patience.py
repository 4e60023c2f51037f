"""Waiting as long as a slow machine needs: what never comes fails after a minute, what comes late does not fail."""

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

LONGEST = 60_000
"""Milliseconds."""


class PatientBot(QtBot):
    """The same hands with longer waits; whoever says that nothing may come (`raising=False`) waits as long as said."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = LONGEST) -> None:
        super().waitUntil(callback, timeout=max(timeout, LONGEST))

    def waitSignal(self, signal: Any, *, timeout: int = LONGEST, raising: bool | None = None, **other: Any) -> Any:
        longest = timeout if raising is False else max(timeout, LONGEST)
        return super().waitSignal(signal, timeout=longest, raising=raising, **other)

    def waitExposed(self, widget: Any, *, timeout: int = LONGEST) -> Any:
        return super().waitExposed(widget, timeout=max(timeout, LONGEST))

    def waitActive(self, widget: Any, *, timeout: int = LONGEST) -> Any:
        return super().waitActive(widget, timeout=max(timeout, LONGEST))
