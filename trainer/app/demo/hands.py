"""Hands for the demo: clicks and keys as events, and patience until the window has taken them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

PATIENCE = 20_000


def click(widget: QWidget) -> None:
    """A press and a release of the left button in the middle of a widget."""
    at = QPointF(widget.rect().center())
    there = QPointF(widget.mapToGlobal(widget.rect().center()))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind, held in ((QEvent.Type.MouseButtonPress, left), (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton)):
        QCoreApplication.sendEvent(widget, QMouseEvent(kind, at, there, left, held, none))


def write(widget: QWidget, text: str) -> None:
    """Types a text, character by character."""
    for character in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
            QCoreApplication.sendEvent(widget, event)


def wait_until(holds: Callable[[], bool]) -> None:
    """Lets the program run until something holds."""
    if holds():
        return
    loop, look, limit = QEventLoop(), QTimer(), QTimer()
    look.setInterval(5)
    look.timeout.connect(lambda: loop.quit() if holds() else None)
    limit.setSingleShot(True)
    limit.timeout.connect(loop.quit)
    look.start()
    limit.start(PATIENCE)
    loop.exec()
    if not holds():
        raise TimeoutError("the window did not come to the expected state")


def settle() -> None:
    """One turn of the event loop: layouts and paints that are due happen."""
    loop = QEventLoop()
    QTimer.singleShot(30, loop.quit)
    loop.exec()
