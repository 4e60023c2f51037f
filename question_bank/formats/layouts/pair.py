"""A paper and its key in two files, read as one."""

from __future__ import annotations

from dataclasses import replace

from question_bank.formats.batch import Batch
from question_bank.formats.decoding import decode
from question_bank.formats.layouts.lines import Line, make_lines
from question_bank.formats.layouts.reader import read_lines
from question_bank.formats.layouts.text import LARGEST_TEXT, lines_of_text, too_large
from question_bank.formats.layouts.word import WordFormat, open_word
from question_bank.problems import Place, Problem

Source = tuple[bytes, str]
"""The bytes of a file and its name."""

_TITLE = "参考答案"


def read_with_key(paper: Source, key: Source) -> Batch:
    """The questions of the paper with the answers of the key; places in the key are named by its file.

    Both may be text, Markdown or Word. What cannot be opened is the only problem of the batch.
    """
    questions, answers = _lines(*paper), _lines(*key)
    for lines in (questions, answers):
        if isinstance(lines, Problem):
            return Batch(paper[1], problems=(lines,))
    assert isinstance(questions, list)
    assert isinstance(answers, list)
    behind = max((line.number for line in questions), default=0)
    title = Line(behind, _TITLE, _TITLE)
    moved = [replace(line, number=line.number + behind) for line in answers]
    batch = read_lines([*questions, title, *moved], paper[1])
    return replace(batch, problems=tuple(_in_key(problem, key[1], behind) for problem in batch.problems))


def _lines(data: bytes, name: str) -> list[Line] | Problem:
    if name.lower().endswith(WordFormat.suffixes):
        word = open_word(data, name)
        return word if isinstance(word, Problem) else list(make_lines(word.lines, word.pictures))
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
