"""What the audit trail says was done, in words."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.words import _


def action_words(action: str) -> str:
    """The words for an action; the code itself where a later release wrote it."""
    return actions().get(action, action)


def actions() -> Mapping[str, str]:
    """Every action of the audit trail."""
    return {**_people(), **_bank(), **_exams(), **_hours(), **_activities(), **_papers(), **_keeping()}


def _people() -> Mapping[str, str]:
    return {
        "account.created": _("Account made"),
        "account.first_created": _("First administrator's account made"),
        "account.notice_read": _("Privacy notice read"),
        "account.password_changed": _("Password changed"),
        "account.roles_changed": _("Roles of an account changed"),
        "account.signed_in": _("Signed in"),
        "account.slip_printed": _("One-time slip made"),
        "people.appointed": _("Leadership appointment entered"),
        "people.exported": _("Personal data exported"),
        "people.words_destroyed": _("Private words destroyed"),
        "people.person_added": _("Person added"),
        "people.person_changed": _("Person changed"),
        "people.photo_changed": _("Photograph changed"),
        "people.roster_taken_in": _("Roster taken in"),
        "people.status_changed": _("Status of a person changed"),
        "people.unit_added": _("Unit added"),
        "yearly.noted": _("Noted by hand for a yearly page"),
        "yearly.note_taken_back": _("Note for a yearly page taken back"),
        "yearly.page_kept": _("Yearly page kept"),
        "privacy.list_made": _("List of destruction drawn up"),
        "privacy.list_signed": _("List of destruction signed"),
        "privacy.list_withdrawn": _("List of destruction withdrawn"),
        "privacy.list_carried_out": _("List of destruction carried out"),
        "privacy.destroyed": _("Personal data destroyed"),
        "qualification.registered": _("Enforcement certificate entered"),
        "qualification.inspected": _("Inspection of a certificate entered"),
        "qualification.proposed": _("Taking back a certificate proposed"),
        "qualification.decided": _("Proposal about a certificate decided"),
        "qualification.rules_chosen": _("Rule for certificates chosen"),
    }


def _bank() -> Mapping[str, str]:
    return {
        "bank.batch_imported": _("Questions imported"),
        "bank.batch_undone": _("Import of questions undone"),
        "bank.difficulty_accepted": _("Estimates of difficulty accepted"),
        "bank.exported": _("Questions exported"),
        "bank.move_taken_back": _("Step of review taken back"),
        "bank.file_kept": _("Question file read in"),
        "bank.file_key_joined": _("Answer key joined to a question file"),
        "bank.file_repaired": _("Items of a question file repaired"),
        "bank.file_repair_undone": _("Repair of a question file undone"),
        "bank.file_closed": _("Question file put away"),
        "bank.questions_merged": _("Merged with another question"),
        "bank.merge_undone": _("Merge undone"),
        "bank.not_duplicate": _("Found to be no duplicate"),
        "bank.similar_scanned": _("Searched for duplicates"),
        "bank.question_added": _("Question added"),
        "bank.question_approved": _("Question approved"),
        "bank.question_changed": _("Question changed"),
        "bank.question_checked": _("Question checked"),
        "bank.question_parked": _("Question parked"),
        "bank.question_restored": _("Question put back as approved"),
        "bank.question_retired": _("Question retired"),
        "courseware.added": _("Courseware added"),
        "courseware.assigned": _("Courseware assigned"),
        "courseware.changed": _("Courseware changed"),
        "courseware.converted": _("Courseware turned into a PDF"),
        "courseware.exported": _("Courseware copied to a folder"),
        "courseware.push_ended": _("Courseware taken back from a unit or post"),
        "courseware.pushed": _("Courseware given to a unit or post"),
        "courseware.version_added": _("New version of courseware added"),
        "law.change_confirmed": _("Changed law confirmed"),
        "law.change_undone": _("Changed law undone"),
        "law.version_loaded": _("Text of a law loaded"),
        "law.version_withdrawn": _("Text of a law withdrawn"),
        "practice.hiding_chosen": _("Chosen which questions practice keeps back"),
    }


def _exams() -> Mapping[str, str]:
    return {
        "corrections.approved": _("Correction of a key approved"),
        "corrections.proposed": _("Correction of a key proposed"),
        "discipline.decided": _("Misconduct decided"),
        "discipline.heard": _("Defence against misconduct heard"),
        "discipline.notified": _("Notice of misconduct given"),
        "discipline.recorded": _("Misconduct recorded"),
        "discipline.served": _("Decision about misconduct served"),
        "outside.confirmed": _("Scores from outside confirmed"),
        "outside.entered": _("Scores from outside entered"),
        "outside.refused": _("Scores from outside not confirmed"),
        "objections.decided": _("Objection to a question decided"),
        "objections.made": _("Objection to a question made"),
        "objections.opinion": _("Opinion on an objection given"),
        "rechecks.asked": _("Recheck of a result asked for"),
        "rechecks.found": _("Result added up once more"),
        "standing.in_force": _("Results put in force"),
        "standing.published": _("Results published"),
        "standing.reviewed": _("Results reviewed"),
        "standing.withdrawn": _("Review or publication withdrawn"),
        "corrections.refused": _("Correction of a key refused"),
        "exams.blueprint_deleted": _("Blueprint deleted"),
        "exams.all_go_on": _("Everybody goes on"),
        "exams.all_held": _("Everybody stopped"),
        "exams.entered": _("Came in at the entrance"),
        "exams.hand_lowered": _("Hand settled, time given back"),
        "exams.hand_raised": _("Hand raised"),
        "exams.incident_ruled": _("Incident ruled on"),
        "exams.let_in": _("Let in by an invigilator"),
        "exams.attendance_set": _("State of a candidate set"),
        "exams.candidate_removed": _("Candidate taken off"),
        "exams.candidates_added": _("Candidates added"),
        "exams.exam_closed": _("Exam was closed"),
        "exams.exam_made": _("Exam made"),
        "exams.extra_time_given": _("Extra time given"),
        "exams.early_leave_allowed": _("Let hand in early"),
        "exams.handed_in_for": _("Handed in for a candidate"),
        "exams.incident_noted": _("Incident noted"),
        "exams.paper_sealed": _("Paper sealed"),
        "exams.paper_set_sealed": _("Parallel papers sealed"),
        "exams.enemies_set": _("Questions kept out of one paper"),
        "exams.enemies_lifted": _("Questions let into one paper again"),
        "exams.required_content_kept": _("List of required content changed"),
        "exams.paper_read": _("Paper read"),
        "exams.paper_printed": _("Paper printed"),
        "exams.analysis_exported": _("Analysis of an exam exported"),
        "exams.neighbours_compared": _("Answers of neighbours compared"),
        "exams.mark_given": _("Answer marked, another marker to follow"),
        "exams.points_awarded": _("Points awarded"),
        "exams.rescheduled": _("Exam moved"),
        "exams.session_moved": _("One session moved"),
        "exams.settings_changed": _("Settings of an exam changed"),
        "exams.seats_arranged": _("Seats arranged"),
        "exams.seats_sealed": _("Seat plan sealed"),
        "exams.seat_changed": _("Seat changed"),
        "exams.needs_set": _("Needs of a candidate decided"),
        "exams.codes_shown": _("Start codes shown"),
        "exams.codes_printed": _("Start codes printed for handing over"),
        "exams.tickets_numbered": _("Admission numbers given"),
        "exams.sitting_begun": _("Exam begun"),
        "exams.sitting_paused": _("Exam paused"),
        "exams.sitting_submitted": _("Exam handed in"),
        "exams.sitting_unpaused": _("Exam resumed"),
    }


def _hours() -> Mapping[str, str]:
    return {
        "hours.approved": _("Hours approved"),
        "hours.recorded": _("Hours entered"),
        "hours.returned": _("Hours returned"),
        "hours.reversed": _("Hours reversed"),
        "hours.absence_stated": _("Absence stated"),
        "hours.absence_taken_back": _("Absence taken back"),
        "hours.batch_withdrawn": _("Batch of hours withdrawn"),
        "hours.batch_reversed": _("Batch of hours reversed"),
        "hours.form_kept": _("Form of the superior kept"),
        "hours.rule_set_saved": _("Hours rule set saved"),
        "hours.rule_set_dropped": _("Hours rule set dropped"),
        "hours.rule_set_chosen": _("Hours rule set chosen"),
        "retakes.applied": _("Retake step carried out"),
        "retakes.closed": _("Retake case settled"),
        "retakes.confirmed": _("Retake step confirmed"),
        "retakes.deferral_asked": _("Deferral asked for"),
        "retakes.deferral_decided": _("Deferral decided"),
        "retakes.deferral_set": _("Exam set for who was deferred"),
        "retakes.deferred": _("Retake decision put off"),
        "retakes.dismissed": _("Retake step not adopted"),
        "retakes.appeal_decided": _("Appeal decided"),
        "retakes.appeal_filed": _("Appeal taken in"),
        "retakes.notice_issued": _("Notice issued"),
        "retakes.notice_served": _("Delivery of a notice recorded"),
        "retakes.notice_voided": _("Notice voided"),
        "retakes.ladder_chosen": _("Ladder chosen"),
        "retakes.proposed": _("Retake proposed"),
        "retakes.scheduled": _("Retake set"),
    }


def _activities() -> Mapping[str, str]:
    return {
        "activities.cancelled": _("Class cancelled"),
        "activities.changed": _("Class changed"),
        "activities.enrolled": _("Enrolled in a class"),
        "activities.hours_approved": _("Hours of a class approved"),
        "activities.hours_proposed": _("Hours of a class prepared"),
        "activities.hours_returned": _("Hours of a class returned"),
        "activities.lecturer_added": _("Lecturer taken into the pool"),
        "activities.lecturer_changed": _("Lecturer changed"),
        "activities.lecturer_left": _("Lecturer left the pool"),
        "activities.made": _("Class made"),
        "activities.marked": _("Attendance taken"),
        "activities.paper_put_in": _("Paper put into the file of a class"),
        "activities.paper_taken_out": _("Paper taken out of the file of a class"),
        "activities.plan_added": _("Line of the training plan added"),
        "activities.plan_changed": _("Line of the training plan changed"),
        "activities.plan_dropped": _("Line of the training plan dropped"),
        "activities.rated": _("Evaluation of a class entered"),
        "activities.session_added": _("Half-day added to a programme"),
        "activities.session_changed": _("Half-day of a programme changed"),
        "activities.session_removed": _("Half-day removed from a programme"),
        "activities.withdrawn": _("Taken off the roster of a class"),
    }


def _papers() -> Mapping[str, str]:
    return {
        "certificates.issued": _("Certificate issued"),
        "certificates.key_exported": _("Public key of certificates exported"),
        "certificates.key_trusted": _("Key of another office trusted"),
        "certificates.key_withdrawn": _("Key of another office withdrawn"),
        "certificates.reprinted": _("Certificate printed again"),
        "certificates.template_kept": _("Layout of certificates saved"),
        "certificates.unit_code_set": _("Unit code of certificates set"),
        "certificates.voided": _("Certificate voided"),
        "certificates.voids_exported": _("List of voided certificates exported"),
        "certificates.voids_taken": _("List of voided certificates of another office taken in"),
    }


def _keeping() -> Mapping[str, str]:
    return {
        "store.backed_up": _("Backup made by hand"),
        "store.recovery_renewed": _("Recovery sheet renewed"),
    }
