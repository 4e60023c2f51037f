"""Keys that stand apart from their questions: joined where they fit, reported where they do not."""

from __future__ import annotations

import pytest

from question_bank.formats.layouts.key_rows import read_row
from question_bank.formats.layouts.pair import read_with_key
from question_bank.question import PointsKey
from tests.question_bank.layouts.test_layouts import key_of, read

CHOICES = "".join(f"{n}、{name}（ ）\nA、一 B、二 C、三\n" for n, name in enumerate("甲乙丙", start=1))
SEVERAL = "1、丁（ ）\nA、一 B、二 C、三\n2、戊（ ）\nA、一 B、二 C、三\n"
JUDGED = "1、己是庚。\n2、辛是壬。\n"
PAPER = "一、单选题\n" + CHOICES + "二、多选题\n" + SEVERAL + "三、判断题\n" + JUDGED
EXPECTED = ["A", "B", "C", "AB", "BC", "正确", "错误"]


@pytest.mark.parametrize(
    "key",
    [
        "答案\n一、单选题\n1.A 2.B 3.C\n二、多选题\n1.AB 2.BC\n三、判断题\n1.√ 2.×",
        "参考答案\n一、单选题\n1-3 ABC\n二、多选题\n1-2 AB BC\n三、判断题\n1-2：√×",
        "单选题答案：\n1-3.ABC.\n多选题答案：\n1.AB 2.BC\n判断题答案：\n1-2 对错",
        "参考答案\n一、单选题：1~3 ABC\n二、多选题：1、AB 2、BC\n三、判断题：1、√ 2、×",
        "参考答案与解析\n一、单选题\n1.答案: A\n解析：甲。\n2.B。解析：A、C项不对。\n3.【答案】C【解析】丙。\n"
        "二、多选题\n1. AB\n2. BC\n三、判断题\n1. 正确\n2. 错误",
        "附：参考答案\n一、单选题\n题号\t1\t2\t3\n答案\tA\tB\tC\n二、多选题\n（1）AB （2）BC\n三、判断题\n1√ 2×",
    ],
)
def test_a_key_at_the_end(key: str) -> None:
    batch = read(PAPER + key)
    assert [key_of(item) for item in batch.questions] == EXPECTED
    assert [problem.code for problem in batch.all_problems] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "一、单选题\n" + CHOICES + "答案：1-3 ABC\n二、多选题\n" + SEVERAL + "答案：1.AB 2.BC",
            ["A", "B", "C", "AB", "BC"],
        ),
        (CHOICES + SEVERAL + "参考答案\n1-3 ABC\n1.AB 2.BC", ["A", "B", "C", "AB", "BC"]),
        (
            "第一章\n一、单选题\n"
            + CHOICES
            + "参考答案\n1-3 ABC\n第二章\n一、单选题\n"
            + CHOICES
            + "参考答案\n1-3 CBA",
            [*"ABCCBA"],
        ),
        (
            "一、单选题\n" + CHOICES + "二、判断题\n4、己。\n5、庚。\n参考答案\n1-3 ABC 4-5 √×",
            ["A", "B", "C", "正确", "错误"],
        ),
    ],
)
def test_keys_between_and_without_titles(text: str, expected: list[str]) -> None:
    batch = read(text)
    assert [key_of(item) for item in batch.questions] == expected
    assert batch.problems == ()


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("参考答案\n1-3 AB", {"import.unreadable_key"}),
        ("参考答案\n1-5 ABCAB", {"import.key_unjoined"}),
        ("参考答案\n二、多选题\n1-3 AB BC AC", {"question.no_key", "import.key_unjoined"}),
        ("参考答案\n1.A 2.B 2.C 3.C", {"import.unreadable_key"}),
    ],
)
def test_a_key_that_does_not_fit(key: str, found: set[str]) -> None:
    batch = read("一、单选题\n" + CHOICES + key)
    assert {problem.code for problem in batch.all_problems} == found
    right = dict(zip("甲乙丙", "ABC", strict=True))
    assert all(key_of(item) in (None, right[item.question.stem[0]]) for item in batch.questions if item.question)


def test_a_key_of_one_section_answers_no_other() -> None:
    batch = read("一、单选题\n" + CHOICES + "二、多选题\n" + SEVERAL + "参考答案\n1-2 AB")
    assert [key_of(item) for item in batch.questions] == [None] * 5
    assert {problem.code for problem in batch.problems} == {"import.key_unjoined"}


def test_a_key_that_contradicts_the_stem() -> None:
    batch = read("一、单选题\n" + CHOICES.replace("甲（ ）", "甲（B）") + "参考答案\n1-3 ABC")
    assert [key_of(item) for item in batch.questions] == [None, "B", "C"]
    assert [problem.code for problem in batch.all_problems] == ["import.contradictory_keys"]


def test_written_answers_at_the_end() -> None:
    text = (
        "一、简答题\n1、简述甲。\n2、简述乙。\n二、案例分析题\n某案情如下，请回答。\n1、对不对？\n2、怎么办？\n"
        "参考答案\n一、简答题\n1、简述甲。\n甲的内容。\n（1）其一\n2、答：乙的内容。\n二、案例分析题\n1、不对。\n2、改正。"
    )
    first, second, case = read(text).ready
    assert isinstance(first.answer, PointsKey)
    assert isinstance(second.answer, PointsKey)
    assert (first.answer.points[0].text, second.answer.points[0].text) == ("甲的内容。\n（1）其一", "乙的内容。")
    assert [part.answer.points[0].text for part in case.parts if isinstance(part.answer, PointsKey)] == [
        "不对。",
        "改正。",
    ]


def test_a_key_without_questions() -> None:
    batch = read("参考答案\n一、单选题\n1-5 ABCDA")
    assert [problem.code for problem in batch.all_problems] == ["import.key_alone"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("1-5.DCABA.  6-7.AB", dict(enumerate("DCABAAB", start=1))),
        ("1-2 AB", {1: "A", 2: "B"}),
        ("1-2 AB CD", {1: "AB", 2: "CD"}),
        ("1-3 AB", {1: "", 2: "", 3: ""}),
        ("1. ABCD 2. ABD", {1: "ABCD", 2: "ABD"}),
        ("11—13：×√√", {11: "×", 12: "√", 13: "√"}),
        ("1. 下列正确的是", None),
        ("1.A公司与B公司", None),
        ("", None),
    ],
)
def test_rows(row: str, expected: dict[int, str] | None) -> None:
    assert read_row(row.translate(str.maketrans("：", ":"))) == expected


def test_a_key_in_a_second_file() -> None:
    title = "《安全知识》试题\n参考答案（A卷）\n\n"
    key = title + "一．单选题（每题1分，共3分）\n1-3.ABC.\n二．多选题\n1. AB 2. BC\n三．判断题\n1-2 √×\n"
    batch = read_with_key((PAPER.encode(), "试卷.txt"), (key.encode(), "答案.txt"))
    assert [key_of(item) for item in batch.questions] == EXPECTED
    assert batch.all_problems == ()


def test_a_second_file_that_does_not_fit() -> None:
    batch = read_with_key((PAPER.encode(), "试卷.txt"), ("一、单选题\n\n1-5 ABCAB".encode(), "答案.txt"))
    assert {(problem.code, problem.place.file, problem.place.line) for problem in batch.problems} == {
        ("import.key_unjoined", "答案.txt", 3)
    }
    refused = read_with_key((PAPER.encode(), "试卷.txt"), (b"\xd0\xcf\x11\xe0", "答案.doc"))
    assert [(problem.code, problem.place.file) for problem in refused.problems] == [("import.legacy_word", "答案.doc")]
