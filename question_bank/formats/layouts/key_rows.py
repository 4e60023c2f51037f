"""One row of an answer key: 1-5 DCABA 6-10 ABCBD, or 1. ABCD 2. ABD 3. √."""

from __future__ import annotations

import re

_ONE = r"(?:[A-J]{1,10}|[A-J](?:[,、][A-J]){1,9}|√|×|正确|错误|对|错|[TF])"
_RANGE = re.compile(
    r"[\s,;。.、]*(?:第\s*)?(\d{1,4})\s*题?\s*[-~—–―至到]{1,2}\s*(?:第\s*)?(\d{1,4})\s*题?\s*[.:、)]?\s*(?:答案\s*:?)?\s*"
)
_LETTERS = re.compile(rf"(?:{_ONE}(?:[\s,;。.、/|]+|$|(?=[√×TF正错对A-J])))+")
_SINGLE = re.compile(
    rf"[\s,;。、.|]*[(\[【]?(\d{{1,4}})[)\]】]?\s*题?\s*[.、:,)-]?\s*(?:(?:正确|参考)?答案\s*:?|【答案】|选)?\s*[(]?({_ONE})[)]?"
    r"(?=\s|$|[,;。、.|]|\d|[(\[【])"
)
_TOKENS = re.compile(r"[A-J]+|√|×|正确|错误|对|错|[TF]")
_NUMBER_ROW = re.compile(r"(?:题号|序号|题目)(?:\s+\d{1,4})+")
_LONGEST = 500


def read_row(folded: str) -> dict[int, str] | None:
    """The keys by number, or None when the line is anything but such a row; a range that does not fit is {}."""
    if not folded or len(folded) > 20_000:
        return None
    found: dict[int, str] = {}
    position, seen = 0, False
    while position < len(folded):
        taken = _take_range(folded, position, found) or _take_single(folded, position, found)
        if taken is None:
            return found if seen and not folded[position:].strip(" 。.;,、|") else None
        position, seen = taken, True
    return found


def is_number_row(folded: str) -> bool:
    """Whether the line is the upper row of such a table: 题号 1 2 3."""
    return _NUMBER_ROW.fullmatch(folded) is not None


def read_columns(numbers: str, keys: str) -> dict[int, str] | None:
    """Two rows of a table: 题号 1 2 3 above 答案 A B C."""
    above, below = numbers.split(), keys.split()
    if (
        not above
        or not below
        or not re.fullmatch("题号|序号|题目", above[0])
        or not re.fullmatch("答案|选项", below[0])
    ):
        return None
    if len(above) != len(below) or not all(text.isdigit() for text in above[1:]):
        return None
    return {int(number): key for number, key in zip(above[1:], below[1:], strict=True)}


def _take_range(folded: str, position: int, found: dict[int, str]) -> int | None:
    head = _RANGE.match(folded, position)
    if head is None:
        return None
    body = _LETTERS.match(folded, head.end())
    if body is None:
        return None
    first, last = int(head[1]), int(head[2])
    size = last - first + 1
    keys = _split(body[0], size) if 0 < size <= _LONGEST else None
    for number in range(first, min(last, first + _LONGEST) + 1):
        found[number] = keys[number - first] if keys else ""
    return body.end()


def _split(text: str, size: int) -> list[str] | None:
    """One key for each number of the range; None when their count does not fit."""
    tokens = _TOKENS.findall(text)
    if len(tokens) == size:
        return tokens
    single = [char for token in tokens for char in (token if token.isascii() else [token])]
    return single if len(single) == size else None


def _take_single(folded: str, position: int, found: dict[int, str]) -> int | None:
    match = _SINGLE.match(folded, position)
    if match is None:
        return None
    number = int(match[1])
    found[number] = "" if number in found and found[number] != match[2] else match[2]
    return match.end()
