"""Text and Markdown files: the project's own layout, or any of those in circulation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath

from question_bank.formats.batch import Batch
from question_bank.formats.decoding import decode
from question_bank.formats.layouts.fold import spelled_out
from question_bank.formats.layouts.lines import Line, make_lines, text_lines
from question_bank.formats.layouts.markdown import pipe_tables, plain_lines
from question_bank.formats.layouts.reader import read_lines
from question_bank.formats.layouts.tables import is_bank, with_tables
from question_bank.formats.names import read_kind
from question_bank.formats.text import TextFormat
from question_bank.problems import Place, Problem
from question_bank.question import Question

LARGEST_TEXT = 24 * 1024 * 1024
_OWN = re.compile(
    r"^[ \t]*(?:[(（]\s*[0-9０-９一二三四五六七八九十]{1,3}\s*[)）]\s*)?【([^【】\n]{2,6})】", re.MULTILINE
)
_MARKDOWN = (".md", ".markdown")


class AnyTextFormat:
    """Plain text and Markdown, written in the project's own layout, read in every layout."""

    name = "text"
    suffixes = (".txt", ".md", ".markdown")

    def read(self, data: bytes, name: str) -> Batch:
        """All questions of the file with their problems."""
        place = Place(file=name)
        if len(data) > LARGEST_TEXT:
            return Batch(name, problems=(too_large(place, LARGEST_TEXT),))
        text = decode(data)
        if text is None:
            return Batch(name, problems=(Problem("import.encoding", place),))
        return read_text(text, name)

    def write(self, questions: Iterable[Question]) -> bytes:
        """The questions as a file that `read` gives back."""
        return TextFormat().write(questions)


def read_text(text: str, name: str) -> Batch:
    """All questions of a text; `name` tells Markdown from plain text."""
    own = TextFormat().read(text.encode("utf-8", "replace"), name) if is_own_layout(text) else None
    if own is not None and not _blocked(own):
        return own
    loose = _read_markdown(text, name) if _is_markdown(name) else read_lines(text_lines(text), name)
    return own if own is not None and len(own.ready) >= len(loose.ready) else loose


def is_own_layout(text: str) -> bool:
    """Whether a line begins with a kind in the project's brackets: 【单选】."""
    return any(read_kind(match[1]) is not None for match in _OWN.finditer(text))


def too_large(place: Place, most: int) -> Problem:
    """The problem of a file above the limit of bytes."""
    return Problem("import.too_large", place, (("most", str(most // (1024 * 1024))),))


def _blocked(batch: Batch) -> bool:
    return any(problem.blocking for problem in batch.all_problems)


def lines_of_text(text: str, name: str) -> Iterable[Line]:
    """The lines of a text file; `name` tells Markdown from plain text."""
    if not _is_markdown(name):
        return text_lines(text)
    lines, pictures = plain_lines(spelled_out(text))
    return make_lines(lines, pictures)


def _is_markdown(name: str) -> bool:
    return PurePath(name).suffix.lower() in _MARKDOWN


def _read_markdown(text: str, name: str) -> Batch:
    """The questions of the lines and of the tables that name columns."""
    banks = [rows for rows in pipe_tables(spelled_out(text)) if is_bank(rows)]
    inside = {number for rows in banks for number, _ in rows}
    lines = (line for line in lines_of_text(text, name) if line.number not in inside)
    return with_tables(read_lines(lines, name), banks)
