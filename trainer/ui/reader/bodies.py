"""What the reading window holds: a picture, a text, or the note that the system's program shows the file."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QTextEdit, QVBoxLayout, QWidget

from trainer.ui.theme import BASE_PIXELS, scaled
from trainer.ui.widgets.basics import button, label, row
from trainer.words import _

ZOOM_STEP = 1.25
SMALLEST, LARGEST = 0.1, 8.0


class Body(QWidget):
    """A reading.

    `moved` tells that page or zoom changed, `stirred` that the reader scrolled, `finished` that the reader says so,
    `played` that what plays was started, stopped or set to another speed, `outside` that it is to be opened elsewhere.
    """

    moved = Signal()
    stirred = Signal()
    finished = Signal()
    played = Signal(bool, float)
    outside = Signal()
    has_pages = False
    has_zoom = True

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.seen_to_the_end = False
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(inside)
        self.setFocusProxy(inside)

    def place(self) -> str:
        """Where the reader is, in words."""
        return ""

    def mark(self) -> str:
        """Where the reader is, to be resumed there; empty where that says nothing."""
        return ""

    def resume(self, mark: str) -> None:
        """Goes to a place that `mark` gave."""

    def playing(self) -> bool | None:
        """Whether it plays now; None for what does not play."""
        return None

    def pause(self) -> None:
        """Stops what plays."""

    def go_on(self) -> None:
        """Plays on after a pause."""

    def turn(self, pages: int) -> None:
        """Goes so many pages on, or back."""

    def go_to(self, page: int) -> None:
        """Goes to a page, counted from 0; -1 is the last."""

    def zoom_by(self, factor: float) -> None:
        """Larger or smaller."""

    def fit(self) -> None:
        """As large as the window is wide."""


class PictureBody(Body):
    """Fitted to the window until it is zoomed."""

    def __init__(self, image: QImage) -> None:
        self._area = QScrollArea()
        self._area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._label = QLabel()
        self._area.setWidget(self._label)
        super().__init__(self._area)
        self._picture = QPixmap.fromImage(image)
        self._zoom: float | None = None
        self.seen_to_the_end = True

    def zoom_by(self, factor: float) -> None:
        self._zoom = min(LARGEST, max(SMALLEST, self._factor() * factor))
        self._show()

    def fit(self) -> None:
        self._zoom = None
        self._show()

    def place(self) -> str:
        return _("{percent} %").format(percent=round(self._factor() * 100))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def _factor(self) -> float:
        if self._zoom is not None:
            return self._zoom
        room, size = self._area.viewport().size(), self._picture.size()
        return min(1.0, room.width() / max(1, size.width()), room.height() / max(1, size.height()))

    def _show(self) -> None:
        size = self._picture.size() * self._factor()
        smooth = Qt.TransformationMode.SmoothTransformation
        self._label.setPixmap(self._picture.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth))
        self._label.resize(size.expandedTo(QSize(1, 1)))
        self.moved.emit()


class TextBody(Body):
    """Plain text, or Markdown set as such."""

    def __init__(self, text: str, markdown: bool = False) -> None:
        self._edit = QTextEdit()
        if markdown:
            self._edit.setMarkdown(text)
        else:
            self._edit.setPlainText(text)
        self._edit.setReadOnly(True)
        self._edit.setFrameShape(QFrame.Shape.NoFrame)
        super().__init__(self._edit)
        self._zoom = 1.2
        bar = self._edit.verticalScrollBar()
        bar.valueChanged.connect(self._scrolled)
        bar.rangeChanged.connect(self._scrolled)
        self._resumed = 0.0
        self._size()

    def mark(self) -> str:
        bar = self._edit.verticalScrollBar()
        return f"{bar.value() / bar.maximum():.4f}" if bar.maximum() else ""

    def resume(self, mark: str) -> None:
        self._resumed = fraction_of(mark)

    def zoom_by(self, factor: float) -> None:
        self._zoom = min(LARGEST, max(SMALLEST, self._zoom * factor))
        self._size()

    def fit(self) -> None:
        self._zoom = 1.2
        self._size()

    def turn(self, pages: int) -> None:
        bar = self._edit.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def go_to(self, page: int) -> None:
        bar = self._edit.verticalScrollBar()
        bar.setValue(bar.maximum() if page < 0 else page * bar.pageStep())

    def showEvent(self, event: QShowEvent) -> None:
        """A text that fits whole never scrolls: its end is seen with its beginning."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._look)

    def _size(self) -> None:
        self._edit.setStyleSheet(f"border: 0; font-size: {scaled(round(BASE_PIXELS * self._zoom))}px;")
        self.moved.emit()

    def _scrolled(self, *_values: int) -> None:
        bar = self._edit.verticalScrollBar()
        if self._resumed and bar.maximum():
            share, self._resumed = self._resumed, 0.0
            bar.setValue(round(share * bar.maximum()))
        self.stirred.emit()
        self._look()

    def _look(self) -> None:
        bar = self._edit.verticalScrollBar()
        if self._edit.isVisible() and bar.value() >= bar.maximum():
            self.seen_to_the_end = True


class OutsideBody(Body):
    """The file is open elsewhere; whoever reads it comes back here and says so."""

    again = Signal()
    has_zoom = False

    def __init__(self, title: str) -> None:
        inside = QWidget()
        super().__init__(inside)
        box = QVBoxLayout(inside)
        box.addStretch()
        box.addLayout(row(None, label(_("Opened with the program of this PC"), "heading"), None))
        words = label(
            _("“{title}” is shown in another window. Come back here when you have finished.").format(title=title)
        )
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.addWidget(words)
        again, self.done = button(_("Open it once more")), button(_("I have finished"), "primary")
        again.clicked.connect(self.again)
        self.done.clicked.connect(self._done)
        box.addSpacing(12)
        box.addLayout(row(None, again, self.done, None))
        box.addStretch()
        self.setFocusProxy(self.done)

    def _done(self) -> None:
        self.seen_to_the_end = True
        self.finished.emit()


def fraction_of(mark: str) -> float:
    """The share of the whole that a mark says; 0 for what says nothing."""
    try:
        return min(1.0, max(0.0, float(mark)))
    except ValueError:
        return 0.0
