"""The kind of an item of a sheet: from its cell, a section row, the sheet's or the file's name, or its shape."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum, auto
from functools import lru_cache

from question_bank.formats.answers import read_true_false
from question_bank.formats.names import read_heading, read_kind
from question_bank.question import QuestionKind

_GENERIC = frozenset(["选择", "选择题", "客观题", "choice", "multiplechoice", "mcq", "multiple choice"])
_WORDS = (
    (QuestionKind.SINGLE, re.compile(r"单项?选|单选|单项")),
    (QuestionKind.MULTIPLE, re.compile(r"多项?选|多选|多项|不定项")),
    (QuestionKind.TRUE_FALSE, re.compile(r"判断|是非题|对错题")),
    (QuestionKind.BLANK, re.compile(r"填空")),
    (QuestionKind.SHORT, re.compile(r"简答|问答|论述|主观题|名词解释")),
    (QuestionKind.CASE, re.compile(r"案例|材料题|材料分析")),
)
_HEADING = re.compile(
    r"(?:[(]?第?[一二三四五六七八九十百\d]+(?:部分|大题|章|节)?[)]?[、.:\s]*)?[【\[]?[^\s,。?？;]{0,8}"
    r"(?:选择?|选项|判断|填空|简答|问答|论述|主观|名词解释|案例|案例分析|材料|材料分析|是非)题?(?:部分|库|类|型)?[】\]]?"
    r"(?:[(].*|[:共,].*|\d*题?)?"
)
_TAG = re.compile(r"^\s*[\[【(（]\s*([^\[\]【】()（）]{2,8})\s*[\]】)）]\s*")
_LONGEST_CELL = 16
_LONGEST_HEADING = 120


class Choice(Enum):
    """A kind that says no more than that something is chosen (选择题)."""

    ANY = auto()


Kind = QuestionKind | Choice | None


@lru_cache(maxsize=4096)
def kind_of(text: str) -> Kind:
    """单选题, 单选题（每题1分）, 1.单选, multi-choice words; Choice.ANY for 选择题; None for another word."""
    word = "".join(unicodedata.normalize("NFKC", text).split()).lower()
    if not word:
        return None
    if word in _GENERIC:
        return Choice.ANY
    if kind := read_kind(word) or read_heading(word) or read_kind(re.sub(r"[-_/ ]", "", word)):
        return kind
    return named_in(word) if len(word) <= _LONGEST_CELL else None


def named_in(text: str) -> QuestionKind | None:
    """The one kind that a title speaks of, such as 2024年法规（多选题）; None for none or several."""
    folded = unicodedata.normalize("NFKC", text)
    kinds = [kind for kind, pattern in _WORDS if pattern.search(folded)]
    return kinds[0] if len(kinds) == 1 else None


def heading_kind(text: str) -> Kind:
    """The kind of a section row such as 一、单选题（每题1分，共20题）; None for any other text."""
    folded = unicodedata.normalize("NFKC", text).strip()
    if len(folded) > _LONGEST_HEADING or not _HEADING.fullmatch(folded):
        return None
    head = re.split(r"[(:共,]", folded.lstrip("("), maxsplit=1)[0]
    return named_in(head) or (Choice.ANY if "选择" in head else read_heading(folded))


def tagged(stem: str) -> tuple[Kind, str]:
    """A kind in brackets in front of the stem, and the stem without it."""
    match = _TAG.match(stem)
    kind = kind_of(match[1]) if match and ("题" in match[1] or "选" in match[1] or "判断" in match[1]) else None
    return (kind, stem[match.end() :]) if match and kind is not None else (None, stem)


def shape(options: list[str], answer: str, letters: str, stem_has_gap: bool) -> QuestionKind | None:
    """The kind that options and key leave no doubt of; `letters` is the key read as letters of options."""
    if options and says_true_and_false(options):
        return QuestionKind.TRUE_FALSE
    if len(options) > 1:
        return {0: None, 1: QuestionKind.SINGLE}.get(len(letters), QuestionKind.MULTIPLE)
    if options or not answer:
        return None
    if read_true_false(answer, ()) is not None and not answer.strip().isdigit():
        return QuestionKind.TRUE_FALSE
    if re.fullmatch(r"[A-Ja-jＡ-Ｊ\s,，、]{1,12}", answer):
        return None
    return QuestionKind.BLANK if stem_has_gap else QuestionKind.SHORT


def says_true_and_false(options: list[str]) -> bool:
    """Whether the options are 正确 and 错误 in some words, in any order."""
    keys = [read_true_false(text, ()) for text in options]
    return len(keys) == 2 and None not in keys and keys[0] != keys[1]
