"""How a chart looks: what asks for one names it long before anything that draws is loaded."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ChartLook:
    """Colours as #RRGGBB, the size in pixels at scale 1 and the scale of the text (1 to 2)."""

    ground: str
    ink: str
    muted: str
    line: str
    bar: str
    mark: str
    width: int = 900
    height: int = 360
    scale: float = 1.0


PAPER = ChartLook("#FFFFFF", "#000000", "#404040", "#C0C0C0", "#1F4E79", "#9C1C12", width=1600, height=620, scale=1.6)
