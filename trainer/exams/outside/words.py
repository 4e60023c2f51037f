"""The words for scores from outside."""

from __future__ import annotations

from trainer.exams.outside.values import OutsideState, ScoreFlaw
from trainer.words import N_, Names

NAMES = Names(
    {
        OutsideState.WAITING: N_("Waits for a second person"),
        OutsideState.CONFIRMED: N_("Confirmed"),
        OutsideState.REFUSED: N_("Not confirmed"),
    },
    {
        ScoreFlaw.NO_PERSON: N_("nobody of this name or number"),
        ScoreFlaw.SEVERAL: N_("several people fit; add the number"),
        ScoreFlaw.CONTRADICTION: N_("name and number belong to different people"),
        ScoreFlaw.NO_SCORE: N_("the score is missing"),
        ScoreFlaw.BAD_SCORE: N_("not a score up to the full score"),
        ScoreFlaw.TWICE: N_("stands in the sheet twice"),
    },
)

ERRORS = {
    "outside.no_organiser": N_("The exam has no organiser. Fill in who held it."),
    "outside.marks": N_("The pass mark lies above the full score, or is missing. Fill in both."),
    "outside.no_headings": N_("No sheet has a heading row with names and scores. Add the headings and try again."),
    "outside.no_rows": N_("No row of the sheet can be taken in. Correct the rows that are listed."),
    "outside.too_many": N_("At most {most} people are entered at once. Split the sheet."),
    "outside.no_proof": N_("The proof is missing. Choose a scan or the announcement of the scores."),
    "outside.unknown": N_("There is no such entry. Read the list again."),
    "outside.entered_already": N_(
        "The sheet {name} was entered already and waits or counts. If it is to be entered anew, refuse the entry first."
    ),
    "outside.decided": N_("This entry was decided already. Read the list again."),
    "outside.own_entry": N_("You entered these scores. Ask a colleague to compare and confirm them."),
}
