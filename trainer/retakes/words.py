"""The words for the codes and enums of retakes."""

from __future__ import annotations

from trainer.retakes.deferrals.values import DeferralOutcome, Ground
from trainer.retakes.notices.values import AppealOutcome, DeliveryOutcome, Due, NoticeKind
from trainer.retakes.values import Cause, Decision, Note
from trainer.words import N_, Names

NAMES = Names(
    {
        Decision.PROPOSED: N_("Proposed, waits for approval"),
        Decision.CONFIRMED: N_("Confirmed"),
        Decision.DEFERRED: N_("Decision put off"),
        Decision.DISMISSED: N_("Ended by a decision"),
        Decision.APPLIED: N_("Carried out"),
        Decision.CLOSED: N_("Closed"),
    },
    {
        Note.RESULT_UNSTATED: N_(
            "The source does not name this kind of result; the approver decides whether it counts."
        ),
        Note.CONDITION_UNSTATED: N_("The source does not say when this step is reached; the approver decides."),
        Note.OUT_OF_FORCE: N_("The ladder is not in force on the day of the proposal; the approver decides."),
        Note.LAST_STEP_AGAIN: N_("The ladder has no further step; its last one is proposed again."),
    },
    {Cause.HOURS_SHORT: N_("Hours short"), Cause.FITNESS_FAILED: N_("Fitness test failed")},
    {
        NoticeKind.RETAKE: N_("Retake notice"),
        NoticeKind.CONSEQUENCE: N_("Notice of consequence"),
        NoticeKind.APPEAL_REPLY: N_("Reply to an appeal"),
    },
    {
        Ground.DUTY: N_("Duty"),
        Ground.ILLNESS: N_("Illness"),
        Ground.MATERNITY: N_("Maternity"),
        Ground.MOURNING: N_("Mourning"),
        Ground.OTHER: N_("Other grounds"),
    },
    {DeferralOutcome.GRANTED: N_("Deferral granted"), DeferralOutcome.REFUSED: N_("Deferral refused")},
    {DeliveryOutcome.SERVED: N_("Served"), DeliveryOutcome.REFUSED: N_("Signature refused")},
    {AppealOutcome.GRANTED: N_("Granted"), AppealOutcome.REJECTED: N_("Rejected")},
    {
        Due.DECIDE: N_("Decide the case"),
        Due.CARRY_OUT: N_("Carry the step out"),
        Due.LOOK_AGAIN: N_("Look at the case again"),
        Due.SIT: N_("Sit the retake"),
        Due.SERVE: N_("Serve the notice"),
        Due.APPEAL_ENDS: N_("Time for an appeal ends"),
        Due.DECIDE_APPEAL: N_("Decide the appeal"),
        Due.DECIDE_DEFERRAL: N_("Decide the deferral"),
        Due.SIT_DEFERRED: N_("Sit the deferred exam"),
    },
)

ERRORS = {
    "ladder.unreadable": N_("The rule file {file} cannot be read. Put the file of the installation back."),
    "ladder.unknown": N_("There is no ladder {ladder}. Choose one from the list."),
    "retake.no_exam": N_("No exam led to the case of {name}, so no retake can be set. Leave it out and try again."),
    "retake.notice_first": N_(
        "{name} has not been served a notice yet, and the ladder asks for it. Issue it and record its delivery."
    ),
    "retake.appeal_running": N_("{name} may appeal until {until}. Carry the step out after that day."),
    "retake.appeal_unlisted": N_(
        "{name} may appeal until {until}, counted Monday to Friday in {years}, for which no calendar was entered. "
        "Carry the step out after that day."
    ),
    "retake.appeal_open": N_("An appeal of {name} is not decided yet. Decide it first."),
    "notice.not_now": N_(
        "No such notice can be written for {name} now: nothing that was decided says so, or one stands already. "
        "Decide the case or set the retake first, or void the notice that stands."
    ),
    "notice.damaged": N_("The file of notice {serial} is damaged. Restore the newest backup."),
    "notice.voided": N_("Notice {serial} is void. Issue a new one."),
    "notice.served": N_("The delivery of notice {serial} is recorded already. Read the list again."),
    "notice.served_before": N_(
        "Notice {serial} can only be served between the day it was issued and today. Correct the day."
    ),
    "appeal.not_yet": N_("An appeal cannot be dated after today. Correct the day."),
    "appeal.not_now": N_(
        "{name} cannot appeal now: nothing is decided, the case is over, or an appeal waits already. "
        "Read the list again."
    ),
    "appeal.none": N_("No appeal of {name} waits for a decision. Read the list again."),
    "cause.nobody": N_("Nobody is chosen. Choose at least one person."),
    "cause.no_occasion": N_("Say which year or test it is about, in at most {longest} characters."),
    "cause.no_proof": N_("Name the document that shows it, with its number and day."),
    "cause.not_counted": N_("The ladder {ladder} does not count this cause. Choose another ladder in the settings."),
    "cause.year_not_over": N_("The year {year} is not over yet. Propose after its last day."),
    "deferral.no_proof": N_("Say which proof was shown and who saw it. Without a proof the request waits."),
    "deferral.not_yet": N_("A request cannot be dated after today. Correct the day."),
    "deferral.medical_proof": N_("Medical proofs are seen and not kept. Take the file off and say what was shown."),
    "deferral.not_on_roster": N_("This person is not on the roster of the exam. Choose the exam again."),
    "deferral.standing": N_("A request for this exam stands already. Decide that one."),
    "deferral.decided": N_("The request of {name} is decided already. Read the list again."),
    "deferral.no_date": N_(
        "Who is deferred needs a new date that is not past, who is not gets none. Correct the date."
    ),
    "deferral.too_late": N_(
        "By {ladder} who is deferred sits within {days} days of the exam. "
        "Choose a day until {last}, or refuse the request."
    ),
    "deferral.set_late": N_(
        "{name} is to sit by {last}, and this exam can still be begun after that. Choose an earlier day, or say why it "
        "is later."
    ),
    "deferral.not_granted": N_("{name} has not been deferred. Grant the request first."),
    "deferral.already_set": N_("A new exam is already set for {name}. Leave this one out and try again."),
    "deferral.unknown": N_("This request does not exist. Read the list again."),
    "retake.unknown_case": N_("This case does not exist. Read the list again."),
    "retake.none_chosen": N_("Nobody is chosen for the retake. Choose at least one case."),
    "retake.not_now": N_(
        "This cannot be decided in the present state of the case. Confirm it first, or read the list again."
    ),
    "retake.until_past": N_("The day to look at it again is past already. Choose a later one."),
    "retake.not_open": N_("The case of {name} is not open, so no retake can be set. Leave it out and try again."),
    "retake.no_ground": N_(
        "{name} was deferred or exempted, or passed since. Propose the cases of the exam anew: this one closes then."
    ),
    "retake.already_set": N_("A retake is already set for {name}. Leave this case out and try again."),
}
