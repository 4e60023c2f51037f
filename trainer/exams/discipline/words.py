"""The words for cases of misconduct."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.exams.discipline.values import CaseStep, Verdict
from trainer.words import Names, _


def names() -> Names:
    """What people call each value."""
    return Names(
        {
            CaseStep.RECORDED: _("Record of the misconduct"),
            CaseStep.NOTIFIED: _("Notice of the facts"),
            CaseStep.HEARD: _("Record of the defence"),
            CaseStep.DECIDED: _("Decision on the misconduct"),
            CaseStep.SERVED: _("Proof of service"),
        },
        {
            Verdict.DROPPED: _("No consequence"),
            Verdict.WARNED: _("Warned, the result stands"),
            Verdict.VOID: _("Result of this exam void"),
        },
    )


def errors() -> Mapping[str, str]:
    """What happened and what to do next, by the code of the error; braces hold its parameters."""
    return {
        "discipline.order": _("This step is not due now. Read the case again and take the one that is."),
        "discipline.witness": _("Two invigilators record misconduct. Name the second one."),
        "discipline.verdict": _("A decision says what follows. Choose one of the consequences."),
        "discipline.recorded_it": _("You recorded this yourself. Ask a colleague to decide."),
        "discipline.kind": _("Choose misconduct, cheating or impersonation."),
        "discipline.open": _("A case of this person waits for its decision. Go on with that one."),
        "discipline.unknown": _("There is no such case. Read the list again."),
        "attendance.by_decision": _(
            "A result becomes void by a decision alone. Record the misconduct on the page of results and keys."
        ),
    }
