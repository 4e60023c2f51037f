"""The words for the standing of results."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.exams.standing.values import StandingState, StandingStep
from trainer.words import Names, _


def names() -> Names:
    """What people call each value."""
    return Names(
        {
            StandingStep.REVIEWED: _("Reviewed"),
            StandingStep.PUBLISHED: _("Published"),
            StandingStep.IN_FORCE: _("Declare in force"),
            StandingStep.WITHDRAWN: _("Withdrawn"),
        },
        {
            StandingState.MARKED: _("Marked, not reviewed"),
            StandingState.REVIEWED: _("Reviewed, not published"),
            StandingState.PUBLISHED: _("Being published"),
            StandingState.IN_FORCE: _("In force already"),
        },
    )


def errors() -> Mapping[str, str]:
    """What happened and what to do next, by the code of the error; braces hold its parameters."""
    return {
        "standing.not_kept": _(
            "Results of this exam count as they are marked: it was made before they had a standing."
        ),
        "standing.not_now": _("This step cannot follow now. Read the page again and take the next one."),
        "standing.nothing_new": _("Nothing changed since the last review. Go on with the next step."),
        "standing.changed": _("{count} results changed since the review. Review the results again."),
        "standing.overtaken": _("A result changed while you reviewed. Look at the results again, then review them."),
        "standing.too_soon": _("The publication still runs. Put the results in force from {day} on."),
        "standing.waiting": _("Answers of {count} candidates wait for a marker. Have them marked first."),
        "standing.undecided": _("{count} candidates neither sat nor were decided upon. Set their state first."),
        "standing.pending": _("{count} corrections or objections wait for a decision. Have them decided first."),
        "workdays.unreadable": _(
            "The calendar of working days {file} cannot be read ({cause}). Correct the file or put it away."
        ),
    }
