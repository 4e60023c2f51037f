"""The words for the codes and enums of qualification."""

from __future__ import annotations

from trainer.qualification.values import CardState, Cause, Flaw, Inspection, Move, Origin, Verdict
from trainer.words import N_, Names

NAMES = Names(
    {
        CardState.NONE: N_("No certificate"),
        CardState.VALID: N_("Valid"),
        CardState.EXPIRING: N_("Ends soon"),
        CardState.UNINSPECTED: N_("Inspection missing"),
        CardState.LAPSED: N_("Lapsed"),
        CardState.RECALLED: N_("Recalled"),
        CardState.CANCELLED: N_("Cancelled"),
    },
    {Origin.REGISTERED: N_("Registered here"), Origin.ROSTER: N_("From the roster")},
    {Inspection.PASSED: N_("Inspection passed"), Inspection.FAILED: N_("Inspection not passed")},
    {Move.RECALL: N_("Recall"), Move.CANCEL: N_("Cancel the certificate"), Move.GIVE_BACK: N_("Give back")},
    {
        Cause.TRANSFER: N_("Transferred"),
        Cause.RESIGNATION: N_("Resigned"),
        Cause.DISMISSAL: N_("Dismissed"),
        Cause.RETIREMENT: N_("Retired"),
        Cause.OTHER: N_("Another cause"),
        Cause.LEFT: N_("Left the office"),
        Cause.LEFT_TRANSFER: N_("Left: transferred"),
        Cause.LEFT_RESIGNATION: N_("Left: resigned"),
        Cause.LEFT_DISMISSAL: N_("Left: dismissed"),
        Cause.LEFT_RETIREMENT: N_("Left: retired"),
        Cause.LEFT_DEATH: N_("Left: died"),
        Cause.BARRED: N_("Category may not enforce"),
    },
    {Verdict.CONFIRMED: N_("Proposal confirmed"), Verdict.DISMISSED: N_("Proposal dismissed")},
    {
        Flaw.NO_CARD: N_("Enforces without a certificate"),
        Flaw.LAPSED: N_("Certificate has lapsed"),
        Flaw.UNINSPECTED: N_("Certificate was not inspected"),
        Flaw.RECALLED: N_("Certificate was recalled"),
        Flaw.CANCELLED: N_("Certificate was cancelled"),
        Flaw.AUXILIARY: N_("Auxiliary, may not enforce"),
        Flaw.OTHER_FIELD: N_("Other field of enforcement"),
        Flaw.CARD_FIELD: N_("Certificate is for another field"),
        Flaw.AWAY: N_("On long leave now"),
        Flaw.LEFT: N_("Has left, certificate not cancelled"),
    },
)

ERRORS = {
    "card.no_number": N_("The number of the enforcement certificate is missing. Type it from the certificate."),
    "card.barred": N_("{name} is an auxiliary and may not hold an enforcement certificate. Check the category."),
    "card.none": N_("{name} has no enforcement certificate. Register one first."),
    "card.waiting": N_("A proposal about the certificate of {name} waits already. Decide it first."),
    "card.not_now": N_("That would change nothing about the certificate of {name}. Look at its state."),
    "card.decided": N_("This proposal was decided already. Look at the history."),
    "qualification.rules": N_("The rule file {file} cannot be read. Compare it with the one that was shipped."),
    "qualification.unknown": N_("There is no rule called {rules}. Choose another."),
}
