"""Rubbish is collected on the GUI thread alone, at a moment when nothing else is under way there.

Left to itself Python collects on whichever thread asks for memory next. What a worker collects may hold widgets of a
page that was left; Qt does not bear their end on another thread, and the whole program goes with them.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from question_bank.memory import collecting_waits

EVERY_MS = 250
MOST_NEW = (700, 10, 50)
"""More new objects, or collections of the generation before, make a generation worth looking through."""


class Collector(QObject):
    """Stands in for Python's own collecting from the moment it is made; collects once it has begun."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """What there is by now stays to the end and is not looked through again."""
        gc.freeze()
        self._timer.start(EVERY_MS)

    def look(self) -> None:
        """Collects the oldest generation that is due."""
        if collecting_waits():
            return
        counts = gc.get_count()
        due = [generation for generation, most in enumerate(MOST_NEW) if counts[generation] > most]
        if due:
            gc.collect(due[-1])
