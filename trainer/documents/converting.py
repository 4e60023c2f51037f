"""Office files turned into PDF by an installed LibreOffice."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import escape

from trainer.documents.fonts import font_file
from trainer.store.errors import Refused

_NAMES = ("soffice", "libreoffice")
_PLACES = (
    Path(r"C:\Program Files\LibreOffice\program\soffice.exe"),
    Path(r"C:\Program Files (x86)\LibreOffice\program\soffice.exe"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
)
_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{folder}</dir>
  <cachedir>{cache}</cachedir>
</fontconfig>
"""
_LONGEST_SECONDS = 180
_LOOK_SECONDS = 0.2


@lru_cache(maxsize=1)
def office_program() -> Path | None:
    """Where LibreOffice is on this PC; None without it."""
    found = next((path for path in map(shutil.which, _NAMES) if path), None)
    return Path(found) if found else next((path for path in _PLACES if path.exists()), None)


def to_pdf(source: Path, folder: Path, cancelled: Callable[[], bool] = lambda: False) -> Path | None:
    """Writes the PDF of an office file into a folder; None where it was cancelled.

    Raises Refused: converting.no_program, converting.failed.
    """
    program = office_program()
    if program is None:
        raise Refused("converting.no_program")
    with tempfile.TemporaryDirectory() as profile:
        command = [
            str(program),
            "--headless",
            "--norestore",
            f"-env:UserInstallation={Path(profile).as_uri()}",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(source),
        ]
        with subprocess.Popen(
            command,
            env={**os.environ, **_fonts(Path(profile))},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            start_new_session=True,
        ) as running:
            if not _wait(running, cancelled):
                return None
    made = folder / f"{source.stem}.pdf"
    if not made.exists():
        raise Refused("converting.failed", name=source.name)
    return made


def _fonts(profile: Path) -> dict[str, str]:
    """On Linux the bundled font stands in where the system has no Chinese one; elsewhere every system has some."""
    if not sys.platform.startswith("linux"):
        return {}
    file = profile / "fonts.conf"
    file.write_text(_FONTS.format(folder=escape(str(font_file().parent)), cache=escape(str(profile))), "utf-8")
    return {"FONTCONFIG_FILE": str(file)}


def _wait(running: subprocess.Popen[bytes], cancelled: Callable[[], bool]) -> bool:
    """Whether it came to its end by itself; one that takes too long is ended too."""
    until = time.monotonic() + _LONGEST_SECONDS
    while running.poll() is None:
        if cancelled() or time.monotonic() > until:
            _end(running)
            return not cancelled()
        time.sleep(_LOOK_SECONDS)
    return True


def _end(running: subprocess.Popen[bytes]) -> None:
    """With what it started itself, where the system can say so."""
    if hasattr(os, "killpg"):
        os.killpg(running.pid, signal.SIGKILL)
    else:
        running.kill()
