"""What the beginning of a line says: a part, chapter or section, an article, an item, an annex."""

from __future__ import annotations

import re
from dataclasses import dataclass

from question_bank.numerals import NUMERAL_PATTERN, parse_numeral
from trainer.law.values import ArticleKey

_N = NUMERAL_PATTERN
_ARTICLE = re.compile(
    rf"[#*\s]*第\s*({_N})\s*条(?:\s*之\s*({_N})(?![\u4e00-\u9fff]))?(\**[\s　:：]+|\**$)?(.*)", re.DOTALL
)
_PART = re.compile(rf"[#*\s]*第\s*{_N}\s*(编|分编|章|节)(?:[\s　]+|$)(.*)")
_CONTINUES = re.compile(r"[第款项的所规之和、，及与或至到中]")
_SPREAD = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff])")
_ITEM = re.compile(rf"[（(]\s*{_N}\s*[)）]")
_SUBITEM = re.compile(r"\d{1,2}\s*[.．、](?!\d)")
_ANNEX = re.compile(r"[#*\s]*(附件|附录|附表|附则表|附[:：])[\s　]*[一二三四五六七八九十0-9]*[:：]?\s*\S{0,30}$")
_INLINE = re.compile(rf"(?:^|[\n：:；;。])\s*[（(]\s*({_N})\s*[)）]")
LEVELS = {"编": 0, "分编": 1, "章": 2, "节": 3}


@dataclass(frozen=True)
class ArticleMark:
    """第…条 at the beginning of a line. `sure`: set off by a space, as statutes print it."""

    key: ArticleKey
    rest: str
    sure: bool


def article_mark(line: str) -> ArticleMark | None:
    """The article that begins with this line; None for text that merely refers to one (第五条规定的 …)."""
    match = _ARTICLE.match(line)
    if match is None or (number := parse_numeral(match[1])) is None:
        return None
    key = ArticleKey(number, (parse_numeral(match[2]) or 0) if match[2] else 0)
    sure = match[3] is not None
    if not sure and _CONTINUES.match(match[4]):
        return None
    return ArticleMark(key, match[4].strip(), sure)


def part_mark(line: str) -> tuple[int, str] | None:
    """The level of a part, chapter or section heading (0 to 3) and its words: 第一章 总则."""
    match = _PART.match(line)
    if match is None or len(match[2]) > 40 or match[2].endswith("。"):
        return None
    return LEVELS[match[1]], " ".join((line[: match.start(2)].strip("#* \u3000\t"), closed_up(match[2]))).strip()


def closed_up(words: str) -> str:
    """总　则 as 总则."""
    return _SPREAD.sub("", words.strip("#* \u3000\t"))


def is_item(line: str) -> bool:
    """（一） or 1. at the beginning: it belongs to the paragraph before it."""
    return _ITEM.match(line) is not None or _SUBITEM.match(line) is not None


def is_annex(line: str) -> bool:
    return _ANNEX.match(line) is not None


def count_items(paragraph: str) -> int:
    """How many numbered items a paragraph has, set off or in one line: （一）…；（二）… counted while in sequence."""
    wanted = 1
    for match in _INLINE.finditer(paragraph):
        if parse_numeral(match[1]) == wanted:
            wanted += 1
    return wanted - 1
