"""The words for the codes and enums of practice."""

from __future__ import annotations

from trainer.practice.values import Grasp, Hiding, RunKind
from trainer.words import N_, Names

NAMES = Names(
    {
        RunKind.REVIEW: N_("Due for review"),
        RunKind.SCOPE: N_("Practice by topic"),
        RunKind.WRONG: N_("Wrong-answer book"),
        RunKind.MOCK: N_("Mock exam"),
    },
    {
        Grasp.FEW: N_("Too little data"),
        Grasp.WEAK: N_("Weak"),
        Grasp.FAIR: N_("Fair"),
        Grasp.GOOD: N_("Well known"),
    },
    {
        Hiding.NEVER: N_("Keep nothing back"),
        Hiding.WHILE_OPEN: N_("While an exam is being sat"),
        Hiding.UNTIL_OVER: N_("From sealing until the exam is over"),
    },
)

ERRORS = {
    "practice.terms_unreadable": N_("{file} cannot be read. Put the file of the installation back."),
    "practice.nothing_due": N_("Nothing is due for review now. Choose a topic to practise something new."),
    "practice.no_wrong": N_("The wrong-answer book is empty. Choose a topic to practise."),
    "practice.nothing_there": N_("There is no question to practise here now. Choose another topic."),
    "practice.gone": N_(
        "This question was changed or taken out of practice meanwhile. Go on to the next; nothing is counted."
    ),
    "practice.shortage": N_(
        "The bank has {missing} questions too few for this outline. Choose another outline, or ask a trainer."
    ),
    "practice.mock_over": N_("The time of this mock exam is over. See its result."),
    "practice.mock_held": N_(
        "An exam with questions of this mock exam has begun, so the mock exam ends here. See its result."
    ),
    "practice.not_own": N_("This is the mock exam of somebody else. Sign in as yourself."),
}
