from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from question_bank.formats.text import TextFormat
from question_bank.question import (
    Blank,
    BlankKey,
    ChoiceKey,
    Citation,
    Difficulty,
    Option,
    PointsKey,
    Question,
    QuestionKind,
)
from question_bank.starter import starter_batches
from tests.question_bank.question_strategies import questions
from tests.starter import starter_questions

TEXT = TextFormat()
HEAD = "科目：行政处罚法\n依据版本：2021-01-22\n\n"
GOOD = "【单选】几日内提出？\nA．三日\nB．五日\n答案：B\n"


def read(text: str) -> list[tuple[Question | None, list[str]]]:
    items = TEXT.read(text.encode(), "库.txt").questions
    return [(item.question, [problem.code for problem in item.problems]) for item in items]


def codes(text: str) -> list[str]:
    return [problem.code for problem in TEXT.read(text.encode(), "库.txt").all_problems]


def only(text: str) -> Question:
    [(question, found)] = read(text)
    assert question is not None
    assert found == []
    return question


@given(st.lists(questions(), min_size=1, max_size=4))
@settings(deadline=None)
def test_what_is_written_is_read(written: list[Question]) -> None:
    batch = TEXT.read(TEXT.write(written), "库.txt")
    assert batch.ready == tuple(written)
    assert batch.found == len(written)


@pytest.mark.parametrize(
    "stem",
    [
        "甲\nA．像选项",
        "甲\n答案：乙",
        "甲\n\n乙",
        "甲\n【单选】丙",
        "甲\n\\n",
        "甲\n（1）【判断】丁",
        "甲\n科目：戊",
    ],
)
def test_text_that_looks_like_layout_survives(stem: str) -> None:
    question = replace(only(GOOD), stem=stem, rationale=stem, options=(Option("一"), Option(stem)))
    assert TEXT.read(TEXT.write([question]), "库.txt").ready == (question,)


def test_gaps_in_any_order_with_tolerance_survive() -> None:
    key = BlankKey((Blank(("3.5", "a；b|c\\d"), Decimal("0.1")), Blank(("五",))), ordered=False)
    question = Question(QuestionKind.BLANK, "____和____", answer=key)
    assert TEXT.read(TEXT.write([question]), "库.txt").ready == (question,)


def test_the_starter_bank_is_sound() -> None:
    assert [problem for batch in starter_batches() for problem in batch.all_problems] == []
    bank = starter_questions()
    assert len(bank) == sum(batch.found for batch in starter_batches())
    assert TEXT.read(TEXT.write(bank), "库.txt").ready == bank
    assert all(citation.version for question in bank for citation in question.citations)


def test_all_lines_of_a_question() -> None:
    question = only(
        HEAD + "【单选】几日内提出？\n第二行。\nA．三日\nB．五日\n答案：B\n解析：五日。\n仍是解析。\n"
        "依据：《中华人民共和国行政处罚法》第六十四条第一项\n难度：难\n知识点：听证\n门类：公路路政\n"
    )
    assert question == Question(
        QuestionKind.SINGLE,
        "几日内提出？\n第二行。",
        (Option("三日"), Option("五日")),
        ChoiceKey(frozenset({1})),
        "五日。\n仍是解析。",
        (Citation("中华人民共和国行政处罚法", 64, None, 1, "2021-01-22"),),
        "行政处罚法/听证",
        "公路路政",
        Difficulty.HARD,
    )


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("B", {1}),
        ("ｂ", {1}),
        ("A,B", {0, 1}),
        ("A、B", {0, 1}),
        ("BA", {0, 1}),
        ("五日", {1}),
        ("A和B。", {0, 1}),
    ],
)
def test_answers_by_letter_or_text(answer: str, right: set[int]) -> None:
    [(question, _)] = read(GOOD.replace("单选", "多选").replace("答案：B", "答案：" + answer))
    assert question is not None
    assert question.answer == ChoiceKey(frozenset(right))


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("正确", 0),
        ("错误", 1),
        ("对", 0),
        ("√", 0),
        ("×", 1),
        ("X", 1),
        ("T", 0),
        ("f", 1),
        ("（×）", 1),
        ("不正确", 1),
    ],
)
def test_true_and_false(answer: str, right: int) -> None:
    assert only(f"【判断】述\n答案：{answer}").answer == ChoiceKey(frozenset({right}))


def test_true_false_with_options_in_either_order() -> None:
    question = only("【判断题】述\nA．错误\nB．正确\n答案：B")
    assert (question.answer, question.options[0].text) == (ChoiceKey(frozenset({0})), "正确")


def test_a_written_answer_without_points_is_one_point() -> None:
    question = only("【简答】问\n答案：应当先告知。\n再听取陈述。")
    assert isinstance(question.answer, PointsKey)
    assert [(p.text, p.share) for p in question.answer.points] == [("应当先告知。\n再听取陈述。", Decimal(1))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (GOOD.replace("答案：B\n", ""), ["question.no_key"]),
        (GOOD.replace("答案：B", "答案："), ["question.no_key"]),
        (GOOD.replace("答案：B", "答案：待定"), ["import.unreadable_key"]),
        (GOOD.replace("答案：B", "答案：D"), ["question.key_outside"]),
        (GOOD.replace("答案：B", "答案：AB"), ["question.several_keys"]),
        (GOOD.replace("B．", "A．"), ["import.option_letters"]),
        (GOOD.replace("B．", "C．"), ["import.option_letters"]),
        (GOOD.replace("单选", "选择"), ["import.unknown_kind"]),
        (GOOD.replace("【单选】", ""), ["import.no_kind"]),
        (GOOD + "答案：A", ["import.repeated_line"]),
        (GOOD + "依据：内部规定", ["import.citation"]),
        (GOOD + "依据：《刑法》第一百三十三条之一", ["import.inserted_article"]),
        (GOOD + "难度：玄", ["import.difficulty"]),
        ("【判断】述\n答案：A", ["import.unreadable_key"]),
        ("【简答】问\n答案：\n- 甲（40%）\n- 乙", ["import.no_share"]),
        ("【简答】问\n答案：\n- 甲（40%）\n- 乙（50%）", ["question.shares"]),
        ("【填空】____和____\n答案：五", ["question.gaps"]),
        ("（1）" + GOOD, ["import.part_without_case"]),
        ("【案例】案\n答案：B\n（1）" + GOOD, ["question.case_with_key"]),
        ("【案例】案", ["question.no_parts"]),
        ("【案例】案\n（1）【案例】案", ["question.no_parts", "question.nested_case"]),
        ("", ["import.nothing_found"]),
        ("只有一句话。", ["import.stray_line", "import.nothing_found"]),
    ],
)
def test_what_is_malformed(text: str, found: list[str]) -> None:
    assert codes(text) == found


def test_one_malformed_item_leaves_the_others() -> None:
    text = "题库标题\n\n" + GOOD + "\n【选择】坏\nA．甲\n\n下列没有题型的\nA．甲\nB．乙\n答案：A\n\n" + GOOD
    batch = TEXT.read(text.encode(), "库.txt")
    assert batch.found == 4
    assert batch.ready == (only(GOOD), only(GOOD))
    assert [(p.code, p.place.line) for p in batch.all_problems] == [
        ("import.stray_line", 1),
        ("import.unknown_kind", 8),
        ("import.no_kind", 11),
    ]


def test_a_question_whose_kind_is_missing_never_joins_the_one_before() -> None:
    found = read("【单选】甲\n\n乙？\nA．一\nB．二\n答案：A")
    assert [codes for _, codes in found] == [["question.few_options", "question.no_key"], ["import.no_kind"]]


def test_a_case_with_paragraphs() -> None:
    case = only(
        HEAD + "【案例】甲。\n\n乙。\n【注意】丙。\n难度：难\n知识点：听证\n（1）" + GOOD + "（二）【判断】述\n答案：对"
    )
    assert (case.stem, case.subject, case.difficulty) == (
        "甲。\n乙。\n【注意】丙。",
        "行政处罚法/听证",
        Difficulty.HARD,
    )
    assert [part.kind for part in case.parts] == [QuestionKind.SINGLE, QuestionKind.TRUE_FALSE]


def test_a_second_header_holds_from_there() -> None:
    batch = TEXT.read((HEAD + GOOD + "\n科目：公路法\n\n" + GOOD).encode(), "库.txt")
    assert [question.subject for question in batch.ready] == ["行政处罚法", "公路法"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings_and_line_ends(encoding: str) -> None:
    data = (HEAD + GOOD).replace("\n", "\r\n").encode(encoding)
    [question] = TEXT.read(data, "库.txt").ready
    assert question.stem == "几日内提出？"


def test_bytes_that_are_no_text() -> None:
    batch = TEXT.read(b"\xff\xff\x00\x81", "库.txt")
    assert [problem.code for problem in batch.problems] == ["import.encoding"]


def test_closing_options_are_pinned() -> None:
    question = only("【单选】问\nA．甲\nB．乙【固定】\nC．以上都对\n答案：C")
    assert question.options == (Option("甲"), Option("乙", pinned=True), Option("以上都对", pinned=True))


@given(st.text("【单选】案例判断（1）A．B答案：解析依据难度科目\n\\- 40%《》|；", max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    batch = TEXT.read(text.encode(), "库.txt")
    assert all(problem.place.line for item in batch.questions for problem in item.problems)
