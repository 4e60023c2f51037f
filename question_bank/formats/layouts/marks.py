"""What a line begins: a section, a question, an option, an answer, an analysis, or nothing in particular."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, auto

from question_bank.formats.layouts.cuts import ANALYSIS_LABEL, ANSWER_LABEL, BARE_ANSWER, OTHERS_ANSWER
from question_bank.formats.layouts.lines import Line
from question_bank.formats.layouts.sections import KIND_PATTERN, Heading, is_key_title, read_heading, read_topic


class Mark(Enum):
    """What a line begins."""

    HEADING = auto()
    TOPIC = auto()
    KEY_TITLE = auto()
    NUMBER = auto()
    STEM = auto()
    OPTION = auto()
    ANSWER = auto()
    ANALYSIS = auto()
    FIELD = auto()
    PLAIN = auto()


@dataclass(frozen=True, slots=True)
class Marked:
    """A line with what it begins.

    `start` is where its own text begins behind the mark; `number` of a question and whether it stands in
    `brackets`; `name` of a field, or the letter of an option; `tag` the kind written beside a number;
    `weak` numbers may also be part of a sentence; `chained` lines hold option A and option B.
    """

    line: Line
    mark: Mark
    start: int = 0
    number: int | None = None
    brackets: bool = False
    name: str = ""
    tag: str = ""
    weak: bool = False
    chained: bool = False
    heading: Heading | None = None

    @property
    def text(self) -> str:
        """The line's own text, behind its mark."""
        return self.line.text[self.start :].strip()

    @property
    def folded(self) -> str:
        """The shadow of `text`."""
        return self.line.folded[self.start :].strip()


_TAG = rf"[(\[【<]\s*({KIND_PATTERN})\s*题?\s*(?:[,、;:]?\s*\d{{1,3}}(?:\.\d+)?\s*分)?\s*[)\]】>]\s*[:、.]?"
_TAG_BARE = rf"({KIND_PATTERN})题\s*[:、.]"
_BEFORE_TAG = re.compile(rf"\s*(?:{_TAG})\s*")
_AFTER_TAG = re.compile(rf"\s*(?:[(\[]\s*\d{{1,2}}(?:\.\d)?\s*分\s*[)\]]\s*)?(?:{_TAG}|{_TAG_BARE})\s*")
_POINTS = re.compile(r"\s*[(\[【]\s*(?:本题\s*)?\d{1,3}(?:\.\d+)?\s*分\s*[)\]】]\s*")
_NUMBER = re.compile(
    r"(?:第\s*(?P<which>\d{1,4})\s*题|(?:题目|试题|题干|问题|题号|题)\s*(?P<titled>\d{1,4}))\s*[.、:)]?\s*"
    r"|【\s*(?:题干|题目|试题|第)\s*(?P<box>\d{1,4})\s*题?\s*】\s*"
    r"|[Qq]\s*(?P<q>\d{1,4})\s*(?:[.、:)]|$)\s*"
    r"|(?P<level>\d{1,3}(?:\.\d{1,3}){2,4})\s*[.、]?\s*"
    r"|(?P<plain>\d{1,4})\s*(?:[、:)]|[.](?!\d)|(?=\t))\s*"
    r"|[(\[]\s*(?P<brackets>\d{1,4})\s*[)\]]\s*[.、:]?\s*"
    r"|(?P<alone>\d{1,4})\s*$"
)
_WEAK_NUMBER = re.compile(r"(?P<plain>\d{1,4})(?:\s*[.](?=\d)|\s*,|\s+(?=\S))\s*")
_TAGGED_NUMBER = re.compile(r"(?P<plain>\d{1,4})\s*[.,]?\s*(?=\S)")
_STEM_LABEL = re.compile(r"(?:[【\[]\s*(?:题目|试题|题干|问题)\s*[】\]]|(?:题目|试题|题干)(?:内容)?)\s*[:]?\s*")
_OPTION = re.compile(r"(?:[(\[【]\s*([A-J])\s*[)\]】]|([A-J])\s*[.、:)·,])\s*")
_CHAIN = re.compile(r"(?<![A-Za-z])A\s?[.、:)]\s*[^\s.、:)].{0,400}?(?<![A-Z])B\s?[.、:)]\s*[^\s.、:)]")
_ANSWER = re.compile(
    rf"(?:{ANSWER_LABEL}|{BARE_ANSWER}|(?:正确|参考|标准)?答案\s*$|答\s*:|正确答案\s+"
    r"|正确的?答案[是为]\s*(?=[“\"][^”\"]{1,80}[”\"]\s*[。.]?$))\s*"
)
_ANALYSIS = re.compile(
    rf"(?:{ANALYSIS_LABEL}|(?:解析|分析|解释|说明|理由|详解|解|点评|解题思路)\s*[:]|(?:解析|答案解析)\s*$)\s*"
)
_FIELDS = {
    "basis": "依据 法律依据 法规依据 法条依据 法条 出处 来源 题目出处 试题依据",
    "point": "知识点 考点 考查点 考核点 所属知识点",
    "difficulty": "难度 难易度 难易程度 难度系数 难度等级",
    "kind": "题型 试题类型 题目类型",
    "field": "门类 执法门类",
    "ignored": "分数 分值 得分 本题得分 能力水平 章节 标签 题量 满分 编号 题号 创建人 关键字 关键词 认知层次 ID",
    "options": "选项 备选项 答案选项 题目选项 选择一项 选择一项或多项",
}
_FIELD_BY_WORD = {word: name for name, words in _FIELDS.items() for word in words.split()}
_FIELD_WORDS = "|".join(sorted(_FIELD_BY_WORD, key=len, reverse=True))
_FIELD = re.compile(rf"(?:[【\[]\s*({_FIELD_WORDS})\s*[】\]]\s*:?|({_FIELD_WORDS})\s*:|({OTHERS_ANSWER}))\s*")
_LONGEST_VERDICT = 8
_VERDICT_LINE = re.compile(r"[(【\[]?\s*(?:√|×|正确|错误|对|错)\s*[)】\]]?\s*[。.]?")
_MARKED_VERDICT = re.compile(r"\s*(√|×|正确|错误|对|错)\s*[(\[【]\s*(?:正确答案|正确选项|答案)\s*[)\]】]\s*")
_TRUE_FALSE_LEAD = re.compile(r"(?:[(]\s*(?:√|×|对|错|正确|错误|[A-J]{1,6})?\s*[)]|√|×)\s*(?=\d{1,4}\s*[.、])")


def read_marks(lines: Iterable[Line]) -> list[Marked]:
    """Every line with what it begins."""
    marks = [read_mark(line) for line in lines]
    for index, mark in enumerate(marks):
        if mark.mark is Mark.PLAIN and (chosen := _MARKED_VERDICT.fullmatch(mark.line.folded)):
            _take_marked_verdict(marks, index, chosen.end(1))
        if mark.mark is Mark.PLAIN and _is_verdict(mark) and not _has_opposite(marks, index):
            marks[index] = replace(mark, mark=Mark.ANSWER)
    return marks


def _take_marked_verdict(marks: list[Marked], index: int, end: int) -> None:
    """对（正确答案） above or below 错: the marked word is the answer, the other one an option without a letter."""
    line = marks[index].line
    marks[index] = Marked(replace(line, text=line.text[:end], folded=line.folded[:end]), Mark.ANSWER)
    for beside in (index - 1, index + 1):
        if 0 <= beside < len(marks) and _is_verdict(marks[beside]):
            marks[beside] = Marked(marks[beside].line, Mark.FIELD, len(marks[beside].line.text), name="ignored")


def _is_verdict(mark: Marked) -> bool:
    """A line of its own that says nothing but 正确 or ×: the answer of a true/false question."""
    return len(mark.line.folded) <= _LONGEST_VERDICT and _VERDICT_LINE.fullmatch(mark.line.folded) is not None


def _has_opposite(marks: list[Marked], index: int) -> bool:
    """Both words below each other are the two options, not an answer."""
    beside = marks[max(0, index - 1) : index] + marks[index + 1 : index + 2]
    return any(_is_verdict(other) and other.line.folded != marks[index].line.folded for other in beside)


def read_mark(line: Line) -> Marked:
    """What the line begins, by its own text alone."""
    folded = line.folded
    if heading := read_heading(folded):
        return Marked(line, Mark.HEADING, heading=heading)
    if "答案" in folded and is_key_title(folded) and not _is_label(folded):
        return Marked(line, Mark.KEY_TITLE, len(line.text))
    if marked := _labelled(line):
        return marked
    if (option := _OPTION.match(folded)) is not None:
        chained = _CHAIN.match(folded) is not None
        return Marked(line, Mark.OPTION, option.end(), name=option[1] or option[2], chained=chained)
    if marked := _numbered(line):
        return marked
    if topic := read_topic(folded):
        return Marked(line, Mark.TOPIC, heading=topic)
    return Marked(line, Mark.PLAIN, chained=_CHAIN.search(folded) is not None)


def _is_label(folded: str) -> bool:
    """A label of one answer or analysis: with its text behind it, or 答案解析： alone."""
    match = _ANSWER.match(folded)
    return (match is not None and match.end() < len(folded)) or re.fullmatch(ANALYSIS_LABEL, folded) is not None


def _labelled(line: Line) -> Marked | None:
    folded = line.folded
    for mark, pattern in ((Mark.ANSWER, _ANSWER), (Mark.ANALYSIS, _ANALYSIS)):
        if match := pattern.match(folded):
            return Marked(line, mark, match.end())
    if match := _FIELD.match(folded):
        name = _FIELD_BY_WORD.get(match[1] or match[2] or "", "ignored")
        return Marked(line, Mark.FIELD, match.end(), name=name)
    return None


def _numbered(line: Line) -> Marked | None:
    """A number with the kind before or behind it; a kind or a label alone also begins a question."""
    folded = line.folded
    start, tag = 0, ""
    if before := _BEFORE_TAG.match(folded):
        start, tag = before.end(), before[1]
    lead = _TRUE_FALSE_LEAD.match(folded, start)
    at = lead.end() if lead else start
    match = _NUMBER.match(folded, at)
    weak = (_TAGGED_NUMBER if tag else _WEAK_NUMBER).match(folded, at) if match is None else None
    found = match or weak
    if found is None:
        if label := _STEM_LABEL.match(folded, start):
            return Marked(line, Mark.STEM, label.end(), tag=tag)
        return Marked(line, Mark.STEM, start, tag=tag, chained=_CHAIN.search(folded) is not None) if tag else None
    number, end = _number_of(found), found.end()
    if not tag and (after := _AFTER_TAG.match(folded, end)):
        end, tag = after.end(), after[1] or after[2]
    if label := _STEM_LABEL.match(folded, end):
        end = label.end()
    return Marked(
        line,
        Mark.NUMBER,
        end,
        number,
        brackets=bool(match and match["brackets"]),
        tag=tag,
        weak=(weak is not None or found.groupdict().get("alone") is not None) and not tag,
        chained=_CHAIN.search(folded, end) is not None,
        name=folded[start : lead.end()].strip() if lead else "",
    )


def _number_of(match: re.Match[str]) -> int:
    texts = match.groupdict()
    if level := texts.get("level"):
        return int(level.rsplit(".", 1)[1])
    return next(int(text) for text in texts.values() if text)


def without_points(folded: str) -> tuple[int, int]:
    """Where a text begins and ends without the points (5分) written at its beginning or end."""
    start, end = 0, len(folded)
    if match := _POINTS.match(folded):
        start = match.end()
    for match in _POINTS.finditer(folded, start):
        if not folded[match.end() :].strip("。. "):
            end = match.start()
    return start, end
