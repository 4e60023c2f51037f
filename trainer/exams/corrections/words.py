"""The words for corrections of keys."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.exams.corrections.values import CorrectionKind, CorrectionState
from trainer.words import Names, _


def names() -> Names:
    """What people call each value."""
    return Names(
        {
            CorrectionKind.NEW_KEY: _("New key"),
            CorrectionKind.SEVERAL_KEYS: _("Several keys are right"),
            CorrectionKind.FULL_MARKS: _("Full marks for everybody"),
            CorrectionKind.VOID: _("Question left out"),
        },
        {
            CorrectionState.PROPOSED: _("Waits for approval"),
            CorrectionState.APPROVED: _("Approved, marked anew"),
            CorrectionState.REFUSED: _("Refused"),
        },
    )


def errors() -> Mapping[str, str]:
    """What happened and what to do next, by the code of the error; braces hold its parameters."""
    return {
        "correction.exam_open": _("The exam is not closed yet. Close it first, then correct its keys."),
        "correction.no_such_question": _("No form of this exam holds the question. Choose one of its questions."),
        "correction.no_such_part": _("The case has no such part. Choose one of its parts."),
        "correction.written": _("A person marks this question. Leave it out, or give full marks to everybody."),
        "correction.keys": _("Choose one new key, or two and more different ones where several are right."),
        "correction.key": _("This key does not fit the question. Choose it again."),
        "correction.same_key": _("This is the key the paper has. Choose another one."),
        "correction.no_effect": _("No mark would change. Compare the key with the answers given once more."),
        "correction.pending": _("A correction of this question waits for its approval. Have it decided first."),
        "correction.unknown": _("There is no such correction. Read the list again."),
        "correction.decided": _("This correction was decided already. Read the list again."),
        "correction.own_proposal": _("You proposed this correction. Ask a colleague to decide it."),
        "correction.overtaken": _("Results changed meanwhile. Look at the consequences again, then decide."),
    }
