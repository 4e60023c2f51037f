"""Numbers as statutes write them: 六十三, 一百零一, 二〇二一, and back."""

from __future__ import annotations

_DIGITS = {"零": 0, "〇": 0, "○": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4} | {
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_WRITTEN = "零一二三四五六七八九"

NUMERAL_PATTERN = r"[零〇○一二两三四五六七八九十百千0-9０-９]+"
"""What `parse_numeral` may understand, as part of a regular expression."""

LARGEST_NUMERAL = 9999


def parse_numeral(text: str) -> int | None:
    """The number written in Chinese or in digits of any width; None when it is not a number up to 9999."""
    if not text:
        return None
    if all(char in "0123456789０１２３４５６７８９" for char in text):
        return _in_range(int(text)) if len(text) < 10 else None
    if all(char in _DIGITS for char in text):
        return _in_range(int("".join(str(_DIGITS[char]) for char in text))) if len(text) < 10 else None
    return _parse_with_units(text)


def _in_range(value: int) -> int | None:
    return value if value <= LARGEST_NUMERAL else None


def _parse_with_units(text: str) -> int | None:
    total, digit, last_unit = 0, None, 10_000
    for char in text:
        if char in _UNITS:
            unit = _UNITS[char]
            if unit >= last_unit or digit == 0:
                return None
            total += (1 if digit is None else digit) * unit
            digit, last_unit = None, unit
        elif char in _DIGITS:
            if digit is not None and digit != 0:
                return None
            digit = _DIGITS[char]
        else:
            return None
    return total + (digit or 0)


def format_numeral(number: int) -> str:
    """The number as a statute writes it: 15 → 十五, 101 → 一百零一. ValueError outside 0 to 9999."""
    if not 0 <= number <= LARGEST_NUMERAL:
        raise ValueError(f"no statute numbers {number}")
    if number == 0:
        return "零"
    written, gap = "", False
    for value, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, value)
        if digit:
            written += ("零" if gap and written else "") + _WRITTEN[digit] + name
            gap = False
        else:
            gap = True
    return written.removeprefix("一") if written.startswith("一十") else written
