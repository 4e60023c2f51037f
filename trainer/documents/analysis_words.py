"""The figures of an analysis in words, the same on screens and on paper."""

from __future__ import annotations

from question_bank.analysis.flags import Flag
from question_bank.analysis.values import Estimate, Spent
from question_bank.codec_answer import plain_decimal
from trainer.exams.words import NAMES
from trainer.reports.analysis.values import ExamAnalysis, FormLine, QuestionLine
from trainer.words import _


def too_few() -> str:
    """What stands in the place of a number where too few people are behind it."""
    return _("not enough data")


def figure(one: Estimate | None) -> str:
    """0.62, or that there are too few."""
    return too_few() if one is None else f"{one.value:.2f}"


def interval(one: Estimate | None) -> str:
    """0.62（0.47–0.75）, or that there are too few."""
    if one is None:
        return too_few()
    return _("{value} ({low} to {high})").format(value=f"{one.value:.2f}", low=f"{one.low:.2f}", high=f"{one.high:.2f}")


def percent_interval(one: Estimate | None) -> str:
    """62%（47%–75%）, or that there are too few."""
    if one is None:
        return too_few()
    return _("{value} ({low} to {high})").format(value=f"{one.value:.0%}", low=f"{one.low:.0%}", high=f"{one.high:.0%}")


def points(value: float | None) -> str:
    """A score or a deviation with one decimal."""
    return too_few() if value is None else f"{value:.1f}"


def number_words(line: QuestionLine) -> str:
    """12, or A12 B3 where the exam has forms."""
    if not line.several_forms:
        return str(line.number)
    return " ".join(f"{letter}{number}" for letter, number in line.numbers.items())


def tried_words(line: QuestionLine) -> str:
    """How many tried it of those who had it."""
    return f"{line.figures.tried}/{line.figures.asked}"


def spent_words(spent: Spent | None) -> str:
    """The median in seconds."""
    return too_few() if spent is None else _("{seconds} s").format(seconds=f"{spent.median:.0f}")


def flag_words(flags: tuple[Flag, ...]) -> str:
    """What to look at."""
    known = NAMES
    return "、".join(known[flag] for flag in flags)


def reliability_name(form: FormLine) -> str:
    """KR-20 for questions that are right or wrong and worth the same, else coefficient alpha."""
    return "KR-20" if form.reliability.kr20 else "α"


def people_words(analysis: ExamAnalysis) -> str:
    """Who is counted and who is left out."""
    words = [_("{count} sittings counted").format(count=analysis.scores.people)]
    if analysis.waiting:
        words.append(_("{count} left out: answers wait for a marker").format(count=analysis.waiting))
    if analysis.void:
        words.append(_("{count} left out: result void").format(count=analysis.void))
    return "；".join(words)


def scores_words(analysis: ExamAnalysis) -> tuple[tuple[str, str], ...]:
    """Label and value of every figure of the whole exam."""
    scores = analysis.scores
    rows = [
        (_("Sittings counted"), people_words(analysis)),
        (_("Full score and pass mark"), f"{scores.full:g} / {plain_decimal(analysis.pass_mark)}"),
        (_("Passed"), _("{passed} of {people}").format(passed=analysis.passed, people=scores.people)),
        (_("Mean score"), points(scores.mean)),
        (_("Standard deviation"), points(scores.deviation)),
        (_("Median"), points(scores.median)),
        (_("Lowest and highest"), f"{points(scores.lowest)} / {points(scores.highest)}"),
    ]
    for form in analysis.forms:
        own = form.reliability
        of = _(" (form {letter}, {people} people)").format(letter=form.letter, people=own.people)
        rows.append((_("Reliability") + f" {reliability_name(form)}" + of, interval(own.alpha)))
        rows.append((_("Standard error of a score") + of, points(own.error)))
    return tuple(rows)


def method_words(analysis: ExamAnalysis) -> tuple[str, ...]:
    """How the figures are made, and the source of the limits."""
    limits, source = analysis.rule.limits, analysis.rule.source
    fewest = _(
        "Below these numbers of people no figure is told: difficulty {facility}, discrimination {discrimination},"
        " reliability {reliability}, options {options}, unit or field {group}, time {seconds}."
    )
    return (
        _(
            "Difficulty is the share of its points that those who tried a question earned: high is easy. Who did not"
            " try it is not counted. Discrimination is the correlation with the score on all other questions."
        ),
        _(
            "In brackets: intervals at {confidence} (shares: Wilson; correlation: Fisher; reliability: Bonett; means:"
            " Student)."
        ).format(confidence=f"{limits.confidence:.0%}"),
        fewest.format(
            facility=limits.facility,
            discrimination=limits.discrimination,
            reliability=limits.reliability,
            options=limits.options,
            group=limits.group,
            seconds=limits.seconds,
        ),
        _("Basis of these numbers: {title} ({number})").format(title=source.title, number=source.number),
    )
