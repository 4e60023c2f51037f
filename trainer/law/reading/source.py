"""The lines of a file, whatever program wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from question_bank.formats.decoding import decode
from question_bank.formats.layouts.word import open_word
from question_bank.problems import Problem
from trainer.store.errors import BadInput

SUFFIXES = (".txt", ".md", ".docx")
LARGEST_TEXT = 5 * 1024 * 1024
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)

Lines = tuple[tuple[int, str], ...]
"""Line numbers counted from 1 and what stands there, empty lines left out."""


def read_source(name: str, content: bytes) -> Lines:
    """The lines that hold anything. Raises BadInput: law.file_kind, law.file_too_large, law.file_unreadable."""
    suffix = "." + name.lower().rpartition(".")[2]
    if suffix not in SUFFIXES:
        raise BadInput("law.file_kind", name=name)
    if suffix == ".docx":
        return _word(name, content)
    if len(content) > LARGEST_TEXT:
        raise BadInput("law.file_too_large", name=name, megabytes=LARGEST_TEXT // 2**20)
    text = decode(content)
    if text is None:
        raise BadInput("law.file_unreadable", name=name)
    without = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
    return _lines(enumerate(without.split("\n"), start=1))


def _word(name: str, content: bytes) -> Lines:
    read = open_word(content, name)
    if isinstance(read, Problem):
        code = "law.file_too_large" if "large" in read.code else "law.file_unreadable"
        raise BadInput(code, name=name, megabytes=LARGEST_TEXT // 2**20)
    return _lines(enumerate((text for _place, text in read.lines), start=1))


def _lines(numbered: Iterable[tuple[int, str]]) -> Lines:
    """A line that quotes (Markdown's >) is a remark of whoever keeps the file, not of the statute."""
    parts = ((number, part.strip().strip("\ufeff\u200b")) for number, line in numbered for part in line.split("\n"))
    return tuple((number, text) for number, text in parts if text and not text.startswith(">"))
