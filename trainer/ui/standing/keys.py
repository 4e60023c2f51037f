"""Keys as people type them, and as they read them. Pure."""

from __future__ import annotations

import re
import unicodedata

from question_bank.question import (
    OPTION_LETTERS,
    Answer,
    Blank,
    BlankKey,
    ChoiceKey,
    PointsKey,
    Question,
    QuestionKind,
)
from trainer.exams.corrections.values import CorrectionKind
from trainer.store.errors import BadInput

_BETWEEN = re.compile(r"[\s、,;/|或和]+")
_YES, _NO = frozenset(["正确", "对", "√", "✓", "T", "Y"]), frozenset(["错误", "错", "×", "✗", "X", "F", "N"])
_ONE = frozenset({QuestionKind.SINGLE, QuestionKind.TRUE_FALSE})


def read_keys(question: Question, kind: CorrectionKind, text: str) -> tuple[Answer, ...]:
    """The keys in a typed text; letters for choices, gaps parted by a semicolon and wordings by a stroke.

    Several keys of a multiple choice are parted by blanks or commas (AB ABC). Raises BadInput("correction.key").
    """
    if kind not in (CorrectionKind.NEW_KEY, CorrectionKind.SEVERAL_KEYS):
        return ()
    plain = unicodedata.normalize("NFKC", text).strip()
    if isinstance(question.answer, BlankKey):
        gaps = [gap for gap in re.split(r"[;；]", plain) if gap.strip()]
        wordings = (tuple(word.strip() for word in gap.split("/") if word.strip()) for gap in gaps)
        return (BlankKey(tuple(map(Blank, wordings)), question.answer.ordered),) if gaps else ()
    words = [word for word in _BETWEEN.split(plain.upper()) if word]
    if question.kind is QuestionKind.TRUE_FALSE:
        words = ["A" if word in _YES else "B" if word in _NO else word for word in words]
    if kind is CorrectionKind.NEW_KEY:
        words = ["".join(words)] if words else []
    elif question.kind in _ONE:
        words = [letter for word in words for letter in word]
    return tuple(ChoiceKey(frozenset(map(_place, word))) for word in words)


def key_words(question: Question, key: Answer | None) -> str:
    """ABD; 正确; 五/5；十."""
    match key:
        case ChoiceKey(right) if question.kind is QuestionKind.TRUE_FALSE:
            return "、".join(question.options[place].text for place in sorted(right))
        case ChoiceKey(right):
            return "".join(OPTION_LETTERS[place] for place in sorted(right))
        case BlankKey(blanks):
            return "；".join("/".join(blank.alternatives) for blank in blanks)
        case PointsKey(points):
            return "；".join(point.text for point in points)
        case None:
            return ""


def _place(letter: str) -> int:
    if letter not in OPTION_LETTERS:
        raise BadInput("correction.key")
    return OPTION_LETTERS.index(letter)
