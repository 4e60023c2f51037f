"""The words for the codes and enums of the profile."""

from __future__ import annotations

from trainer.profile.values import Measure, Reach
from trainer.words import N_, Names

NAMES = Names(
    {
        Measure.COLLEGE: N_("College and above"),
        Measure.LAW_GRADUATES: N_("Law graduates"),
        Measure.LEGAL_QUALIFICATION: N_("With legal-profession qualification"),
        Measure.REVIEWERS: N_("Legal reviewers to officers"),
        Measure.STATION_HEADS: N_("Initial training of station heads"),
    },
    {
        Reach.MET: N_("Met the target"),
        Reach.SHORT: N_("Short of the target"),
        Reach.OPEN: N_("No figure named"),
        Reach.NOBODY: N_("Nobody to count"),
    },
)

ERRORS = {
    "profile.targets": N_("The file of targets {file} cannot be read. Compare it with the one that was shipped."),
    "profile.unknown": N_("There is no target called {target}. Choose another."),
}
