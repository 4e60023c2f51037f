"""One question on paper: stem with its brackets or lines, options in columns, room for an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from question_bank.blanks import with_gap_marks
from question_bank.codec_answer import plain_decimal
from question_bank.marking import split_score
from question_bank.question import BLANK_MARK, OPTION_LETTERS, PointsKey, Question, QuestionKind
from trainer.documents.fonts import Face
from trainer.documents.office.model import Block, Columns, Gap, Inline, Space, Style, Text, Together
from trainer.documents.office.setting import measure
from trainer.documents.papers.figures import Pictures, figure_blocks, pictured_options
from trainer.words import _

QUESTION = Style(Face.SONG, 10.5, leading=18, hang=1.6)
PART = Style(Face.SONG, 10.5, leading=18, indent=1.6, hang=4)
OPTION = Style(Face.SONG, 10.5, leading=18, indent=1.6, hang=3.2)
LINE = 9.0
BRACKETS = "（" + "\u00a0" * 6 + "）"
_BRACKETS = re.compile(r"（[\s\u3000]*）|\([\s\u3000]*\)|【[\s\u3000]*】")
_CHOSEN = frozenset({QuestionKind.SINGLE, QuestionKind.MULTIPLE, QuestionKind.TRUE_FALSE})
_CLOSING = "。．.；;？?！!：:"


def question_blocks(
    number: str, question: Question, width: float, pictures: Pictures, score: Decimal | None = None
) -> tuple[Block, ...]:
    """A question for a line of `width` points; each block stays whole, a case stays with its first part.

    With its `score` given, each part of a case says what it is worth.
    """
    if question.kind is not QuestionKind.CASE:
        return (Together(_one(number, question, width, QUESTION, pictures)),)
    stimulus = Text((f"{number}{question.stem}",), QUESTION)
    worth = part_points(question, score)
    parts = [
        _one(f"（{place}）", part, width, PART, pictures, points)
        for place, (part, points) in enumerate(zip(question.parts, worth, strict=True), 1)
    ]
    first = parts[0] if parts else ()
    shown = figure_blocks(question.figures, pictures)
    return (Together((stimulus, *shown, *first)), *map(Together, parts[1:]))


def part_points(question: Question, score: Decimal | None) -> tuple[str, ...]:
    """What each part of a case is worth, in words; nothing where the score is not known."""
    if score is None or not question.parts:
        return ("",) * len(question.parts)
    return tuple(_(" ({score} points)").format(score=plain_decimal(one)) for one in part_scores(question, score))


def part_scores(question: Question, score: Decimal) -> tuple[Decimal, ...]:
    """The score of a case as marking divides it among its parts."""
    return split_score(score, [Decimal(1)] * len(question.parts))


def _one(
    number: str, question: Question, width: float, style: Style, pictures: Pictures, points: str = ""
) -> tuple[Block, ...]:
    blocks: list[Block] = [Text((number, *stem(question), *((points,) if points else ())), style)]
    blocks.extend(figure_blocks(question.figures, pictures))
    if question.kind in (QuestionKind.SINGLE, QuestionKind.MULTIPLE):
        texts = tuple(f"{OPTION_LETTERS[place]}．{option.text}" for place, option in enumerate(question.options))
        if any(option.figures for option in question.options):
            blocks.append(pictured_options(zip(texts, question.options, strict=True), pictures, OPTION))
        else:
            blocks.append(Columns(texts, column_count(texts, width), OPTION))
    if question.kind is QuestionKind.SHORT:
        blocks.append(Space(LINE * lines_for(question)))
    blocks.append(Space(1.2))
    return tuple(blocks)


def stem(question: Question) -> tuple[Inline, ...]:
    """The words with what is written on: brackets for a choice, lines for gaps."""
    text = question.stem.strip()
    if question.kind in _CHOSEN:
        if _BRACKETS.search(text):
            return (_BRACKETS.sub(BRACKETS, text),)
        closing = text[-1:] if text[-1:] in _CLOSING else ""
        return (f"{text.removesuffix(closing)}{BRACKETS}{closing}" if closing else text + BRACKETS,)
    if question.kind is not QuestionKind.BLANK:
        return (text,)
    parts: list[Inline] = []
    for place, words in enumerate(with_gap_marks(text).split(BLANK_MARK)):
        parts.extend(([Gap(7)] if place else []) + ([words] if words else []))
    return tuple(parts)


def column_count(texts: Sequence[str], width: float) -> int:
    """Four, two or one beside each other, as many as the longest lets."""
    longest = max((measure(text, OPTION) for text in texts), default=0) + OPTION.size * 2.6
    return next((count for count in (4, 2) if len(texts) > count // 2 and longest <= width / count), 1)


def lines_for(question: Question) -> int:
    """Lines of handwriting that a short answer takes: two for each point looked for."""
    points = len(question.answer.points) if isinstance(question.answer, PointsKey) else 2
    return min(12, max(4, 2 * points + 1))
