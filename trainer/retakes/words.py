"""The words for the codes and enums of retakes."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.retakes.deferrals.values import DeferralOutcome, Ground
from trainer.retakes.notices.values import AppealOutcome, DeliveryOutcome, Due, NoticeKind
from trainer.retakes.values import Cause, Decision, Note
from trainer.words import Names, _


def names() -> Names:
    """What people call each value."""
    return Names(
        {
            Decision.PROPOSED: _("Proposed, waits for approval"),
            Decision.CONFIRMED: _("Confirmed"),
            Decision.DEFERRED: _("Decision put off"),
            Decision.DISMISSED: _("Not adopted"),
            Decision.APPLIED: _("Carried out"),
            Decision.CLOSED: _("Closed"),
        },
        {
            Note.RESULT_UNSTATED: _(
                "The source does not name this kind of result; the approver decides whether it counts."
            ),
            Note.CONDITION_UNSTATED: _("The source does not say when this step is reached; the approver decides."),
            Note.OUT_OF_FORCE: _("The ladder is not in force on the day of the proposal; the approver decides."),
            Note.LAST_STEP_AGAIN: _("The ladder has no further step; its last one is proposed again."),
        },
        {Cause.HOURS_SHORT: _("Hours short"), Cause.FITNESS_FAILED: _("Fitness test failed")},
        {
            NoticeKind.RETAKE: _("Retake notice"),
            NoticeKind.CONSEQUENCE: _("Notice of consequence"),
            NoticeKind.APPEAL_REPLY: _("Reply to an appeal"),
        },
        {
            Ground.DUTY: _("Duty"),
            Ground.ILLNESS: _("Illness"),
            Ground.MATERNITY: _("Maternity"),
            Ground.MOURNING: _("Mourning"),
            Ground.OTHER: _("Other grounds"),
        },
        {DeferralOutcome.GRANTED: _("Deferral granted"), DeferralOutcome.REFUSED: _("Deferral refused")},
        {DeliveryOutcome.SERVED: _("Served"), DeliveryOutcome.REFUSED: _("Signature refused")},
        {AppealOutcome.GRANTED: _("Granted"), AppealOutcome.REJECTED: _("Rejected")},
        {
            Due.DECIDE: _("Decide the case"),
            Due.CARRY_OUT: _("Carry the step out"),
            Due.LOOK_AGAIN: _("Look at the case again"),
            Due.SIT: _("Sit the retake"),
            Due.SERVE: _("Serve the notice"),
            Due.APPEAL_ENDS: _("Time for an appeal ends"),
            Due.DECIDE_APPEAL: _("Decide the appeal"),
            Due.DECIDE_DEFERRAL: _("Decide the deferral"),
            Due.SIT_DEFERRED: _("Sit the deferred exam"),
        },
    )


def errors() -> Mapping[str, str]:
    """What happened and what to do next, by the code of the error; braces hold its parameters."""
    return {
        "ladder.unreadable": _("The rule file {file} cannot be read. Put the file of the installation back."),
        "ladder.unknown": _("There is no ladder {ladder}. Choose one from the list."),
        "retake.no_exam": _("No exam led to the case of {name}, so no retake can be set. Leave it out and try again."),
        "retake.notice_first": _(
            "{name} has not been served a notice yet, and the ladder asks for it. Issue it and record its delivery."
        ),
        "retake.appeal_running": _("{name} may appeal until {until}. Carry the step out after that day."),
        "retake.appeal_open": _("An appeal of {name} is not decided yet. Decide it first."),
        "notice.not_now": _(
            "No such notice can be written for {name} now: nothing that was decided says so, or one stands already. "
            "Decide the case or set the retake first, or void the notice that stands."
        ),
        "notice.damaged": _("The file of notice {serial} is damaged. Restore the newest backup."),
        "notice.voided": _("Notice {serial} is void. Issue a new one."),
        "notice.served": _("The delivery of notice {serial} is recorded already. Read the list again."),
        "notice.served_before": _(
            "Notice {serial} can only be served between the day it was issued and today. Correct the day."
        ),
        "appeal.not_yet": _("An appeal cannot be dated after today. Correct the day."),
        "appeal.not_now": _(
            "{name} cannot appeal now: nothing is decided, the case is over, or an appeal waits already. "
            "Read the list again."
        ),
        "appeal.none": _("No appeal of {name} waits for a decision. Read the list again."),
        "cause.nobody": _("Nobody is chosen. Choose at least one person."),
        "cause.no_occasion": _("Say which year or test it is about, in at most {longest} characters."),
        "cause.no_proof": _("Name the document that shows it, with its number and day."),
        "cause.not_counted": _("The ladder {ladder} does not count this cause. Choose another ladder in the settings."),
        "cause.year_not_over": _("The year {year} is not over yet. Propose after its last day."),
        "deferral.no_proof": _("Say which proof was shown and who saw it. Without a proof the request waits."),
        "deferral.not_yet": _("A request cannot be dated after today. Correct the day."),
        "deferral.medical_proof": _("Medical proofs are seen and not kept. Take the file off and say what was shown."),
        "deferral.not_on_roster": _("This person is not on the roster of the exam. Choose the exam again."),
        "deferral.standing": _("A request for this exam stands already. Decide that one."),
        "deferral.decided": _("The request of {name} is decided already. Read the list again."),
        "deferral.no_date": _(
            "Who is deferred needs a new date that is not past, who is not gets none. Correct the date."
        ),
        "deferral.not_granted": _("{name} has not been deferred. Grant the request first."),
        "deferral.already_set": _("A new exam is already set for {name}. Leave this one out and try again."),
        "deferral.unknown": _("This request does not exist. Read the list again."),
        "retake.unknown_case": _("This case does not exist. Read the list again."),
        "retake.none_chosen": _("Nobody is chosen for the retake. Choose at least one case."),
        "retake.not_now": _(
            "This cannot be decided in the present state of the case. Confirm it first, or read the list again."
        ),
        "retake.until_past": _("The day to look at it again is past already. Choose a later one."),
        "retake.not_open": _("The case of {name} is not open, so no retake can be set. Leave it out and try again."),
        "retake.already_set": _("A retake is already set for {name}. Leave this case out and try again."),
    }
