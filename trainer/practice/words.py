"""The words for the codes and enums of practice."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.practice.values import Grasp, Hiding, RunKind
from trainer.words import Names, _


def names() -> Names:
    """What people call each value."""
    return Names(
        {
            RunKind.REVIEW: _("Due for review"),
            RunKind.SCOPE: _("Practice by topic"),
            RunKind.WRONG: _("Wrong-answer book"),
            RunKind.MOCK: _("Mock exam"),
        },
        {
            Grasp.FEW: _("Too little data"),
            Grasp.WEAK: _("Weak"),
            Grasp.FAIR: _("Fair"),
            Grasp.GOOD: _("Well known"),
        },
        {
            Hiding.NEVER: _("Keep nothing back"),
            Hiding.WHILE_OPEN: _("While an exam is being sat"),
            Hiding.UNTIL_OVER: _("From sealing until the exam is over"),
        },
    )


def errors() -> Mapping[str, str]:
    """What happened and what to do next, by the code of the error; braces hold its parameters."""
    return {
        "practice.terms_unreadable": _("{file} cannot be read. Put the file of the installation back."),
        "practice.nothing_due": _("Nothing is due for review now. Choose a topic to practise something new."),
        "practice.no_wrong": _("The wrong-answer book is empty. Choose a topic to practise."),
        "practice.nothing_there": _("There is no question to practise here now. Choose another topic."),
        "practice.gone": _(
            "This question was changed or taken out of practice meanwhile. Go on to the next; nothing is counted."
        ),
        "practice.shortage": _(
            "The bank has {missing} questions too few for this outline. Choose another outline, or ask a trainer."
        ),
        "practice.mock_over": _("The time of this mock exam is over. See its result."),
        "practice.mock_held": _(
            "An exam with questions of this mock exam has begun, so the mock exam ends here. See its result."
        ),
        "practice.not_own": _("This is the mock exam of somebody else. Sign in as yourself."),
    }
