"""A second screen shows nothing while an exam is on the first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.ui.widgets.basics import label
from trainer.words import _


class Cover(QWidget):
    """Fills one screen; it takes no focus, so the exam keeps its own."""

    def __init__(self, screen: QScreen) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus)
        box = QVBoxLayout(self)
        words = label(_("An exam is under way on the other screen."), "large", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.addWidget(words)
        self.setScreen(screen)
        self.setGeometry(screen.geometry())

    def spread(self) -> None:
        """Over the whole screen; `showFullScreen` would ask for the focus besides."""
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()


class Covers(QObject):
    """Covers every screen but the window's own, also one that is plugged in later; gone with the window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.covers: dict[QScreen, Cover] = {}
        window.installEventFilter(self)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(lambda _screen: self.cover())
            app.screenRemoved.connect(self._removed)

    def cover(self) -> None:
        """Covers what is not covered yet, while the window is there to be sat at."""
        if not self._window.isVisible():
            return
        for screen in QGuiApplication.screens():
            if screen is not self._window.screen() and screen not in self.covers:
                self.covers[screen] = Cover(screen)
                self.covers[screen].spread()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() is QEvent.Type.Show:
            self.cover()
        elif watched is self._window and event.type() in (QEvent.Type.Close, QEvent.Type.Hide):
            self._uncover()
        return False

    def _removed(self, screen: QScreen) -> None:
        gone = self.covers.pop(screen, None)
        if gone is not None:
            gone.close()

    def _uncover(self) -> None:
        if not self._window.isVisible():
            for screen in tuple(self.covers):
                self._removed(screen)
