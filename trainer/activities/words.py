"""The words for the codes and enums of activities."""

from __future__ import annotations

from trainer.activities.classfile.values import SlotState
from trainer.activities.values import ActivityKind, Half, Presence, Stage, Taken, Turn
from trainer.words import N_, Names

NAMES = Names(
    {ActivityKind.CLASS: N_("Class"), ActivityKind.STUDY: N_("Joint study"), ActivityKind.TOUR: N_("Teaching tour")},
    {Half.MORNING: N_("Morning"), Half.AFTERNOON: N_("Afternoon"), Half.EVENING: N_("Evening")},
    {
        Presence.PRESENT: N_("Attended"),
        Presence.PARTIAL: N_("Present in part"),
        Presence.LEAVE: N_("On leave"),
        Presence.ABSENT: N_("Absent from class"),
    },
    {Taken.LIST: N_("By hand"), Taken.IMPORT: N_("From a list"), Taken.SCAN: N_("Scanned or typed at the door")},
    {
        Stage.PREPARED: N_("Without programme"),
        Stage.COMING: N_("Coming"),
        Stage.RUNNING: N_("Class under way"),
        Stage.ENDED: N_("Over, hours open"),
        Stage.PROPOSED: N_("Hours wait for approval"),
        Stage.CREDITED: N_("Hours credited"),
        Stage.CANCELLED: N_("Called off"),
    },
    {
        Turn.DONE: N_("Trained in rotation"),
        Turn.EXAM_OPEN: N_("Acceptance exam open"),
        Turn.ENROLLED: N_("Enrolled"),
        Turn.OPEN: N_("Not trained yet"),
    },
    {
        SlotState.MISSING: N_("Paper missing"),
        SlotState.PARTLY: N_("In part"),
        SlotState.MADE: N_("Drawn up by the program"),
        SlotState.FILED: N_("Filed"),
        SlotState.NOT_NEEDED: N_("Not needed"),
    },
)

ERRORS = {
    "activity.no_title": N_("The class has no name or one of more than {longest} characters. Correct the name."),
    "activity.figures": N_("Money cannot be negative and places go up to {most}. Correct the figures."),
    "activity.no_topic": N_("The half-day has no topic. Write what is taught."),
    "activity.hours": N_(
        "A half-day has between 0.5 and {most} hours in steps of 0.5, all categories together. Correct the hours."
    ),
    "activity.field": N_("The field of enforcement may have at most {longest} characters. Shorten it."),
    "activity.over": N_(
        "The class is cancelled, or its hours wait for approval or are credited. To change it, have the hours "
        "returned or taken back first."
    ),
    "activity.half_taken": N_("The programme has this half of {on} already. Change that half-day or choose another."),
    "activity.marked": N_(
        "Attendance of this half-day is taken already, so its day, way and hours stay. Change its words only, "
        "or add another half-day."
    ),
    "activity.full": N_("The class has {capacity} places and {free} of them are free. Choose fewer people."),
    "activity.rule": N_(
        "The file {file} of the rules cannot be used ({cause}). Correct it, or take it out of the folder."
    ),
    "lecturer.busy": N_("{name} teaches “{title}” in this half of {on}. Choose another lecturer or half-day."),
    "lecturer.ended": N_(
        "{name} is engaged until {until} only. Choose an earlier day, or correct the engagement in the pool."
    ),
    "lecturer.away": N_("{name} cannot teach on {on}. Choose another day, or correct the days away in the pool."),
    "activity.partial": N_(
        "Who was there in part has more than 0 and less than {whole} hours in steps of 0.5. Correct the hours."
    ),
    "activity.leave_reason": N_("Leave needs a reason. Write why and who approved it."),
    "activity.not_yet": N_("The half-day of {on} has not come yet. Take attendance on the day."),
    "activity.not_enrolled": N_("Somebody is not on the roster. Enrol them first."),
    "activity.credited": N_(
        "The hours of somebody are in the ledger already. Have them taken back first, then correct the attendance."
    ),
    "activity.changed_meanwhile": N_(
        "Attendance or roster was changed at the same moment. Look at it, then prepare the hours again."
    ),
    "activity.not_ended": N_(
        "The last half-day is not over yet, or there is no programme. Prepare the hours after it."
    ),
    "activity.unmarked": N_(
        "{count} half-days of people have no attendance yet. Complete the attendance, then prepare the hours."
    ),
    "activity.nobody": N_("Nobody is left who earned hours that are not credited yet. Look at roster and attendance."),
    "activity.credit_decided": N_("These hours are decided already. Read the list again."),
    "activity.not_over": N_(
        "Withdrawing is not proposed for everybody chosen. Choose only who missed more than the rule allows."
    ),
    "activity.credit_begun": N_("Some of these hours stand in the ledger already. Approve the rest, then take back."),
    "activity.nothing_standing": N_("None of the people chosen has hours of this class in the ledger. Choose again."),
    "activity.slot": N_("The file of a class has no place {slot}. Read the list again."),
    "activity.sheet_marks": N_("A sheet has one mark from {worst} to {best} for each item. Complete the sheet."),
    "activity.sheet_heads": N_(
        "No table with these headings was found: {items}. Write one line for each sheet below them, then choose the "
        "file again."
    ),
    "activity.sheet_rows": N_(
        "Nothing was taken in. In these rows a mark is not 1 to {best}, or the lecturer does not teach in this class: "
        "{rows}. Correct them, then choose the file again."
    ),
    "activity.not_teaching": N_("The person evaluated does not teach in this class. Choose somebody of the programme."),
    "activity.no_sheet": N_("No sheet about the class or lecturer chosen was entered. Choose another line."),
    "activity.rating": N_("An evaluation has at least one sheet and a mean of 0 to {most}. Correct the figures."),
    "plan.no_title": N_("The line has no name or one of more than {longest} characters. Correct the name."),
    "plan.term": N_("The term ends before it begins. Correct the days."),
    "plan.figures": N_("Hours go in steps of 0.5, people and money are not negative. Correct the figures."),
    "plan.dropped": N_("This line of the plan was dropped. Choose another line."),
    "lecturer.nobody": N_("Nobody is chosen. Choose a person of the office, or write the name of somebody outside."),
    "lecturer.no_topic": N_("A lecturer teaches at least one topic. Write what they teach."),
    "lecturer.away_days": N_("Days away end before they begin. Correct the days."),
}
