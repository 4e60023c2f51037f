"""The words for the codes and enums of qualification."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.qualification.values import CardState, Cause, Flaw, Inspection, Move, Origin, Verdict
from trainer.words import Names, _


def names() -> Names:
    """What people call each value."""
    return Names(
        {
            CardState.NONE: _("No certificate"),
            CardState.VALID: _("Valid"),
            CardState.EXPIRING: _("Ends soon"),
            CardState.UNINSPECTED: _("Inspection missing"),
            CardState.LAPSED: _("Lapsed"),
            CardState.RECALLED: _("Recalled"),
            CardState.CANCELLED: _("Cancelled"),
        },
        {Origin.REGISTERED: _("Registered here"), Origin.ROSTER: _("From the roster")},
        {Inspection.PASSED: _("Inspection passed"), Inspection.FAILED: _("Inspection not passed")},
        {Move.RECALL: _("Recall"), Move.CANCEL: _("Cancel the certificate"), Move.GIVE_BACK: _("Give back")},
        {
            Cause.TRANSFER: _("Transferred"),
            Cause.RESIGNATION: _("Resigned"),
            Cause.DISMISSAL: _("Dismissed"),
            Cause.RETIREMENT: _("Retired"),
            Cause.OTHER: _("Another cause"),
            Cause.LEFT: _("Left the office"),
            Cause.BARRED: _("Category may not enforce"),
        },
        {Verdict.CONFIRMED: _("Proposal confirmed"), Verdict.DISMISSED: _("Proposal dismissed")},
        {
            Flaw.NO_CARD: _("Enforces without a certificate"),
            Flaw.LAPSED: _("Certificate has lapsed"),
            Flaw.UNINSPECTED: _("Certificate was not inspected"),
            Flaw.RECALLED: _("Certificate was recalled"),
            Flaw.CANCELLED: _("Certificate was cancelled"),
            Flaw.AUXILIARY: _("Auxiliary, may not enforce"),
            Flaw.OTHER_FIELD: _("Other field of enforcement"),
            Flaw.AWAY: _("On long leave now"),
            Flaw.LEFT: _("Has left, certificate not cancelled"),
        },
    )


def errors() -> Mapping[str, str]:
    """What happened and what to do next, by the code of the error; braces hold its parameters."""
    return {
        "card.no_number": _("The number of the enforcement certificate is missing. Type it from the certificate."),
        "card.barred": _("{name} is an auxiliary and may not hold an enforcement certificate. Check the category."),
        "card.none": _("{name} has no enforcement certificate. Register one first."),
        "card.waiting": _("A proposal about the certificate of {name} waits already. Decide it first."),
        "card.not_now": _("That would change nothing about the certificate of {name}. Look at its state."),
        "card.decided": _("This proposal was decided already. Look at the history."),
        "qualification.rules": _("The rule file {file} cannot be read. Compare it with the one that was shipped."),
        "qualification.unknown": _("There is no rule called {rules}. Choose another."),
    }
