"""What one line of the text layout says."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto


class LineKind(Enum):
    """What a line begins."""

    BLANK = auto()
    ITEM = auto()
    PART = auto()
    OPTION = auto()
    FIELD = auto()
    PLAIN = auto()


@dataclass(frozen=True)
class Line:
    """One line: `name` is the kind in brackets, the option letter or the field; `text` what follows it."""

    kind: LineKind
    number: int
    whole: str = ""
    text: str = ""
    name: str = ""


FIELDS = {
    "answer": "答案 正确答案 参考答案",
    "rationale": "解析 答案解析 分析",
    "basis": "依据 法律依据 法条",
    "difficulty": "难度",
    "point": "知识点",
    "field": "门类 执法门类",
    "subject": "科目",
    "version": "依据版本",
}
_FIELD_BY_WORD = {word: name for name, words in FIELDS.items() for word in words.split()}
_ITEM = re.compile(r"(?:\d+\s*[.．、]\s*)?【([^【】]{1,8})】\s*(.*)")
_PART = re.compile(r"[（(]\s*[0-9０-９一二三四五六七八九十]{1,3}\s*[)）]\s*【([^【】]{1,8})】\s*(.*)")
_OPTION = re.compile(r"([A-JＡ-Ｊ])\s*[．.、:：)）]\s*(.*)")
_FIELD = re.compile(rf"({'|'.join(sorted(_FIELD_BY_WORD, key=len, reverse=True))})\s*[：:]\s*(.*)")
_PATTERNS = (
    (LineKind.ITEM, _ITEM),
    (LineKind.PART, _PART),
    (LineKind.OPTION, _OPTION),
    (LineKind.FIELD, _FIELD),
)
ESCAPE = "\\"


def read_line(text: str, number: int) -> Line:
    """The line without the space around it; a line that begins with a backslash is plain text without it."""
    text = text.strip()
    if not text:
        return Line(LineKind.BLANK, number)
    if text.startswith(ESCAPE):
        return Line(LineKind.PLAIN, number, text[1:])
    for kind, pattern in _PATTERNS:
        if match := pattern.fullmatch(text):
            name = unicodedata.normalize("NFKC", match[1])
            return Line(kind, number, text, match[2], _FIELD_BY_WORD.get(name, name))
    return Line(LineKind.PLAIN, number, text)


def escaped(text: str) -> str:
    """The text with every line after the first protected from being read as anything but plain text."""
    first, *rest = (line.strip() for line in text.strip().split("\n"))
    return "\n".join([first, *(_protected(line) for line in rest)])


def _protected(line: str) -> str:
    return line if read_line(line, 0) == Line(LineKind.PLAIN, 0, line) else ESCAPE + line
