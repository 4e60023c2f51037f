"""What keys mean: certain readings are taken, all others are problems."""

from __future__ import annotations

import pytest

from question_bank.formats.sheet import SheetFormat
from question_bank.formats.sheet_keys import (
    Evidence,
    choice_key,
    evidence,
    flagged_key,
    split_gaps,
    symbols_said,
    truth_key,
)
from question_bank.question import Blank, BlankKey, ChoiceKey, PointsKey, QuestionKind
from tests.question_bank.sheets.rendering import workbook

FOUR = ("甲", "乙", "丙", "丁")
NUMBERS = ("3", "5", "4", "9")
PLAIN = Evidence()
COUNTED = Evidence(top_seen=True)
SHEET = SheetFormat()


@pytest.mark.parametrize(
    ("text", "options", "known", "letters"),
    [
        ("ABD", FOUR, PLAIN, "ABD"),
        ("d b", FOUR, PLAIN, "BD"),
        ("Ａ、Ｂ", FOUR, PLAIN, "AB"),
        ("正确答案：C。", FOUR, PLAIN, "C"),
        ("选B", FOUR, PLAIN, "B"),
        ("（ A ）", FOUR, PLAIN, "A"),
        ("A和C", FOUR, PLAIN, "AC"),
        ("丙", FOUR, PLAIN, "C"),
        ("甲；丁", FOUR, PLAIN, "AD"),
        ("甲、丁", FOUR, PLAIN, "AD"),
        ("B、乙", FOUR, PLAIN, "B"),
        ("B、丙", FOUR, PLAIN, None),
        ("A.甲；C.丙", FOUR, PLAIN, "AC"),
        ("ABA", FOUR, PLAIN, None),
        ("A-C", FOUR, PLAIN, None),
        ("B？", FOUR, PLAIN, None),
        ("2", FOUR, PLAIN, None),
        ("2", FOUR, COUNTED, "B"),
        ("1,3", FOUR, COUNTED, "AC"),
        ("134", FOUR, COUNTED, "ACD"),
        ("5", FOUR, COUNTED, None),
        ("2", FOUR, Evidence(top_seen=True, zero_seen=True), None),
        ("5", NUMBERS, PLAIN, "B"),
        ("3", NUMBERS, COUNTED, None),
        ("AB", ("A", "B", "AB", "O"), PLAIN, None),
        ("甲", ("甲", "甲"), PLAIN, None),
        ("全选", FOUR, PLAIN, None),
    ],
)
def test_choice_keys(text: str, options: tuple[str, ...], known: Evidence, letters: str | None) -> None:
    assert choice_key(text, options, known) == letters


TF, FT = ("正确", "错误"), ("错误", "正确")
ONE_ZERO = Evidence(truth_digits=frozenset("01"))
ONE_TWO = Evidence(truth_digits=frozenset("12"))
LETTERED = Evidence(truth_digits=frozenset("01"), letters_seen=True)
SAID = Evidence(symbols={"1": True, "2": False}, truth_digits=frozenset("12"))
SAID_AB = Evidence(symbols={"A": True, "B": False})


@pytest.mark.parametrize(
    ("text", "options", "known", "word"),
    [
        ("对", (), PLAIN, "正确"),
        ("答案：错误", (), PLAIN, "错误"),
        ("（×）", (), PLAIN, "错误"),
        ("A", TF, PLAIN, "正确"),
        ("A", FT, PLAIN, "错误"),
        ("B.错误", TF, PLAIN, "错误"),
        ("A", (), PLAIN, None),
        ("A", (), SAID_AB, "正确"),
        ("1", (), ONE_ZERO, "正确"),
        ("0", (), ONE_ZERO, "错误"),
        ("1", (), ONE_TWO, None),
        ("2", (), ONE_TWO, None),
        ("2", (), SAID, "错误"),
        ("1", TF, ONE_TWO, "正确"),
        ("2", TF, ONE_TWO, "错误"),
        ("1", FT, ONE_TWO, "错误"),
        ("0", TF, ONE_ZERO, None),
        ("1", TF, ONE_ZERO, None),
        ("0", TF, LETTERED, "错误"),
        ("1", FT, LETTERED, "正确"),
        ("1", TF, Evidence(truth_digits=frozenset("1")), "正确"),
        ("3", TF, ONE_TWO, None),
        ("对错", (), PLAIN, None),
        ("AB", TF, PLAIN, None),
    ],
)
def test_truth_keys(text: str, options: tuple[str, ...], known: Evidence, word: str | None) -> None:
    assert truth_key(text, options, known) == word


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("答案（1对2错）", {"1": True, "2": False}),
        ("判断题：A为正确，B为错误", {"A": True, "B": False}),
        ("正确填1，错误填0", {"1": True, "0": False}),
        ("1=正确;0=错误", {"1": True, "0": False}),
        ("1对1辅导", {}),
        ("1为正确，1为错误", {}),
        ("请填写答案", {}),
    ],
)
def test_what_notes_say(note: str, said: dict[str, bool]) -> None:
    assert symbols_said([note]) == said


def test_evidence_leaves_texts_out() -> None:
    known = evidence([("3", NUMBERS), ("4", FOUR), ("B", FOUR)], ["1", "对"], [])
    assert (known.top_seen, known.zero_seen, known.letters_seen) == (True, False, True)
    assert known.truth_digits == frozenset("1")
    assert not evidence([("4", ("1", "2", "3", "4"))], [], []).top_seen


def test_flags() -> None:
    assert flagged_key(["1", "0", "是", ""]) == "AC"
    assert flagged_key(["", ""]) == ""
    assert flagged_key(["1", "也许"]) is None


@pytest.mark.parametrize(
    ("text", "gaps", "parts"),
    [
        ("甲；乙", 2, ["甲", "乙"]),
        ("甲、乙", 2, ["甲", "乙"]),
        ("甲、乙，丙", 2, None),
        ("甲和乙", 2, None),
        ("①甲②乙", 2, ["甲", "乙"]),
        ("1.甲 2.乙", 2, ["甲", "乙"]),
        ("1.5；2.5", 2, ["1.5", "2.5"]),
        ("甲 乙", 2, ["甲", "乙"]),
        ("甲$;$乙$;$丙", 2, None),
        ("甲|乙", 2, None),
        ("1,000", 2, None),
    ],
)
def test_gaps(text: str, gaps: int, parts: list[str] | None) -> None:
    assert split_gaps(text, gaps) == parts


def read_one(*rows: list[object], notes: list[list[object]] | None = None) -> tuple[object, list[str]]:
    batch = SHEET.read(workbook({"题": list(rows), **({"填写说明": notes} if notes else {})}), "题.xlsx")
    [item] = batch.questions
    assert item.question is not None
    return item.question.answer, [problem.code for problem in item.problems]


def test_notes_beside_the_questions_explain_keys() -> None:
    row: list[object] = ["判断", "述", 2]
    assert read_one(["题型", "题干", "答案"], row) == (None, ["import.unreadable_key"])
    false = ChoiceKey(frozenset({1}))
    assert read_one(["题型", "题干", "答案（1对，2错）"], row) == (false, [])
    assert read_one(["判断题1为正确，2为错误"], ["题型", "题干", "答案"], row) == (false, [])
    assert read_one(["题型", "题干", "答案"], row, notes=[["1表示正确，2表示错误"]]) == (false, [])


def test_two_columns_of_keys_must_agree() -> None:
    head: list[object] = ["题型", "题干", "A", "B", "答案", "参考答案"]
    assert read_one(head, ["单选", "问", "甲", "乙", "A", "A"])[1] == []
    assert read_one(head, ["单选", "问", "甲", "乙", "A", "B"]) == (None, ["import.unreadable_key"])


def test_a_key_that_begins_the_rationale() -> None:
    head: list[object] = ["题型", "题目", "标题", "A", "B", "答案解析"]
    for text in ("【答案】B。依据第四十条", "正确答案：B"):
        assert read_one(head, ["单选", "问", "卷一", "甲", "乙", text]) == (ChoiceKey(frozenset({1})), [])
    assert read_one(head, ["单选", "问", "卷一", "甲", "乙", "答案B项错误"])[1] == ["question.no_key"]


def test_keys_in_stems() -> None:
    head = ["题型", "题干", "A", "B"]
    rows = [["单选", f"第{n}项应当（ {'AB'[n % 2]} ）。", "甲", "乙"] for n in range(4)]
    batch = SHEET.read(workbook({"题": [head, *rows]}), "题.xlsx")
    assert [q.answer for q in batch.ready] == [ChoiceKey(frozenset({n % 2})) for n in range(4)]
    assert {q.stem for q in batch.ready} == {f"第{n}项应当（\u3000\u3000）。" for n in range(4)}
    assert read_one([*head, "答案"], ["单选", "应当（B）。", "甲", "乙", "B"])[1] == []
    assert read_one(["题型", "题干", "A", "B"], ["单选", "问（　）", "甲", "乙"])[1] == ["question.no_key"]


def test_blanks_and_written_answers() -> None:
    head: list[object] = ["题型", "题干", "A", "B", "答案"]
    two = BlankKey((Blank(("五",)), Blank(("七",))))
    assert read_one(head, ["填空", "____日，（　）日", "", "", "五|七"]) == (two, [])
    assert read_one(head, ["填空", "____日，（　）日", "", "", "五"])[1] == []
    assert read_one(head, ["填空", "____日，____日", "五", "七", ""]) == (two, ["import.gaps_from_options"])
    assert read_one(head, ["填空", "____日，____日", "", "", "五和七"])[1] == ["question.gaps"]
    assert read_one(head, ["填空", "＿＿日，＿＿日", "", "", "五；七"]) == (two, [])
    answer, codes = read_one(head, ["论述题", "论述。", "", "", "一、二。"])
    assert isinstance(answer, PointsKey)
    assert codes == []
    assert read_one(head, ["简答题", "简述。", "", "", "略"]) == (None, ["question.no_key"])


def test_options_are_never_moved() -> None:
    head: list[object] = ["题型", "题干", "选项", "答案"]
    for cell in ("A.甲\nC.丙\nD.丁", "A.甲\nA.乙\nB.丙"):
        assert read_one(head, ["单选", "问", cell, "C"])[1] == ["import.option_letters"]
    assert read_one(head, ["单选", "问", "甲$;$$;$丙", "C"])[1] == ["question.empty_option"]
    assert read_one(head, ["单选", "问", "甲、乙、丙", "C"])[1] == ["question.few_options", "question.key_outside"]
    swapped: list[object] = ["单选", "问", "B、甲", "A、乙", "A"]
    assert read_one(["题型", "题干", "A", "B", "答案"], swapped)[1] == ["import.option_letters"]
    assert read_one(head, ["单选", "问", '["甲", "乙"]', "B"])[1] == []


def test_kinds_that_only_keys_tell() -> None:
    head: list[object] = ["题型", "题干", "A", "B", "答案"]
    batch = SHEET.read(
        workbook({"题": [head, ["选择题", "问", "1", "2", "A"], ["选择题", "问二", "1", "2", "AB"]]}), "题"
    )
    assert [question.kind for question in batch.ready] == [QuestionKind.SINGLE, QuestionKind.MULTIPLE]
    assert read_one(head, ["单选", "[多选]问", "1", "2", "A"])[1] == []
