"""Verbs, steps and dates of retakes as the page writes them."""

from __future__ import annotations

from datetime import date

from trainer.exams.values import Exam
from trainer.retakes.notices.values import Appeal, Notice, NoticeKind
from trainer.retakes.rules import is_over
from trainer.retakes.values import Case, Decision, Ladder
from trainer.store.clock import local_day
from trainer.ui.retakes.paper_state import Act, Task
from trainer.ui.retakes.state import Standing
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.words import _
from trainer.workdays.wording import unlisted_words


def exam_words(exam: Exam) -> str:
    """An exam among others of the same name, such as several retakes."""
    return f"{exam.plan.title}  {local_day(exam.plan.opens_at)}"


def act_verb(decision: Decision) -> str:
    """The word on the button."""
    return {
        Decision.CONFIRMED: _("Confirm"),
        Decision.DEFERRED: _("Put off"),
        Decision.DISMISSED: _("Do not adopt"),
        Decision.APPLIED: _("Mark as carried out"),
    }[decision]


def act_text(decision: Decision) -> str:
    """What the decision means, above the field for the reason."""
    return {
        Decision.CONFIRMED: _("The step is taken over as yours. Your name, the time and the reason are kept."),
        Decision.DEFERRED: _("The case stays open. Say what it waits for."),
        Decision.DISMISSED: _("The step is not taken and this result does not count towards further steps."),
        Decision.APPLIED: _("Say by which document or meeting the step was carried out."),
    }[decision]


def step_text(case: Case) -> str:
    """环节 with its place in the ladder."""
    return _("{number}. {step}").format(number=case.step_number, step=case.step.name)


def result_text(case: Case) -> str:
    """The result with its score where there is one."""
    return name(case.result) if case.score is None else f"{name(case.result)}  {case.score.normalize():f}"


def due_text(case: Case, today: date) -> str:
    """期限 and whether it has passed; the source may set none."""
    if case.due_on is None:
        return _("Not set")
    late = case.due_on < today and not is_over(case.step, case.state)
    return _("{date} (past)").format(date=case.due_on) if late else case.due_on.isoformat()


def due_order(case: Case) -> str:
    """The order of days, those without one last."""
    return (case.due_on or date.max).isoformat()


def valid_text(ladder: Ladder) -> str:
    """From when and until when a ladder is in force; nothing where its source sets no day."""
    since, until = ladder.valid_from, ladder.valid_until
    if since and until:
        return _("in force from {since} to {until}").format(since=since, until=until)
    if since:
        return _("in force from {since}").format(since=since)
    return _("in force until {until}").format(until=until) if until else ""


def steps_text(ladder: Ladder) -> str:
    """All steps of a ladder in one line."""
    steps = (f"{number}. {step.name}" for number, step in enumerate(ladder.steps, 1))
    return " → ".join(steps)


def task_verb(task: Task) -> str:
    """The word on the button of a paper."""
    if task.act is Act.ISSUE:
        return {
            NoticeKind.RETAKE: _("Issue a retake notice"),
            NoticeKind.CONSEQUENCE: _("Issue a notice of consequence"),
            NoticeKind.APPEAL_REPLY: _("Issue the reply to the appeal"),
        }[task.kind or NoticeKind.RETAKE]
    return {
        Act.SERVE: _("Record delivery"),
        Act.APPEAL: _("Take in an appeal"),
        Act.RULE: _("Decide the appeal"),
        Act.PUT_OFF: act_verb(Decision.DEFERRED),
    }[task.act]


def task_hint(task: Task) -> str:
    """What comes of it, above the fields."""
    return {
        Act.ISSUE: _("It gets the next number of the year. The PDF is filed as it is; the .docx may be edited."),
        Act.SERVE: _("The time for an appeal runs from this day."),
        Act.APPEAL: _("An appeal that comes late is taken in too; whoever decides judges that."),
        Act.RULE: _("If it is granted, the case ends and its failure no longer counts."),
        Act.PUT_OFF: act_text(Decision.DEFERRED),
    }[task.act]


def delivery_text(notice: Notice) -> tuple[str, Tone]:
    """How a notice stands."""
    if notice.voided is not None:
        return _("Does not count any more"), Tone.PLAIN
    if notice.delivery is None:
        return _("Not served yet"), Tone.WARN
    return f"{name(notice.delivery.outcome)}  {notice.delivery.on}", Tone.OK


def appeal_text(appeal: Appeal) -> str:
    """When it came in, and by when it is to be decided."""
    words = _("Came in on {date}").format(date=appeal.filed_on)
    if appeal.ruling is None and appeal.decide_by is not None:
        words += _(", to be decided by {date}").format(date=appeal.decide_by)
        words = "\n".join(filter(None, (words, unlisted_words(appeal.unlisted))))
    return words


def appeal_end_text(notice: Notice) -> str:
    """Until when may be appealed where that is counted in working days."""
    done = notice.delivery
    if done is None or done.until is None:
        return ""
    words = _("Appeals until {date}").format(date=done.until)
    return "\n".join(filter(None, (words, unlisted_words(done.unlisted))))


def standing_text(standing: Standing) -> str:
    """What a list is called."""
    return {
        Standing.WAITING: _("To be decided"),
        Standing.DUE: _("Not finished"),
        Standing.UNSET: _("Retake not set"),
        Standing.OVERDUE: _("Overdue"),
        Standing.SECOND: _("Second failures"),
        Standing.ALL: _("All cases"),
        Standing.OVER: _("Over"),
    }[standing]
