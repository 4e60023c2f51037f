"""Pictures and tables of a question, as wide as there is room; a click shows a picture as large as the window."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from question_bank.question import Figure, Picture, Table
from trainer.store.errors import KnownError
from trainer.ui.theme import scaled, tokens
from trainer.ui.widgets.basics import button, label
from trainer.words import _

Pictures = Callable[[str], bytes]
"""The bytes of a picture by its hash."""

MOST_HIGH = 340
_LEAST_WIDE = 80


def no_pictures(_hash: str) -> bytes:
    """Where a card is shown without the store."""
    return b""


class PictureView(QWidget):
    """Never larger than it is, never wider than there is room; large letters make it larger too."""

    clicked = Signal()

    def __init__(self, picture: Picture, content: bytes, passive: bool = False) -> None:
        super().__init__()
        self._pixmap = QPixmap()
        self._pixmap.loadFromData(content)
        words = picture.words or _("Picture")
        self.setAccessibleName(words)
        self.setToolTip("" if passive else words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if passive:
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def pixmap(self) -> QPixmap:
        return self._pixmap

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._fitted(width).height()

    def sizeHint(self) -> QSize:
        return self._fitted(self._natural().width())

    def minimumSizeHint(self) -> QSize:
        return self._fitted(_LEAST_WIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = QRect(self.rect().topLeft(), self._fitted(self.width()))
        painter.fillRect(place, Qt.GlobalColor.white)
        painter.drawPixmap(place, self._pixmap)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def _natural(self) -> QSize:
        natural = QSize(scaled(self._pixmap.width()), scaled(self._pixmap.height()))
        return natural.scaled(natural.width(), scaled(MOST_HIGH), Qt.AspectRatioMode.KeepAspectRatio).boundedTo(natural)

    def _fitted(self, width: int) -> QSize:
        natural = self._natural()
        if natural.width() <= width or natural.isEmpty():
            return natural
        return QSize(width, max(1, round(natural.height() * width / natural.width())))


class Enlarged(QWidget):
    """Lies over the whole window until a key or a click; the window itself stays in front."""

    def __init__(self, pixmap: QPixmap, window: QWidget) -> None:
        super().__init__(window)
        self._pixmap = pixmap
        self.setGeometry(window.rect())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Picture"))
        self._before = window.focusWidget()
        self.show()
        self.raise_()
        self.setFocus()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(look.paper))
        line = painter.fontMetrics().height() * 2
        room = self.rect().adjusted(16, 16, -16, -line)
        size = self._pixmap.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(room.center() - QRect(0, 0, size.width(), size.height()).center(), size)
        painter.fillRect(place, Qt.GlobalColor.white)
        painter.drawPixmap(place, self._pixmap)
        painter.setPen(QColor(look.ink))
        foot = QRect(0, self.height() - line, self.width(), line)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, _("Any key or a click closes the picture"))

    def event(self, event: QEvent) -> bool:
        """Keys are this picture's own while it is open, those the window uses too."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, _event: QKeyEvent) -> None:
        self._close()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self._close()

    def _close(self) -> None:
        self.hide()
        if self._before is not None:
            self._before.setFocus()
        self.deleteLater()


class FigureColumn(QWidget):
    """Figures below each other. `passive` ones leave clicks to what they stand in and are enlarged by a button."""

    def __init__(self, figures: Iterable[Figure], pictures: Pictures, passive: bool = False) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for figure in figures:
            if isinstance(figure, Table):
                table = table_label(figure)
                table.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, passive)
                box.addWidget(table)
            else:
                self._add_picture(box, figure, pictures, passive)

    def _add_picture(self, box: QVBoxLayout, picture: Picture, pictures: Pictures, passive: bool) -> None:
        try:
            content = pictures(picture.hash)
        except KnownError:
            content = b""
        view = PictureView(picture, content, passive)
        if view.pixmap.isNull():
            words = picture.words or _("Picture")
            box.addWidget(label(_("[{words} — cannot be shown]").format(words=words), "muted", wrap=True))
            return
        box.addWidget(view)
        view.clicked.connect(lambda: Enlarged(view.pixmap, view.window()))
        if passive:
            larger = button(_("Enlarge the picture"), "link", "mdi6.magnify-plus-outline")
            larger.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            larger.clicked.connect(lambda: Enlarged(view.pixmap, view.window()))
            box.addWidget(larger, 0, Qt.AlignmentFlag.AlignLeft)


def table_label(table: Table) -> QLabel:
    """A table as text that wraps; its first row stands out a little."""
    line = tokens().line
    cell = f'style="border: 1px solid {line}; padding: 4px 10px;"'
    rows = (
        "".join(f"<td {cell}>{_cell(text, not place)}</td>" for text in row) for place, row in enumerate(table.rows)
    )
    made = label("", wrap=True)
    made.setTextFormat(Qt.TextFormat.RichText)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    made.setText(f'<table cellspacing="0" style="border-collapse: collapse;">{body}</table>')
    made.setAccessibleName("；".join("，".join(row) for row in table.rows))
    return made


def _cell(text: str, head: bool) -> str:
    shown = html.escape(text) or "&nbsp;"
    return f"<b>{shown}</b>" if head else shown
