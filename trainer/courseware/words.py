"""The words for the codes and enums of courseware."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.courseware.minutes.values import Reason
from trainer.courseware.values import CoursewareKind
from trainer.words import Names, _


def names() -> Names:
    """What people call each value."""
    return Names(
        {
            CoursewareKind.PDF: _("PDF document"),
            CoursewareKind.VIDEO: _("Video"),
            CoursewareKind.AUDIO: _("Sound recording"),
            CoursewareKind.IMAGE: _("Picture"),
            CoursewareKind.TEXT: _("Plain text"),
            CoursewareKind.OFFICE: _("Office document"),
            CoursewareKind.OTHER: _("Other file"),
        },
        {
            Reason.STUDIED: _("Studied in front"),
            Reason.AWAY: _("Another window was in front"),
            Reason.IDLE: _("No key and no mouse for a long time"),
            Reason.PAUSED: _("Playing was paused"),
            Reason.TOO_FAST: _("Played faster than allowed"),
            Reason.UNANSWERED: _("The short question was not answered in time"),
            Reason.WRONG: _("The short question was answered wrongly"),
            Reason.FULL: _("The set length was reached"),
            Reason.CLOCK: _("The clock was set, or the PC slept"),
            Reason.ELSEWHERE: _("Studying was begun anew elsewhere"),
            Reason.OUTSIDE: _("Open in another program"),
        },
    )


def errors() -> Mapping[str, str]:
    """What happened and what to do next, by the code of the error; braces hold its parameters."""
    return {
        "courseware.earns_nothing": _("“{title}” has no length or no category of hours. Set both with “Edit” first."),
        "courseware.no_title": _("The courseware has no title. Fill in the title."),
        "courseware.too_long": _(
            "The title is longer than {longest} characters, or the sources are too long. Shorten them."
        ),
        "courseware.text_too_long": _("A category, field, audience or subject is longer than {longest} characters."),
        "courseware.no_target": _("Nobody is chosen. Choose people, a unit or a post."),
        "courseware.due_past": _("{day} has passed. Choose a later date."),
        "courseware.minutes": _("The length lies between 0 and {most} minutes. Check the minutes."),
        "courseware.unreadable": _("{name} cannot be read. Check that the file is there and not open elsewhere."),
        "courseware.empty": _("{name} is empty. Choose another file."),
        "courseware.already_there": _("This file is in the library already, as {title}. Look for it there."),
        "courseware.missing": _("The file of {name} is missing. Add it again, or restore a backup."),
        "courseware.damaged": _("The file of {name} is damaged and is not shown. Add the original file again."),
        "courseware.no_quiz": _("The bank has no approved question for this quiz at present. Tell the trainer."),
        "courseware.quiz_too_early": _("The quiz comes when the set length is studied and the end is seen. Read on."),
        "courseware.quiz_wait": _(
            "The last quiz was not passed. Read once more and take it again after {minutes} minutes."
        ),
        "courseware.note_too_long": _("The notes are longer than {longest} characters. Shorten them."),
        "courseware.terms_unreadable": _("The figures of studying in {file} cannot be read. Put the original back."),
        "courseware.not_own_study": _("Only the person who studies can end this study. Sign in again."),
    }
