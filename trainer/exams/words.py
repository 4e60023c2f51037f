"""The words for the codes and enums of exams."""

from __future__ import annotations

from collections.abc import Mapping

from question_bank.analysis.flags import Flag
from trainer.exams.marking.values import AwardStep
from trainer.exams.results.values import MyExamState, OutcomeReason
from trainer.exams.rooms.values import ChangeKind, FlawKind
from trainer.exams.sittings.values import IncidentKind, Ruling, SubmitReason
from trainer.exams.values import Attendance, ExamState, ReviewPolicy
from trainer.words import Names, _


def names() -> Names:
    """What people call each value."""
    return Names(
        {
            Attendance.EXPECTED: _("Expected"),
            Attendance.PRESENT: _("Present"),
            Attendance.ABSENT: _("Absent"),
            Attendance.DEFERRED: _("Deferred"),
            Attendance.EXEMPT: _("Exempt"),
            Attendance.LATE: _("Late"),
            Attendance.LEFT_EARLY: _("Left early"),
            Attendance.INTERRUPTED: _("Interrupted, time to be made up"),
            Attendance.MISCONDUCT: _("Misconduct"),
            Attendance.CHEATING: _("Cheating"),
            Attendance.IMPERSONATION: _("Impersonation"),
            Attendance.VOIDED: _("Void by decision"),
        },
        {
            ReviewPolicy.NONE: _("Show nothing"),
            ReviewPolicy.SCORE: _("Score only"),
            ReviewPolicy.WITH_ANSWERS: _("Score and answers"),
        },
        {
            ExamState.COMING: _("Not open yet"),
            ExamState.OPEN: _("Under way"),
            ExamState.ENDED: _("Over, to be closed"),
            ExamState.CLOSED: _("Exam closed"),
        },
        {
            MyExamState.COMING: _("Not open yet"),
            MyExamState.OPEN: _("May be started"),
            MyExamState.IN_PROGRESS: _("In progress"),
            MyExamState.DONE: _("Handed in"),
            MyExamState.MISSED: _("Not sat"),
            MyExamState.EXCUSED: _("Deferred or exempt"),
        },
        {
            OutcomeReason.PASSED: _("Passed"),
            OutcomeReason.FAILED: _("Failed"),
            OutcomeReason.ABSENT: _("Absent"),
            OutcomeReason.DISQUALIFIED: _("Result void"),
            OutcomeReason.DEFERRED: _("Deferred"),
            OutcomeReason.EXEMPT: _("Exempt"),
        },
        {
            AwardStep.FIRST: _("Not marked yet"),
            AwardStep.SECOND: _("Waits for a second marker"),
            AwardStep.THIRD: _("Waits for a third marker"),
            AwardStep.SETTLED: _("Settled"),
        },
        {
            Flag.NEGATIVE: _("Discriminates the wrong way"),
            Flag.STRONGER_WRONG: _("The best choose a wrong option"),
            Flag.TOO_EASY: _("Too easy"),
            Flag.TOO_HARD: _("Too hard"),
            Flag.IDLE_OPTION: _("Option nobody chose"),
        },
        {
            SubmitReason.HANDED_IN: _("Handed in"),
            SubmitReason.TIME_OUT: _("Time over"),
            SubmitReason.FORCED: _("Handed in at closing"),
        },
        {
            IncidentKind.CLOCK_JUMP: _("The clock was changed"),
            IncidentKind.FOCUS_LOST: _("Another window came to the front"),
            IncidentKind.LEFT_WINDOW: _("Left the exam window to continue later"),
            IncidentKind.LEFT_FULL_SCREEN: _("The exam window did not fill the screen"),
            IncidentKind.CLIPBOARD: _("Text came from outside by the clipboard"),
            IncidentKind.SYSTEM_POPUP: _("Window of the system"),
            IncidentKind.SEAT_CHANGED: _("Seat changed"),
            IncidentKind.MACHINE_CHANGED: _("PC changed"),
            IncidentKind.HAND_RAISED: _("Hand raised"),
            IncidentKind.DEVICE_FAILURE: _("Device failure"),
            IncidentKind.OTHER: _("Other incident"),
        },
        {
            Ruling.HARMLESS: _("Nothing to object to"),
            Ruling.POPUP: _("Window of the system, not the candidate"),
            Ruling.DEVICE: _("Device or program"),
            Ruling.SWITCHED: _("Another program was used; a record follows"),
            Ruling.OTHER: _("Something else, see the note"),
        },
        {
            FlawKind.TWICE: _("on two seats"),
            FlawKind.SAME_SEAT: _("on a seat that is taken"),
            FlawKind.NO_SUCH_SEAT: _("on a seat the room does not have"),
            FlawKind.UNPLACED: _("without a seat"),
            FlawKind.NOT_APART: _("to sit apart, but in a common room"),
            FlawKind.IN_SEPARATE: _("in the separate room without need"),
            FlawKind.BARRED_FORM: _("has made or read the form on the seat"),
            FlawKind.SAME_FORM: _("same form as the neighbour"),
            FlawKind.SAME_UNIT: _("beside somebody of the same unit"),
        },
        {
            ChangeKind.MOVED: _("Seat changed"),
            ChangeKind.SWAPPED: _("Seats exchanged"),
            ChangeKind.ADDED: _("Added after the seal"),
            ChangeKind.REMOVED: _("Taken off after the seal"),
            ChangeKind.RESCHEDULED: _("Time changed"),
        },
    )


def errors() -> Mapping[str, str]:
    """What happened and what to do next, by the code of the error; braces hold its parameters."""
    return {
        "blueprint.empty": _("The blueprint has no rows. Add at least one row of questions."),
        "blueprint.no_count": _("Row {row} asks for no questions. Fill in how many."),
        "blueprint.no_score": _("Row {row} has no score. Fill in the points of one question."),
        "blueprint.no_name": _("The blueprint has no name. Fill in its name."),
        "blueprint.name_taken": _("There is already a blueprint called {name}. Choose another name."),
        "paper.shortage": _(
            "Row {row} of the blueprint lacks {missing} approved questions ({total} are missing in all)."
            " Add or approve questions, or lower the number."
        ),
        "paper.outdated": _("A question of this draft was changed or taken back since the draw. Draw the paper again."),
        "blueprint.bound_reversed": _("Condition {row} has a lower end above its upper end. Correct one of them."),
        "blueprint.bound_empty": _("Condition {row} asks for nothing. Fill in how many at least or at most."),
        "blueprint.total": _("The rows come to {total} points, not {wanted}. Change the rows or the full score."),
        "blueprint.newer": _("The blueprint {name} was made by a newer program. Update this one before using it."),
        "content.unfinished": _("Line {row} lacks its name, or a subject or statute. Fill it in or take it out."),
        "exam.no_retake_paper": _(
            "The bank gives no paper of the same blueprint and difficulty as {name} that shares at most {most}"
            " questions with it. Add or approve more questions, then set the retake."
        ),
        "paper.impossible": _("No paper keeps all conditions of the blueprint. Relax one of the conditions named."),
        "paper.other_kind": _("The section holds another kind of question. Choose one of its kind."),
        "enemies.too_many": _("At most {most} questions are parted at once. Choose fewer."),
        "paper.twice": _("This question stands in the paper already. Choose another one."),
        "exam.practice_paper": _("This paper is for practice only. Choose a paper drawn from approved questions."),
        "paper.forms": _("A set has two to {most} parallel papers. Choose another number."),
        "paper.picture_lost": _(
            "A picture of question {number} is not in the store. Put it into the question again, or draw another paper."
        ),
        "paper.damaged": _("The paper {name} no longer fits its seal. Stop using it and restore a backup."),
        "exam.no_title": _("The exam has no title. Fill in its title."),
        "exam.no_minutes": _("The exam has no time. Fill in the minutes."),
        "exam.pass_mark": _("The pass mark {mark} cannot be. Fill in a number from 0 up."),
        "exam.pass_mark_above": _("The pass mark {mark} lies above the full score. Lower it or choose another paper."),
        "exam.warnings": _(
            "The warnings are minutes left, such as 15、5. Fill in whole numbers from 1 up, or leave them empty."
        ),
        "exam.leave": _("Nobody could hand in: the earliest leave lies after the {minutes} minutes. Lower it."),
        "exam.attempts": _("Everybody may sit at least once. Fill in 1 or more."),
        "exam.apart": _("The bound for a third marker is a share of the points below all of them. Fill in 0 to 99 %."),
        "exam.begun": _("Somebody has begun this exam already, so its settings stay. Set another exam for the rest."),
        "exam.attempts_used": _(
            "{count} of them have sat as often as the exam allows ({most} times). Leave them out, or set a new exam"
            " for them where the decision about them says so."
        ),
        "exam.answers_shown": _(
            "The time of this exam is over and its answers may have been read. Set another one for who has yet to sit."
        ),
        "exam.closed": _("The exam {title} is closed. Ask whoever runs it."),
        "exam_rule.unreadable": _("The rule file {file} cannot be read ({cause}). Correct the file or put it away."),
        "attendance.begun": _("This person has begun the exam. Choose a state that fits somebody who was there."),
        "attendance.not_begun": _("This person has not begun the exam. Choose another state."),
        "sitting.not_on_roster": _("This person is not on the roster. Ask whoever runs the exam."),
        "sitting.not_admitted": _("Your state on the roster does not allow this exam. Ask the invigilator."),
        "sitting.too_early": _("The exam has not opened yet. Wait until it opens."),
        "sitting.too_late": _("The time to start this exam is over. Ask the invigilator."),
        "sitting.paper_maker": _("You made this paper, so you cannot sit it. Ask a colleague to draw another."),
        "sitting.paper_seen": _("You have read this paper, so you cannot sit it. Ask a colleague to draw another."),
        "sitting.already_submitted": _("This exam was handed in already. Look at the result instead."),
        "sitting.not_begun": _("This exam was not begun yet. Start it from the first page."),
        "sitting.not_open": _("This sitting is not running. Open the exam again from the first page."),
        "sitting.not_yours": _("This sitting belongs to somebody else. Sign in as yourself."),
        "sitting.paused": _("The invigilator has stopped the time. Wait until it runs again."),
        "sitting.held": _("The whole exam stands still. Let it go on for everybody first."),
        "sitting.hand_down": _("No hand is up here. Note the raised hand first."),
        "incident.unknown": _("There is no such incident. Read the list again."),
        "seat.taken": _("Somebody has seat {seat}. Choose a free seat."),
        "seat.unknown": _("The room has no seat {seat}. Choose another number."),
        "sitting.time_out": _("The time is over. Hand in now; all saved answers count."),
        "answer.not_fitting": _("This answer does not fit the question. Choose or type it again."),
        "sitting.leave_early": _(
            "Handing in is possible from {at} on. Check your answers until then, or ask the invigilator to let you go."
        ),
        "sitting.handed_in_elsewhere": _(
            "This exam was handed in at another PC. What was typed here after that does not count; ask the invigilator."
        ),
        "journal.handed_in": _("This exam was handed in at another PC, so this answer does not count."),
        "venue.no_room": _("No room is named. Add at least one room."),
        "venue.no_session": _("No session is named. Add at least one session."),
        "venue.grid": _("Room {room} needs a name, rows and columns. Fill them in."),
        "venue.seats": _("Room {room} can have 1 to {most} seats. Correct its seats, rows or columns."),
        "venue.same_room": _("Room {room} is named twice. Give one of them another name."),
        "venue.many_forms": _("At most {most} forms are possible. Leave some out."),
        "venue.overlap": _("Session {session} begins before the one before it can be over. Move it."),
        "venue.form_total": _("The forms have different full scores. Choose papers of one blueprint."),
        "session.unknown": _("The plan has no session {session}. Choose one of the list."),
        "session.begun": _("Somebody of session {session} has begun already. Leave this session where it is."),
        "plan.sealed": _("The seat plan is sealed. Move single candidates by hand; each move is registered."),
        "plan.begun": _("Somebody concerned has begun the exam already. Leave the seats as they are."),
        "plan.outdated": _("The roster changed since this proposal. Arrange the seats again."),
        "plan.flawed": _(
            "{count} seats cannot be as they are. Read the list of findings; add seats or change the plan."
        ),
        "room.full": _("The rooms lack {missing} seats. Arrange the seats anew with more rooms or sessions."),
        "code.missing": _("Type the start code that the invigilator gives out in the room."),
        "code.wrong": _("This start code is not right. Ask the invigilator and type it again."),
        "code.wait": _("Wait {seconds} seconds, then type the start code once more."),
        "code.own_exam": _("You sit this exam yourself, so its start codes are not shown to you. Ask a colleague."),
        "entrance.nobody": _(
            "Nobody with this number has an exam now. Check the number, or ask the invigilator for your time and room."
        ),
        "entrance.digits_missing": _("Type the last four to six characters of your ID number or certificate number."),
        "entrance.digits_wrong": _(
            "These are not the last characters of your number. Type them again, or ask for help."
        ),
        "entrance.wait": _("Wait {seconds} seconds, then type them once more. The invigilator can let you in at once."),
        "extra.minutes": _("Extra time is at least one minute. Fill in the minutes."),
        "journal.failed": _("The answer could not be saved. Raise your hand; do not close the window."),
        "analysis.not_closed": _("{title} is not closed yet. Close the exam first, then look at its analysis."),
        "analysis.unreadable": _("The figures in {file} cannot be read ({cause}). Correct the file or put it away."),
        "marking.no_such_answer": _("There is no such answer. Read the list again."),
        "marking.by_rule": _("This question is marked by rule. File an objection to the question instead."),
        "marking.points": _("Points go from 0 to {of}. Fill in another number."),
        "marking.note_missing": _("Points were given already. Say in the note why they change."),
        "marking.not_submitted": _("This sitting was not handed in yet. Wait for it."),
        "marking.second_has_marked": _(
            "A second marker has marked this answer, so your points stay. What differs too far goes to a third marker."
        ),
        "marking.needs_another": _(
            "You were one of the markers of this answer. Ask a colleague who was not to correct its points."
        ),
        "marking.not_settled": _("This answer is not settled yet. Wait until all its markers are done."),
        "marking.changed_meanwhile": _("A colleague marked this sitting just now. Read the list again."),
        "result.not_in_force": _(
            "The result is not in force yet. Have the results of the exam reviewed, published and put in force first."
        ),
        "result.none_yet": _("There is no result yet. Hand in the exam first."),
    }


def retake_title(title: str) -> str:
    """The name of an exam or paper that repeats another; a second repetition is not said twice."""
    mark = _(" (retake)")
    return title if title.endswith(mark) else title + mark
