"""Where two questions differ, letter by letter, for the eye."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from question_bank.blanks import with_gap_marks
from question_bank.citation import format_citation
from question_bank.codec_answer import plain_decimal
from question_bank.question import (
    BLANK_MARK,
    OPTION_LETTERS,
    TRUE_FALSE,
    BlankKey,
    ChoiceKey,
    Figure,
    Picture,
    PointsKey,
    Question,
    QuestionKind,
)
from question_bank.similarity.normal import plain
from trainer.words import _

_NEAR = 60.0
_ROW = "；"
_BRACKETS = "（　）"


@dataclass(frozen=True)
class Run:
    """A stretch of text that stands in both, or in this one only."""

    text: str
    differs: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class OptionLine:
    """One option as it is written here. `contested`: right here and wrong there, or the other way round."""

    letter: str
    runs: Runs
    right: bool
    contested: bool = False


@dataclass(frozen=True)
class SideText:
    """One question of a pair, with what the other does not have marked."""

    stem: Runs
    options: tuple[OptionLine, ...]
    key: Runs
    rationale: Runs
    citations: Runs
    parts: tuple[SideText, ...] = ()


def side_by_side(left: Question, right: Question) -> tuple[SideText, SideText]:
    """Both questions, each against the other."""
    return _side(left, right), _side(right, left)


def runs(own: str, other: str) -> Runs:
    """The own text in stretches, those the other text has not marked; width and spaces alone are no difference."""
    if plain(own) == plain(other):
        return (Run(own),) if own else ()
    pieces = [
        (change.tag != "equal", own[change.src_start : change.src_end]) for change in Levenshtein.opcodes(own, other)
    ]
    together = groupby((piece for piece in pieces if piece[1]), key=itemgetter(0))
    return tuple(Run("".join(text for _differs, text in some), differs) for differs, some in together)


def key_text(question: Question) -> str:
    """The key as it is read aloud: letters with their texts, 正确, what fills the gaps, the points."""
    match question.answer:
        case ChoiceKey(right) if question.kind is QuestionKind.TRUE_FALSE:
            return "".join(TRUE_FALSE[place] for place in sorted(right))
        case ChoiceKey(right):
            return "".join(OPTION_LETTERS[place] for place in sorted(right))
        case BlankKey(blanks):
            return _ROW.join(" / ".join(blank.alternatives) for blank in blanks)
        case PointsKey(points):
            return _ROW.join(f"{point.text}（{plain_decimal(point.share * 100)}%）" for point in points)
    return ""


def _side(own: Question, other: Question) -> SideText:
    other_parts = _partners([part.stem for part in own.parts], [part.stem for part in other.parts])
    return SideText(
        stem=runs(_stem(own), _stem(other)) + _drawn(own.figures, other.figures),
        options=_options(own, other),
        key=_key(own, other),
        rationale=runs(own.rationale, other.rationale) + _drawn(own.rationale_figures, other.rationale_figures),
        citations=runs(_citations(own), _citations(other)),
        parts=tuple(
            _side(part, part if place is None else other.parts[place])
            for part, place in zip(own.parts, other_parts, strict=True)
        ),
    )


def _stem(question: Question) -> str:
    """Gaps are written one way in both, so that only words differ."""
    stem = with_gap_marks(question.stem).strip()
    return stem if question.kind is QuestionKind.BLANK else stem.replace(BLANK_MARK, _BRACKETS)


def _drawn(own: Sequence[Figure], other: Sequence[Figure]) -> Runs:
    """Pictures and tables by their words; those that the other does not have are marked."""
    return tuple(Run(_figure_words(figure), figure not in other) for figure in own)


def _figure_words(figure: Figure) -> str:
    if isinstance(figure, Picture):
        return _(" [picture {words}]").format(words=figure.words)
    return _(" [table {words}]").format(words=" ".join(cell for cells in figure.rows for cell in cells))


def _options(own: Question, other: Question) -> tuple[OptionLine, ...]:
    if own.kind is QuestionKind.TRUE_FALSE:
        return ()
    own_texts, other_texts = [[option.text for option in one.options] for one in (own, other)]
    right, other_right = _right(own), _right(other)
    lines = []
    for place, partner in enumerate(_partners(own_texts, other_texts)):
        text = own_texts[place]
        marked = (Run(text, bool(other_texts)),) if partner is None else runs(text, other_texts[partner])
        contested = partner is not None and (place in right) != (partner in other_right)
        there = () if partner is None else other.options[partner].figures
        marked += _drawn(own.options[place].figures, there)
        lines.append(OptionLine(_letter(place), marked, place in right, contested))
    return tuple(lines)


def _partners(own: Sequence[str], other: Sequence[str]) -> list[int | None]:
    """For each own text the place of the one that is most like it; each of the others is taken once."""
    scores = [
        (fuzz.ratio(plain(text), plain(there)), place, partner)
        for place, text in enumerate(own)
        for partner, there in enumerate(other)
    ]
    found: list[int | None] = [None] * len(own)
    taken: set[int] = set()
    for score, place, partner in sorted(scores, key=lambda one: (-one[0], one[1], one[2])):
        if score >= _NEAR and found[place] is None and partner not in taken:
            found[place] = partner
            taken.add(partner)
    return found


def _key(own: Question, other: Question) -> Runs:
    """Letters are compared by what they stand for."""
    text = key_text(own)
    if isinstance(own.answer, ChoiceKey) and own.options and own.kind is not QuestionKind.TRUE_FALSE:
        return (Run(text, _right_texts(own) != _right_texts(other)),) if text else ()
    return runs(text, key_text(other))


def _right(question: Question) -> frozenset[int]:
    return question.answer.right if isinstance(question.answer, ChoiceKey) else frozenset()


def _right_texts(question: Question) -> set[str]:
    return {plain(question.options[place].text) for place in _right(question) if place < len(question.options)}


def _citations(question: Question) -> str:
    return _ROW.join(format_citation(citation) for citation in question.citations)


def _letter(place: int) -> str:
    return OPTION_LETTERS[place] if place < len(OPTION_LETTERS) else str(place + 1)
