"""A photograph as large as papers print it: sixty originals in one file would make it heavy."""

from __future__ import annotations

import io

from PIL import Image

_LARGEST = (300, 420)


def portrait(content: bytes) -> bytes:
    """The picture as JPEG of at most 300 × 420 pixels; the same bytes give the same bytes."""
    with Image.open(io.BytesIO(content)) as opened:
        picture = opened.convert("RGB")
    picture.thumbnail(_LARGEST)
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=85)
    return buffer.getvalue()
