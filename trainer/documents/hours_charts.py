"""Charts of a year of hours: units with what they lack, and the months against an even pace."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.documents.chart_look import ChartLook
from trainer.documents.charts import as_png, chart_font, dress, new_figure
from trainer.reports.hours_months import MonthLine, UnitBar
from trainer.words import _

LONGEST_NAME = 12


def unit_chart(bars: Sequence[UnitBar], look: ChartLook) -> bytes:
    """One bar a unit: what is done of what is due, then what is missing, with the figure; PNG."""
    figure, axes = new_figure(look)
    font = chart_font(look, 9)
    places = range(len(bars))
    done, missing = [float(bar.done) for bar in bars], [float(bar.missing) for bar in bars]
    axes.barh(places, done, color=look.bar, zorder=2, label=_("Done so far"))
    rest = axes.barh(places, missing, left=done, color=look.mark, zorder=2, label=_("Still missing"))
    axes.bar_label(rest, [f"{one:g}" if one else "" for one in missing], padding=3, color=look.ink, fontproperties=font)
    axes.set_yticks(list(places), [_short(bar.name or _("No unit")) for bar in bars])
    axes.invert_yaxis()
    axes.margins(x=0.08)
    dress(axes, look, _("Hours of all who count"), "")
    axes.grid(visible=False, axis="y")
    axes.legend(prop=font, frameon=False, labelcolor=look.ink, loc="lower right")
    return as_png(figure, look)


def month_chart(line: MonthLine, look: ChartLook) -> bytes:
    """Hours up to the end of each month as bars, the even pace as a line; PNG."""
    figure, axes = new_figure(look)
    font = chart_font(look, 9)
    months = list(range(1, len(line.pace) + 1))
    axes.bar(
        months[: len(line.done)], [float(one) for one in line.done], color=look.bar, zorder=2, label=_("Approved hours")
    )
    pace = [float(one) for one in line.pace]
    axes.plot(months, pace, color=look.mark, linewidth=1.6 * look.scale, linestyle="--", zorder=3, label=_("Even pace"))
    axes.set_xticks(months)
    dress(axes, look, _("Month"), _("Hours up to its end"))
    axes.legend(prop=font, frameon=False, labelcolor=look.ink, loc="upper left")
    return as_png(figure, look)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"
