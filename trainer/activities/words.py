"""The words for the codes and enums of activities."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.activities.classfile.values import SlotState
from trainer.activities.values import ActivityKind, Half, Presence, Stage, Taken, Turn
from trainer.words import Names, _


def names() -> Names:
    """What people call each value."""
    return Names(
        {ActivityKind.CLASS: _("Class"), ActivityKind.STUDY: _("Joint study"), ActivityKind.TOUR: _("Teaching tour")},
        {Half.MORNING: _("Morning"), Half.AFTERNOON: _("Afternoon"), Half.EVENING: _("Evening")},
        {
            Presence.PRESENT: _("Attended"),
            Presence.PARTIAL: _("Present in part"),
            Presence.LEAVE: _("On leave"),
            Presence.ABSENT: _("Absent from class"),
        },
        {Taken.LIST: _("By hand"), Taken.IMPORT: _("From a list"), Taken.SCAN: _("Scanned")},
        {
            Stage.PREPARED: _("Without programme"),
            Stage.COMING: _("Coming"),
            Stage.RUNNING: _("Class under way"),
            Stage.ENDED: _("Over, hours open"),
            Stage.PROPOSED: _("Hours wait for approval"),
            Stage.CREDITED: _("Hours credited"),
            Stage.CANCELLED: _("Called off"),
        },
        {
            Turn.DONE: _("Trained in rotation"),
            Turn.EXAM_OPEN: _("Acceptance exam open"),
            Turn.ENROLLED: _("Enrolled"),
            Turn.OPEN: _("Not trained yet"),
        },
        {
            SlotState.MISSING: _("Paper missing"),
            SlotState.PARTLY: _("In part"),
            SlotState.MADE: _("Drawn up by the program"),
            SlotState.FILED: _("Filed"),
            SlotState.NOT_NEEDED: _("Not needed"),
        },
    )


def errors() -> Mapping[str, str]:
    """What happened and what to do next, by the code of the error; braces hold its parameters."""
    return {**_classes(), **_attendance(), **_rest()}


def _classes() -> Mapping[str, str]:
    return {
        "activity.no_title": _("The class has no name or one of more than {longest} characters. Correct the name."),
        "activity.figures": _("Money cannot be negative and places go up to {most}. Correct the figures."),
        "activity.no_topic": _("The half-day has no topic. Write what is taught."),
        "activity.hours": _(
            "A half-day has between 0.5 and {most} hours in steps of 0.5, all categories together. Correct the hours."
        ),
        "activity.over": _(
            "The class is cancelled, or its hours wait for approval or are credited. To change it, have the hours "
            "returned or taken back first."
        ),
        "activity.half_taken": _(
            "The programme has this half of {on} already. Change that half-day or choose another."
        ),
        "activity.marked": _(
            "Attendance of this half-day is taken already, so its day, way and hours stay. Change its words only, "
            "or add another half-day."
        ),
        "activity.full": _("The class has {capacity} places and {free} of them are free. Choose fewer people."),
        "activity.rule": _(
            "The file {file} of the rules cannot be used ({cause}). Correct it, or take it out of the folder."
        ),
        "lecturer.busy": _("{name} teaches “{title}” in this half of {on}. Choose another lecturer or half-day."),
        "lecturer.away": _("{name} cannot teach on {on}. Choose another day, or correct the days away in the pool."),
    }


def _attendance() -> Mapping[str, str]:
    return {
        "activity.partial": _(
            "Who was there in part has more than 0 and less than {whole} hours in steps of 0.5. Correct the hours."
        ),
        "activity.leave_reason": _("Leave needs a reason. Write why and who approved it."),
        "activity.not_yet": _("The half-day of {on} has not come yet. Take attendance on the day."),
        "activity.not_enrolled": _("Somebody is not on the roster. Enrol them first."),
        "activity.credited": _(
            "The hours of somebody are in the ledger already. Have them taken back first, then correct the attendance."
        ),
        "activity.changed_meanwhile": _(
            "Attendance or roster was changed at the same moment. Look at it, then prepare the hours again."
        ),
        "activity.not_ended": _(
            "The last half-day is not over yet, or there is no programme. Prepare the hours after it."
        ),
        "activity.unmarked": _(
            "{count} half-days of people have no attendance yet. Complete the attendance, then prepare the hours."
        ),
        "activity.nobody": _(
            "Nobody is left who earned hours that are not credited yet. Look at roster and attendance."
        ),
        "activity.credit_decided": _("These hours are decided already. Read the list again."),
        "activity.credit_begun": _(
            "Some of these hours stand in the ledger already. Approve the rest, then take back."
        ),
        "activity.nothing_standing": _(
            "None of the people chosen has hours of this class in the ledger. Choose again."
        ),
    }


def _rest() -> Mapping[str, str]:
    return {
        "activity.slot": _("The file of a class has no place {slot}. Read the list again."),
        "activity.rating": _("An evaluation has at least one sheet and a mean of 0 to {most}. Correct the figures."),
        "plan.no_title": _("The line has no name or one of more than {longest} characters. Correct the name."),
        "plan.term": _("The term ends before it begins. Correct the days."),
        "plan.figures": _("Hours go in steps of 0.5, people and money are not negative. Correct the figures."),
        "plan.dropped": _("This line of the plan was dropped. Choose another line."),
        "lecturer.nobody": _("Nobody is chosen. Choose a person of the office, or write the name of somebody outside."),
        "lecturer.no_topic": _("A lecturer teaches at least one topic. Write what they teach."),
        "lecturer.away_days": _("Days away end before they begin. Correct the days."),
    }
