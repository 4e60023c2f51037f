"""Full screen, a second monitor, the focus and the clipboard, under Xvfb with a window manager."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes.util import find_library
from typing import Any

import pytest

from tests.real.xlib import HEIGHT, WIDTH, two_monitors
from trainer.exams.sittings.values import IncidentKind

NEEDED = ("Xvfb", "openbox")
LIBRARIES = ("X11", "Xrandr", "xcb-cursor")
LONGEST = 120
SIZE = f"{2 * WIDTH}x{HEIGHT}x24"
pytestmark = pytest.mark.window


@contextmanager
def desktop() -> Iterator[str]:
    """A display of its own with two monitors and a window manager that is ready."""
    with running("Xvfb", "-displayfd", "1", "-noreset", "-screen", "0", SIZE, "-nolisten", "tcp") as told:
        display = f":{told}"
        two_monitors(display)
        with running("openbox", "--sm-disable", "--startup", "echo ready", DISPLAY=display):
            yield display


@contextmanager
def running(*command: str, **environment: str) -> Iterator[str]:
    """A program, and the first line it writes once it is ready."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, env=os.environ | environment, text=True, **pipes) as program:  # type: ignore[call-overload]
        try:
            yield program.stdout.readline().strip()
        finally:
            program.terminate()


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    missing = [name for name in NEEDED if shutil.which(name) is None]
    missing += [f"lib{name}" for name in LIBRARIES if find_library(name) is None]
    if missing:
        pytest.skip(f"{' and '.join(missing)} not on this machine; tools/system_libraries tests installs them")
    folder = tmp_path_factory.mktemp("real") / "workspace"
    with desktop() as display:
        environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        command = [sys.executable, "-m", "tests.real.child_exam", str(folder)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=LONGEST, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_the_exam_fills_its_screen(seen: dict[str, Any]) -> None:
    assert seen["window"] == seen["screen"] == [0, 0, WIDTH, HEIGHT]


def test_the_second_monitor_is_covered(seen: dict[str, Any]) -> None:
    assert seen["screens"] == 2
    assert seen["covers"] == [[WIDTH, 0, WIDTH, HEIGHT]]


def test_other_programs_foreign_text_and_a_lost_full_screen_are_noted_with_their_length(seen: dict[str, Any]) -> None:
    """The program's own dialog stood for half a minute and is not among them."""
    assert seen["incidents"] == [
        [IncidentKind.FOCUS_LOST, 12],
        [IncidentKind.CLIPBOARD, 0],
        [IncidentKind.LEFT_FULL_SCREEN, 7],
    ]
