"""The Chinese fonts of PDFs: those of the system where an office has them, else the file that `zhplot` ships."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

NAME = "NotoSansSC"


class Face(StrEnum):
    """The faces of official papers: 仿宋, 宋体, 黑体, 楷体, 小标宋."""

    FANG = "fang"
    SONG = "song"
    HEI = "hei"
    KAI = "kai"
    TITLE = "title"


_FILES = {
    Face.FANG: ("仿宋_GB2312.ttf", "simfang.ttf", "fangsong.ttf"),
    Face.SONG: ("simsun.ttc", "simsun.ttf"),
    Face.HEI: ("simhei.ttf",),
    Face.KAI: ("楷体_GB2312.ttf", "simkai.ttf", "kaiti.ttf"),
    Face.TITLE: ("FZXBSJW.TTF", "方正小标宋简体.ttf", "方正小标宋_GBK.ttf"),
}


def font_file() -> Path:
    """NotoSansSC-Regular.ttf (OFL); FileNotFoundError where the installation lost it."""
    spec = find_spec("zhplot")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("zhplot")
    return Path(spec.origin).parent / "fonts" / "NotoSansSC-Regular.ttf"


@cache
def body_font() -> str:
    """The registered name; the file is parsed once per process."""
    pdfmetrics.registerFont(TTFont(NAME, str(font_file())))
    return NAME


@cache
def face_font(face: Face) -> str:
    """The registered name of a face; the bundled font stands in for what the system lacks."""
    for path in _installed(face):
        name = f"office-{face}"
        try:
            pdfmetrics.registerFont(TTFont(name, str(path)))
        except (TTFError, OSError):
            continue
        return name
    return body_font()


def font_with(character: str, face: Face) -> str:
    """The font for one character: rare characters of names are missing in some system fonts."""
    name = face_font(face)
    return name if name == NAME or ord(character) in _glyphs(name) else body_font()


@cache
def _glyphs(name: str) -> frozenset[int]:
    font = pdfmetrics.getFont(name)
    return frozenset(font.face.charToGlyph) if isinstance(font, TTFont) else frozenset()


def _installed(face: Face) -> Iterator[Path]:
    wanted = {name.casefold() for name in _FILES[face]}
    for folder in _folders():
        if folder.is_dir():
            yield from (path for path in sorted(folder.rglob("*.tt[fc]")) if path.name.casefold() in wanted)
            yield from (path for path in sorted(folder.glob("*.TTF")) if path.name.casefold() in wanted)


def _folders() -> tuple[Path, ...]:
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home)) / "Microsoft" / "Windows" / "Fonts"
        return (Path(os.environ.get("SYSTEMROOT", "C:/Windows")) / "Fonts", local)
    shared = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
    return (*shared, home / ".local" / "share" / "fonts", home / ".fonts", home / "Library" / "Fonts")
