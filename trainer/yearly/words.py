"""The words for the codes and enums of yearly pages."""

from __future__ import annotations

from trainer.words import N_, Names
from trainer.yearly.values import Section

NAMES = Names(
    {
        Section.HOURS: N_("Study hours"),
        Section.EXAMS: N_("Examinations"),
        Section.STUDY: N_("Study tasks"),
        Section.DRILLS: N_("Drills and contests"),
        Section.FITNESS: N_("Physical fitness"),
        Section.FILES: N_("Review of case files"),
        Section.TEACHING: N_("Teaching and questions"),
        Section.HONOURS: N_("Rewards and penalties"),
        Section.CERTIFICATES: N_("Training certificates"),
        Section.GRADE: N_("Grade of the appraisal"),
    },
)

ERRORS = {
    "yearly.own_room": N_("This section is filled from the program itself. Enter it where it belongs."),
    "yearly.no_text": N_("Say what is to stand on the page."),
    "yearly.no_proof": N_("Name the document that shows it, such as its number."),
    "yearly.other_year": N_("The day is not in {year}. Check it."),
    "yearly.gone": N_("This note was taken back already."),
    "yearly.meanwhile": N_("Somebody kept a new version meanwhile. Look at it and try again."),
    "yearly.nobody": N_("Nobody is chosen. Choose people or a unit first."),
}
