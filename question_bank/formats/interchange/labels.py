"""What interchange formats have no place for, as short labels: tags in Moodle and GIFT, keywords in QTI.

题型:单选  科目:行政处罚法/听证  门类:港口  难度:难  依据:《…》第六十三条  固定:BD  顺序不限  允许误差:1=0.5
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from question_bank.citation import format_citation, parse_citations
from question_bank.codec_answer import plain_decimal
from question_bank.formats.names import DIFFICULTY_NAMES, KIND_NAMES, read_difficulty, read_kind
from question_bank.question import (
    OPTION_LETTERS,
    BlankKey,
    Citation,
    Difficulty,
    Question,
    QuestionKind,
)

PART = "小题"
JOINED = "合写"
_UNORDERED = "顺序不限"
_KIND, _SUBJECT, _FIELD, _DIFFICULTY, _BASIS = "题型", "科目", "门类", "难度", "依据"
_PINNED, _TOLERANCE = "固定", "允许误差"


@dataclass(frozen=True)
class Labels:
    """The labels of one item as read; `kind` is None where the item is not ours."""

    kind: QuestionKind | None = None
    subject: str = ""
    field: str = ""
    difficulty: Difficulty | None = None
    citations: tuple[Citation, ...] = ()
    pinned: frozenset[int] = frozenset()
    tolerances: tuple[tuple[int, Decimal], ...] = ()
    ordered: bool = True
    part: bool = False
    joined: bool = False


def labels_of(question: Question, *, loose: Iterable[int] = (), subject: bool = False) -> Iterator[str]:
    """The labels of a question; `loose` are the gaps, from 0, whose tolerance the format cannot hold."""
    yield f"{_KIND}:{KIND_NAMES[question.kind]}"
    if subject and question.subject:
        yield f"{_SUBJECT}:{question.subject}"
    if question.field:
        yield f"{_FIELD}:{question.field}"
    if question.difficulty is not Difficulty.MEDIUM:
        yield f"{_DIFFICULTY}:{DIFFICULTY_NAMES[question.difficulty]}"
    for citation in question.citations:
        yield f"{_BASIS}:{format_citation(citation, with_version=True)}"
    pinned = [position for position, option in enumerate(question.options) if option.pinned]
    if letters := "".join(OPTION_LETTERS[position] for position in pinned if position < len(OPTION_LETTERS)):
        yield f"{_PINNED}:{letters}"
    if isinstance(question.answer, BlankKey):
        if not question.answer.ordered:
            yield _UNORDERED
        for number in loose:
            tolerance = question.answer.blanks[number].tolerance
            if tolerance is not None:
                yield f"{_TOLERANCE}:{number + 1}={plain_decimal(tolerance)}"


def read_labels(texts: Iterable[str]) -> Labels:
    """The labels among the tags of an item; tags that are none are passed over."""
    found: dict[str, list[str]] = {}
    for text in texts:
        name, _, value = text.replace("：", ":", 1).partition(":")
        found.setdefault(name.strip(), []).append(value.strip())
    first = {name: values[0] for name, values in found.items()}
    return Labels(
        kind=read_kind(first.get(_KIND, "")),
        subject=first.get(_SUBJECT, ""),
        field=first.get(_FIELD, ""),
        difficulty=read_difficulty(first.get(_DIFFICULTY, "")),
        citations=tuple(
            dict.fromkeys(citation for text in found.get(_BASIS, ()) for citation in parse_citations(text))
        ),
        pinned=frozenset(OPTION_LETTERS.index(letter) for letter in first.get(_PINNED, "") if letter in OPTION_LETTERS),
        tolerances=tuple(pair for text in found.get(_TOLERANCE, ()) for pair in _tolerance(text)),
        ordered=_UNORDERED not in found,
        part=PART in found,
        joined=JOINED in found,
    )


def _tolerance(text: str) -> Iterator[tuple[int, Decimal]]:
    number, _, value = text.partition("=")
    try:
        yield int(number) - 1, Decimal(value)
    except (ValueError, InvalidOperation):
        return
