"""Pictures and tables of questions: finding them, and marks that hold their place while a file is read or written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from question_bank.question import Figure, Option, Picture, Question, Table

_FIRST_MARK = 0x100000
MOST_MARKS = 0xFFF0
LOST = chr(_FIRST_MARK + MOST_MARKS)
"""Holds the place of a picture that could not be kept."""
_MARKS = re.compile(f"[{chr(_FIRST_MARK)}-{chr(_FIRST_MARK + MOST_MARKS - 1)}]")
MOST_CELLS = 1000
_LONGEST_CELL = 2000


def mark(place: int) -> str:
    """The character that holds the place of figure number `place` of a file (Unicode keeps it for private use)."""
    return chr(_FIRST_MARK + place)


def marked(text: str) -> tuple[int, ...]:
    """The numbers of the figures whose marks stand in the text, in their order."""
    return tuple(ord(char) - _FIRST_MARK for char in _MARKS.findall(text)) if _MARKS.search(text) else ()


def remarked(text: str, marks: Sequence[str]) -> str:
    """The text with mark 0, 1, … replaced by the texts given."""

    def instead(found: re.Match[str]) -> str:
        place = ord(found[0]) - _FIRST_MARK
        return marks[place] if place < len(marks) else found[0]

    return _MARKS.sub(instead, text) if marks else text


def without_marks(text: str) -> str:
    """The text without the lines that held nothing but marks, and without marks in the others."""
    if not _MARKS.search(text):
        return text
    lines = (_bare(line) if marked(line) else line for line in text.split("\n"))
    return "\n".join(line for line in lines if line is not None).strip()


def lift_figures(question: Question, figures: Sequence[Figure]) -> Question:
    """The question whose texts hold marks, with their figures below stem, option or rationale instead.

    Marks in a key mean nothing there: their figures go below the stem.
    """
    stem, rationale = question.stem, question.rationale
    if not any(map(marked, _marked_texts(question))) and not question.parts:
        return question
    return replace(
        question,
        stem=without_marks(stem),
        options=tuple(_lifted_option(option, figures) for option in question.options),
        rationale=without_marks(rationale),
        parts=tuple(lift_figures(part, figures) for part in question.parts),
        figures=question.figures + _named(stem, figures),
        rationale_figures=question.rationale_figures + _named(rationale, figures),
    )


def lower_figures(question: Question, place: Callable[[Figure], str]) -> Question:
    """The question with its figures as marks in its texts; `place` keeps a figure and gives its mark."""
    return replace(
        question,
        stem=_below(question.stem, question.figures, place),
        options=tuple(
            replace(option, text=_below(option.text, option.figures, place), figures=()) for option in question.options
        ),
        rationale=_below(question.rationale, question.rationale_figures, place),
        parts=tuple(lower_figures(part, place) for part in question.parts),
        figures=(),
        rationale_figures=(),
    )


def told_figures(question: Question) -> Question:
    """The question with figures as words, for what cannot hold them: 【图：…】, and a line for each row of a table."""
    return lower_figures(question, figure_words) if any(True for _ in figures_of(question)) else question


def figure_words(figure: Figure) -> str:
    """A figure where only words can stand."""
    match figure:
        case Picture(words=words):
            return f"【图：{words}】" if words else "【图】"
        case Table(rows):
            return "\n".join("　".join(row) for row in rows)


def figures_of(question: Question) -> Iterator[Figure]:
    """Every figure of the question and its parts, in reading order."""
    yield from question.figures
    for option in question.options:
        yield from option.figures
    yield from question.rationale_figures
    for part in question.parts:
        yield from figures_of(part)


def picture_hashes(questions: Iterable[Question]) -> tuple[str, ...]:
    """The hashes of all pictures in the questions, each once."""
    found = (figure.hash for one in questions for figure in figures_of(one) if isinstance(figure, Picture))
    return tuple(dict.fromkeys(found))


def table_of(rows: Iterable[Iterable[str]]) -> Table | None:
    """A table of rows of any length, made even; None where nothing is in it or it is no table but a sheet."""
    cut = [tuple(_cell(cell) for cell in row) for row in rows]
    cut = [row for row in cut if any(row)]
    width = max((len(row) for row in cut), default=0)
    filled = tuple(row + ("",) * (width - len(row)) for row in cut)
    kept = [place for place in range(width) if any(row[place] for row in filled)]
    if not filled or len(filled) * len(kept) > MOST_CELLS:
        return None
    return Table(tuple(tuple(row[place] for place in kept) for row in filled))


def lacks(question: Question, kept: Mapping[str, bytes]) -> bool:
    """Whether the bytes of one of its pictures are missing."""
    return any(own not in kept for own in picture_hashes([question]))


def _cell(text: str) -> str:
    return " ".join(text.split())[:_LONGEST_CELL]


def _bare(line: str) -> str | None:
    return _MARKS.sub("", line).strip() or None


def _marked_texts(question: Question) -> Iterator[str]:
    yield question.stem
    yield question.rationale
    yield from (option.text for option in question.options)


def _lifted_option(option: Option, figures: Sequence[Figure]) -> Option:
    if not marked(option.text):
        return option
    return replace(option, text=without_marks(option.text), figures=option.figures + _named(option.text, figures))


def _named(text: str, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    return tuple(figures[place] for place in marked(text) if place < len(figures))


def _below(text: str, figures: Iterable[Figure], place: Callable[[Figure], str]) -> str:
    marks = [place(figure) for figure in figures]
    return "\n".join(filter(None, (text, *marks))) if marks else text
