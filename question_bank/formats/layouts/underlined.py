"""Underlined words of a document: in a question with gaps they are what is to be filled in."""

from __future__ import annotations

import re

from question_bank.formats.layouts.fold import fold
from question_bank.formats.layouts.lines import Line
from question_bank.formats.layouts.marks import Mark, read_mark
from question_bank.formats.layouts.sections import read_heading
from question_bank.question import BLANK_MARK, QuestionKind

_OPEN, _CLOSE = "\ue0f0", "\ue0f1"
_PARTED = re.compile(rf"{_CLOSE}(\s*){_OPEN}")
_WORDS = re.compile(rf"{_OPEN}\s*([^{_OPEN}{_CLOSE}]*?)\s*{_CLOSE}")
_MARKS = re.compile(f"[{_OPEN}{_CLOSE}]")


def underlined(text: str) -> str:
    """The text of an underlined run, marked for `Underlines`."""
    return f"{_OPEN}{text}{_CLOSE}" if text.strip() else text


class Underlines:
    """Goes through the paragraphs of a document, titles of sections included."""

    def __init__(self) -> None:
        self._kind: QuestionKind | None = None

    def resolve(self, text: str) -> str:
        """The paragraph without marks: under a title of 填空题 its words stand as a filled gap, （ 公正 ）.

        Elsewhere a line under a word stresses it; so it does beside an empty gap, and within an answer.
        """
        plain = _MARKS.sub("", text)
        if heading := read_heading(fold(plain)):
            self._kind = heading.kind
        if plain == text or self._kind is not QuestionKind.BLANK or BLANK_MARK in plain:
            return plain
        if read_mark(Line(0, plain, fold(plain))).mark in (Mark.ANSWER, Mark.ANALYSIS, Mark.FIELD):
            return plain
        return _WORDS.sub(r"（ \1 ）", _PARTED.sub(r"\1", text))
