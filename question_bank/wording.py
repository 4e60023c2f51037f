"""Problems as sentences that say what to do next, in Chinese and in English."""

from __future__ import annotations

from question_bank.problems import Place, Problem
from question_bank.words_of_imports import IMPORT_WORDS
from question_bank.words_of_questions import QUESTION_WORDS

WORDS: dict[str, tuple[str, str]] = {**QUESTION_WORDS, **IMPORT_WORDS}
"""Code → (Chinese, English)."""

FORMAT_WORDS: dict[str, tuple[str, str]] = {
    "sheet": ("Excel 工作簿", "Excel workbook"),
    "text": ("文本文件", "Plain text"),
    "word": ("Word 文档", "Word document"),
    "gift": ("GIFT 文本", "GIFT text"),
    "moodle_xml": ("Moodle XML", "Moodle XML"),
    "qti21": ("QTI 2.1 题包", "QTI 2.1 package"),
    "qti3": ("QTI 3.0 题包", "QTI 3.0 package"),
    "aiken": ("Aiken 文本", "Aiken text"),
    "webct": ("WebCT 文本", "WebCT text"),
    "common_cartridge": ("Common Cartridge 课程包", "Common Cartridge"),
    "qti12": ("QTI 1.2", "QTI 1.2"),
    "examview": ("ExamView XML", "ExamView XML"),
}
"""Name of a format → (Chinese, English)."""


def describe_format(name: str, language: str = "zh_CN") -> str:
    """What a format is called in a file dialog; Chinese unless the language is English."""
    chinese, english = FORMAT_WORDS[name]
    return english if language.startswith("en") else chinese


def describe(problem: Problem, language: str = "zh_CN") -> str:
    """The problem as a sentence; Chinese unless the language is English."""
    chinese, english = WORDS[problem.code]
    template = english if language.startswith("en") else chinese
    return template.format_map(dict(problem.params))


def describe_place(place: Place, language: str = "zh_CN") -> str:
    """Where it stands: 题库.xlsx，工作表“单选”，第3行，第2小题; empty for no place."""
    english = language.startswith("en")
    words = (
        ("{}", "sheet “{}”", "row {}", "line {}", "part {}")
        if english
        else ("{}", "工作表“{}”", "第{}行", "第{}行", "第{}小题")
    )
    values = (place.file, place.sheet, place.row, place.line, place.part)
    named = [word.format(value) for word, value in zip(words, values, strict=True) if value]
    return (", " if english else "，").join(named)
