"""The words for the refusals of documents."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.words import Names, _


def names() -> Names:
    """Documents have no enums that people see."""
    return Names()


def errors() -> Mapping[str, str]:
    """What happened and what to do next, by the code of the error; braces hold its parameters."""
    return {
        "exam_day.nobody": _("Nobody sits this exam yet. Add candidates to the roster, then print its papers."),
        "converting.no_program": _("LibreOffice is not installed on this PC. Install it, or add the PDF itself."),
        "converting.failed": _("LibreOffice made no PDF of {name}. Open the file, save it as PDF and add that."),
        "document.picture": _("A picture cannot be drawn. Replace it by a PNG or JPEG picture and try again."),
        "document.picture_lost": _("{name} cannot be printed: a picture of it is lost. Restore the newest backup."),
        "document.template": _("The template {name} cannot be read ({cause}). Correct it, or remove it to use ours."),
    }
