"""The words for the codes and enums of the bank."""

from __future__ import annotations

from collections.abc import Mapping

from question_bank.question import Difficulty, QuestionKind
from trainer.bank.estimates.values import DifficultyEstimate
from trainer.bank.values import Basis, Move, Origin, QuestionStatus
from trainer.words import N_, Names, _

NAMES = Names(
    {
        QuestionKind.SINGLE: N_("Single choice"),
        QuestionKind.MULTIPLE: N_("Multiple choice"),
        QuestionKind.TRUE_FALSE: N_("True or false"),
        QuestionKind.BLANK: N_("Fill in"),
        QuestionKind.SHORT: N_("Short answer"),
        QuestionKind.CASE: N_("Case analysis"),
    },
    {
        QuestionStatus.DRAFT: N_("Draft question"),
        QuestionStatus.UNVERIFIED: N_("Not compared with its article"),
        QuestionStatus.CHECKED: N_("Compared with its article"),
        QuestionStatus.APPROVED: N_("Open for papers"),
        QuestionStatus.PARKED: N_("To be looked at again"),
        QuestionStatus.RETIRED: N_("Out of use"),
    },
    {
        Origin.TYPED: N_("Typed in"),
        Origin.IMPORTED: N_("Imported from a file"),
        Origin.STARTER: N_("Starter bank"),
    },
    {
        Move.CHECK: N_("Question checked"),
        Move.APPROVE: N_("Question approved"),
        Move.PARK: N_("Question set aside for review"),
        Move.RETIRE: N_("Question taken out of use"),
    },
    {
        Basis.NONE: N_("Cites nothing"),
        Basis.WRONG: N_("Cites what does not exist"),
        Basis.UNKNOWN: N_("Cites a law outside the register"),
    },
)

ERRORS = {
    "bank.no_stem": N_("The question has no stem. Write the stem first."),
    "bank.retired": N_("The question is out of use and stays as it is. Write a new question instead."),
    "bank.already_there": N_("The question already stands there. Nothing has to be done."),
    "bank.not_checked": N_("The question has not been checked yet. Compare it with its article and check it first."),
    "bank.checked_already": N_("The question has been checked already. Drafts, imported and parked ones are checked."),
    "bank.has_problems": N_("The question still has problems. Open it, correct what is marked, then go on."),
    "bank.own_question": N_("You wrote or checked this question yourself. Ask a colleague to approve it."),
    "bank.changed_since": N_("Somebody has changed the question since. Look at its versions and change it by hand."),
    "bank.overtaken": N_(
        "Somebody saved another version while you were writing. Nothing is lost: what you wrote stands beside the"
        " new version. Compare both, take over what still holds, and save again."
    ),
    "search.no_name": N_("The saved filter has no name. Give it one you will know it by."),
    "search.name_taken": N_("You have a saved filter of this name already. Give this one another name."),
    "search.not_yours": N_("A colleague saved this filter. Only they can delete it."),
    "picture.unreadable": N_(
        "This is no picture that can be read. Save it as PNG, JPEG or BMP with another program and try again."
    ),
    "picture.too_large": N_(
        "The picture is too large. Cut it or save it smaller: at most {megabytes} MB and 40 million pixels."
    ),
    "bank.undone_already": N_("This import has been undone already. Its questions are out of use."),
}


def estimate_words(estimate: DifficultyEstimate) -> str:
    """What an exam said about a question, from how many people and since when it stands in the bank."""
    own = estimate.draft
    words = _("In the bank since {day}: {level}, {share} earned ({low} to {high}, {people} people), from {exam}")
    return words.format(
        day=f"{estimate.at.astimezone():%Y-%m-%d}",
        level=difficulties()[own.level],
        share=f"{own.share:.0%}",
        low=f"{own.low:.0%}",
        high=f"{own.high:.0%}",
        people=own.people,
        exam=estimate.exam,
    )


def difficulties() -> Mapping[Difficulty, str]:
    """What people call each difficulty."""
    return {
        Difficulty.EASY: _("Easy"),
        Difficulty.MEDIUM: _("Medium"),
        Difficulty.HARD: _("Hard"),
    }
