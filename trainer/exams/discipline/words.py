"""The words for cases of misconduct."""

from __future__ import annotations

from trainer.exams.discipline.values import CaseStep, Verdict
from trainer.words import N_, Names

NAMES = Names(
    {
        CaseStep.RECORDED: N_("Record of the misconduct"),
        CaseStep.NOTIFIED: N_("Notice of the facts"),
        CaseStep.HEARD: N_("Record of the defence"),
        CaseStep.DECIDED: N_("Decision on the misconduct"),
        CaseStep.SERVED: N_("Proof of service"),
    },
    {
        Verdict.DROPPED: N_("No consequence"),
        Verdict.WARNED: N_("Warned, the result stands"),
        Verdict.VOID: N_("Result of this exam void"),
    },
)

ERRORS = {
    "discipline.order": N_("This step is not due now. Read the case again and take the one that is."),
    "discipline.witness": N_("Two invigilators record misconduct. Name the second one."),
    "discipline.verdict": N_("A decision says what follows. Choose one of the consequences."),
    "discipline.recorded_it": N_("You recorded this yourself. Ask a colleague to decide."),
    "discipline.kind": N_("Choose misconduct, cheating or impersonation."),
    "discipline.open": N_("A case of this person waits for its decision. Go on with that one."),
    "discipline.unknown": N_("There is no such case. Read the list again."),
    "attendance.by_decision": N_(
        "A result becomes void by a decision alone. Record the misconduct on the page of results and keys."
    ),
}
