"""The Chinese font of every PDF: the file that `zhplot` ships, found without importing the package."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

NAME = "NotoSansSC"


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
