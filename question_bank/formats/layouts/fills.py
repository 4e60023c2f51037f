"""The key of a question with gaps, one text for each gap."""

from __future__ import annotations

import re
from collections.abc import Sequence

from question_bank.blanks import count_gaps, with_gap_marks

_NUMBERED = re.compile(
    r"\s*(?:[(（]\s*\d{1,2}\s*[)）]|第\s*[一二三四五六七八九十\d]{1,2}\s*空\s*[:：]?|[①②③④⑤⑥⑦⑧⑨⑩]|(?<!\d)\d{1,2}\s*[.．、)）](?!\d))\s*"
)
_SEPARATORS = (
    re.compile(r"\s*[|｜]\s*"),
    re.compile(r"\s*\n\s*"),
    re.compile(r"\s*[;；]\s*"),
    re.compile(r"\s*、\s*"),
    re.compile(r"\s*[,，]\s*"),
    re.compile(r"\s*[/／]\s*"),
    re.compile(r"\s{2,}|\t"),
    re.compile(r"\s+"),
)
_END = " 　。.;；"
_FILLED = re.compile(r"[(（][ 　\u2003]+(?!以下|包括|含|不含|如|即|例如)([^()（）\n]{1,30}?)[ 　\u2003]*[)）]")


def filled_gaps(stem: str) -> tuple[str, list[str]]:
    """The stem with empty gaps, and what stood in them between spaces: （ 十五 ）.

    Nothing is taken where a gap of the stem is empty: then words in brackets are part of the sentence.
    """
    if count_gaps(with_gap_marks(stem)):
        return stem, []
    return _FILLED.sub("____", stem), [match[1] for match in _FILLED.finditer(stem)]


def fill_key(stem: str, texts: Sequence[str]) -> str:
    """The key in the notation of `read_blanks`; what cannot be divided into as many parts as gaps stays whole."""
    whole = "\n".join(texts).strip()
    if not whole:
        return ""
    gaps = count_gaps(with_gap_marks(stem))
    parts = _divided(whole, gaps)
    return " | ".join(_escaped(part) for part in parts) if parts else _escaped(whole.strip(_END))


def _divided(whole: str, gaps: int) -> list[str] | None:
    if gaps <= 1:
        return None
    if _NUMBERED.match(whole):
        parts = [part.strip(_END) for part in _NUMBERED.split(whole)[1:]]
        if len(parts) == gaps and all(parts):
            return parts
    for separator in _SEPARATORS:
        parts = [part.strip() for part in separator.split(whole.strip(_END))]
        if len(parts) == gaps and all(parts):
            return parts
    return None


def _escaped(text: str) -> str:
    return re.sub(r"([|｜；;\\])", r"\\\1", text)
