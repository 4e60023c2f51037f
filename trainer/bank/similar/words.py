"""The words for the codes and enums of the search for duplicates."""

from __future__ import annotations

from question_bank.similarity import Likeness
from trainer.bank.similar.values import Part, SimilarEvent, Source
from trainer.words import N_, Names

NAMES = Names(
    {
        Likeness.CONTRADICTORY: N_("Keys contradict"),
        Likeness.SAME: N_("The same question"),
        Likeness.NEAR: N_("Nearly the same"),
    },
    {
        Part.STEM: N_("Stem"),
        Part.OPTIONS: N_("Options and key"),
        Part.RATIONALE: N_("Rationale"),
        Part.CITATIONS: N_("Basis"),
        Part.SHELF: N_("Subject, field and difficulty"),
    },
    {
        Source.KEPT: N_("Of the one that stays"),
        Source.OTHER: N_("Of the other"),
        Source.BOTH: N_("Of both"),
    },
    {SimilarEvent.SCANNED: N_("Searched for duplicates")},
)

ERRORS = {
    "similar.broken_off": N_("The comparison ended before its time. Close other programs and start it again."),
    "similar.changed_meanwhile": N_(
        "Question {number} has been changed or taken out of use meanwhile. Search for duplicates again."
    ),
    "similar.merge_used": N_(
        "Question {number} has been changed or reviewed since the merge, so it stays. Write a new question instead."
    ),
    "similar.undone_already": N_("This merge has been undone already. Nothing has to be done."),
    "similar.not_both": N_("Stem, options and subject can be taken from one question only. Choose one."),
}
