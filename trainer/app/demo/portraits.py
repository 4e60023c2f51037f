"""Drawn portraits for people who do not exist: a head, shoulders, a plain ground."""

from __future__ import annotations

import io
import random

from PIL import Image, ImageDraw

from trainer.people.values import Sex

SIZE = (295, 413)
_GROUNDS = ("#5B8DC9", "#6F9BD1", "#4F7FB8")
_SKINS = ("#F0CDB0", "#E8BF9C", "#F5D7BE")
_HAIR = "#2A2422"
_COAT = "#1C2E4A"


def portrait(sex: Sex, chance: random.Random) -> bytes:
    """A PNG of one inch by 35 mm at 295 × 413 pixels."""
    image = Image.new("RGB", SIZE, chance.choice(_GROUNDS))
    draw = ImageDraw.Draw(image)
    skin, middle = chance.choice(_SKINS), SIZE[0] // 2
    if sex is Sex.FEMALE:
        draw.ellipse((middle - 88, 60, middle + 88, 290), fill=_HAIR)
    draw.ellipse((middle - 150, 300, middle + 150, 560), fill=_COAT)
    draw.polygon([(middle - 40, 300), (middle + 40, 300), (middle, 375)], fill="#FFFFFF")
    draw.rectangle((middle - 30, 250, middle + 30, 315), fill=skin)
    draw.ellipse((middle - 72, 85, middle + 72, 275), fill=skin)
    draw.pieslice((middle - 80, 68, middle + 80, 230), 180, 360, fill=_HAIR)
    output = io.BytesIO()
    image.save(output, "PNG", optimize=True)
    return output.getvalue()
