"""Whether this PC plays recordings inside the program."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1)
def plays_inside() -> bool:
    """Whether QtMultimedia loads here; asked on the thread of the screen.

    What it says of itself is switched off first: it speaks from its own threads, and whoever waits for them while the
    words are taken down waits for ever.
    """
    from PySide6.QtCore import QLoggingCategory

    QLoggingCategory.setFilterRules("qt.multimedia*=false")
    try:
        from PySide6 import QtMultimedia, QtMultimediaWidgets
    except ImportError:
        return False
    return QtMultimedia is not None and QtMultimediaWidgets is not None
