"""The words for the refusals of documents."""

from __future__ import annotations

from trainer.words import N_, Names

NAMES = Names()
"""Documents have no enums that people see."""


ERRORS = {
    "exam_day.nobody": N_("Nobody sits this exam yet. Add candidates to the roster, then print its papers."),
    "converting.no_program": N_("LibreOffice is not installed on this PC. Install it, or add the PDF itself."),
    "converting.failed": N_("LibreOffice made no PDF of {name}. Open the file, save it as PDF and add that."),
    "document.picture": N_("A picture cannot be drawn. Replace it by a PNG or JPEG picture and try again."),
    "document.picture_lost": N_("{name} cannot be printed: a picture of it is lost. Restore the newest backup."),
    "document.template": N_("The template {name} cannot be read ({cause}). Correct it, or remove it to use ours."),
}
