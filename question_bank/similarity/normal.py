"""Chinese texts brought to one wording, so that what means the same is written the same.

Width, case, spaces and punctuation go; gaps of any form are □; 《中华人民共和国…法》 and 《…法》 are one title; numbers
before a unit or in a row of numerals are digits; words that say the same in a question are one word.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from question_bank.numerals import parse_numeral

GAP = "□"
_GAPS = re.compile(r"_{2,}|\([\s_]*\)|\[[\s_]*\]|【[\s_]*】")
_STATE = re.compile(r"中华人民共和国(?=[^\s,.;:。、]{1,24}?(?:法|条例|规定|办法|细则|规则))")
_REVISION = re.compile(r"\([^()]{0,12}(?:修订|修正|版|年)\)")
_TITLE = re.compile(r"《([^《》]{2,60})》")
_LEAD = re.compile(
    r"^(?:(?:根据|依据|按照|依照|按)?《[^《》]{2,60}》(?:第[^,]{1,12}[条款项])?(?:的|中)?(?:有关|相关)?(?:规定|要求|精神)?[,:])+"
)
_ARTICLE = re.compile(r"第\d+(?:章|节|条|款|项)(?:之\d+)?")
_NUMERAL = "零〇一二两三四五六七八九十百千"
_UNIT = (
    "工作日|日|天|年|月|周|小时|分钟|秒|万|亿|元|角|倍|条|款|章|节|人|名|次|米|千米|公里|吨|公斤|千克|岁|级|厘米|毫米"
)
_PART = re.compile(rf"(百|千|万)分之([{_NUMERAL}\d.]+)")
_COUNTED = re.compile(
    rf"(?<=第)[{_NUMERAL}]+|[{_NUMERAL}]+(?=个?(?:{_UNIT}))|[二两三四五六七八九十百千][{_NUMERAL}]*(?=[个项种类])"
)
_LONG = re.compile(rf"[{_NUMERAL}]*[十百千][{_NUMERAL}]+|[二三四五六七八九]十")
_LARGE = re.compile(r"(\d+(?:\.\d+)?)(万|亿)")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_LARGE_VALUES = {"万": 10_000, "亿": 100_000_000}
_NUMBER = re.compile(r"\d+(?:\.\d+)?[%‰]?")
_WORDS = (
    (re.compile(r"依据|按照|依照"), "根据"),
    (re.compile(r"以下(?=[^,]{0,10}(?:是|哪|选项|说法|表述|行为|情形|属于|关于|不|有|对))"), "下列"),
    (re.compile(r"哪一(?=[个项种])"), "哪"),
    (re.compile(r"应该|必须|应当|须"), "应"),
    (re.compile(r"不正确|不对|有误|错误"), "错误"),
    (re.compile(r"没有"), "无"),
    (re.compile(r"周岁"), "岁"),
    (re.compile(r"天"), "日"),
    (re.compile(r"[的了之]"), ""),
)
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[./-](?=\d)")
_HELD = {".": "\ue001", "/": "\ue002", "-": "\ue003"}


class _Letters(dict[int, int | str | None]):
    """For translate: punctuation, spaces and control characters go, but for signs between digits."""

    def __missing__(self, code: int) -> int | None:
        char = chr(code)
        kept = char in "%‰" or unicodedata.category(char)[0] not in "PZC"
        self[code] = code if kept else None
        return code if kept else None


_LETTERS = _Letters({ord(held): sign for sign, held in _HELD.items()})


def fold(text: str) -> str:
    """NFKC and lower case; a comma of any kind is ','."""
    return unicodedata.normalize("NFKC", text).casefold().translate({ord("、"): ",", ord("。"): ",", ord(";"): ","})


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A text as it is compared; formulas and code, which have no Chinese in them, keep their signs."""
    folded = _spelled(_GAPS.sub(GAP, fold(text)))
    if not _has_chinese(folded):
        return "".join(folded.split())
    for pattern, word in _WORDS:
        folded = pattern.sub(word, folded)
    return _BETWEEN_DIGITS.sub(lambda match: _HELD[match[0]], folded).translate(_LETTERS)


def core(stem: str) -> str:
    """A stem as it is compared: as `plain`, without 根据《…》第…条规定 before it."""
    gapped = _REVISION.sub("", _GAPS.sub(GAP, _STATE.sub("", fold(stem).strip())))
    rest = _LEAD.sub("", "".join(gapped.split()))
    return plain(rest or stem)


def without_last_gap(core_text: str) -> str:
    """…的是（ ） and …的是 ask the same."""
    return core_text.rstrip(GAP) or core_text


def titles(stem: str) -> frozenset[str]:
    """The titles in 《》, without 中华人民共和国 and the revision behind them."""
    return frozenset(plain(_REVISION.sub("", _STATE.sub("", title))) for title in _TITLE.findall(fold(stem)))


def numbers(core_text: str) -> tuple[str, ...]:
    """The numbers of a text in their order, those of articles left out."""
    return tuple(_NUMBER.findall(_ARTICLE.sub("", core_text)))


def articles(core_text: str) -> tuple[str, ...]:
    """第63条 and the like, in their order."""
    return tuple(_ARTICLE.findall(core_text))


def _spelled(text: str) -> str:
    """Numbers as digits where they count something."""
    text = _GROUPED.sub("", _STATE.sub("", text))
    text = _PART.sub(_as_share, text)
    text = _COUNTED.sub(lambda match: _digits(match[0]), text)
    text = _LONG.sub(lambda match: _digits(match[0]), text)
    return _LARGE.sub(lambda match: f"{float(match[1]) * _LARGE_VALUES[match[2]]:.0f}", text)


def _as_share(match: re.Match[str]) -> str:
    if match[1] == "万":
        return f"{_digits(match[2])}/万"
    return _digits(match[2]) + ("%" if match[1] == "百" else "‰")


def _digits(text: str) -> str:
    value = parse_numeral(text)
    return text if value is None else str(value)


def _has_chinese(text: str) -> bool:
    return any("一" <= char <= "鿿" for char in text)
