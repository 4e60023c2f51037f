"""The words for the codes and enums of yearly pages."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.words import Names, _
from trainer.yearly.values import Section


def names() -> Names:
    """What people call each value."""
    return Names(
        {
            Section.HOURS: _("Study hours"),
            Section.EXAMS: _("Examinations"),
            Section.STUDY: _("Study tasks"),
            Section.DRILLS: _("Drills and contests"),
            Section.FITNESS: _("Physical fitness"),
            Section.FILES: _("Review of case files"),
            Section.TEACHING: _("Teaching and questions"),
            Section.HONOURS: _("Rewards and penalties"),
            Section.CERTIFICATES: _("Training certificates"),
            Section.GRADE: _("Grade of the appraisal"),
        },
    )


def errors() -> Mapping[str, str]:
    """What happened and what to do next, by the code of the error; braces hold its parameters."""
    return {
        "yearly.own_room": _("This section is filled from the program itself. Enter it where it belongs."),
        "yearly.no_text": _("Say what is to stand on the page."),
        "yearly.no_proof": _("Name the document that shows it, such as its number."),
        "yearly.other_year": _("The day is not in {year}. Check it."),
        "yearly.gone": _("This note was taken back already."),
        "yearly.meanwhile": _("Somebody kept a new version meanwhile. Look at it and try again."),
        "yearly.nobody": _("Nobody is chosen. Choose people or a unit first."),
    }
