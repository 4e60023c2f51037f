"""Where results stand, what keeps them from the next step, and by which rule, in words."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.exams.standing.values import Standing
from trainer.ui.standing.steps_state import StepsState
from trainer.ui.wording import source_words
from trainer.words import _
from trainer.workdays.values import Workdays
from trainer.workdays.wording import unlisted_words


def sum_words(one: Standing) -> str:
    """How many results are in force."""
    return _("{force} of {all} results are in force").format(force=len(one.in_force), all=one.people)


def held_words(state: StepsState) -> str:
    """Whose result stays back, by name; empty for nobody."""
    if state.standing is None or not state.standing.held:
        return ""
    names = "、".join(sorted(state.names.get(person, "") for person in state.standing.held))
    words = _("Stays back until the case of misconduct is decided: {names}. The others come into force without them.")
    return words.format(names=names)


def hindrances(state: StepsState) -> Iterator[str]:
    """What keeps the results from the next step, and what to do about it."""
    one = state.standing
    if one is None:
        return
    if not state.kept:
        if not one.may_begin:
            yield _("Scores from outside count since a second person confirmed them.")
            return
        yield _("This exam was made before results had a standing. They count as they are marked.")
        yield _("Who settles results may begin review and publication for it; what was issued before stays.")
        return
    if not state.closed:
        yield _("The exam is not closed yet.")
    if one.own:
        yield _("You are on the roster of this exam, so a colleague takes these steps.")
    counts = (
        (_("{count} candidates still wait for a marker."), one.waiting),
        (
            _("{count} candidates neither sat nor were decided upon. Set their state in the exam under Roster."),
            one.undecided,
        ),
        (_("{count} corrections or objections wait for a decision."), one.pending),
        (_("{count} results changed since the review. They need a new one."), len(one.changed)),
    )
    for words, count in counts:
        if count:
            yield words.format(count=count)
    if held := held_words(state):
        yield held
    if one.earliest is not None:
        yield _("May be put in force from {day} on.").format(day=one.earliest)
        if years := unlisted_words(one.steps[-1].unlisted):
            yield years


def rule_words(state: StepsState) -> str:
    """The days of the rule with their source, and where the working days come from."""
    terms = state.exam.plan.terms
    if terms is None:
        return ""
    if terms.in_workdays:
        words = _(
            "Published {publication} working days; rechecks within {recheck} working days, objections within"
            " {objection} working days of the publication. Rule: {source}. Working days: {calendar}"
        )
    else:
        words = _(
            "Published {publication} working days; rechecks within {recheck} days, objections within {objection} days"
            " of the publication. Rule: {source}. Working days: {calendar}"
        )
    return words.format(
        publication=terms.publication,
        recheck=terms.recheck,
        objection=terms.objection,
        source=source_words(state.exam.plan.terms_rule or state.exam.plan.rule),
        calendar=calendar_words(state.calendar),
    )


def calendar_words(calendar: Workdays) -> str:
    """Where the working days of each year come from."""
    years = (_("{year}: {source}").format(year=year, source=source_words(source)) for year, source in calendar.sources)
    return "；".join(years) or _("Monday to Friday")
