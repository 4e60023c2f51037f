"""Review, publication and coming into force: reads where results stand and takes one step at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from trainer.exams.standing.values import StandingStep
from trainer.exams.values import Exam, ExamRule, ExamState
from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Permission
from trainer.store.errors import KnownError
from trainer.ui.standing.steps_state import StepsState
from trainer.ui.standing.steps_words import held_words
from trainer.ui.standing.tab_presenter import TabPresenter
from trainer.words import _
from trainer.workdays.values import Workdays
from trainer.workdays.wording import unlisted_words


class StepsPresenter(TabPresenter[StepsState]):
    def open(self, exam: Exam) -> None:
        self._state = StepsState(
            exam,
            may_settle=may(self._actor, Permission.SETTLE_RESULTS),
            may_publish=may(self._actor, Permission.PREPARE_EXAMS),
        )
        self.refresh()

    def refresh(self) -> None:
        exam = self._room.exams.exam(self._actor, self.state().exam.id)
        standing = self._room.standing.standing(self._actor, exam.id)
        people = self._room.people.rows(self._actor, {step.by for step in standing.steps} | standing.held)
        try:
            calendar = self._room.standing.workdays()
        except KnownError as error:
            calendar = Workdays()
            self._dialogs.trouble(error)
        self._show(
            exam=exam,
            standing=standing,
            names={key: row.name for key, row in people.items()},
            closed=exam.state is ExamState.CLOSED,
            calendar=calendar,
        )

    def take(self, step: StandingStep) -> None:
        """Asks what has to be asked, then takes the step."""
        title, text, verb = _asked(step)
        if step is StandingStep.PUBLISHED:
            text = "\n".join(filter(None, (text, self._until())))
        if step is StandingStep.IN_FORCE:
            text = "\n".join(filter(None, (text, held_words(self.state()))))
        if step is StandingStep.WITHDRAWN:
            self._dialogs.ask_text(title, text, verb, lambda reason: self._run(step, reason), long=True)
        else:
            self._dialogs.confirm(title, text, verb, lambda: self._run(step, ""))

    def begin(self) -> None:
        """An exam made before results had a standing gets the terms of a rule that is valid now."""
        try:
            rules = self._room.exams.rules()
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        own = self.state().exam.plan.rule
        same = next((place for place, rule in enumerate(rules) if rule.source == own), 0)
        choices = [(place, f"{rule.name}（{terms_words(rule)}）") for place, rule in enumerate(rules)]
        title = _("Begin review and publication")
        text = _(
            "From now on the results of this exam count once they were reviewed, published and put in force. Hours,"
            " certificates and retakes that came of them before stay. Choose the rule and say why."
        )
        if choices:
            self._dialogs.ask_choice(
                title, text, choices, same, title, lambda at, reason: self._begin(rules[at], reason)
            )

    def _begin(self, rule: ExamRule, reason: str) -> None:
        exam_id = self.state().exam.id
        self._jobs.run(
            _("Noting the step"),
            lambda _handle: self._room.standing.begin(self._actor, exam_id, rule, reason),
            lambda _done: self._begun(),
            self._dialogs.trouble,
        )

    def _begun(self) -> None:
        self._state = replace(self.state(), said=_("Review and publication have begun. Review the results next."))
        self._changed()

    def _until(self) -> str:
        try:
            last = self._room.standing.publication(self.state().exam.id)
        except KnownError as error:
            self._dialogs.trouble(error)
            return ""
        if last is None:
            return ""
        return "\n".join(filter(None, (_("It runs until {day}.").format(day=last.day), unlisted_words(last.unlisted))))

    def _run(self, step: StandingStep, note: str) -> None:
        service, exam_id = self._room.standing, self.state().exam.id
        acts: dict[StandingStep, Callable[[], object]] = {
            StandingStep.REVIEWED: lambda: service.review(self._actor, exam_id, note),
            StandingStep.PUBLISHED: lambda: service.publish(self._actor, exam_id, note),
            StandingStep.IN_FORCE: lambda: service.bring_into_force(self._actor, exam_id, note),
            StandingStep.WITHDRAWN: lambda: service.withdraw(self._actor, exam_id, note),
        }
        self._jobs.run(
            _("Noting the step"), lambda _handle: acts[step](), lambda _done: self._after(step), self._dialogs.trouble
        )

    def _after(self, step: StandingStep) -> None:
        self._state = replace(self.state(), said=_done(step))
        self._changed()


def _asked(step: StandingStep) -> tuple[str, str, str]:
    match step:
        case StandingStep.REVIEWED:
            return (
                _("Review the results"),
                _("You state by name that every result was looked at as it is now. Later changes need a new review."),
                _("Review the results"),
            )
        case StandingStep.PUBLISHED:
            return (
                _("Publish the results"),
                _("The working days of the publication run from tomorrow. Post the score book at the usual place."),
                _("Begin the publication"),
            )
        case StandingStep.IN_FORCE:
            return (
                _("Put the results in force"),
                _("From now on certificates, hours and retakes may use these results. You answer for this by name."),
                _("Declare in force"),
            )
        case StandingStep.WITHDRAWN:
            return (
                _("Take the step back"),
                _("The newest review or publication no longer counts. Say why; the reason is kept."),
                _("Take the step back"),
            )


def _done(step: StandingStep) -> str:
    return {
        StandingStep.REVIEWED: _("The results are reviewed. Publish them next."),
        StandingStep.PUBLISHED: _("The publication runs. Objections and rechecks are possible now."),
        StandingStep.IN_FORCE: _("The results are in force."),
        StandingStep.WITHDRAWN: _("Withdrawn. What was in force before stays so."),
    }[step]


def terms_words(rule: ExamRule) -> str:
    """The days of a rule in short."""
    words = _("published {days} working days, panel of {panel}")
    return words.format(days=rule.terms.publication, panel=rule.terms.panel)
