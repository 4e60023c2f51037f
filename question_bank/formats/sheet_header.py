"""Which column holds what."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from question_bank.question import OPTION_LETTERS

_WORDS = {
    "kind": "题型 题目类型 试题类型 试题题型 类型 题类",
    "part": "小题 小题号 小题序号",
    "stem": "题干 题目 试题内容 试题 题目内容 试题题干 题干内容 问题 题目名称",
    "options": "选项 备选项 备选答案 候选答案 选项内容 可选项",
    "answer": "答案 正确答案 参考答案 标准答案 试题答案",
    "rationale": "解析 答案解析 试题解析 题目解析 解释 分析",
    "basis": "依据 法条 法律依据 法规依据 依据法条 出处",
    "subject": "科目 所属科目 专业 章节 分类",
    "point": "知识点 考点",
    "difficulty": "难度 难易度 难易程度 难度系数 难度等级",
    "field": "门类 执法门类 执法领域 业务门类",
}
_COLUMN_BY_WORD = {word: name for name, words in _WORDS.items() for word in words.split()}
_OPTION = re.compile(r"(?:选项|备选项|备选答案|答案选项)?([a-j])(?:选项|项)?")
_OPTION_NUMBER = re.compile(r"(?:选项|备选项|备选答案|答案选项)(10|[1-9]|[一二三四五六七八九十])")
_CHINESE = "一二三四五六七八九十"
_BRACKETED = re.compile(r"[(（\[【].*?[)）\]】]")


@dataclass(frozen=True)
class Header:
    """Columns by name, counted from 0, and the columns of single options by letter."""

    columns: dict[str, int]
    options: dict[str, int]

    def cell(self, row: Sequence[str], name: str) -> str:
        """The text of the named column; empty where there is none."""
        column = self.columns.get(name)
        return row[column] if column is not None and column < len(row) else ""


def read_header(row: Sequence[str]) -> Header | None:
    """The header a row is, or None: a header names the stem, and the answer or the options."""
    columns: dict[str, int] = {}
    options: dict[str, int] = {}
    for column, text in enumerate(row):
        word = _plain(text)
        if name := _COLUMN_BY_WORD.get(word):
            columns.setdefault(name, column)
        elif letter := _option_letter(word):
            options.setdefault(letter, column)
    has_key = "answer" in columns or "options" in columns or "A" in options
    return Header(columns, options) if "stem" in columns and has_key else None


def _option_letter(word: str) -> str:
    if match := _OPTION.fullmatch(word):
        return match[1].upper()
    if match := _OPTION_NUMBER.fullmatch(word):
        place = _CHINESE.index(match[1]) if match[1] in _CHINESE else int(match[1]) - 1
        return OPTION_LETTERS[place]
    return ""


def _plain(text: str) -> str:
    folded = "".join(unicodedata.normalize("NFKC", text).split()).lower()
    return _BRACKETED.sub("", folded).strip("*:·.、-_")
