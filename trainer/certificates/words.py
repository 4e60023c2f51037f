"""The words for the codes and enums of certificates."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.certificates.values import SkipReason, Verdict
from trainer.words import Names, _


def names() -> Names:
    """What people call each value."""
    return Names(
        {
            SkipReason.NOT_PASSED: _("Did not pass the exam"),
            SkipReason.ALREADY_HOLDS: _("Already holds this certificate"),
            SkipReason.OWN_MATTER: _("Your own; a colleague has to issue it"),
        },
        {
            Verdict.GENUINE: _("Genuine: the file is the one in the register"),
            Verdict.CHANGED: _("Changed: it differs from the one in the register"),
            Verdict.VOIDED: _("Voided: no longer valid"),
            Verdict.UNKNOWN: _("Unknown: not in this office's register"),
        },
    )


def errors() -> Mapping[str, str]:
    """What happened and what to do next, by the code of the error; braces hold its parameters."""
    return {
        "certificate.no_title": _("The certificate does not say what it is for. Fill in the training or exam."),
        "certificate.no_unit_code": _("The unit's code for serial numbers is missing. Fill it in, then issue again."),
        "certificate.numbering_unreadable": _(
            "The rule file {file} cannot be read. Put the file of the installation back."
        ),
        "certificate.photo": _("The photograph of {name} is damaged. Choose another on the people page, then go on."),
        "certificate.damaged": _("The kept file of {serial} no longer matches its hash. Restore it from a backup."),
        "certificate.already_voided": _("{serial} is voided already. Read the register again."),
        "certificate.unknown": _("This certificate is not in the register. Read the register again."),
    }
