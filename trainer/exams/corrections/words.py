"""The words for corrections of keys."""

from __future__ import annotations

from trainer.exams.corrections.values import CorrectionKind, CorrectionState, NotTogether
from trainer.words import N_, Names

NAMES = Names(
    {
        CorrectionKind.NEW_KEY: N_("New key"),
        CorrectionKind.SEVERAL_KEYS: N_("Several keys are right"),
        CorrectionKind.FULL_MARKS: N_("Full marks for everybody"),
        CorrectionKind.VOID: N_("Question left out"),
    },
    {
        CorrectionState.PROPOSED: N_("Waits for approval"),
        CorrectionState.APPROVED: N_("Approved, marked anew"),
        CorrectionState.REFUSED: N_("Refused"),
    },
    {
        NotTogether.OPEN: N_("not closed yet; correct it after that"),
        NotTogether.PENDING: N_("a correction waits there already"),
        NotTogether.OWN: N_("you sat it; a colleague corrects it"),
        NotTogether.CORRECTED: N_("corrected there already"),
    },
)

ERRORS = {
    "correction.exam_open": N_("The exam is not closed yet. Close it first, then correct its keys."),
    "correction.no_such_question": N_("No form of this exam holds the question. Choose one of its questions."),
    "correction.no_such_part": N_("The case has no such part. Choose one of its parts."),
    "correction.written": N_("A person marks this question. Leave it out, or give full marks to everybody."),
    "correction.keys": N_("Choose one new key, or two and more different ones where several are right."),
    "correction.key": N_("This key does not fit the question. Choose it again."),
    "correction.same_key": N_("This is the key the paper has. Choose another one."),
    "correction.no_effect": N_("No mark would change. Compare the key with the answers given once more."),
    "correction.pending": N_("A correction of this question waits for its approval. Have it decided first."),
    "correction.unknown": N_("There is no such correction. Read the list again."),
    "correction.decided": N_("This correction was decided already. Read the list again."),
    "correction.own_proposal": N_("You proposed this correction. Ask a colleague to decide it."),
    "correction.other_version": N_("What is decided together is the same key of the same question. Begin again."),
    "correction.overtaken": N_("Results changed meanwhile. Look at the consequences again, then decide."),
}
