"""Layouts of platforms and offices as they circulate: each trap with questions of our own."""

from __future__ import annotations

import io

import pytest
from docx import Document

from question_bank.formats.layouts.text import AnyTextFormat
from question_bank.formats.layouts.word import WordFormat
from question_bank.question import BlankKey, PointsKey
from tests.question_bank.layouts.test_layouts import key_of, read

PLATFORM = """二. 判断题(共2题,40.0分)
2
执法人员不得少于两人。
我的答案:对
正确答案:对
得分: 20.0分
3
一事可以两罚。
我的答案:对
正确答案:错
得分:0.0分
"""
CASES = """一、案例分析题
案例一:2024年3月,某县查获张某驾驶货车超限运输。
1.本案程序存在什么问题?(单选)(5分)
A.执法人员少于两人 B.没有问题
答案:A
2.请简述正确的程序。(10分)
答案:出示执法证件,制作笔录。
案例二:李某未取得许可从事客运经营。
问题:
(1)李某的行为违反了什么规定?
(2)应当如何处理?
参考答案:(1)违反许可规定;(2)责令停止经营。
"""


def test_numbers_alone_on_a_line_go_on_under_the_next_heading() -> None:
    batch = read("一. 单选题\n1\n听证申请的期限是( )日。\nA、\n三\nB、\n五\n正确答案:B\n" + PLATFORM)
    assert [key_of(item) for item in batch.questions] == ["B", "正确", "错误"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. 说法正确。[判断题]\n对(正确答案)\n错\n", "正确"),
        ("1. 说法正确。[判断题]\n对\n错（正确答案）\n", "错误"),
        ("判断题\n1. 甲。 Y\n", "正确"),
        ("判断题\n1. 甲。N\n", "错误"),
        ("1) the earth is flat.\nAnswer: False\n", "错误"),
        ("1、谁负责？\n*A、甲\nB、乙\nC、丙\n", "A"),
        ("1、谁负责？\nA、甲\n*B、乙\n*C、丙\n", "BC"),
        ("单选题\n1、谁负责？\n*A、甲\n*B、乙\n*C、丙\n", None),
    ],
)
def test_marks_of_the_right_answer(text: str, expected: str | None) -> None:
    assert [key_of(item) for item in read(text).questions] == [expected]


def test_a_unit_behind_a_space_is_no_key() -> None:
    assert [key_of(item) for item in read("判断题\n1、力的单位是 N\n").questions] == [None]


def test_each_case_counts_its_parts_in_its_own_way() -> None:
    first, second = read(CASES).questions
    assert first.question is not None
    assert second.question is not None
    assert len(first.question.parts) == len(second.question.parts) == 2


def test_points_of_an_answer_under_their_own_label() -> None:
    (item,) = read("一、简答题\n1、什么是回避？\n答案要点：①利害关系；②申请；③决定。\n").questions
    assert item.question is not None
    assert isinstance(item.question.answer, PointsKey)


@pytest.mark.parametrize(
    ("stem", "gaps"),
    [
        ("罚款应当在（ 十五 ）日内缴纳。", (("十五",),)),
        ("罚款应当在____日内缴纳，由____执行。", None),
        ("执法机关（ 以下简称机关 ）应当公开。", None),
        ("应当在（　）日内（ 书面 ）告知。", None),
    ],
)
def test_gaps_that_were_filled_in(stem: str, gaps: tuple[tuple[str, ...], ...] | None) -> None:
    (item,) = read(f"一、填空题\n1、{stem}\n").questions
    assert item.question is not None
    key = item.question.answer
    assert (tuple(blank.alternatives for blank in key.blanks) if isinstance(key, BlankKey) else None) == gaps


def test_tables_of_markdown_are_read_as_sheets() -> None:
    table = "| 题干 | A | B | 答案 |\n|---|---|---|---|\n| 谁负责？ | 甲 | 乙 | B |\n"
    batch = AnyTextFormat().read(f"# 题库\n\n{table}\n1. 对不对？(√)\n".encode(), "题库.md")
    assert sorted(key_of(item) or "" for item in batch.questions) == ["B", "正确"]
    assert len(batch.ready) == 2


def test_a_table_of_keys_below_the_questions_of_a_document() -> None:
    document = Document()
    for number in (1, 2, 3):
        document.add_paragraph(f"{number}.第{number}题的内容\tA.甲\tB.乙\tC.丙")
    table = document.add_table(2, 4)
    for row, texts in zip(table.rows, (["题号", "1", "2", "3"], ["答案", "A", "C", "B"]), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    batch = WordFormat().read(buffer.getvalue(), "题库.docx")
    assert [key_of(item) for item in batch.questions] == ["A", "C", "B"]
