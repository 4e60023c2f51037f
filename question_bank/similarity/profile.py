"""What is compared of a question, made once for all its comparisons."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from question_bank.question import BlankKey, ChoiceKey, Figure, Picture, PointsKey, Question, QuestionKind, Table
from question_bank.similarity.normal import GAP, articles, core, numbers, plain, titles, without_last_gap

_CHOICE = frozenset({QuestionKind.SINGLE, QuestionKind.MULTIPLE})
_SIGNS = re.compile(
    r"(?P<most>不超过|不大于|不高于|不多于|至多|最多|最高|最长|以下|以内|之内|(?<=[日月年时□])内)"
    r"|(?P<least>不少于|不低于|不小于|至少|最低|最少|最短|以上)"
    r"|(?P<less>不足|少于|小于|低于|未满|不满)|(?P<more>超过|大于|高于|多于)"
    r"|(?P<wrong>错误)|(?P<right>正确)"
    r"|(?P<no>不|未|无|非|禁止|严禁|勿|免)"
)
_LISTING = re.compile(
    r"下列|以下|上述|哪|属于|包括|包含|有关|关于|说法|表述|叙述|描述|理解|正确|错误|有$|选项|不是|不得"
)


@dataclass(frozen=True, slots=True)
class Profile:
    """`family` are the kinds that can be the same question; `right` is None where no key is known.

    `filled` is the stem with what is right put into its gap, where it has one gap and one right option.
    `signs` are the words that turn a sentence round (不, 错误, 以上 …) in their order. `listing` stems (下列…的是) ask
    about their options, so another set of options makes another question.
    """

    family: str
    stem: str
    whole: str
    filled: str = ""
    numbers: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    titles: frozenset[str] = frozenset()
    figures: str = ""
    listing: bool = False
    options: tuple[str, ...] = ()
    right: frozenset[str] | None = None
    gaps: tuple[frozenset[str], ...] | None = None
    ordered: bool = True
    points: str = ""
    parts: tuple[Profile, ...] = ()


def profile(question: Question) -> Profile:
    """The profile of one question."""
    asked = core(question.stem)
    stem = without_last_gap(asked)
    options = tuple(plain(option.text) + _drawn(option.figures) for option in question.options)
    if question.kind is QuestionKind.TRUE_FALSE:
        options = ()
    points = _points(question)
    parts = tuple(profile(part) for part in question.parts)
    texts = (stem, *sorted(options), points, *(part.whole for part in parts))
    return Profile(
        family="choice" if question.kind in _CHOICE else question.kind.value,
        stem=stem,
        whole="".join(texts),
        filled=_filled(asked, options, _right(question, options)),
        numbers=numbers(stem),
        articles=articles(stem),
        signs=_signs(stem),
        titles=titles(question.stem),
        figures=_drawn(question.figures),
        listing=_LISTING.search(stem) is not None,
        options=options,
        right=_right(question, options),
        gaps=_gaps(question),
        ordered=not isinstance(question.answer, BlankKey) or question.answer.ordered,
        points=points,
        parts=parts,
    )


def _drawn(figures: Iterable[Figure]) -> str:
    """Pictures by their hash, tables by their cells: what is drawn otherwise is another thing."""
    return "".join(f"[{figure.hash}]" if isinstance(figure, Picture) else f"[{_cells(figure)}]" for figure in figures)


def _cells(table: Table) -> str:
    return "|".join(plain(cell) for cells in table.rows for cell in cells)


def _signs(stem: str) -> tuple[str, ...]:
    return tuple(str(match.lastgroup) for match in _SIGNS.finditer(stem))


def _right(question: Question, options: tuple[str, ...]) -> frozenset[str] | None:
    """The texts of the right options; positions stand for those of true/false."""
    if not isinstance(question.answer, ChoiceKey) or not question.answer.right:
        return None
    places = question.answer.right
    if question.kind is QuestionKind.TRUE_FALSE:
        return frozenset(str(place) for place in places)
    return frozenset(options[place] for place in places if place < len(options))


def _filled(asked: str, options: tuple[str, ...], right: frozenset[str] | None) -> str:
    if not options or right is None or len(right) != 1 or asked.count(GAP) > 1:
        return ""
    (text,) = right
    return asked.replace(GAP, text) if GAP in asked else asked + text


def _gaps(question: Question) -> tuple[frozenset[str], ...] | None:
    if not isinstance(question.answer, BlankKey):
        return None
    return tuple(frozenset(plain(text) for text in blank.alternatives) for blank in question.answer.blanks)


def _points(question: Question) -> str:
    key = question.answer
    return "".join(plain(point.text) for point in key.points) if isinstance(key, PointsKey) else ""
