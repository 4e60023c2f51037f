"""Charts as pictures, in the colours of whoever shows them. matplotlib is loaded with the first one."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from question_bank.analysis.values import Bin
from trainer.documents.chart_look import ChartLook
from trainer.documents.fonts import font_file
from trainer.words import _

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties
    from matplotlib.ticker import Locator

DOTS = 100
"""Dots of an inch at scale 1; sizes of type are points."""


def score_chart(bins: Sequence[Bin], pass_mark: float, look: ChartLook) -> bytes:
    """How many people have which score, with the pass mark as a line; PNG."""
    figure, axes = new_figure(look)
    middles = [(one.low + one.high) / 2 for one in bins]
    width = (bins[0].high - bins[0].low) * 0.9
    bars = axes.bar(middles, [one.people for one in bins], width=width, color=look.bar, zorder=2)
    font = chart_font(look, 9)
    axes.bar_label(bars, [str(one.people or "") for one in bins], padding=2, color=look.ink, fontproperties=font)
    axes.axvline(pass_mark, color=look.mark, linewidth=1.6 * look.scale, linestyle="--", zorder=3)
    words = _("Pass mark {mark}").format(mark=f"{pass_mark:g}")
    axes.annotate(
        words,
        (pass_mark, 1.0),
        xycoords=("data", "axes fraction"),
        xytext=(4, 4),
        textcoords="offset points",
        color=look.mark,
        fontproperties=font,
    )
    axes.set_xlim(bins[0].low, bins[-1].high)
    axes.set_xticks([bins[0].low, *(one.high for one in bins[1::2])])
    axes.yaxis.set_major_locator(_whole_numbers())
    axes.margins(y=0.12)
    dress(axes, look, _("Score"), _("Number of people"))
    return as_png(figure, look)


def new_figure(look: ChartLook) -> tuple[Figure, Axes]:
    """An empty chart in the colours of a look."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(look.width / DOTS, look.height / DOTS), dpi=DOTS, facecolor=look.ground)
    axes = figure.add_subplot()
    axes.set_facecolor(look.ground)
    return figure, axes


def _whole_numbers() -> Locator:
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(integer=True)


def chart_font(look: ChartLook, points: float) -> FontProperties:
    """The Chinese font of the papers, so many points at scale 1."""
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=str(font_file()), size=points * look.scale)


def dress(axes: Axes, look: ChartLook, below: str, beside: str) -> None:
    """Axes, grid and labels as every chart has them."""
    font = chart_font(look, 9)
    axes.set_xlabel(below, color=look.muted, fontproperties=font)
    axes.set_ylabel(beside, color=look.muted, fontproperties=font)
    for name, spine in axes.spines.items():
        spine.set_visible(name in ("left", "bottom"))
        spine.set_color(look.line)
    axes.tick_params(colors=look.muted, length=3)
    axes.grid(axis="y", color=look.line, linewidth=0.6, zorder=0)
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set_fontproperties(font)


def as_png(figure: Figure, look: ChartLook) -> bytes:
    """The finished chart."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    FigureCanvasAgg(figure)
    figure.tight_layout(pad=0.8 * look.scale)
    output = io.BytesIO()
    figure.savefig(output, format="png", dpi=DOTS, facecolor=look.ground)
    return output.getvalue()
