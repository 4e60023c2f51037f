"""The kind of a question: as its title or tag says, else as its options and key tell."""

from __future__ import annotations

import re

from question_bank.formats.layouts.answers import has_empty_blank, read_verdict, verdict_marks
from question_bank.formats.layouts.draft_reading import Reading, letters_told
from question_bank.formats.layouts.fold import fold
from question_bank.question import QuestionKind

_K = QuestionKind
_VERDICT_SHAPE = re.compile(r"\s*[(\[【]?\s*(?:[√×]|正确|错误|对|错|true\b|false\b)", re.IGNORECASE)
_CHOICES = (_K.SINGLE, _K.MULTIPLE)


def kind_of(reading: Reading, named: QuestionKind | None) -> QuestionKind | None:
    """The kind, `named` by a title or beside the number unless options and key say otherwise; None: nothing tells."""
    if reading.draft.tag:
        named = reading.draft.kind or named
    says_verdict = _says_verdict(reading)
    if named in _CHOICES and not reading.options and says_verdict:
        return _K.TRUE_FALSE
    if named is _K.TRUE_FALSE and len(reading.options) > 2 and not says_verdict:
        named = None
    if named is _K.BLANK and len(reading.options) > 1 and reading.texts and letters_told(reading):
        named = None
    if named is not None:
        return named
    return _inferred(reading, says_verdict)


def _inferred(reading: Reading, says_verdict: bool) -> QuestionKind | None:
    if says_verdict and len(reading.options) in (0, 2):
        return _K.TRUE_FALSE
    letters = letters_told(reading)
    if letters:
        return _K.SINGLE if len(letters) == 1 else _K.MULTIPLE
    if reading.options or not reading.texts:
        return None
    return _K.BLANK if has_empty_blank(reading.stem) and "\n" not in reading.texts[0] else _K.SHORT


def _says_verdict(reading: Reading) -> bool:
    """Whether the answers, the options or a mark in the stem speak of right and wrong."""
    if len(reading.options) == 2:
        said = [read_verdict(text) for _, text in reading.options]
        return None not in said and said[0] != said[1]
    if reading.options:
        return False
    if reading.texts:
        return all(read_verdict(text) and _VERDICT_SHAPE.match(fold(text)) for text in reading.texts)
    return any(True for _ in verdict_marks(reading.stem))
