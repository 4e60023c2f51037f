"""Titles of sections: 一、单选题（每题1分，共20题）, 第一部分 判断题, 参考答案与解析."""

from __future__ import annotations

import re
from dataclasses import dataclass

from question_bank.question import QuestionKind

_K = QuestionKind
KIND_WORDS: dict[str, QuestionKind | None] = {
    "单项选择": _K.SINGLE,
    "单选": _K.SINGLE,
    "多项选择": _K.MULTIPLE,
    "多选": _K.MULTIPLE,
    "不定项选择": _K.MULTIPLE,
    "不定项": _K.MULTIPLE,
    "判断正误": _K.TRUE_FALSE,
    "判断改错": _K.TRUE_FALSE,
    "判断": _K.TRUE_FALSE,
    "是非": _K.TRUE_FALSE,
    "填空": _K.BLANK,
    "简答": _K.SHORT,
    "简述": _K.SHORT,
    "问答": _K.SHORT,
    "论述": _K.SHORT,
    "名词解释": _K.SHORT,
    "主观": _K.SHORT,
    "绘图": _K.SHORT,
    "计算": _K.SHORT,
    "案例分析": _K.CASE,
    "综合案例": _K.CASE,
    "案例": _K.CASE,
    "材料分析": _K.CASE,
    "材料解析": _K.CASE,
    "材料": _K.CASE,
    "选择": None,
}
_ALL = "|".join(sorted(KIND_WORDS, key=len, reverse=True))
KIND_PATTERN = rf"(?:{_ALL})"
_SURE = "|".join(sorted(set(KIND_WORDS) - {"简述", "计算", "材料", "案例", "选择"}, key=len, reverse=True))
_CHINESE = "[一二三四五六七八九十]{1,3}"
_ORDINAL = (
    rf"(?:第\s*(?:{_CHINESE}|\d{{1,2}})\s*(?:部分|大题|章|节|篇)\s*[、.:,]?|[(]{_CHINESE}[)][、.]?|{_CHINESE}\s*[、.,:]"
    rf"|\d{{1,2}}\s*[、.]|[IVX]{{1,4}}[、.]|题型{_CHINESE}\s*[、.:]?)"
)
_REST = r"(?:题|题目|题型|部分|练习|试题|\s)*"
_HEADING = re.compile(
    rf"[#=*【\[<《\s-]{{0,6}}(?P<ordinal>{_ORDINAL})?\s*[【\[]?(?P<word>{_ALL})(?P<title>题)?"
    rf"(?:{_REST})[】\]>》]?"
    r"(?P<tail>\s*(?:[:、,]?\s*[(\[【].{0,120}|[:、,]?\s*(?:共|每|本题|本大题|满分).{0,80}|[\d\s-]{0,6}题?道?[题]?)?)"
    r"[\s:=*#。-]{0,6}"
)
INLINE_HEADING = (
    rf"(?:第\s*(?:{_CHINESE}|\d{{1,2}})\s*(?:部分|大题)\s*[、.:]?|{_CHINESE}\s*[、.,:]|[(]{_CHINESE}[)])"
    rf"\s*(?:{_SURE})题"
)
LEADING_HEADING = rf"\A(?:{_SURE})题?(?=\s*(?:[(\[【][^()\[\]【】]{{0,60}}[)\]】])?\s*:?\s*1\s?[.、])"
ROW_TITLE = re.compile(
    rf"(?:{_ORDINAL})?\s*(?:{_ALL})题?(?:答案)?\s*(?:[(][^()]{{0,40}}[)])?\s*:?\s*"
    rf"(?=\d{{1,4}}\s*(?:[-~—–至到]{{1,2}}\s*\d|[、.:)]?\s*(?:[A-J]{{1,10}}|√|×|对|错)\s*(?:$|[\s,;\d]))|[(]\d{{1,3}}[)]\s*[A-J√×])"
)
_IMPLIED = {"正确": "正确", "对": "正确", "√": "正确", "错误": "错误", "错": "错误", "×": "错误"}
_IMPLIED_KEY = re.compile(r"\s*[(\[【]\s*(正确|错误|对|错|√|×)(?:的|题)?\s*[)\]】]\s*")
_LEGEND = re.compile(r"A\s*[.、:为是代表示]{0,3}\s*(?:正确|对|√).{0,8}?B\s*[.、:为是代表示]{0,3}\s*(?:错误|错|×)")
_EACH = re.compile(r"每[小]?题\s*(\d+(?:\.\d+)?)\s*分.{0,10}?(?:共|计|合计|满分)\s*(?:计\s*)?(\d+(?:\.\d+)?)\s*分")
_COUNT = re.compile(r"(?:共|[(])\s*(?:计\s*)?(\d{1,4})\s*(?:小|道)?题")
_TOPIC = re.compile(
    rf"(?:第\s*(?:{_CHINESE}|\d{{1,3}})\s*(?:部分|章|节|篇|单元|讲)\s*[、.:]?|{_CHINESE}\s*[、.])\s*[^。?!;:(]{{0,30}}"
)
_KEY_TITLE = re.compile(
    rf"[#=*【\[\s-]{{0,6}}(?:{_ORDINAL})?(?:附件?\d?[:、]?)?[^。?!;:,]{{0,30}}?"
    r"(?:参考答案|标准答案|正确答案|试题答案|习题答案|题答案|答案)"
    r"(?:\s*(?:与|及|和|、|以及)?\s*(?:答案)?(?:解析|详解|评分标准|评分细则|评分要点|要点))?"
    r"\s*(?:[(\[].{0,20}[)\]]|部分|如下|汇总|一览表|表)?[】\]\s:=*#。-]{0,6}"
)
_NO_KEY_TITLE = re.compile(
    r"附后|见后|见附|另附|见文末|写在|填在|填写|涂在|的答案|[是为]答案|[A-J]\s?[.、:)]|(?:我|你)的?答案"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a section title says. `kind` is None for 选择题 and topics; `count` how many questions it promises.

    `implied` is the key of every question of the section, as in 判断题（正确）; `topic` titles name no kind;
    `lettered` ones say that A stands for 正确 and B for 错误.
    """

    kind: QuestionKind | None
    implied: str = ""
    count: int | None = None
    topic: bool = False
    lettered: bool = False


def read_heading(folded: str) -> Heading | None:
    """The heading a folded line is; None for any other line."""
    if len(folded) > 160:
        return None
    match = _HEADING.fullmatch(folded)
    if match is None or not (match["ordinal"] or match["title"] or len(folded.strip("【】[]:# ")) <= 6):
        return None
    tail = match["tail"] or ""
    lettered = _LEGEND.search(tail) is not None
    return Heading(KIND_WORDS[match["word"]], _implied(tail), promised(folded), lettered=lettered)


def read_topic(folded: str) -> Heading | None:
    """A title that names no kind: 第二章 行政处罚, 三、道路运输."""
    return Heading(None, topic=True) if len(folded) <= 40 and _TOPIC.fullmatch(folded) else None


def is_key_title(folded: str) -> bool:
    """Whether the line announces the answers of what stands above it."""
    return len(folded) <= 50 and _KEY_TITLE.fullmatch(folded) is not None and _NO_KEY_TITLE.search(folded) is None


def kind_in(folded: str) -> Heading | None:
    """The kind a key title names: 单选题答案."""
    match = re.search(_ALL, folded)
    return Heading(KIND_WORDS[match[0]]) if match else None


def promised(folded: str) -> int | None:
    """How many questions a title promises: 共20题, or 每题8分，共16分."""
    if match := _COUNT.search(folded):
        return int(match[1])
    if match := _EACH.search(folded):
        each, total = float(match[1]), float(match[2])
        return round(total / each) if each and abs(total / each - round(total / each)) < 1e-6 else None
    return None


def _implied(tail: str) -> str:
    match = _IMPLIED_KEY.fullmatch(tail)
    return _IMPLIED[match[1]] if match else ""
