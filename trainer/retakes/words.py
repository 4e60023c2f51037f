"""The words for the codes and enums of retakes."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.retakes.values import Decision, Note
from trainer.words import Names, _


def names() -> Names:
    """What people call each value."""
    return Names(
        {
            Decision.PROPOSED: _("Proposed, waits for approval"),
            Decision.CONFIRMED: _("Confirmed"),
            Decision.DEFERRED: _("Decision put off"),
            Decision.DISMISSED: _("Not adopted"),
            Decision.APPLIED: _("Carried out"),
            Decision.CLOSED: _("Closed"),
        },
        {
            Note.RESULT_UNSTATED: _(
                "The source does not name this kind of result; the approver decides whether it counts."
            ),
            Note.CONDITION_UNSTATED: _("The source does not say when this step is reached; the approver decides."),
            Note.LAST_STEP_AGAIN: _("The ladder has no further step; its last one is proposed again."),
        },
    )


def errors() -> Mapping[str, str]:
    """What happened and what to do next, by the code of the error; braces hold its parameters."""
    return {
        "ladder.unreadable": _("The rule file {file} cannot be read. Put the file of the installation back."),
        "ladder.unknown": _("There is no ladder {ladder}. Choose one from the list."),
        "retake.unknown_case": _("This case does not exist. Read the list again."),
        "retake.none_chosen": _("Nobody is chosen for the retake. Choose at least one case."),
        "retake.not_now": _(
            "This cannot be decided in the present state of the case. Confirm it first, or read the list again."
        ),
        "retake.not_open": _("The case of {name} is not open, so no retake can be set. Leave it out and try again."),
        "retake.already_set": _("A retake is already set for {name}. Leave this case out and try again."),
    }
