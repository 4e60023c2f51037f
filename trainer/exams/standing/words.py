"""The words for the standing of results."""

from __future__ import annotations

from trainer.exams.standing.values import StandingState, StandingStep
from trainer.words import N_, Names

NAMES = Names(
    {
        StandingStep.REVIEWED: N_("Reviewed"),
        StandingStep.PUBLISHED: N_("Published"),
        StandingStep.IN_FORCE: N_("Declare in force"),
        StandingStep.WITHDRAWN: N_("Withdrawn"),
    },
    {
        StandingState.MARKED: N_("Marked, not reviewed"),
        StandingState.REVIEWED: N_("Reviewed, not published"),
        StandingState.PUBLISHED: N_("Being published"),
        StandingState.IN_FORCE: N_("In force already"),
    },
)

ERRORS = {
    "standing.not_kept": N_("Results of this exam count as they are marked: it was made before they had a standing."),
    "standing.begun": N_("The results of this exam go through review and publication already, or came from outside."),
    "standing.not_now": N_("This step cannot follow now. Read the page again and take the next one."),
    "standing.nothing_new": N_("Nothing changed since the last review. Go on with the next step."),
    "standing.changed": N_("{count} results changed since the review. Review the results again."),
    "standing.overtaken": N_("A result changed while you reviewed. Look at the results again, then review them."),
    "standing.too_soon": N_("The publication still runs. Put the results in force from {day} on."),
    "standing.waiting": N_("Answers of {count} candidates wait for a marker. Have them marked first."),
    "standing.undecided": N_("{count} candidates neither sat nor were decided upon. Set their state first."),
    "standing.pending": N_("{count} corrections or objections wait for a decision. Have them decided first."),
}
