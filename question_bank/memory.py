"""Much is read without a search for rubbish meanwhile."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock, _readers = Lock(), 0


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for rubbish meanwhile: what is read stays, and looking through all of it again and again takes long."""
    was = gc.isenabled()
    gc.disable()
    _count(1)
    try:
        yield
    finally:
        _count(-1)
        if was:
            gc.enable()


def collecting_waits() -> bool:
    """Whether much is read just now; who collects on their own leaves it until later."""
    return _readers > 0


def _count(more: int) -> None:
    global _readers
    with _lock:
        _readers += more
