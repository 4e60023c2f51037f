"""The words for scores from outside."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.exams.outside.values import OutsideState, ScoreFlaw
from trainer.words import Names, _


def names() -> Names:
    """What people call each value."""
    return Names(
        {
            OutsideState.WAITING: _("Waits for a second person"),
            OutsideState.CONFIRMED: _("Confirmed"),
            OutsideState.REFUSED: _("Not confirmed"),
        },
        {
            ScoreFlaw.NO_PERSON: _("nobody of this name or number"),
            ScoreFlaw.SEVERAL: _("several people fit; add the number"),
            ScoreFlaw.CONTRADICTION: _("name and number belong to different people"),
            ScoreFlaw.NO_SCORE: _("the score is missing"),
            ScoreFlaw.BAD_SCORE: _("not a score up to the full score"),
            ScoreFlaw.TWICE: _("stands in the sheet twice"),
        },
    )


def errors() -> Mapping[str, str]:
    """What happened and what to do next, by the code of the error; braces hold its parameters."""
    return {
        "outside.no_organiser": _("The exam has no organiser. Fill in who held it."),
        "outside.marks": _("The pass mark lies above the full score, or is missing. Fill in both."),
        "outside.no_headings": _("No sheet has a heading row with names and scores. Add the headings and try again."),
        "outside.no_rows": _("No row of the sheet can be taken in. Correct the rows that are listed."),
        "outside.too_many": _("At most {most} people are entered at once. Split the sheet."),
        "outside.no_proof": _("The proof is missing. Choose a scan or the announcement of the scores."),
        "outside.unknown": _("There is no such entry. Read the list again."),
        "outside.decided": _("This entry was decided already. Read the list again."),
        "outside.own_entry": _("You entered these scores. Ask a colleague to compare and confirm them."),
    }
