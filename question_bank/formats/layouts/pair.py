"""A paper and its key in two files, read as one."""

from __future__ import annotations

from dataclasses import replace

from question_bank.figures import without_marks
from question_bank.formats.batch import Batch, with_figures
from question_bank.formats.decoding import decode
from question_bank.formats.layouts.fold import fold
from question_bank.formats.layouts.lines import Line, make_lines
from question_bank.formats.layouts.reader import read_lines
from question_bank.formats.layouts.text import LARGEST_TEXT, lines_of_text, too_large
from question_bank.formats.layouts.word import WordFormat, WordText, open_word
from question_bank.problems import Place, Problem

Source = tuple[bytes, str]
"""The bytes of a file and its name."""

_TITLE = "参考答案"


def read_with_key(paper: Source, key: Source) -> Batch:
    """The questions of the paper with the answers of the key; places in the key are named by its file.

    Both may be text, Markdown or Word. What cannot be opened is the only problem of the batch.
    """
    shown, told = _opened(*paper), _opened(*key)
    for opened in (shown, told):
        if isinstance(opened, Problem):
            return Batch(paper[1], problems=(opened,))
    assert not isinstance(shown, Problem)
    assert not isinstance(told, Problem)
    questions, answers = _lines(shown), [_without_pictures(line) for line in _lines(told)]
    behind = max((line.number for line in questions), default=0)
    title = Line(behind, _TITLE, _TITLE)
    moved = [replace(line, number=line.number + behind) for line in answers]
    batch = read_lines([*questions, title, *moved], paper[1])
    batch = replace(batch, problems=tuple(_in_key(problem, key[1], behind) for problem in batch.problems))
    return with_figures(batch, shown.figures, shown.kept) if isinstance(shown, WordText) else batch


def _lines(opened: WordText | list[Line]) -> list[Line]:
    return list(make_lines(opened.lines, opened.pictures)) if isinstance(opened, WordText) else opened


def _without_pictures(line: Line) -> Line:
    """A line of the key, whose pictures are not those of the paper."""
    text = without_marks(line.text)
    return replace(line, text=text, folded=fold(text), pictures="")


def _opened(data: bytes, name: str) -> WordText | list[Line] | Problem:
    if name.lower().endswith(WordFormat.suffixes):
        return open_word(data, name)
    place = Place(file=name)
    if len(data) > LARGEST_TEXT:
        return too_large(place, LARGEST_TEXT)
    text = decode(data)
    return Problem("import.encoding", place) if text is None else list(lines_of_text(text, name))


def _in_key(problem: Problem, name: str, behind: int) -> Problem:
    line = problem.place.line
    if line is None or line <= behind:
        return problem
    return replace(problem, place=replace(problem.place, file=name, line=line - behind))
