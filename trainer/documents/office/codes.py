"""Codes on papers that a scanner reads."""

from __future__ import annotations

import io
from functools import lru_cache

import segno


@lru_cache(maxsize=2000)
def qr_picture(text: str) -> bytes:
    """A QR as a picture with its quiet zone; the same words come again on every sheet of a class."""
    content = io.BytesIO()
    segno.make_qr(text, error="m", boost_error=False).save(content, kind="png", scale=6, border=2)
    return content.getvalue()
