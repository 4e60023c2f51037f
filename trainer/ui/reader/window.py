"""The reading window: pages and zoom by key and button, and word to whoever watches."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QObject, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QImageReader, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from trainer.store.errors import BadInput, KnownError
from trainer.ui.asking import Asking
from trainer.ui.files import read_bytes
from trainer.ui.reader.bodies import ZOOM_STEP, Body, OutsideBody, PictureBody, TextBody
from trainer.ui.reader.playing import plays_inside
from trainer.ui.reader.state import Reading, Shown, Watching, shown_as, text_of
from trainer.ui.reader.study_frame import StudyFrame
from trainer.ui.theme import scaled
from trainer.ui.widgets.above import ABOVE
from trainer.ui.widgets.basics import button, label
from trainer.ui.widgets.flow import Flow
from trainer.words import _

WIDEST = 1000
FRAME_HEIGHT = 32
"""What a window manager puts around a window, at most."""


class QtReader(QObject):
    """Opens readings above a window, each in a window of its own."""

    def __init__(self, parent: QWidget, dialogs: Asking) -> None:
        super().__init__(parent)
        self._over = parent
        self._dialogs = dialogs
        self.windows: list[ReadingWindow] = []

    def open(self, reading: Reading, watcher: Watching | None = None) -> None:
        """Shows it; a file that cannot be shown is said so and nothing is watched."""
        try:
            body = _body_of(reading)
        except KnownError as error:
            self._dialogs.trouble(error)
            if watcher is not None:
                watcher.closed()
            return
        window = ReadingWindow(self._over.window(), reading, body, watcher)
        self.windows.append(window)
        window.destroyed.connect(lambda: self.windows.remove(window))
        window.show()
        window.activateWindow()
        body.setFocus()

    def make_room(self) -> None:
        """Closes what is being studied."""
        for window in tuple(self.windows):
            if window.study is not None:
                window.close()


class ReadingWindow(QWidget):
    def __init__(self, parent: QWidget, reading: Reading, body: Body, watcher: Watching | None) -> None:
        super().__init__(parent, ABOVE)
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(reading.title)
        self._place_over(parent)
        self.body = body
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._bar())
        self.study = None if watcher is None else StudyFrame(self, body, watcher)
        box.addWidget(self.study or body, 1)
        body.moved.connect(self._moved)
        body.finished.connect(self.close)
        self._moved()
        self._add_keys()
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.close)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.study is not None:
            self.study.end()
        super().closeEvent(event)

    def _place_over(self, parent: QWidget) -> None:
        """High enough for a page, as wide as a page reads well."""
        size = parent.size() * 0.94
        room = self.screen().availableGeometry().adjusted(0, FRAME_HEIGHT, 0, -FRAME_HEIGHT)
        size.setWidth(min(size.width(), scaled(WIDEST), room.width()))
        size.setHeight(min(size.height(), room.height()))
        self.resize(size)
        place = parent.mapToGlobal(parent.rect().center()) - self.rect().center()
        place.setY(max(room.top(), min(place.y(), room.bottom() - size.height())))
        self.move(place)

    def _bar(self) -> QFrame:
        bar = QFrame()
        bar.setObjectName("bar")
        self.back = button(_("Page back"), icon_name="mdi6.chevron-up")
        self.on = button(_("Page on"), icon_name="mdi6.chevron-down")
        self.smaller = button(_("Smaller"), icon_name="mdi6.magnify-minus-outline")
        self.larger = button(_("Larger"), icon_name="mdi6.magnify-plus-outline")
        self.fit = button(_("Fit"), icon_name="mdi6.arrow-expand-horizontal")
        self.shut = button(_("Close"))
        self.place = label("", "muted")
        self.back.clicked.connect(lambda: self.body.turn(-1))
        self.on.clicked.connect(lambda: self.body.turn(1))
        self.smaller.clicked.connect(lambda: self.body.zoom_by(1 / ZOOM_STEP))
        self.larger.clicked.connect(lambda: self.body.zoom_by(ZOOM_STEP))
        self.fit.clicked.connect(self.body.fit)
        self.shut.clicked.connect(self.close)
        for widget in (self.back, self.on, self.smaller, self.larger, self.fit):
            widget.clicked.connect(lambda: self.body.stirred.emit())
        for widget in (self.back, self.on):
            widget.setVisible(self.body.has_pages)
        for widget in (self.smaller, self.larger, self.fit):
            widget.setVisible(self.body.has_zoom)
        flow = Flow()
        for part in (self.back, self.place, self.on, self.smaller, self.larger, self.fit, self.shut):
            flow.flow.addWidget(part)
        box = QVBoxLayout(bar)
        box.setContentsMargins(16, 8, 16, 8)
        box.addWidget(flow)
        return bar

    def _add_keys(self) -> None:
        body = self.body
        for keys, act in (
            ("PgUp", lambda: body.turn(-1)),
            ("PgDown", lambda: body.turn(1)),
            ("Ctrl+Home", lambda: body.go_to(0)),
            ("Ctrl+End", lambda: body.go_to(-1)),
            ("Ctrl++", lambda: body.zoom_by(ZOOM_STEP)),
            ("Ctrl+=", lambda: body.zoom_by(ZOOM_STEP)),
            ("Ctrl+-", lambda: body.zoom_by(1 / ZOOM_STEP)),
            ("Ctrl+0", body.fit),
            ("Esc", self.close),
        ):
            QShortcut(QKeySequence(keys), self, act)

    def _moved(self) -> None:
        self.place.setText(self.body.place())
        self.place.setVisible(bool(self.body.place()))


def _body_of(reading: Reading) -> Body:
    shown = Shown.OUTSIDE if reading.outside else shown_as(reading.name)
    if shown is Shown.PDF:
        from trainer.ui.reader.pdf import PdfBody

        return PdfBody(reading.name, reading.content)
    if shown in (Shown.VIDEO, Shown.AUDIO) and plays_inside():
        from trainer.ui.reader.media import MediaBody

        return MediaBody(reading.name, reading.content, picture=shown is Shown.VIDEO)
    if shown in (Shown.OUTSIDE, Shown.VIDEO, Shown.AUDIO) and isinstance(reading.content, Path):
        return _outside(reading.title, reading.content)
    content = reading.content if isinstance(reading.content, bytes) else read_bytes(reading.content)
    return _picture(reading.name, content) if shown is Shown.IMAGE else _text(reading.name, content)


def _text(name: str, content: bytes) -> TextBody:
    return TextBody(text_of(content), markdown=name.lower().endswith(".md"))


def _picture(name: str, content: bytes) -> PictureBody:
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    image_reader = QImageReader(buffer)
    image_reader.setAutoTransform(True)
    image = image_reader.read()
    if image.isNull():
        raise BadInput("file.unreadable", name=name)
    return PictureBody(image)


def _outside(title: str, path: Path) -> OutsideBody:
    address = QUrl.fromLocalFile(str(path))
    if not QDesktopServices.openUrl(address):
        raise BadInput("file.no_program", name=path.name)
    body = OutsideBody(title)
    body.again.connect(lambda: QDesktopServices.openUrl(address))
    return body
