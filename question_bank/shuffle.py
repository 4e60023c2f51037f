"""The order in which a candidate sees the options."""

from __future__ import annotations

import random
import re
import unicodedata
from dataclasses import replace

from question_bank.question import Question, QuestionKind

_VERDICT = r"(?:不?(?:正确|对|是|符合|可以?|选|属于|应当)|错误?|非)"
_ABOVE = (
    r"(?:以上|上述|上列|前述|前面|前[二两三四五2345])"
    r"(?:[各所]?[有几]?[二两三四五2345]?[个种]?(?:选项|答案|说法|做法|情形|项|条|内容|情况|行为|种|者)?)"
)
_COLLECTIVE = re.compile(
    rf"{_ABOVE}(?:全都|全部?|都|均|皆)?(?:{_VERDICT}?|(?<=[全部都均皆]).{{0,6}})"
    rf"|(?:全都|全部?|都|均|皆){_VERDICT}"
    r"|(?:无|没有)(?:一项)?(?:正确|符合)的?(?:选项|答案|项)?"
)
_LETTERS = re.compile(
    r"(?:(?:选项)?[A-J]项?(?:和|与|或|及|以及|、|,|;|/|\+)?){2,10}(?:两项|选项|项)?"
    rf"(?:全都|全部?|都|均|皆|同时)?{_VERDICT}?"
    r"|(?:仅|只有|除)?(?:选项[A-J]|[A-J]项).*"
)
_FREE = re.compile(r"(?:(?![上前全都均皆无没])[\u4e00-\u9fff0-9\s，。、；：《》“”（）%])*")
"""Texts that neither of the two can match, whose characters show it at once."""


def option_order(question: Question, seed: int) -> tuple[int, ...]:
    """A permutation: at place i stands option `order[i]`. Pinned options and true/false keep their place."""
    order = list(range(len(question.options)))
    if question.kind is QuestionKind.TRUE_FALSE:
        return tuple(order)
    free = [position for position in order if not question.options[position].pinned]
    for position, taken in zip(free, random.Random(seed).sample(free, len(free)), strict=True):
        order[position] = taken
    return tuple(order)


def is_position_bound(text: str) -> bool:
    """Whether an option speaks of the others by place or letter: 以上都对, A和B都正确, 全部正确."""
    if _FREE.fullmatch(text):
        return False
    plain = _plain(text)
    return _LETTERS.fullmatch(plain) is not None or _COLLECTIVE.fullmatch(plain) is not None


def pin_position_bound(question: Question) -> Question:
    """The question with the options pinned that shuffling would make wrong.

    Closing options such as 以上都对 are pinned themselves. An option that names letters, or speaks of those
    above it from the middle, pins all.
    """
    bound = [i for i, option in enumerate(question.options) if is_position_bound(option.text)]
    if not bound:
        return question
    closing = bound == list(range(bound[0], len(question.options)))
    if not closing or any(_names_letters(question.options[i].text) for i in bound):
        bound = list(range(len(question.options)))
    options = (replace(o, pinned=o.pinned or i in bound) for i, o in enumerate(question.options))
    return replace(question, options=tuple(options))


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).strip().rstrip("。.!;,、").upper()
    return "".join(plain.split())


def _names_letters(text: str) -> bool:
    return _LETTERS.fullmatch(_plain(text)) is not None
