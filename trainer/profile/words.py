"""The words for the codes and enums of the profile."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.profile.values import Measure, Reach
from trainer.words import Names, _


def names() -> Names:
    """What people call each value."""
    return Names(
        {
            Measure.COLLEGE: _("College and above"),
            Measure.LAW_GRADUATES: _("Law graduates"),
            Measure.LEGAL_QUALIFICATION: _("With legal-profession qualification"),
            Measure.REVIEWERS: _("Legal reviewers to officers"),
            Measure.STATION_HEADS: _("Initial training of station heads"),
        },
        {
            Reach.MET: _("Met the target"),
            Reach.SHORT: _("Short of the target"),
            Reach.OPEN: _("No figure named"),
            Reach.NOBODY: _("Nobody to count"),
        },
    )


def errors() -> Mapping[str, str]:
    """What happened and what to do next, by the code of the error; braces hold its parameters."""
    return {
        "profile.targets": _("The file of targets {file} cannot be read. Compare it with the one that was shipped."),
        "profile.unknown": _("There is no target called {target}. Choose another."),
    }
