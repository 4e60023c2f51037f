"""The settings of an exam in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from question_bank.codec_answer import plain_decimal
from question_bank.marking import BlanksRule, MarkingRule, MultipleRule
from trainer.exams.marking.values import DoubleRule, ThirdRule
from trainer.exams.values import ExamPlan
from trainer.ui.texts import name
from trainer.ui.wording import SEPARATOR
from trainer.words import _


def multiple_rules() -> Mapping[MultipleRule, str]:
    return {
        MultipleRule.ALL_OR_NOTHING: _("only the exact choice counts"),
        MultipleRule.PARTIAL: _("missing choices earn a part, a wrong one nothing"),
        MultipleRule.NEGATIVE: _("each right one earns its part, a wrong one takes some away"),
    }


def blanks_rules() -> Mapping[BlanksRule, str]:
    return {
        BlanksRule.PER_GAP: _("each gap earns its part"),
        BlanksRule.ALL: _("only all gaps together count"),
    }


def third_rules() -> Mapping[ThirdRule, str]:
    return {
        ThirdRule.FINAL: _("the third alone"),
        ThirdRule.NEARER: _("the mean of the third and the nearer one"),
    }


def settings_facts(plan: ExamPlan) -> Iterator[tuple[str, str]]:
    """Heading and words of each group of settings."""
    times = plan.times
    entry = _("doors {doors} minutes before, latest entry {entry} minutes after the beginning")
    words = [entry.format(doors=times.doors, entry=times.entry)]
    if times.leave:
        words.append(_("earliest leave after {minutes} minutes").format(minutes=times.leave))
    if times.needs_code:
        words.append(_("start code asked for"))
    if plan.warnings:
        words.append(_("warnings at {minutes} minutes left").format(minutes="、".join(map(str, plan.warnings))))
    yield _("Entry, leave, warnings"), SEPARATOR.join(words)
    yield _("Marking rule"), marking_words(plan.marking)
    yield _("Marking of written answers"), double_words(plan.double)
    if plan.attempts:
        yield _("Attempts and retakes"), _("at most {count} attempts of one person").format(count=plan.attempts)
    yield _("After handing in, candidates see"), name(plan.review)


def marking_words(rule: MarkingRule) -> str:
    words = [multiple_rules()[rule.multiple]]
    if rule.multiple is MultipleRule.PARTIAL and rule.missing_share is not None:
        words.append(f"{plain_decimal(rule.missing_share * 100)}%")
    return SEPARATOR.join((*words, blanks_rules()[rule.blanks]))


def double_words(rule: DoubleRule | None) -> str:
    """双评 in a line."""
    if rule is None:
        return _("by one marker")
    words = _("by two markers; a third where they differ by more than {share} of the points")
    return words.format(share=f"{rule.apart * 100:.0f}%")
