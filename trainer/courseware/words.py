"""The words for the codes and enums of courseware."""

from __future__ import annotations

from trainer.courseware.minutes.values import Reason
from trainer.courseware.values import CoursewareKind
from trainer.words import N_, Names

NAMES = Names(
    {
        CoursewareKind.PDF: N_("PDF document"),
        CoursewareKind.VIDEO: N_("Video"),
        CoursewareKind.AUDIO: N_("Sound recording"),
        CoursewareKind.IMAGE: N_("Picture"),
        CoursewareKind.TEXT: N_("Plain text"),
        CoursewareKind.OFFICE: N_("Office document"),
        CoursewareKind.OTHER: N_("Other file"),
    },
    {
        Reason.STUDIED: N_("Studied in front"),
        Reason.AWAY: N_("Another window was in front"),
        Reason.IDLE: N_("No key and no mouse for a long time"),
        Reason.PAUSED: N_("Playing was paused"),
        Reason.TOO_FAST: N_("Played faster than allowed"),
        Reason.UNANSWERED: N_("The short question was not answered in time"),
        Reason.WRONG: N_("The short question was answered wrongly"),
        Reason.FULL: N_("The set length was reached"),
        Reason.CLOCK: N_("The clock was set, or the PC slept"),
        Reason.ELSEWHERE: N_("Studying was begun anew elsewhere"),
        Reason.OUTSIDE: N_("Open in another program"),
    },
)

ERRORS = {
    "courseware.earns_nothing": N_("“{title}” has no length or no category of hours. Set both with “Edit” first."),
    "courseware.no_title": N_("The courseware has no title. Fill in the title."),
    "courseware.too_long": N_(
        "The title is longer than {longest} characters, or the sources are too long. Shorten them."
    ),
    "courseware.text_too_long": N_("A category, field, audience or subject is longer than {longest} characters."),
    "courseware.no_target": N_("Nobody is chosen. Choose people, a unit or a post."),
    "courseware.due_past": N_("{day} has passed. Choose a later date."),
    "courseware.minutes": N_("The length lies between 0 and {most} minutes. Check the minutes."),
    "courseware.unreadable": N_("{name} cannot be read. Check that the file is there and not open elsewhere."),
    "courseware.empty": N_("{name} is empty. Choose another file."),
    "courseware.already_there": N_("This file is in the library already, as {title}. Look for it there."),
    "courseware.not_as_listed": N_(
        "This is not the file the list names; it was changed or damaged on the way. Copy it out again."
    ),
    "courseware.missing": N_("The file of {name} is missing. Add it again, or restore a backup."),
    "courseware.damaged": N_("The file of {name} is damaged and is not shown. Add the original file again."),
    "courseware.no_quiz": N_("The bank has no approved question for this quiz at present. Tell the trainer."),
    "courseware.quiz_too_early": N_("The quiz comes when the set length is studied and the end is seen. Read on."),
    "courseware.quiz_wait": N_(
        "The last quiz was not passed. Read once more and take it again after {minutes} minutes."
    ),
    "courseware.note_too_long": N_("The notes are longer than {longest} characters. Shorten them."),
    "courseware.terms_unreadable": N_("The figures of studying in {file} cannot be read. Put the original back."),
    "courseware.not_own_study": N_("Only the person who studies can end this study. Sign in again."),
}
