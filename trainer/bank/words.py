"""The words for the codes and enums of the bank."""

from __future__ import annotations

from collections.abc import Mapping

from question_bank.question import Difficulty, QuestionKind
from trainer.bank.estimates.values import DifficultyEstimate
from trainer.bank.values import Basis, Move, Origin, QuestionStatus
from trainer.words import Names, _


def names() -> Names:
    """What people call each value."""
    return Names(
        {
            QuestionKind.SINGLE: _("Single choice"),
            QuestionKind.MULTIPLE: _("Multiple choice"),
            QuestionKind.TRUE_FALSE: _("True or false"),
            QuestionKind.BLANK: _("Fill in"),
            QuestionKind.SHORT: _("Short answer"),
            QuestionKind.CASE: _("Case analysis"),
        },
        {
            QuestionStatus.DRAFT: _("Draft question"),
            QuestionStatus.UNVERIFIED: _("Not compared with its article"),
            QuestionStatus.CHECKED: _("Compared with its article"),
            QuestionStatus.APPROVED: _("Open for papers"),
            QuestionStatus.PARKED: _("To be looked at again"),
            QuestionStatus.RETIRED: _("Out of use"),
        },
        {
            Origin.TYPED: _("Typed in"),
            Origin.IMPORTED: _("Imported from a file"),
            Origin.STARTER: _("Starter bank"),
        },
        {
            Move.CHECK: _("Question checked"),
            Move.APPROVE: _("Question approved"),
            Move.PARK: _("Question set aside for review"),
            Move.RETIRE: _("Question taken out of use"),
        },
        {
            Basis.NONE: _("Cites nothing"),
            Basis.WRONG: _("Cites what does not exist"),
            Basis.UNKNOWN: _("Cites a law outside the register"),
        },
    )


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


def errors() -> Mapping[str, str]:
    """What happened and what to do next, by the code of the error."""
    return {
        "bank.no_stem": _("The question has no stem. Write the stem first."),
        "bank.retired": _("The question is out of use and stays as it is. Write a new question instead."),
        "bank.already_there": _("The question already stands there. Nothing has to be done."),
        "bank.not_checked": _("The question has not been checked yet. Compare it with its article and check it first."),
        "bank.checked_already": _(
            "The question has been checked already. Drafts, imported and parked ones are checked."
        ),
        "bank.has_problems": _("The question still has problems. Open it, correct what is marked, then go on."),
        "bank.own_question": _("You wrote or checked this question yourself. Ask a colleague to approve it."),
        "bank.changed_since": _("Somebody has changed the question since. Look at its versions and change it by hand."),
        "bank.overtaken": _(
            "Somebody saved another version while you were writing. Nothing is lost: what you wrote stands beside the"
            " new version. Compare both, take over what still holds, and save again."
        ),
        "search.no_name": _("The saved filter has no name. Give it one you will know it by."),
        "search.name_taken": _("You have a saved filter of this name already. Give this one another name."),
        "search.not_yours": _("A colleague saved this filter. Only they can delete it."),
        "picture.unreadable": _(
            "This is no picture that can be read. Save it as PNG, JPEG or BMP with another program and try again."
        ),
        "picture.too_large": _(
            "The picture is too large. Cut it or save it smaller: at most {megabytes} MB and 40 million pixels."
        ),
        "bank.undone_already": _("This import has been undone already. Its questions are out of use."),
    }
