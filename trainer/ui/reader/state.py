"""What can be read, how it is shown, and who is told about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath
from typing import Protocol


class Shown(StrEnum):
    PDF = "pdf"
    IMAGE = "image"
    TEXT = "text"
    OUTSIDE = "outside"


@dataclass(frozen=True)
class Reading:
    """One thing to read: its title, a file name whose suffix tells what it is, and its bytes or a file of them."""

    title: str
    name: str
    content: bytes | Path


class Watching(Protocol):
    """Hears that somebody still reads, every minute, and once that they have finished."""

    def still_open(self) -> None: ...

    def closed(self, seen_to_the_end: bool) -> None: ...


class Opening(Protocol):
    """Opens a reading in a window or in the system's program."""

    def open(self, reading: Reading, watcher: Watching | None = None) -> None: ...


_SHOWN = {
    ".pdf": Shown.PDF,
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff", ".svg"), Shown.IMAGE),
    **dict.fromkeys((".txt", ".md", ".csv", ".log"), Shown.TEXT),
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
