"""Gaps and their keys in the rows of a sheet."""

from __future__ import annotations

import re

from question_bank.blanks import count_gaps, with_gap_marks
from question_bank.formats.raw import RawItem
from question_bank.formats.sheet_keys import split_gaps
from question_bank.problems import Problem
from question_bank.question import BLANK_MARK

_OTHER_LINES = re.compile(r"[＿﹍﹏]+")
_SEVERAL = re.compile(r"[|｜；;]")
EMPTY_BRACKET = re.compile(r"[(（【]\s*[)）】]|_{2,}")


def settle_blank(item: RawItem) -> None:
    """Gaps drawn with any line; keys in option columns; one cell that fills several gaps."""
    stem = with_gap_marks(_OTHER_LINES.sub(BLANK_MARK, item.stem))
    everywhere = EMPTY_BRACKET.sub(BLANK_MARK, stem)
    if count_gaps(stem) != count_gaps(everywhere) == len(_gap_keys(item.answer, count_gaps(everywhere))):
        stem = everywhere
    item.stem, gaps = stem, count_gaps(stem)
    texts = [text for _, text in item.options]
    if not item.answer and texts and len(texts) == gaps and all(text and not _SEVERAL.search(text) for text in texts):
        item.answer, item.options = " | ".join(map(_escaped, texts)), []
        item.problems.append(Problem("import.gaps_from_options", item.place, blocking=False))
    elif gaps > 1 and (parts := split_gaps(item.answer, gaps)):
        item.answer = " | ".join(map(_escaped, parts))


def _gap_keys(answer: str, gaps: int) -> list[str]:
    return split_gaps(answer, gaps) or re.split(r"(?<!\\)[|｜]", answer)


def _escaped(text: str) -> str:
    return re.sub(r"([|｜；;\\])", r"\\\1", text)
