"""What changed from one version of a question to another, word by word, for people to read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel

from question_bank.citation import format_citation
from question_bank.figures import figure_words
from question_bank.formats.answers import write_answer
from question_bank.question import OPTION_LETTERS, Difficulty, Figure, Picture, Question, QuestionKind

_WORD = re.compile(r"[A-Za-z0-9]+(?:[.,][0-9]+)*|\s+|.", re.DOTALL)
_ISLAND = 2


class Field(StrEnum):
    """What of a question changed."""

    KIND = "kind"
    STEM = "stem"
    OPTION = "option"
    ORDER = "order"
    KEY = "key"
    RATIONALE = "rationale"
    BASIS = "basis"
    SUBJECT = "subject"
    FIELD = "field"
    DIFFICULTY = "difficulty"
    FIGURES = "figures"
    PINNED = "pinned"


class Was(StrEnum):
    """Whether a stretch of text stands in both versions, in the old or in the new one only."""

    KEPT = "kept"
    GONE = "gone"
    ADDED = "added"


@dataclass(frozen=True)
class Piece:
    """A stretch of text."""

    text: str
    was: Was = Was.KEPT


@dataclass(frozen=True)
class Change:
    """One thing that differs. `part` counts from 1, 0 is the question itself; `letter` is that of an option."""

    what: Field
    pieces: tuple[Piece, ...]
    part: int = 0
    letter: str = ""


def changes(old: Question, new: Question, part: int = 0) -> tuple[Change, ...]:
    """Every difference in the order of the form; none where both say the same."""
    found = [*_own(old, new, part)]
    for number in range(1, max(len(old.parts), len(new.parts)) + 1):
        before = old.parts[number - 1] if number <= len(old.parts) else _NOTHING
        after = new.parts[number - 1] if number <= len(new.parts) else _NOTHING
        found += changes(before, after, number)
    return tuple(found)


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """The new text with what is gone from the old one between its words. A few words kept amid changes are not told."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    steps = [
        (one.tag == "equal", before[one.src_start : one.src_end], after[one.dest_start : one.dest_end])
        for one in Indel.opcodes(before, after)
    ]
    made: list[Piece] = []
    gone, added = "", ""
    for place, (same, left, right) in enumerate(steps):
        inside = 0 < place < len(steps) - 1
        if same and not (inside and len("".join(left).strip()) < _ISLAND):
            made += _changed(gone, added)
            made.append(Piece("".join(left)))
            gone, added = "", ""
        else:
            gone, added = gone + "".join(left), added + "".join(right)
    return (*made, *_changed(gone, added))


_NOTHING = Question(QuestionKind.SHORT, "")


def _changed(gone: str, added: str) -> list[Piece]:
    if gone == added:
        return [Piece(gone)] if gone else []
    return [Piece(text, was) for text, was in ((gone, Was.GONE), (added, Was.ADDED)) if text]


def _own(old: Question, new: Question, part: int) -> Iterator[Change]:
    for what, before, after in (
        (Field.KIND, old.kind.value, new.kind.value),
        (Field.STEM, old.stem, new.stem),
        (Field.FIGURES, _figures(old.figures), _figures(new.figures)),
    ):
        yield from _text(what, before, after, part)
    yield from _options(old, new, part)
    for what, before, after in (
        (Field.KEY, _key(old), _key(new)),
        (Field.RATIONALE, old.rationale, new.rationale),
        (Field.FIGURES, _figures(old.rationale_figures), _figures(new.rationale_figures)),
        (Field.BASIS, _basis(old), _basis(new)),
        (Field.SUBJECT, old.subject, new.subject),
        (Field.FIELD, old.field, new.field),
        (Field.DIFFICULTY, _level(old), _level(new)),
    ):
        yield from _text(what, before, after, part)


def _text(what: Field, before: str, after: str, part: int, letter: str = "") -> Iterator[Change]:
    if before == after:
        return
    whole = what in (Field.KIND, Field.DIFFICULTY, Field.SUBJECT, Field.FIELD, Field.FIGURES)
    told = tuple(_changed(before, after)) if whole else pieces(before, after)
    yield Change(what, told, part, letter)


def _options(old: Question, new: Question, part: int) -> Iterator[Change]:
    """Options that only moved are told as an order; the others are compared with the one in their place."""
    if new.kind is QuestionKind.TRUE_FALSE:
        return
    before, after = [option.text for option in old.options], [option.text for option in new.options]
    kept = set(before) & set(after)
    moved = [[text for text in side if text in kept] for side in (before, after)]
    if moved[0] != moved[1] and len(kept) == len(moved[0]) == len(moved[1]):
        letters = "、".join(OPTION_LETTERS[before.index(text)] for text in after if text in kept)
        yield Change(Field.ORDER, (Piece(letters, Was.ADDED),), part)
    left = [text for text in before if text not in kept]
    for place, option in enumerate(new.options):
        letter = OPTION_LETTERS[place] if place < len(OPTION_LETTERS) else str(place + 1)
        if option.text in kept:
            was = old.options[before.index(option.text)]
        else:
            text = left.pop(0) if left else None
            was = old.options[before.index(text)] if text is not None else type(option)("")
            yield from _text(Field.OPTION, was.text, option.text, part, letter)
        yield from _text(Field.FIGURES, _figures(was.figures), _figures(option.figures), part, letter)
        if was.pinned != option.pinned:
            yield Change(Field.PINNED, (Piece(letter, Was.ADDED if option.pinned else Was.GONE),), part, letter)
    for text in left:
        yield from _text(Field.OPTION, text, "", part, OPTION_LETTERS[before.index(text)])


def _key(question: Question) -> str:
    return write_answer(question.kind, question.answer) if question.answer is not None else ""


def _basis(question: Question) -> str:
    return "；".join(format_citation(citation, with_version=True) for citation in question.citations)


def _level(question: Question) -> str:
    return {Difficulty.EASY: "易", Difficulty.MEDIUM: "中", Difficulty.HARD: "难"}[question.difficulty]


def _figures(figures: Sequence[Figure]) -> str:
    """Other pixels are another picture, whatever its words."""
    return "\n".join(
        f"{figure_words(figure)}{figure.hash[:6]}" if isinstance(figure, Picture) else figure_words(figure)
        for figure in figures
    )
