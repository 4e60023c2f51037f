"""The words for the codes and enums of the search for duplicates."""

from __future__ import annotations

from collections.abc import Mapping

from question_bank.similarity import Likeness
from trainer.bank.similar.values import Part, SimilarEvent, Source
from trainer.words import Names, _


def names() -> Names:
    """What people call each value."""
    return Names(
        {
            Likeness.CONTRADICTORY: _("Keys contradict"),
            Likeness.SAME: _("The same question"),
            Likeness.NEAR: _("Nearly the same"),
        },
        {
            Part.STEM: _("Stem"),
            Part.OPTIONS: _("Options and key"),
            Part.RATIONALE: _("Rationale"),
            Part.CITATIONS: _("Basis"),
            Part.SHELF: _("Subject, field and difficulty"),
        },
        {
            Source.KEPT: _("Of the one that stays"),
            Source.OTHER: _("Of the other"),
            Source.BOTH: _("Of both"),
        },
        {SimilarEvent.SCANNED: _("Searched for duplicates")},
    )


def errors() -> Mapping[str, str]:
    """What happened and what to do next, by the code of the error."""
    return {
        "similar.broken_off": _("The comparison ended before its time. Close other programs and start it again."),
        "similar.changed_meanwhile": _(
            "Question {number} has been changed or taken out of use meanwhile. Search for duplicates again."
        ),
        "similar.merge_used": _(
            "Question {number} has been changed or reviewed since the merge, so it stays. Write a new question instead."
        ),
        "similar.undone_already": _("This merge has been undone already. Nothing has to be done."),
        "similar.not_both": _("Stem, options and subject can be taken from one question only. Choose one."),
    }
