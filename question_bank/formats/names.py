"""The words files use for kinds and difficulties."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from question_bank.question import Difficulty, QuestionKind

KIND_NAMES = {
    QuestionKind.SINGLE: "单选",
    QuestionKind.MULTIPLE: "多选",
    QuestionKind.TRUE_FALSE: "判断",
    QuestionKind.BLANK: "填空",
    QuestionKind.SHORT: "简答",
    QuestionKind.CASE: "案例",
}
DIFFICULTY_NAMES = {Difficulty.EASY: "易", Difficulty.MEDIUM: "中", Difficulty.HARD: "难"}

_KINDS = {
    QuestionKind.SINGLE: "单选 单项选择 单项 单选择 单项单选 单一选择 single singlechoice single_choice radio",
    QuestionKind.MULTIPLE: "多选 多项选择 多项 多选择 不定项选择 不定项 multi multiple_choice checkbox",
    QuestionKind.TRUE_FALSE: "判断 是非 对错 判断正误 正误 正误判断 判断对错 true/false truefalse tf judge judgment",
    QuestionKind.BLANK: "填空 填充 fill fillblank fillintheblank fill_blank",
    QuestionKind.SHORT: "简答 问答 简述 论述 名词解释 主观 解答 简析 辨析 简答论述 essay shortanswer short_answer",
    QuestionKind.CASE: "案例 案例分析 案例分析题 综合案例 材料 材料分析 案例综合",
}
_KIND_BY_WORD = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_KIND_BY_WORD |= {kind.value: kind for kind in QuestionKind}
_DIFFICULTIES = {
    Difficulty.EASY: "易 易题 简单 容易 较易 低 1 easy",
    Difficulty.MEDIUM: "中 中等 一般 适中 2 medium",
    Difficulty.HARD: "难 难题 困难 较难 高 3 hard",
}
_DIFFICULTY_BY_WORD = {word: level for level, words in _DIFFICULTIES.items() for word in words.split()}
_HEADING = re.compile(
    r"(?:第[一二三四五六七八九十\d]+(?:部分|大题)|[一二三四五六七八九十\d]+[、.])?([^\s(（]{2,8})(?:[(（].*)?"
)


@lru_cache(maxsize=4096)
def read_kind(text: str) -> QuestionKind | None:
    """单选, 【单选题】, 单项选择题: the kind; None for a word that says none, 选择题 among them."""
    word = _plain(text).strip("[]【】()").removesuffix("题")
    return _KIND_BY_WORD.get(word)


def read_heading(text: str) -> QuestionKind | None:
    """The kind a section title such as 一、单选题（每题1分，共20题） announces."""
    heading = _HEADING.fullmatch(_plain(text))
    return read_kind(heading[1]) if heading else None


@lru_cache(maxsize=4096)
def read_difficulty(text: str) -> Difficulty | None:
    """易, 中, 难 and the words used for them; None for another word."""
    return _DIFFICULTY_BY_WORD.get(_plain(text))


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()
