"""The words for the codes and enums of exams."""

from __future__ import annotations

from question_bank.analysis.flags import Flag
from trainer.exams.marking.values import AwardStep
from trainer.exams.results.values import MyExamState, OutcomeReason
from trainer.exams.rooms.values import ChangeKind, FlawKind
from trainer.exams.sittings.values import IncidentKind, Ruling, SubmitReason
from trainer.exams.values import Attendance, ExamState, ReviewPolicy
from trainer.words import N_, Names, _

NAMES = Names(
    {
        Attendance.EXPECTED: N_("Expected"),
        Attendance.PRESENT: N_("Present"),
        Attendance.ABSENT: N_("Absent"),
        Attendance.DEFERRED: N_("Deferred"),
        Attendance.EXEMPT: N_("Exempt"),
        Attendance.LATE: N_("Late"),
        Attendance.LEFT_EARLY: N_("Left early"),
        Attendance.INTERRUPTED: N_("Interrupted, time to be made up"),
        Attendance.MISCONDUCT: N_("Misconduct"),
        Attendance.CHEATING: N_("Cheating"),
        Attendance.IMPERSONATION: N_("Impersonation"),
        Attendance.VOIDED: N_("Void by decision"),
    },
    {
        ReviewPolicy.NONE: N_("Show nothing"),
        ReviewPolicy.SCORE: N_("Score only"),
        ReviewPolicy.WITH_ANSWERS: N_("Score and answers"),
    },
    {
        ExamState.COMING: N_("Not open yet"),
        ExamState.OPEN: N_("Under way"),
        ExamState.ENDED: N_("Over, to be closed"),
        ExamState.CLOSED: N_("Exam closed"),
    },
    {
        MyExamState.COMING: N_("Not open yet"),
        MyExamState.OPEN: N_("May be started"),
        MyExamState.IN_PROGRESS: N_("In progress"),
        MyExamState.DONE: N_("Handed in"),
        MyExamState.MISSED: N_("Not sat"),
        MyExamState.EXCUSED: N_("Deferred or exempt"),
    },
    {
        OutcomeReason.PASSED: N_("Passed"),
        OutcomeReason.FAILED: N_("Failed"),
        OutcomeReason.ABSENT: N_("Absent"),
        OutcomeReason.DISQUALIFIED: N_("Result void"),
        OutcomeReason.DEFERRED: N_("Deferred"),
        OutcomeReason.EXEMPT: N_("Exempt"),
    },
    {
        AwardStep.FIRST: N_("Not marked yet"),
        AwardStep.SECOND: N_("Waits for a second marker"),
        AwardStep.THIRD: N_("Waits for a third marker"),
        AwardStep.SETTLED: N_("Settled"),
    },
    {
        Flag.NEGATIVE: N_("Discriminates the wrong way"),
        Flag.STRONGER_WRONG: N_("The best choose a wrong option"),
        Flag.TOO_EASY: N_("Too easy"),
        Flag.TOO_HARD: N_("Too hard"),
        Flag.IDLE_OPTION: N_("Option nobody chose"),
    },
    {
        SubmitReason.HANDED_IN: N_("Handed in"),
        SubmitReason.TIME_OUT: N_("Time over"),
        SubmitReason.FORCED: N_("Handed in at closing"),
    },
    {
        IncidentKind.CLOCK_JUMP: N_("The clock was changed"),
        IncidentKind.FOCUS_LOST: N_("Another window came to the front"),
        IncidentKind.LEFT_WINDOW: N_("Left the exam window to continue later"),
        IncidentKind.LEFT_FULL_SCREEN: N_("The exam window did not fill the screen"),
        IncidentKind.CLIPBOARD: N_("Text came from outside by the clipboard"),
        IncidentKind.SYSTEM_POPUP: N_("Window of the system"),
        IncidentKind.SEAT_CHANGED: N_("Seat changed"),
        IncidentKind.MACHINE_CHANGED: N_("PC changed"),
        IncidentKind.HAND_RAISED: N_("Hand raised"),
        IncidentKind.DEVICE_FAILURE: N_("Device failure"),
        IncidentKind.OTHER: N_("Other incident"),
    },
    {
        Ruling.HARMLESS: N_("Nothing to object to"),
        Ruling.POPUP: N_("Window of the system, not the candidate"),
        Ruling.DEVICE: N_("Device or program"),
        Ruling.SWITCHED: N_("Another program was used; a record follows"),
        Ruling.OTHER: N_("Something else, see the note"),
    },
    {
        FlawKind.TWICE: N_("on two seats"),
        FlawKind.SAME_SEAT: N_("on a seat that is taken"),
        FlawKind.NO_SUCH_SEAT: N_("on a seat the room does not have"),
        FlawKind.UNPLACED: N_("without a seat"),
        FlawKind.NOT_APART: N_("to sit apart, but in a common room"),
        FlawKind.IN_SEPARATE: N_("in the separate room without need"),
        FlawKind.BARRED_FORM: N_("has made or read the form on the seat"),
        FlawKind.SAME_FORM: N_("same form as the neighbour"),
        FlawKind.SAME_UNIT: N_("beside somebody of the same unit"),
    },
    {
        ChangeKind.MOVED: N_("Seat changed"),
        ChangeKind.SWAPPED: N_("Seats exchanged"),
        ChangeKind.ADDED: N_("Added after the seal"),
        ChangeKind.REMOVED: N_("Taken off after the seal"),
        ChangeKind.RESCHEDULED: N_("Time changed"),
    },
)

ERRORS = {
    "blueprint.empty": N_("The blueprint has no rows. Add at least one row of questions."),
    "blueprint.no_count": N_("Row {row} asks for no questions. Fill in how many."),
    "blueprint.no_score": N_("Row {row} has no score. Fill in the points of one question."),
    "blueprint.no_name": N_("The blueprint has no name. Fill in its name."),
    "blueprint.name_taken": N_("There is already a blueprint called {name}. Choose another name."),
    "paper.shortage": N_(
        "Row {row} of the blueprint lacks {missing} approved questions ({total} are missing in all)."
        " Add or approve questions, or lower the number."
    ),
    "paper.outdated": N_("A question of this draft was changed or taken back since the draw. Draw the paper again."),
    "blueprint.bound_reversed": N_("Condition {row} has a lower end above its upper end. Correct one of them."),
    "blueprint.bound_empty": N_("Condition {row} asks for nothing. Fill in how many at least or at most."),
    "blueprint.total": N_("The rows come to {total} points, not {wanted}. Change the rows or the full score."),
    "blueprint.newer": N_("The blueprint {name} was made by a newer program. Update this one before using it."),
    "content.unfinished": N_("Line {row} lacks its name, or a subject or statute. Fill it in or take it out."),
    "exam.no_retake_paper": N_(
        "The bank gives no paper of the same blueprint and difficulty as {name} that shares at most {most}"
        " questions with it. Add or approve more questions, then set the retake."
    ),
    "paper.impossible": N_("No paper keeps all conditions of the blueprint. Relax one of the conditions named."),
    "paper.other_kind": N_("The section holds another kind of question. Choose one of its kind."),
    "enemies.too_many": N_("At most {most} questions are parted at once. Choose fewer."),
    "paper.twice": N_("This question stands in the paper already. Choose another one."),
    "exam.practice_paper": N_("This paper is for practice only. Choose a paper drawn from approved questions."),
    "paper.forms": N_("A set has two to {most} parallel papers. Choose another number."),
    "paper.picture_lost": N_(
        "A picture of question {number} is not in the store. Put it into the question again, or draw another paper."
    ),
    "paper.damaged": N_("The paper {name} no longer fits its seal. Stop using it and restore a backup."),
    "exam.no_title": N_("The exam has no title. Fill in its title."),
    "exam.no_minutes": N_("The exam has no time. Fill in the minutes."),
    "exam.pass_mark": N_("The pass mark {mark} cannot be. Fill in a number from 0 up."),
    "exam.pass_mark_above": N_("The pass mark {mark} lies above the full score. Lower it or choose another paper."),
    "exam.warnings": N_(
        "The warnings are minutes left, such as 15、5. Fill in whole numbers from 1 up, or leave them empty."
    ),
    "exam.leave": N_(
        "Nobody could hand in: the earliest leave lies after the {minutes} minutes. Lower it under More settings."
    ),
    "exam.attempts": N_("Everybody may sit at least once. Fill in 1 or more."),
    "exam.apart": N_("The bound for a third marker is a share of the points below all of them. Fill in 0 to 99 %."),
    "exam.begun": N_("Somebody has begun this exam already, so its settings stay. Set another exam for the rest."),
    "exam.attempts_used": N_(
        "{count} of them have sat as often as the exam allows ({most} times). Leave them out, or set a new exam"
        " for them where the decision about them says so."
    ),
    "exam.file_open": N_("The exam is not closed yet. Close it first, then file it."),
    "exam.held_elsewhere": N_(
        "{title} was held elsewhere, so no paper like it can be drawn here. Set a new exam and add its people from the"
        " retake list, or take in the scores of the retake as scores from outside."
    ),
    "exam.answers_shown": N_(
        "The time of this exam is over and its answers may have been read. Set another one for who has yet to sit."
    ),
    "exam.closed": N_("The exam {title} is closed. Ask whoever runs it."),
    "exam_rule.unreadable": N_("The rule file {file} cannot be read ({cause}). Correct the file or put it away."),
    "attendance.begun": N_("This person has begun the exam. Choose a state that fits somebody who was there."),
    "attendance.not_begun": N_("This person has not begun the exam. Choose another state."),
    "sitting.not_on_roster": N_("This person is not on the roster. Ask whoever runs the exam."),
    "sitting.not_admitted": N_("Your state on the roster does not allow this exam. Ask the invigilator."),
    "sitting.too_early": N_("The exam has not opened yet. Wait until it opens."),
    "sitting.too_late": N_("The time to start this exam is over. Ask the invigilator."),
    "sitting.paper_maker": N_("You made this paper, so you cannot sit it. Ask a colleague to draw another."),
    "sitting.paper_seen": N_("You have read this paper, so you cannot sit it. Ask a colleague to draw another."),
    "sitting.already_submitted": N_("This exam was handed in already. Look at the result instead."),
    "sitting.not_begun": N_("This exam was not begun yet. Start it from the first page."),
    "sitting.not_open": N_("This sitting is not running. Open the exam again from the first page."),
    "sitting.not_yours": N_("This sitting belongs to somebody else. Sign in as yourself."),
    "sitting.paused": N_("The invigilator has stopped the time. Wait until it runs again."),
    "sitting.held": N_("The whole exam stands still. Let it go on for everybody first."),
    "sitting.hand_down": N_("No hand is up here. Note the raised hand first."),
    "incident.unknown": N_("There is no such incident. Read the list again."),
    "seat.taken": N_("Somebody has seat {seat}. Choose a free seat."),
    "seat.unknown": N_("The room has no seat {seat}. Choose another number."),
    "sitting.time_out": N_("The time is over. Hand in now; all saved answers count."),
    "answer.not_fitting": N_("This answer does not fit the question. Choose or type it again."),
    "sitting.leave_early": N_(
        "Handing in is possible from {at} on. Check your answers until then, or ask the invigilator to let you go."
    ),
    "sitting.handed_in_elsewhere": N_(
        "This exam was handed in at another PC. What was typed here after that does not count; ask the invigilator."
    ),
    "journal.handed_in": N_("This exam was handed in at another PC, so this answer does not count."),
    "venue.no_room": N_("No room is named. Add at least one room."),
    "venue.no_session": N_("No session is named. Add at least one session."),
    "venue.grid": N_("Room {room} needs a name, rows and columns. Fill them in."),
    "venue.seats": N_("Room {room} can have 1 to {most} seats. Correct its seats, rows or columns."),
    "venue.same_room": N_("Room {room} is named twice. Give one of them another name."),
    "venue.many_forms": N_("At most {most} forms are possible. Leave some out."),
    "venue.overlap": N_("Session {session} begins before the one before it can be over. Move it."),
    "venue.form_total": N_("The forms have different full scores. Choose papers of one blueprint."),
    "session.unknown": N_("The plan has no session {session}. Choose one of the list."),
    "session.begun": N_("Somebody of session {session} has begun already. Leave this session where it is."),
    "plan.sealed": N_("The seat plan is sealed. Move single candidates by hand; each move is registered."),
    "plan.begun": N_("Somebody concerned has begun the exam already. Leave the seats as they are."),
    "plan.outdated": N_("The roster changed since this proposal. Arrange the seats again."),
    "plan.flawed": N_("{count} seats cannot be as they are. Read the list of findings; add seats or change the plan."),
    "room.full": N_("The rooms lack {missing} seats. Arrange the seats anew with more rooms or sessions."),
    "code.missing": N_("Type the start code that the invigilator gives out in the room."),
    "code.wrong": N_("This start code is not right. Ask the invigilator and type it again."),
    "code.wait": N_("Wait {seconds} seconds, then type the start code once more."),
    "code.own_exam": N_("You sit this exam yourself, so its start codes are not shown to you. Ask a colleague."),
    "entrance.nobody": N_(
        "Nobody with this number has an exam now. Check the number, or ask the invigilator for your time and room."
    ),
    "entrance.digits_missing": N_("Type the last four to six characters of your ID number or certificate number."),
    "entrance.digits_wrong": N_("These are not the last characters of your number. Type them again, or ask for help."),
    "entrance.wait": N_("Wait {seconds} seconds, then type them once more. The invigilator can let you in at once."),
    "extra.minutes": N_("Extra time is at least one minute. Fill in the minutes."),
    "journal.failed": N_("The answer could not be saved. Raise your hand; do not close the window."),
    "analysis.not_closed": N_("{title} is not closed yet. Close the exam first, then look at its analysis."),
    "analysis.unreadable": N_("The figures in {file} cannot be read ({cause}). Correct the file or put it away."),
    "marking.no_such_answer": N_("There is no such answer. Read the list again."),
    "marking.by_rule": N_("This question is marked by rule. File an objection to the question instead."),
    "marking.points": N_("Points go from 0 to {of}. Fill in another number."),
    "marking.note_missing": N_("Points were given already. Say in the note why they change."),
    "marking.not_submitted": N_("This sitting was not handed in yet. Wait for it."),
    "marking.second_has_marked": N_(
        "A second marker has marked this answer, so your points stay. What differs too far goes to a third marker."
    ),
    "marking.needs_another": N_(
        "You were one of the markers of this answer. Ask a colleague who was not to correct its points."
    ),
    "marking.not_settled": N_("This answer is not settled yet. Wait until all its markers are done."),
    "marking.changed_meanwhile": N_("A colleague marked this sitting just now. Read the list again."),
    "result.not_in_force": N_(
        "The result is not in force yet. Have the results of the exam reviewed, published and put in force first."
    ),
    "result.none_yet": N_("There is no result yet. Hand in the exam first."),
}


def retake_title(title: str) -> str:
    """The name of an exam or paper that repeats another; a second repetition is not said twice."""
    mark = _(" (retake)")
    return title if title.endswith(mark) else title + mark
