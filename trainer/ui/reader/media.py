"""A recording in the reading window: picture or sound, play and pause, place, and speeds up to what counts.

What the player is told goes through the event loop (`Hands`), and so does its end: it waits for threads of its own
which may wait for Python, so that nobody who holds Python may call it directly.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Qt, QUrl, Signal
from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer
from PySide6.QtMultimediaWidgets import QVideoWidget
from PySide6.QtWidgets import QSlider, QStackedWidget, QVBoxLayout, QWidget

from trainer.ui.reader.bodies import Body
from trainer.ui.theme import scaled, tokens
from trainer.ui.widgets.basics import button, label, row, show_icon
from trainer.ui.widgets.form import Choice
from trainer.words import _

SPEEDS = (0.75, 1.0, 1.25, 1.5)
STEP = 10_000
"""Milliseconds that a page key goes on or back."""

_PLAY, _PAUSE = "mdi6.play", "mdi6.pause"


class Hands(QObject):
    """Queued signals to the player's own slots."""

    play = Signal()
    pause = Signal()
    seek = Signal("qlonglong")  # type: ignore[arg-type]
    rate = Signal(float)

    def __init__(self, player: QMediaPlayer) -> None:
        super().__init__(player)
        queued = Qt.ConnectionType.QueuedConnection
        self.play.connect(player.play, queued)
        self.pause.connect(player.pause, queued)
        self.seek.connect(player.setPosition, queued)
        self.rate.connect(player.setPlaybackRate, queued)


class MediaBody(Body):
    has_zoom = False

    def __init__(self, name: str, content: bytes | Path, picture: bool) -> None:
        inside = QWidget()
        super().__init__(inside)
        self._player = QMediaPlayer(self)
        self._hands = Hands(self._player)
        self._buffer = QBuffer(self)
        self._resumed = 0
        self._screen = QStackedWidget()
        if picture:
            video = QVideoWidget()
            self._player.setVideoOutput(video)
            self._screen.addWidget(video)
        else:
            self._screen.addWidget(_middle(_("Recorded sound"), name))
        self._player.setAudioOutput(QAudioOutput(self))
        self.play = button(_("Play"), "primary", _PLAY)
        self.speed = Choice([(speed, f"{speed:g}×") for speed in SPEEDS], 1.0)
        self.speed.setAccessibleName(_("Speed"))
        self.line = QSlider(Qt.Orientation.Horizontal)
        self.line.setAccessibleName(_("Place in the recording"))
        self._lay_out(inside)
        self._connect()
        self.setFocusProxy(self.play)
        self._name = name
        self._load(name, content)

    def place(self) -> str:
        return f"{_clock(self._player.position())} / {_clock(self._player.duration())}"

    def mark(self) -> str:
        return str(self._resumed or self._player.position())

    def resume(self, mark: str) -> None:
        self._resumed = int(mark) if mark.isdecimal() else 0

    def playing(self) -> bool | None:
        return self._player.playbackState() is QMediaPlayer.PlaybackState.PlayingState

    def pause(self) -> None:
        self._hands.pause.emit()

    def go_on(self) -> None:
        self._hands.play.emit()

    def turn(self, pages: int) -> None:
        self._hands.seek.emit(max(0, min(self._player.duration(), self._player.position() + pages * STEP)))
        self.stirred.emit()

    def _lay_out(self, inside: QWidget) -> None:
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._screen, 1)
        bar = row(self.play, self.line, label(_("Speed"), "muted"), self.speed)
        bar.setContentsMargins(16, 8, 16, 8)
        bar.setStretchFactor(self.line, 1)
        self.speed.setFixedWidth(scaled(96))
        box.addLayout(bar)

    def _connect(self) -> None:
        self.play.clicked.connect(self._toggle)
        self.speed.currentIndexChanged.connect(lambda _row: self._hands.rate.emit(self.speed.value()))
        self.line.sliderMoved.connect(lambda place: self._hands.seek.emit(place))
        for touched in (self.play.clicked, self.speed.activated, self.line.sliderMoved):
            touched.connect(lambda *_values: self.stirred.emit())
        self._player.durationChanged.connect(lambda length: self.line.setRange(0, length))
        self._player.positionChanged.connect(self._went_on)
        self._player.playbackStateChanged.connect(lambda _state: self._tell())
        self._player.playbackRateChanged.connect(lambda _rate: self._tell())
        self._player.mediaStatusChanged.connect(self._status)
        self._player.errorOccurred.connect(lambda _error, _words: self._failed())

    def _load(self, name: str, content: bytes | Path) -> None:
        if isinstance(content, Path):
            self._player.setSource(QUrl.fromLocalFile(str(content)))
            return
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._player.setSourceDevice(self._buffer, QUrl(name))

    def _toggle(self) -> None:
        (self._hands.pause if self.playing() else self._hands.play).emit()

    def _tell(self) -> None:
        playing = bool(self.playing())
        self.play.setText(_("Pause") if playing else _("Play"))
        show_icon(self.play, _PAUSE if playing else _PLAY, tokens().on_brand)
        self.played.emit(playing, self._player.playbackRate())

    def _went_on(self, position: int) -> None:
        if not self.line.isSliderDown():
            self.line.setValue(position)
        self.moved.emit()

    def _status(self, status: QMediaPlayer.MediaStatus) -> None:
        if status is QMediaPlayer.MediaStatus.LoadedMedia and self._resumed:
            place, self._resumed = self._resumed, 0
            self._hands.seek.emit(min(place, self._player.duration()))
        if status is QMediaPlayer.MediaStatus.EndOfMedia:
            self.seen_to_the_end = True
            self.moved.emit()

    def _failed(self) -> None:
        again = button(_("Open with another program, without minutes"))
        again.clicked.connect(self.outside)
        words = _("This PC cannot play the recording here")
        self._screen.addWidget(_middle(words, self._name, again))
        self._screen.setCurrentIndex(1)
        self.play.setEnabled(False)


def _middle(heading: str, words: str, *below: QWidget) -> QWidget:
    inside = QWidget()
    box = QVBoxLayout(inside)
    box.addStretch()
    box.addLayout(row(None, label(heading, "heading"), None))
    box.addLayout(row(None, label(words, "muted"), None))
    box.addLayout(row(None, *below, None))
    box.addStretch()
    return inside


def _clock(milliseconds: int) -> str:
    seconds = milliseconds // 1000
    return f"{seconds // 60}:{seconds % 60:02d}"
