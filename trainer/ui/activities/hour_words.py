"""Words of the hours of a class."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.activities.credits.values import LineDecision
from trainer.ui.activities.hour_lines import HourLine, Standing
from trainer.ui.activities.wording import hours_text
from trainer.words import _


def standing_words() -> Mapping[Standing, str]:
    """Where hours are."""
    return {
        Standing.UNMARKED: _("Attendance incomplete"),
        Standing.READY: _("Ready to prepare"),
        Standing.OVER: _("Missed too much"),
        Standing.PROPOSED: _("Hours wait for approval"),
        Standing.OVER_PROPOSED: _("Withdrawal proposed"),
        Standing.RETURNED: _("Returned, to prepare anew"),
        Standing.WITHDRAWN: _("Withdrawn from the class"),
        Standing.CREDITED: _("Credited"),
        Standing.TAKEN_BACK: _("Taken back"),
    }


def missed_text(line: HourLine) -> str:
    """4（12.5%）."""
    total = line.attended
    if not total.missed or not total.whole:
        return ""
    return f"{hours_text(total.missed)}（{total.missed / total.whole:.1%}）"


def reason_text(line: HourLine) -> str:
    """The last decision: who, when, and why."""
    if line.decided is None:
        return ""
    day = f"{line.decided.at.astimezone():%m-%d}"
    verb = {
        LineDecision.APPROVED: _("Approved"),
        LineDecision.RETURNED: _("Returned"),
        LineDecision.WITHDRAWN: _("Withdrawn from it"),
    }[line.decided.decision]
    return " ".join(filter(None, (line.decided_by, day, verb))) + (
        f"：{line.decided.reason}" if line.decided.reason else ""
    )
