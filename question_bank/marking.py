"""(question, response, score, rule) -> Mark. Pure, and never negative."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from question_bank.blanks import gaps_filled
from question_bank.question import (
    BlankKey,
    Choice,
    ChoiceKey,
    Parts,
    PointsKey,
    Question,
    QuestionKind,
    Response,
    Written,
)

_CENT = Decimal("0.01")


class MultipleRule(StrEnum):
    """What a multiple choice question earns when the choice is not exactly right.

    ALL_OR_NOTHING: nothing. PARTIAL: a part of the score when choices are missing (少选), nothing when one is
    wrong. NEGATIVE: each right choice earns its equal part, each wrong one takes some away, never below zero.
    """

    ALL_OR_NOTHING = "all_or_nothing"
    PARTIAL = "partial"
    NEGATIVE = "negative"


class BlanksRule(StrEnum):
    """Whether each gap earns its equal part of the score, or only all gaps together earn it."""

    PER_GAP = "per_gap"
    ALL = "all"


@dataclass(frozen=True)
class MarkingRule:
    """How questions are marked.

    `missing_share` is the share of the score (0 to 1) a PARTIAL choice with some right ones missing earns, or
    None for the share of right choices found. `wrong_share` is what each wrong choice takes away under
    NEGATIVE.
    """

    multiple: MultipleRule = MultipleRule.ALL_OR_NOTHING
    missing_share: Decimal | None = Decimal("0.5")
    wrong_share: Decimal = Decimal("0.5")
    blanks: BlanksRule = BlanksRule.PER_GAP


@dataclass(frozen=True)
class Mark:
    """What a response earned: `score` out of `of`; None while it waits for a marker.

    `right` is True only for the full answer. A case carries the marks of its parts.
    """

    score: Decimal | None
    of: Decimal
    right: bool | None
    parts: tuple[Mark, ...] = ()

    @property
    def waiting(self) -> bool:
        """Whether a person still has to mark it."""
        return self.score is None

    @property
    def known(self) -> Decimal:
        """What is certain already: the score, or the parts that do not wait."""
        if self.score is not None:
            return self.score
        return sum((part.known for part in self.parts), Decimal(0))


def mark(
    question: Question,
    response: Response | None,
    score: Decimal,
    rule: MarkingRule,
    weights: Sequence[Decimal] | None = None,
) -> Mark:
    """Mark one response to a question worth `score` points; `weights` split a case (None: equally).

    No response, no choice and empty writing earn 0. A short answer and a question without a key wait for a
    marker. Scores are rounded to 0.01, half up. TypeError when the response is not of the question's kind.
    """
    of = round_score(score)
    if question.kind is QuestionKind.CASE:
        return _mark_case(question, response, of, rule, weights)
    if response is None or _empty(response):
        return Mark(Decimal("0.00"), of, False)
    match question.answer, response:
        case ChoiceKey(right), Choice(chosen) if right:
            share = _choice_share(question.kind, right, chosen, rule)
        case BlankKey() as key, Written(texts):
            filled, gaps = gaps_filled(key, texts), max(len(key.blanks), 1)
            share = Decimal(filled) / gaps if rule.blanks is BlanksRule.PER_GAP else Decimal(filled == gaps)
        case (PointsKey(), Written()) | (ChoiceKey(), Choice()) | (None, _):
            return Mark(None, of, None)
        case _:
            raise TypeError(f"{type(response).__name__} does not answer a {question.kind} question")
    return Mark(round_score(of * share), of, share == 1)


def total_mark(marks: Iterable[Mark]) -> Mark:
    """The marks of the parts of a case as one; its score is None while one of them waits."""
    parts = tuple(marks)
    known = [part.score for part in parts if part.score is not None]
    score = max(sum(known, Decimal("0.00")), Decimal("0.00")) if len(known) == len(parts) else None
    rights = {part.right for part in parts}
    right = False if False in rights else None if None in rights else True
    return Mark(score, sum((part.of for part in parts), Decimal("0.00")), right, parts)


def split_score(score: Decimal, weights: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """The score divided by weight in steps of 0.01, adding up to just the score. All weights 0: equally."""
    whole, total = round_score(score), sum(weights, Decimal(0))
    if not total:
        weights, total = [Decimal(1)] * len(weights), Decimal(len(weights))
    passed, ends = Decimal(0), []
    for weight in weights:
        passed += weight
        ends.append(round_score(whole * passed / total))
    return tuple(end - start for start, end in zip([Decimal("0.00"), *ends], ends, strict=False))


def round_score(score: Decimal) -> Decimal:
    """Two decimals, half up."""
    return score.quantize(_CENT, ROUND_HALF_UP)


def _empty(response: Response) -> bool:
    match response:
        case Choice(chosen):
            return not chosen
        case Written(texts):
            return not any(text.strip() for text in texts)
        case Parts(parts):
            return not any(parts)


def _choice_share(kind: QuestionKind, right: frozenset[int], chosen: frozenset[int], rule: MarkingRule) -> Decimal:
    if chosen == right:
        return Decimal(1)
    found, wrong = len(chosen & right), len(chosen - right)
    if kind is not QuestionKind.MULTIPLE or not found:
        return Decimal(0)
    in_proportion = Decimal(found) / len(right)
    match rule.multiple:
        case MultipleRule.ALL_OR_NOTHING:
            return Decimal(0)
        case MultipleRule.PARTIAL if wrong:
            return Decimal(0)
        case MultipleRule.PARTIAL:
            return in_proportion if rule.missing_share is None else rule.missing_share
        case MultipleRule.NEGATIVE:
            return max(in_proportion - wrong * rule.wrong_share, Decimal(0))


def _mark_case(
    question: Question,
    response: Response | None,
    of: Decimal,
    rule: MarkingRule,
    weights: Sequence[Decimal] | None,
) -> Mark:
    if response is not None and not isinstance(response, Parts):
        raise TypeError(f"{type(response).__name__} does not answer a case")
    if not question.parts:
        return Mark(None, of, None)
    given = () if response is None else response.parts
    answers = [given[i] if i < len(given) else None for i in range(len(question.parts))]
    if weights is not None and len(weights) != len(question.parts):
        raise ValueError(f"{len(weights)} weights for {len(question.parts)} parts")
    scores = split_score(of, weights or [Decimal(1)] * len(question.parts))
    marks = (mark(part, got, points, rule) for part, got, points in zip(question.parts, answers, scores, strict=True))
    return replace(total_mark(marks), of=of)
