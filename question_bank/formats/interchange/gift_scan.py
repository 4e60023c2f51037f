"""GIFT text -> its items with their lines, comments and categories."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_HIDDEN = 0xF0000
_HIDE = re.compile(r"\\([~=#{}:\\n])")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})(.*)$")
_BLOCK = re.compile(r"(?<!\\)\{((?:\\.|[^{}\\])*)\}", re.DOTALL)
_INSIDE = re.compile(r"\s*(?:[=~#]|(?:T|F|TRUE|FALSE)\s*(?:#|$)|$)")
_ALTERNATIVE = re.compile(r"^\s*[=~]\s*\S", re.MULTILINE)
_LABEL = re.compile(r"\[(tag|key):((?:\\.|[^\[\]\\])*)\]")
_CATEGORY = "$CATEGORY:"
_LONGEST_BLOCK = 200


@dataclass
class GiftItem:
    """The text of one item, escaped characters hidden; labels and `key` from the comments before it."""

    line: int
    text: str = ""
    category: str = ""
    labels: list[str] = field(default_factory=list)
    key: str = ""


def is_gift(text: str) -> bool:
    """Whether a text has GIFT items: an answer block that begins as only GIFT does."""
    if fenced := list(_fences(text)):
        return any(_has_block(block, least=1) for _, block in fenced)
    return _has_block(text, least=1)


def scan(text: str) -> Iterator[GiftItem]:
    """The items in order. In Markdown those of its fenced code alone."""
    fenced = [(line, block) for line, block in _fences(text) if _has_block(block) or _ALTERNATIVE.search(block)]
    for line, block in fenced or [(1, text)]:
        yield from _Scanner(line).items(block)


def revealed(text: str) -> str:
    """The text with the hidden characters back."""
    return "".join(chr(ord(char) - _HIDDEN) if _HIDDEN < ord(char) < _HIDDEN + 128 else char for char in text)


def escaped(text: str) -> str:
    """Text that `scan` and `revealed` give back."""
    return re.sub(r"([~=#{}:\\])", r"\\\1", text).replace("\n", "\\n")


def comment(name: str, value: str) -> str:
    """A label or key as a comment."""
    body = re.sub(r"([\\\[\]])", r"\\\1", value).replace("\n", "\\n")
    return f"[{name}:{body}]"


def _hidden(text: str) -> str:
    text = re.sub("[\U000f0000-\U000f007f]", "", text)
    return _HIDE.sub(lambda match: chr(_HIDDEN + (10 if match[1] == "n" else ord(match[1]))), text)


def _fences(text: str) -> Iterator[tuple[int, str]]:
    """Fenced code blocks with the number of their first line."""
    lines: list[str] = []
    mark, start = "", 0
    for number, line in enumerate(text.split("\n"), start=1):
        fence = _FENCE.match(line)
        if not mark and fence and "`" not in fence[2] and fence[1][0] == "`":
            mark, lines, start = fence[1], [], number + 1
        elif mark and line.strip() == mark:
            yield start, "\n".join(lines)
            mark = ""
        else:
            lines.append(line)


def _has_block(text: str, least: int = 0) -> bool:
    return any(_INSIDE.match(match[1]) and len(match[1].strip()) >= least for match in _BLOCK.finditer(text))


class _Scanner:
    """Blank lines part items, but for those inside an answer block that is closed later."""

    def __init__(self, line: int) -> None:
        self._line = line
        self._category = ""
        self._item: GiftItem | None = None
        self._lines: list[str] = []
        self._open = 0
        self._labels: list[str] = []
        self._key = ""

    def items(self, text: str) -> Iterator[GiftItem]:
        lines = _hidden(text).split("\n")
        for index, line in enumerate(lines):
            stripped = line.strip()
            if not stripped:
                if self._item is not None and (self._open <= 0 or not _goes_on(lines, index)):
                    yield from self._taken()
            elif stripped.startswith("//"):
                self._comment(stripped)
            elif stripped.startswith(_CATEGORY) and self._open <= 0:
                yield from self._taken()
                self._category = revealed(stripped.removeprefix(_CATEGORY).strip())
            else:
                self._add(line, index)
        yield from self._taken()

    def _add(self, line: str, index: int) -> None:
        if self._item is None:
            self._item = GiftItem(self._line + index, "", self._category, self._labels, self._key)
            self._labels, self._key = [], ""
        self._lines.append(line)
        self._open += line.count("{") - line.count("}")

    def _comment(self, line: str) -> None:
        for name, body in _LABEL.findall(_shown(line)):
            value = re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], body)
            if name == "key":
                self._key = value
            else:
                self._labels.append(value)

    def _taken(self) -> Iterator[GiftItem]:
        if self._item is not None:
            self._item.text = "\n".join(self._lines)
            yield self._item
        self._item, self._lines, self._open = None, [], 0


def _shown(line: str) -> str:
    """A comment as it was written: its escapes are its own."""
    return "".join(
        "\\" + ("n" if char == chr(_HIDDEN + 10) else revealed(char)) if _HIDDEN < ord(char) < _HIDDEN + 128 else char
        for char in line
    )


def _goes_on(lines: list[str], index: int) -> bool:
    """Whether an open answer block ends, soon, before another one begins."""
    for line in lines[index + 1 : index + 1 + _LONGEST_BLOCK]:
        ends = [line.find(brace) for brace in "{}"]
        if ends != [-1, -1]:
            return ends[0] == -1 or -1 < ends[1] < ends[0]
    return False
