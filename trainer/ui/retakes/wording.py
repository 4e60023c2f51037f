"""Verbs, steps and dates of retakes as the page writes them."""

from __future__ import annotations

from datetime import date

from trainer.retakes.rules import is_open
from trainer.retakes.values import Case, Decision, Ladder
from trainer.ui.texts import name
from trainer.words import _


def act_verb(decision: Decision) -> str:
    """The word on the button."""
    return {
        Decision.CONFIRMED: _("Confirm"),
        Decision.DEFERRED: _("Put off"),
        Decision.DISMISSED: _("Do not adopt"),
        Decision.APPLIED: _("Mark as carried out"),
    }[decision]


def act_text(decision: Decision) -> str:
    """What the decision means, above the field for the reason."""
    return {
        Decision.CONFIRMED: _("The step is taken over as yours. Your name, the time and the reason are kept."),
        Decision.DEFERRED: _("The case stays open. Say what it waits for."),
        Decision.DISMISSED: _("The step is not taken and this result does not count towards further steps."),
        Decision.APPLIED: _("Say by which document or meeting the step was carried out."),
    }[decision]


def step_text(case: Case) -> str:
    """环节 with its place in the ladder."""
    return _("{number}. {step}").format(number=case.step_number, step=case.step.name)


def result_text(case: Case) -> str:
    """The result with its score where there is one."""
    return name(case.result) if case.score is None else f"{name(case.result)}  {case.score.normalize():f}"


def due_text(case: Case, today: date) -> str:
    """期限 and whether it has passed; the source may set none."""
    if case.due_on is None:
        return _("Not set")
    late = case.due_on < today and is_open(case.state)
    return _("{date} (past)").format(date=case.due_on) if late else case.due_on.isoformat()


def steps_text(ladder: Ladder) -> str:
    """All steps of a ladder in one line."""
    steps = (f"{number}. {step.name}" for number, step in enumerate(ladder.steps, 1))
    return " → ".join(steps)
