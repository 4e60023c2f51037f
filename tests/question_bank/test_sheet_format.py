import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from question_bank.formats.registry import format_for
from question_bank.formats.sheet import SheetFormat, template_workbook
from question_bank.formats.sheet_header import read_header
from question_bank.formats.sheet_options import split_options
from question_bank.question import ChoiceKey, Option, Question, QuestionKind
from tests.question_bank.question_strategies import questions

SHEET = SheetFormat()
HEAD = ["题型", "题干", "选项A", "选项B", "选项C", "答案"]


def workbook(**sheets: list[list[object]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def only(*rows: list[object]) -> Question:
    batch = SHEET.read(workbook(题=list(rows)), "题.xlsx")
    assert batch.all_problems == ()
    [question] = batch.ready
    return question


def codes(*rows: list[object]) -> list[str]:
    return [problem.code for problem in SHEET.read(workbook(题=list(rows)), "题.xlsx").all_problems]


@given(st.lists(questions(), min_size=1, max_size=3))
@settings(max_examples=25, deadline=None)
def test_what_is_written_is_read(written: list[Question]) -> None:
    batch = SHEET.read(SHEET.write(written), "题.xlsx")
    assert batch.ready == tuple(written)
    assert batch.problems == ()


def test_texts_that_begin_with_an_equals_sign_stay_texts() -> None:
    texts = ("=1+1", '=HYPERLINK("x")', "#N/A", "+1", "@x", "007", "1e5")
    question = Question(QuestionKind.SINGLE, "=A1", tuple(map(Option, texts)), ChoiceKey(frozenset({0})))
    data = SHEET.write([question])
    assert SHEET.read(data, "题.xlsx").ready == (question,)
    types = {cell.data_type for row in load_workbook(io.BytesIO(data)).active for cell in row if cell.value}
    assert types == {"s"}


def test_the_template_can_be_imported() -> None:
    batch = SHEET.read(template_workbook(), "模板.xlsx")
    assert [question.kind for question in batch.ready] == list(QuestionKind)
    assert batch.all_problems == ()
    book = load_workbook(io.BytesIO(template_workbook()))
    assert book.sheetnames == ["试题", "说明"]
    assert book["试题"].freeze_panes == "A2"
    assert book["试题"].column_dimensions["C"].width == 50


def test_the_header_is_found_below_titles_and_empty_tails_are_ignored() -> None:
    rows: list[list[object]] = [
        ["某市题库"],
        [],
        ["填写须知：请勿改动表头"],
        [" 题 型*", "题干（必填）", "A", "B", "", "正确答案"],
    ]
    rows += [["单选题", "问", "A、甲", "║B．乙", None, "ｂ"]] + [[None, " "]] * 500
    question = only(*rows)
    assert (question.stem, question.options) == ("问", (Option("甲"), Option("乙")))
    assert question.answer == ChoiceKey(frozenset({1}))


def test_rows_are_named_as_the_program_shows_them() -> None:
    data = workbook(
        说明=[["看"]],
        空=[],
        其他=[["x"]],
        单选题=[["题库"], [], ["题目", "A", "B", "答案"], [], ["问", "1", "2", ""]],
    )
    batch = SHEET.read(data, "题.xlsx")
    assert [(p.code, p.place.sheet, p.place.row, p.blocking) for p in batch.all_problems] == [
        ("import.sheet_skipped", "其他", None, False),
        ("question.no_key", "单选题", 5, True),
    ]


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("ABC", {0, 1, 2}),
        ("A,C", {0, 2}),
        ("A、C", {0, 2}),
        ("ａｃ", {0, 2}),
        ("a c", {0, 2}),
        ("A;B", {0, 1}),
        ("A|B", {0, 1}),
    ],
)
def test_answers_in_all_forms(answer: str, right: set[int]) -> None:
    assert only(HEAD, ["多选", "问", "甲", "乙", "丙", answer]).answer == ChoiceKey(frozenset(right))


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("对", 0),
        ("错", 1),
        ("正确", 0),
        ("错误", 1),
        ("√", 0),
        ("×", 1),
        ("T", 0),
        ("F", 1),
        (True, 0),
        (False, 1),
        (1, 0),
        (0, 1),
    ],
)
def test_true_and_false(answer: object, right: int) -> None:
    assert only(HEAD, ["判断", "述", None, None, None, answer]).answer == ChoiceKey(frozenset({right}))
    assert only(HEAD, ["判断", "述", "正确", "错误", None, "AB"[right]]).answer == ChoiceKey(frozenset({right}))


def test_numbers_and_kinds_from_titles() -> None:
    first = only(["题干", "A", "B", "答案"], ["一、单选题（每题1分）"], ["问", 3.0, 4.5, "A"])
    assert [option.text for option in first.options] == ["3", "4.5"]
    assert codes(["题干", "A", "B", "答案"], ["问", 1, 2, "A"]) == ["import.kind_inferred"]
    assert codes(["题干", "A", "B", "答案"], ["问", 1, 2, ""]) == ["import.no_kind"]


def test_a_case_in_rows() -> None:
    head = ["题型", "小题", *HEAD[1:]]
    part = ["单选", 1, "问", "甲", "乙", None, "A"]
    case = only(head, ["案例分析题", None, "材料"], part, ["判断", 2, "述", None, None, None, "对"])
    assert [p.kind for p in case.parts] == [QuestionKind.SINGLE, QuestionKind.TRUE_FALSE]
    assert codes(head, part) == ["import.part_without_case"]


@pytest.mark.parametrize(
    ("cell", "texts"),
    [
        ("A.4.0\nB.4.2\nC.4.5", ["4.0", "4.2", "4.5"]),
        ("A、甲 B、乙 C、丙", ["甲", "乙", "丙"]),
        ("甲|乙", ["甲", "乙"]),
        ("甲$;$乙", ["甲", "乙"]),
        ("甲\n乙", ["甲", "乙"]),
        ("A：甲;B：乙", ["甲", "乙"]),
        ("甲", ["甲"]),
        ("", []),
    ],
)
def test_options_in_one_cell(cell: str, texts: list[str]) -> None:
    assert [text for _, text in split_options(cell)] == texts


def test_headers() -> None:
    header = read_header(["序号", "试题内容", "选项1", "选项二", "参考答案", "法条", "知识点", "执法门类"])
    assert header is not None
    assert header.options == {"A": 2, "B": 3}
    assert header.columns == {"stem": 1, "answer": 4, "basis": 5, "point": 6, "field": 7}
    assert read_header(["题干"]) is None


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_separated_text(encoding: str, delimiter: str) -> None:
    stream = io.StringIO()
    rows = [HEAD, ["单选", "问，“一,二”\n续", "甲", "乙", "", "B"], ["单选", "无答案", "甲", "乙", "", ""]]
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    batch = SHEET.read(stream.getvalue().encode(encoding), "题.csv")
    assert [question.stem for question in batch.ready] == ["问，“一,二”\n续"]
    assert [(p.code, p.place.row) for p in batch.all_problems] == [("question.no_key", 3)]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04broken", "import.damaged"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "import.unreadable"),
        (b"\x00\x01\x02", "import.unreadable"),
        (b"", "import.nothing_found"),
        (b"a,b\n1,2", "import.no_header"),
        (workbook(甲=[["姓名", "成绩"]]), "import.no_header"),
        (workbook(甲=[HEAD]), "import.nothing_found"),
    ],
)
def test_files_without_questions(data: bytes, code: str) -> None:
    batch = SHEET.read(data, "题.xlsx")
    assert [problem.code for problem in batch.problems] == [code]
    assert batch.found == 0


@given(st.integers(0, 6000), st.binary(min_size=1, max_size=40))
@settings(max_examples=40, deadline=None)
def test_damaged_workbooks_are_refused_or_read(position: int, noise: bytes) -> None:
    data = template_workbook()
    SHEET.read(data[:position] + noise + data[position + len(noise) :], "题.xlsx")
    SHEET.read(data[:position], "题.xlsx")


def test_formats_are_found_by_ending() -> None:
    for name, expected in (("题库.XLSX", "sheet"), ("/dir.x/题库.txt", "text"), ("题库.xls", "sheet")):
        known = format_for(name)
        assert known is not None
        assert known.name == expected
    assert format_for("题库.exe") is None


def test_pins_survive() -> None:
    question = Question(
        QuestionKind.SINGLE,
        "问",
        (Option("甲"), Option("乙", pinned=True), Option("以上都对", pinned=True)),
        ChoiceKey(frozenset({0})),
    )
    assert SHEET.read(SHEET.write([question]), "题.xlsx").ready == (question,)
    loose = replace(question, options=(Option("甲"), Option("以上都对")))
    [pinned] = SHEET.read(SHEET.write([loose]), "题.xlsx").ready
    assert [option.pinned for option in pinned.options] == [False, True]
