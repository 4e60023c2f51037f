"""A recording played in the reading window."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.courseware.studied import silence
from trainer.ui.reader.courseware import shown_inside
from trainer.ui.reader.playing import plays_inside

if not plays_inside():
    pytest.skip("QtMultimedia does not load here", allow_module_level=True)

from trainer.ui.reader.media import SPEEDS, MediaBody

pytestmark = pytest.mark.qt_log_ignore("PulseAudioService", "No audio device", extend=True)


def test_a_recording_is_resumed_played_faster_and_seen_to_its_end(qtbot: QtBot) -> None:
    body = MediaBody("录音.wav", silence(3), picture=False)
    qtbot.addWidget(body)
    told: list[tuple[bool, float]] = []
    body.played.connect(lambda playing, speed: told.append((playing, speed)))
    body.resume("2500")
    body.show()
    qtbot.waitUntil(lambda: body.line.maximum() == 3000)
    qtbot.waitUntil(lambda: body.mark() == "2500")
    body.speed.setCurrentIndex(SPEEDS.index(1.5))
    body.play.click()
    qtbot.waitUntil(lambda: body.seen_to_the_end)
    assert (True, 1.5) in told
    assert told[-1] == (False, 1.5)
    assert not body.playing()


def test_no_speed_is_offered_that_does_not_count() -> None:
    assert max(SPEEDS) == 1.5


def test_what_cannot_be_played_is_offered_to_another_program(qtbot: QtBot) -> None:
    body = MediaBody("坏的.wav", b"", picture=False)
    qtbot.addWidget(body)
    body._failed()
    (again,) = (one for one in body.findChildren(QPushButton) if "不计时" in one.text())
    with qtbot.waitSignal(body.outside):
        again.click()


@pytest.mark.parametrize(
    ("name", "plays", "inside"),
    [("课.mp4", True, True), ("课.mp4", False, False), ("课.pdf", False, True), ("课.pptx", True, False)],
)
def test_recordings_are_shown_inside_where_they_can_be_played(name: str, plays: bool, inside: bool) -> None:
    assert shown_inside(plays, name) is inside
