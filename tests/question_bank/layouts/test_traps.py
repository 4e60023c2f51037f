"""Single traps: where the answer stands, what looks like an option, what must never be guessed."""

from __future__ import annotations

import pytest

from question_bank.formats.batch import Batch
from question_bank.formats.layouts.text import AnyTextFormat
from question_bank.question import BlankKey, PointsKey, QuestionKind
from tests.question_bank.layouts.test_layouts import key_of, read

ABC = "\nA、一 B、二 C、三\n"


def keys(text: str) -> list[str | None]:
    return [key_of(item) for item in read(text).questions]


def codes(text: str) -> list[str]:
    return [problem.code for problem in read(text).all_problems if problem.blocking]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("单选题\n1、甲（ ）" + ABC + "答案：ｂ", ["B"]),
        ("多选题\n1、甲（ ）" + ABC + "答案：a，c", ["AC"]),
        ("多选题\n1、甲（ ）" + ABC + "答案：Ａ、Ｃ", ["AC"]),
        ("多选题\n1、甲（ ）" + ABC + "答案：A C", ["AC"]),
        ("1、甲（ ）" + ABC + "答案：二", ["B"]),
        ("1、甲（ ）" + ABC + "答案：B、二", ["B"]),
        ("1、甲（ ）" + ABC + "答案：（B）", ["B"]),
        ("1、甲（ ）" + ABC + "（B）", ["B"]),
        ("1、甲（ ）" + ABC + "B", ["B"]),
        ("1、甲（ ）\nA、一 B、二 C、三（B）", ["B"]),
        ("1、甲（ ）。B\nA、一 B、二 C、三", ["B"]),
        ("1、甲（ ）\na. 一\nb. 二\nc. 三\n答案：c", ["C"]),
        ("1、甲（ ）\n（A）一\n（B）二\n答案：A", ["A"]),
        ("1、甲（ ）\nA 一\nB 二\nC 三\n答案：C", ["C"]),
        ("1、甲（ ）\nA:2009 年 B2010 年 C:2008 年\n答案：C", ["C"]),
        ("1.1.1.1 甲（ ）" + ABC + "答案：A\n1.1.1.2 乙（ ）" + ABC + "答案：C", ["A", "C"]),
        ("Q1：甲（ ）" + ABC + "答案：A\n第2题 乙（ ）" + ABC + "正确选项：B", ["A", "B"]),
        ("判断题\n1、甲是乙。T\n2、乙是丙。 F\n3、丙是丁（√）", ["正确", "错误", "正确"]),
        ("判断题\n（×）1、甲是乙。\n√2、乙是丙。\n3、（√）丙是丁。", ["错误", "正确", "正确"]),
        ("判断题\n1、甲是乙。\n答案：1\n2、乙是丙。\n答案：0\n3、丙是丁。\n答案：N", ["正确", "错误", "错误"]),
        ("判断题1.甲是乙。(√)2.乙是丙。(×)3.丙是丁。(√)", ["正确", "错误", "正确"]),
        ("判断题（正确）\n1、甲是乙。\n判断题（错误）\n1、乙是丙。", ["正确", "错误"]),
        ("判断题（正确的打√，错误的打×）\n1、甲是乙。", [None]),
        ("判断题（A正确 B错误）\n1、甲是乙。（A）\n2、乙是丙。\n答案：B", ["正确", "错误"]),
        ("判断题\n1、甲是乙。（ ）\n答案：（ ）", [None]),
        ("判断题\n1、力的单位是吨(T)。", [None]),
    ],
)
def test_where_and_how_keys_stand(text: str, expected: list[str | None]) -> None:
    assert keys(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("单选题\n1、甲（ ）" + ABC, ["question.no_key"]),
        ("单选题\n1、甲（ ）" + ABC + "答案：（ ）", ["question.no_key"]),
        ("单选题\n1、甲（ ）" + ABC + "答案：待定", ["import.unreadable_key"]),
        ("单选题\n1、甲（ ）" + ABC + "答案：AAB", ["import.unreadable_key"]),
        ("单选题\n1、甲（ ）" + ABC + "答案：E", ["question.key_outside"]),
        ("单选题\n1、甲（ ）" + ABC + "答案：AB", ["question.several_keys"]),
        ("单选题\n1、甲（A）" + ABC + "答案：B", ["import.contradictory_keys"]),
        ("单选题\n1、甲（A）乙（B）" + ABC, ["import.contradictory_keys"]),
        ("单选题\n1、甲（ ）" + ABC + "答案：B\n解析：因为甲，故选C。", ["import.contradictory_keys"]),
        ("单选题\n1、甲（ ）" + ABC + "答案：A\n答案：B", ["import.contradictory_keys"]),
        ("单选题\n1、甲由 B 制定的规章，适用。( )" + ABC, ["import.floating_key"]),
        ("单选题\n1、甲（ ）\nA、一 B、二 D、三\n答案：A", ["import.option_letters"]),
        ("单选题\n1、甲（ ）\nA、一\nB、二\nB、三\nD、四\n答案：B", ["import.option_letters"]),
        ("单选题\n1、甲（ ）\nA、一\nB、\nC、三\n答案：A", ["question.empty_option"]),
        ("单选题\n1、如图所示，甲（ ）" + ABC + "答案：A", ["import.picture_missing"]),
        ("单选题\n1、甲（ ）\n答案：A", ["question.few_options", "question.key_outside"]),
        ("判断题\n1、甲是乙。\n答案：A", ["import.unreadable_key"]),
        ("判断题\n1、甲是乙（√）。\n答案：错", ["import.contradictory_keys"]),
        ("1、甲（ ）" + ABC, ["import.no_kind"]),
    ],
)
def test_what_is_uncertain_is_a_problem(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("stem", "shown"),
    [
        ("关于A、B、C三类企业，说法正确的是（ ）", None),
        ("地图中、图书的编号（ ）", None),
        ("基于属性的访问控制（ABAC）模型中（ ）", None),
        ("甲\n①乙 ②丙 ③丁（ ）", None),
        ("应设（ ）。（1分）", "应设（ ）。"),
        ("（2分）应设（ ）。", "应设（ ）。"),
        ("应设（ ）。（单选题）", "应设（ ）。"),
    ],
)
def test_stems_that_look_like_something_else(stem: str, shown: str | None) -> None:
    [item] = read(f"单选题\n1、{stem}{ABC}答案：B").questions
    assert item.ready
    assert item.question is not None
    assert (item.question.stem, len(item.question.options)) == (shown or stem, 3)


def test_one_malformed_item_leaves_the_others() -> None:
    good = "、甲（ ）\nA、一\nB、二\n答案：A\n"
    batch = read("单选题\n" + "".join(f"{n}{good}" for n in (1, 2)) + "3、乙（ ）\nA、一\nA、二\n答案：A\n4" + good)
    assert [item.ready for item in batch.questions] == [True, True, False, True]
    assert [(problem.code, problem.place.line) for problem in batch.all_problems] == [("import.option_letters", 10)]


def test_numbers_in_analyses_and_answers_begin_nothing() -> None:
    text = (
        "单选题\n1、甲（ ）\nA.一\nB.二\n答案：A\n解析：A、B选项如下：\nB.错误，因为乙；\n"
        "1.第一点。\n2.第二点。\n3.第三点。\n"
        "2、乙（ ）\nA.一\nB.二\n答案：B\n"
        "二、简答题\n1、简述甲。（5分）\n答：（1）其一；\n（2）其二。\n"
        "2、简述乙。\n答案：1.甲；\n2.乙；\n3.丙。\n3、简述丙。\n答：丙。"
    )
    batch = read(text)
    assert codes(text) == []
    assert [item.question.stem for item in batch.questions if item.question] == [
        "甲（ ）",
        "乙（ ）",
        "简述甲。",
        "简述乙。",
        "简述丙。",
    ]
    answer = batch.ready[3].answer
    assert isinstance(answer, PointsKey)
    assert answer.points[0].text == "1.甲；\n2.乙；\n3.丙。"


@pytest.mark.parametrize(
    ("stem", "answer", "gaps"),
    [
        ("应当遵循____、____的原则。", "公正、公开", ["公正", "公开"]),
        ("分为（  ）、（  ）和（  ）。", "国道；省道；县道", ["国道", "省道", "县道"]),
        ("分为____和____。", "（1）国道（2）省道", ["国道", "省道"]),
        ("期限为____日。", "二十；20", ["二十；20"]),
        ("期限为____日。", "二十", ["二十"]),
    ],
)
def test_gaps(stem: str, answer: str, gaps: list[str]) -> None:
    [question] = read(f"填空题\n1、{stem}\n答案：{answer}").ready
    assert isinstance(question.answer, BlankKey)
    assert ["|".join(gap.alternatives) for gap in question.answer.blanks] == gaps


def test_gaps_that_the_key_does_not_fit() -> None:
    assert codes("填空题\n1、____、____和____。\n答案：甲、乙") == ["question.gaps"]


CASES = (
    "六、案例分析题\n（一）张某驾驶货车超限。\n执法人员作出处罚决定。\n1、做法是否正确？（5分）\n答：正确。\n"
    "2、可以如何救济？（5分）\n答：复议或者诉讼。\n（二）李某未取得许可。\n1、应当如何处罚？（10分）\n答：依法处罚。",
    "案例题\n案例一：张某驾驶货车超限。\n问题：1.做法是否正确？2.可以如何救济？\n答案：1.正确。2.复议或者诉讼。\n"
    "案例二：李某未取得许可。请问：应当如何处罚？\n参考答案：依法处罚。",
    "案例分析\n1.张某驾驶货车超限。\n(1)做法是否正确？\n答案：正确。依据充分。\n(2)可以如何救济？\n答案：复议或者诉讼。\n"
    "2.李某未取得许可。\n(1)应当如何处罚？\n答案：依法处罚。",
)


@pytest.mark.parametrize("text", CASES)
def test_cases(text: str) -> None:
    batch = read(text)
    assert [item.ready for item in batch.questions] == [True, True]
    assert [len(question.parts) for question in batch.ready] == [2, 1]
    assert all(question.kind is QuestionKind.CASE for question in batch.ready)
    assert "张某驾驶货车超限。" in batch.ready[0].stem
    assert batch.ready[0].parts[1].stem == "可以如何救济？"


def test_a_case_by_its_tag_among_others() -> None:
    text = (
        "1.[单选题] 甲（ ）\nA.一 B.二\n答案：A\n2.[案例分析题] 张某超限运输。\n"
        "(1)做法是否正确？\n答案：正确，有依据。\n"
        "(2)如何救济？\n答案：复议。\n3.[判断题] 甲是乙。\n答案：对\n"
    )
    batch = read(text)
    assert [question.kind.value for question in batch.ready] == ["single", "case", "true_false"]
    assert [part.kind.value for part in batch.ready[1].parts] == ["short", "short"]


def test_one_material_for_as_many_cases_as_the_title_promises() -> None:
    text = "四、材料分析题（每题8分，共16分）\n甲的材料，" + "说明" * 20 + "。\n1.如何理解甲？\n2.为什么是乙？"
    batch = read(text)
    assert batch.found == 2
    assert [item.question.parts[0].stem for item in batch.questions if item.question] == [
        "如何理解甲？",
        "为什么是乙？",
    ]


def test_a_case_with_choices() -> None:
    [question] = read(
        "案例分析题\n甲的案情如下。\n1、对不对？\nA.对的一 B.错的二 C.都不是\n答案：A\n2、甲应当公正。\n答案：正确"
    ).ready
    assert [part.kind for part in question.parts] == [QuestionKind.SINGLE, QuestionKind.TRUE_FALSE]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(encoding: str) -> None:
    data = "单选题\r\n1、甲（ ）\r\nA、一\r\nB、二\r\n答案：B\r\n".encode(encoding)
    assert [key_of(item) for item in AnyTextFormat().read(data, "库.txt").questions] == ["B"]


def read_markdown(text: str) -> Batch:
    return read(text, "题库.md")


@pytest.mark.parametrize(
    "text",
    [
        "## 一、单选题\n\n**1. 甲____（ ）**\n\n- A. 一\n- B. <font color='red'>二</font>\n- C. 三\n",
        "# **Q001**\n\n**题目：**\n\n甲____（ ）\n\n**选项：**\n\nA 一\n\nB 二\n\nC 三\n\n"
        "**正确答案：**\n\nB 二\n\n**解析：**\n\n略\n\n---\n",
        "1\\. 甲____（ ）<br>A\\. 一<br>B\\. 二<br>C\\. 三\n\n> 答案：`B`\n",
    ],
)
def test_markdown(text: str) -> None:
    [item] = read_markdown(text).questions
    assert item.question is not None
    assert item.question.stem == "甲____（ ）"
    assert [option.text for option in item.question.options] == ["一", "二", "三"]
    assert key_of(item) == "B"


def test_the_own_layout_is_still_read() -> None:
    own = "科目：行政处罚法\n\n【单选】甲？\nA．一\nB．二\n答案：B\n难度：难\n"
    [question] = read(own).ready
    assert (question.subject, question.difficulty.value) == ("行政处罚法", 3)
    loose = "1、【单选】甲？ A.一 B.二\n答案：B\n2、【判断】乙。\n答案：对\n"
    assert keys(loose) == ["B", "正确"]


@pytest.mark.parametrize("kind", ["简答", "论述题", "名词解释"])
def test_an_answer_of_several_lines_stays_whole_where_its_own_tag_says_the_kind(kind: str) -> None:
    [question] = read(f"1．【{kind}】听证如何进行？\n答案：\n告知当事人；\n当事人申请；\n举行听证。\n").ready
    assert isinstance(question.answer, PointsKey)
    assert question.answer.points[0].text == "告知当事人；\n当事人申请；\n举行听证。"
    assert question.rationale == ""


def test_points_of_which_some_say_no_share_are_asked_about() -> None:
    text = "简答题\n1．听证如何进行？\n答案：\n告知当事人（40%）\n当事人申请\n举行听证\n"
    assert codes(text) == ["import.no_share", "import.no_share"]


@pytest.mark.parametrize("title", ["参考答案：", "【参考答案】", "参考答案"])
@pytest.mark.parametrize("number", ["案例{}", "案例{}："])
def test_answers_below_each_titled_case_are_its_own(title: str, number: str) -> None:
    text = f"""案例分析题
{number.format("1")}
某执法人员单独检查货车并收取现金。
问题：
（1）有哪些违法之处？
（2）应如何纠正？
{title}
（1）单人执法。
（2）责令改正。
{number.format("2")}
某公司未经许可从事客运。
问题：
（1）应如何处罚？
（2）如何救济？
{title}
（1）没收违法所得。
（2）行政复议或者行政诉讼。
"""
    cases = read(text).ready
    assert [
        [key.points[0].text for part in case.parts if isinstance(key := part.answer, PointsKey)] for case in cases
    ] == [
        ["单人执法。", "责令改正。"],
        ["没收违法所得。", "行政复议或者行政诉讼。"],
    ]
    assert read(text).problems == ()


def test_answers_of_all_sections_below_the_last_case_stay_a_block() -> None:
    text = """一、单选题
1．甲是（ ）A．一 B．二
二、案例题
案例1
某执法人员单独检查货车。
问题：
1．有何违法之处？
2．应如何纠正？
参考答案
一、单选题
1．A
二、案例题
1．单人执法。
2．责令改正。
"""
    single, case = read(text).ready
    assert key_of(read(text).questions[0]) == "A"
    assert single.kind is QuestionKind.SINGLE
    assert [part.answer is not None for part in case.parts] == [True, True]


def test_options_in_square_brackets_of_their_own() -> None:
    text = "【题干】期限为（ ）年。\n【A】四\n【B】一\n【答案】A\n【题型】单选\n"
    assert keys(text) == ["A"]
    [question] = read(text).ready
    assert [option.text for option in question.options] == ["四", "一"]


def test_answers_as_learning_platforms_phrase_them() -> None:
    text = """题目1
下列哪项属于处罚？
选择一项：
a. 通报批评
b. 训诫
正确答案是：通报批评
题目2
听证由行政机关承担费用。
选择一项：
对
错
正确的答案是“对”。
"""
    assert keys(text) == ["A", "正确"]
