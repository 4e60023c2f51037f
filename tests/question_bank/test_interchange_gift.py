"""GIFT, Aiken and WebCT text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from question_bank.formats.interchange.catalogue import AIKEN, GIFT, WEBCT
from question_bank.formats.registry import format_of
from question_bank.question import Answer, Blank, BlankKey, ChoiceKey, Citation, Question, QuestionKind

CHOICE = "申请听证的期限是？{\n~三日\n=五日#行政处罚法第六十四条\n~七日\n####五日内提出。}\n"


def right(*positions: int) -> ChoiceKey:
    return ChoiceKey(frozenset(positions))


def gift(text: str) -> list[tuple[Question | None, list[str]]]:
    items = GIFT.read(text.encode(), "库.gift").questions
    return [(item.question, [problem.code for problem in item.problems]) for item in items]


def only(text: str) -> Question:
    [(question, codes)] = gift(text)
    assert question is not None
    assert codes == []
    return question


def test_a_choice_with_feedback() -> None:
    question = only(CHOICE)
    assert (question.kind, question.stem, question.answer) == (QuestionKind.SINGLE, "申请听证的期限是？", right(1))
    assert [option.text for option in question.options] == ["三日", "五日", "七日"]
    assert question.rationale == "五日内提出。\nB．行政处罚法第六十四条"


@pytest.mark.parametrize(
    ("text", "kind", "answer"),
    [
        ("题{T}", QuestionKind.TRUE_FALSE, right(0)),
        ("题{FALSE#不对#对}", QuestionKind.TRUE_FALSE, right(1)),
        ("题{~正确 =错误}", QuestionKind.TRUE_FALSE, right(1)),
        ("题{~%50%甲 ~%50%乙 ~%-100%丙}", QuestionKind.MULTIPLE, right(0, 1)),
        ("题{=五 =5}", QuestionKind.BLANK, BlankKey((Blank(("五", "5")),))),
        ("题{#3.14:0.01}", QuestionKind.BLANK, BlankKey((Blank(("3.14",), Decimal("0.01")),))),
        ("题{#3.1..3.2}", QuestionKind.BLANK, BlankKey((Blank(("3.15",), Decimal("0.05")),))),
        ("题{#=5:1 =%50%6:2}", QuestionKind.BLANK, BlankKey((Blank(("5",), Decimal(1)),))),
    ],
)
def test_kinds_and_keys(text: str, kind: QuestionKind, answer: Answer) -> None:
    [(question, codes)] = gift(text)
    assert question is not None
    assert (question.kind, question.answer) == (kind, answer)
    assert set(codes) <= {"import.partial_credit"}


def test_a_missing_word_leaves_its_gap() -> None:
    assert only("应当在{=五}日内提出。").stem == "应当在____日内提出。"
    assert only("期限为 {=五}").stem == "期限为____"
    assert only("应当在{~三 =五}日内提出。").stem == "应当在____日内提出。"


def test_escapes_comments_titles_categories_and_formats() -> None:
    text = (
        "// 说明\n$CATEGORY: $course$/top/行政处罚法/听证\n\n"
        "::题一:: [html]<p>1 \\+ x \\= 3\\:<br>m<sup>2</sup></p> {=\\{2\\} ~<b>3</b>}\n\n"
        "[markdown]The *second* **one** {~a =b}\n"
    )
    first, second = (question for question, _ in gift(text))
    assert first is not None
    assert second is not None
    assert (first.stem, first.subject) == ("1 \\+ x = 3:\nm²", "行政处罚法/听证")
    assert [option.text for option in first.options] == ["{2}", "3"]
    assert second.stem == "The second one"


def test_a_citation_in_the_feedback_is_mined() -> None:
    question = only("题{=五####依据《行政处罚法》第六十四条。}")
    assert question.citations == (Citation("行政处罚法", 64),)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("连线{=甲 -> 一 =乙 -> 二}", ["import.unsupported"]),
        ("题{~甲 =乙", ["import.gift_braces"]),
        ("题\n~甲\n=乙\n}", ["import.gift_braces"]),
        ("甲{T}\n乙{F}", ["import.gift_two_blocks"]),
        ("题{#大约五}", ["import.unreadable_key"]),
        ("题{#=5:1 =6:2}", ["import.unreadable_key"]),
        ("题{}", ["question.no_key"]),
        ("题{~甲 ~乙}", ["question.no_key"]),
        ("题{=甲 ~}", ["question.empty_option"]),
        ('[html]<img src\\=x alt\\="图">看图{T}', ["import.media"]),
        ("// [tag:小题]\n题{T}", ["import.part_without_case"]),
    ],
)
def test_what_is_malformed_is_reported_and_leaves_the_next(text: str, codes: list[str]) -> None:
    first, second = gift(text + "\n\n" + CHOICE)
    assert first[1] == codes
    assert second[0] == only(CHOICE)


def test_blank_lines_inside_an_answer_block() -> None:
    assert only("题{\n~甲\n\n=乙\n}").answer == right(1)


def test_a_text_without_a_question_is_remarked() -> None:
    batch = GIFT.read(("以下为听证题。\n\n" + CHOICE).encode(), "库.gift")
    assert batch.found == 1
    assert [(problem.code, problem.blocking) for problem in batch.problems] == [("import.text_only", False)]


def test_examples_fenced_in_markdown() -> None:
    text = f"# 说明 {{T}}\n\n```plain\n{CHOICE}```\n\n```css\np {{ color: red }}\n```\n\n```\n题{{T}}\n```\n"
    known = format_of("说明.md", text.encode())
    assert known is GIFT
    items = known.read(text.encode(), "说明.md").questions
    assert [item.place.line for item in items] == [4, 16]


@pytest.mark.parametrize(
    ("name", "text", "known"),
    [
        ("库.txt", CHOICE, "gift"),
        ("库.txt", "题\nA. 甲\nB. 乙\nANSWER: B\n", "aiken"),
        ("库.txt", ":TYPE:S\n:QUESTION:H\n题\n:ANSWER1:甲:100\n", "webct"),
        ("库.txt", "【单选】题{甲}\nA．一\nB．二\n答案：A\n", "text"),
        ("库.gift", "", "gift"),
        ("库.xml", "<?xml version='1.0'?>\n<quiz/>", "moodle_xml"),
        ("库.xml", '<qti-assessment-item xmlns="x"/>', "qti3"),
        ("库.xml", '<a:assessmentItem xmlns:a="x"/>', "qti21"),
        ("库.xml", "<!DOCTYPE questestinterop SYSTEM 'x.dtd'><questestinterop/>", "qti12"),
        ("库.txt", "<?xml version='1.0'?><quiz/>", "moodle_xml"),
    ],
)
def test_what_a_file_holds_decides(name: str, text: str, known: str) -> None:
    found = format_of(name, text.encode())
    assert found is not None
    assert found.name == known


def test_aiken() -> None:
    text = (
        "几日内提出？\nA. 三日\nB) 五日\nANSWER: B\n\n没有答案的？\nA. 甲\nB. 乙\n\n"
        "字母乱的？\nA. 甲\nC. 乙\nANSWER: A\n\n答案乱的？\nA. 甲\nB. 乙\nANSWER: 二\n\n"
        "有两个的？\nA. 甲\nB. 乙\nANSWER: A, B\n\n末题？\nA. 甲\nB. 乙\nANSWER: A"
    )
    items = AIKEN.read(text.encode(), "库.txt").questions
    assert [[problem.code for problem in item.problems] for item in items] == [
        [],
        ["question.no_key"],
        ["import.option_letters", "question.no_key"],
        ["import.unreadable_key"],
        [],
        [],
    ]
    answers = [item.question and item.question.answer for item in items]
    assert answers == [right(1), None, None, None, right(0, 1), right(0)]


def test_webct() -> None:
    text = (
        "# 题一\n:TYPE:MC:N:0:A\n:TITLE:一\n:QUESTION:H\n<i>哪些？</i>\n:ANSWER1:50:H\n甲\n:REASON1:H\n说明\n"
        ":ANSWER2:0:H\n乙\n:ANSWER3:50:H\n丙\n:CAT:听证\n\n:TYPE:P\n:QUESTION:H:60:5\n问\n:ANSWER:H\n要点\n"
        "\n:TYPE:M:short\n:QUESTION:H\n连线\n\n:TYPE:S\n:QUESTION:H\n几日：____\n:ANSWER1:五:100:0\n:ANSWER2:3:50:0\n"
    )
    multiple, short, match, blank = WEBCT.read(text.encode(), "库.txt").questions
    assert multiple.question is not None
    assert (multiple.question.answer, multiple.question.subject) == (right(0, 2), "听证")
    assert multiple.question.rationale == "A．说明"
    assert short.ready
    assert [problem.code for problem in match.problems] == ["import.unsupported"]
    assert blank.question is not None
    assert blank.question.answer == BlankKey((Blank(("五",)),))


@given(st.text("{}=~#:\\%->T1.题[html]/ \n*<>&", max_size=80))
@settings(deadline=None, max_examples=150)
def test_any_text_can_be_read(text: str) -> None:
    for known in (GIFT, AIKEN, WEBCT):
        for item in known.read(text.encode(), "库").questions:
            assert item.place.line


def test_bytes_that_are_no_text() -> None:
    for known in (GIFT, AIKEN, WEBCT):
        assert [p.code for p in known.read(b"\xff\xff\x00\x81", "库").problems] == ["import.encoding"]
