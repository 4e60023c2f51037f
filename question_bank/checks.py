"""Whether a question can be used in a paper: every problem found, not just the first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from question_bank.blanks import count_gaps
from question_bank.problems import Place, Problem
from question_bank.question import (
    OPTION_LETTERS,
    TRUE_FALSE,
    BlankKey,
    ChoiceKey,
    Option,
    PointsKey,
    Question,
    QuestionKind,
)

_CHOICES = (QuestionKind.SINGLE, QuestionKind.MULTIPLE)
_KEY_TYPES = {QuestionKind.BLANK: BlankKey, QuestionKind.SHORT: PointsKey}
_BRACKETS = ("（）", "《》", "“”")


def check(question: Question, place: Place = Place()) -> tuple[Problem, ...]:  # noqa: B008
    """All problems of the question and, for a case, of its parts; `place` is where the question stands."""
    problems = list(check_alone(question, place))
    for number, part in enumerate(question.parts, start=1):
        problems += check(part, replace(place, part=number))
        if part.kind is QuestionKind.CASE:
            problems.append(Problem("question.nested_case", replace(place, part=number)))
    return tuple(problems)


def check_alone(question: Question, place: Place) -> Iterator[Problem]:
    """The problems of the question without those of its parts."""
    if not question.stem.strip():
        yield Problem("question.empty_stem", place)
    if unbalanced := [pair for pair in _BRACKETS if question.stem.count(pair[0]) != question.stem.count(pair[1])]:
        yield Problem("question.unbalanced", place, (("brackets", "、".join(unbalanced)),), blocking=False)
    yield from _check_options(question, place)
    if question.kind is QuestionKind.CASE:
        yield from _check_case(question, place)
        return
    if question.parts:
        yield Problem("question.unexpected_parts", place)
    if question.answer is None:
        yield Problem("question.no_key", place)
    elif not isinstance(question.answer, _KEY_TYPES.get(question.kind, ChoiceKey)):
        yield Problem("question.wrong_key", place)
    else:
        yield from _check_key(question, place)


def _check_options(question: Question, place: Place) -> Iterator[Problem]:
    options = question.options
    if question.kind is QuestionKind.TRUE_FALSE:
        if tuple(option.text for option in options) != TRUE_FALSE:
            yield Problem("question.true_false_options", place)
    elif question.kind not in _CHOICES:
        if options:
            yield Problem("question.unexpected_options", place)
    else:
        yield from _check_choices(options, place)


def _check_choices(options: tuple[Option, ...], place: Place) -> Iterator[Problem]:
    if len(options) < 2:
        yield Problem("question.few_options", place)
    if len(options) > len(OPTION_LETTERS):
        yield Problem("question.many_options", place, (("most", str(len(OPTION_LETTERS))),))
    texts = [option.text.strip() for option in options]
    if empty := [place for place, text in enumerate(texts) if not text and not options[place].figures]:
        yield Problem("question.empty_option", place, (("letters", letters(empty)),))
    shown = [(text, option.figures) for text, option in zip(texts, options, strict=True)]
    for one, times in Counter(shown).items() if len(set(shown)) < len(shown) else ():
        if any(one) and times > 1:
            same = [position for position, other in enumerate(shown) if other == one]
            yield Problem("question.same_options", place, (("letters", letters(same)),))


def _check_key(question: Question, place: Place) -> Iterator[Problem]:
    match question.answer:
        case ChoiceKey(right):
            yield from _check_choice_key(question, right, place)
        case BlankKey(blanks):
            gaps = count_gaps(question.stem)
            if gaps != len(blanks):
                yield Problem("question.gaps", place, (("gaps", str(gaps)), ("keys", str(len(blanks)))))
            for number, blank in enumerate(blanks, start=1):
                if not blank.alternatives or not all(text.strip() for text in blank.alternatives):
                    yield Problem("question.empty_gap", place, (("gap", str(number)),))
                if blank.tolerance is not None and not blank.tolerance >= 0:
                    yield Problem("question.tolerance", place, (("gap", str(number)),))
        case PointsKey(points):
            if not points:
                yield Problem("question.no_key", place)
            if not all(point.text.strip() for point in points):
                yield Problem("question.empty_point", place)
            total = sum((point.share for point in points), Decimal(0))
            if points and (total != 1 or any(point.share <= 0 for point in points)):
                yield Problem("question.shares", place, (("total", f"{total * 100:.6g}%"),))


def _check_choice_key(question: Question, right: frozenset[int], place: Place) -> Iterator[Problem]:
    if not right:
        yield Problem("question.no_key", place)
    if outside := [position for position in right if not 0 <= position < len(question.options)]:
        yield Problem("question.key_outside", place, (("letters", letters(outside)),))
    if question.kind is QuestionKind.MULTIPLE:
        if len(right) == 1:
            yield Problem("question.one_key", place, blocking=False)
    elif len(right) > 1:
        yield Problem("question.several_keys", place, (("letters", letters(right)),))


def _check_case(question: Question, place: Place) -> Iterator[Problem]:
    if question.answer is not None:
        yield Problem("question.case_with_key", place)
    if not question.parts:
        yield Problem("question.no_parts", place)


def letters(positions: Iterable[int]) -> str:
    """Positions as their option letters: {1, 0} → "A、B"; a position without a letter as its number."""
    known = range(len(OPTION_LETTERS))
    return "、".join(OPTION_LETTERS[p] if p in known else str(p + 1) for p in sorted(positions))
