"""The words for the codes and enums of courseware."""

from __future__ import annotations

from collections.abc import Mapping

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
        }
    )


def errors() -> Mapping[str, str]:
    """What happened and what to do next, by the code of the error; braces hold its parameters."""
    return {
        "courseware.earns_nothing": _("“{title}” has no length or no category of hours. Set both with “Edit” first."),
        "courseware.no_title": _("The courseware has no title. Fill in the title."),
        "courseware.too_long": _("The title is longer than {longest} characters. Shorten it."),
        "courseware.minutes": _("The length lies between 0 and {most} minutes. Check the minutes."),
        "courseware.unreadable": _("{name} cannot be read. Check that the file is there and not open elsewhere."),
        "courseware.empty": _("{name} is empty. Choose another file."),
        "courseware.already_there": _("This file is in the library already, as {title}. Look for it there."),
        "courseware.missing": _("The file of {name} is missing. Add it again, or restore a backup."),
        "courseware.damaged": _("The file of {name} is damaged and is not shown. Add the original file again."),
        "courseware.not_own_study": _("Only the person who studies can end this study. Sign in again."),
    }
