"""What can be read, how it is shown, and who is told about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath
from typing import Protocol

from question_bank.question import Response
from trainer.ui.reader.study_state import StudyState


class Shown(StrEnum):
    PDF = "pdf"
    IMAGE = "image"
    TEXT = "text"
    VIDEO = "video"
    AUDIO = "audio"
    OUTSIDE = "outside"


@dataclass(frozen=True)
class Reading:
    """One thing to read: its title, a file name whose suffix tells what it is, and its bytes or a file of them.

    With `outside` a program of the system opens the file, whatever it is.
    """

    title: str
    name: str
    content: bytes | Path
    outside: bool = False


class StudyFace(Protocol):
    """What shows the state of a study."""

    def show_study(self, state: StudyState) -> None: ...


class Watching(Protocol):
    """Hears what whoever reads does; begins with `attach`, ends with `closed`."""

    @property
    def note(self) -> str: ...

    @property
    def place(self) -> str: ...

    def picture(self, own: str) -> bytes: ...

    def attach(self, face: StudyFace, inside: bool, playing: bool | None) -> None: ...

    def ticked(self, in_front: bool) -> None: ...

    def touched(self) -> None: ...

    def played(self, playing: bool, speed: float) -> None: ...

    def moved(self, place: str, seen: bool) -> None: ...

    def answer(self, responses: Sequence[Response | None]) -> None: ...

    def begin_quiz(self) -> None: ...

    def show_record(self) -> None: ...

    def back(self) -> None: ...

    def write_note(self, note: str) -> None: ...

    def closed(self) -> None: ...

    def open_outside(self) -> None: ...


class Opening(Protocol):
    """Opens a reading in a window or in the system's program."""

    def open(self, reading: Reading, watcher: Watching | None = None) -> None: ...

    def make_room(self) -> None:
        """Closes what is being studied: one session at a time."""
        ...


_SHOWN = {
    ".pdf": Shown.PDF,
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff", ".svg"), Shown.IMAGE),
    **dict.fromkeys((".txt", ".md", ".csv", ".log"), Shown.TEXT),
    **dict.fromkeys((".mp4", ".m4v", ".mov", ".avi", ".mkv", ".wmv", ".webm", ".flv", ".mpg", ".mpeg"), Shown.VIDEO),
    **dict.fromkeys((".mp3", ".wav", ".m4a", ".aac", ".ogg", ".oga", ".flac", ".wma"), Shown.AUDIO),
}
_BEGINNINGS = ((b"%PDF", ".pdf"), (b"\x89PNG", ".png"), (b"\xff\xd8\xff", ".jpg"), (b"GIF8", ".gif"), (b"BM", ".bmp"))
_ENCODINGS = ("utf-8-sig", "gb18030")


def shown_as(name: str) -> Shown:
    """How a file of this name is shown."""
    return _SHOWN.get(PurePath(name).suffix.lower(), Shown.OUTSIDE)


def suffix_of(content: bytes) -> str:
    """The suffix for bytes that came without a name, by how they begin; empty where that says nothing."""
    return next((suffix for beginning, suffix in _BEGINNINGS if content.startswith(beginning)), "")


def text_of(content: bytes) -> str:
    """A text file as people save them here: UTF-8, else GB 18030."""
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("utf-8", errors="replace")
