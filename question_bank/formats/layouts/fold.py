"""A shadow of the text in which marks are recognised: half width, every character in its place."""

from __future__ import annotations

_SAME_LENGTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SAME_LENGTH |= {0x3000: 0x20, 0xA0: 0x20, 0xFE55: 0x3A, 0x2236: 0x3A, 0xFE52: 0x2E, 0x3014: 0x5B, 0x3015: 0x5D}
_SAME_LENGTH |= {ord(mark): ord("√") for mark in "✓✔☑"} | {ord(mark): ord("×") for mark in "✗✘╳✕✖☒Ⅹ"}
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\xad"))
_UNFOLDED = _INVISIBLE | {0x0B: 0x0A, 0x0C: 0x0A, 0x85: 0x0A, 0x2028: 0x0A, 0x2029: 0x0A}
_NUMBER_SIGNS = {0x2488 + n: f"{n + 1}." for n in range(20)} | {0x2474 + n: f"({n + 1})" for n in range(20)}
_NUMBER_SIGNS |= {0x3220 + n: f"({'一二三四五六七八九十'[n]})" for n in range(10)}
_UNFOLD = _UNFOLDED | _NUMBER_SIGNS


def fold(text: str) -> str:
    """The text with full width marks, letters and digits as half width; of the same length."""
    return text.translate(_SAME_LENGTH)


def spelled_out(text: str) -> str:
    """The text without invisible characters, with numbers of one character (⒈, ⑴, ㈠) written out."""
    return text.translate(_UNFOLD)


def plain(text: str) -> str:
    """What is compared when two texts should say the same: folded, without spaces and closing marks."""
    return "".join(fold(text).split()).strip("。.;,、:!?").casefold()
