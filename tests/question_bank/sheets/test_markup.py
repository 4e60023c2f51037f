"""Sheets that are none: web pages and XML under the name .xls, and banks pasted into cells."""

from __future__ import annotations

from question_bank.formats.sheet import SheetFormat
from question_bank.problems import Place
from tests.question_bank.layouts.test_layouts import key_of
from tests.question_bank.sheets.rendering import workbook

PAGE = (
    "<html><head><meta charset='gb2312'></head><body><table>"
    "<tr><th colspan='4'>题库</th></tr><tr><th>题目</th><th>选项A</th><th>选项B</th><th>答案</th></tr>"
    "<tr><td>谁<br>负责？</td><td>甲</td><td>乙</td><td>B</td></tr></table></body></html>"
)
WORKBOOK = """<?xml version="1.0"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="判断题"><Table>
<Row><Cell><Data ss:Type="String">题干</Data></Cell><Cell ss:Index="3"><Data ss:Type="String">答案</Data></Cell></Row>
<Row ss:Index="4"><Cell><Data ss:Type="String">对不对？</Data></Cell>
<Cell ss:Index="3"><Data ss:Type="String">错</Data></Cell></Row>
</Table></Worksheet></Workbook>"""


def test_a_web_page_named_xls_is_read_by_its_tables() -> None:
    (item,) = SheetFormat().read(PAGE.encode("gb18030"), "题库.xls").questions
    assert key_of(item) == "B"
    assert item.question is not None
    assert item.question.stem == "谁\n负责？"


def test_an_xml_workbook_is_read_with_its_rows() -> None:
    (item,) = SheetFormat().read(WORKBOOK.encode(), "题库.xls").questions
    assert key_of(item) == "错误"
    assert item.place == Place(file="题库.xls", sheet="判断题", row=4)


def test_a_bank_pasted_into_one_column_is_read_as_text() -> None:
    rows = [["试题"], ["1.谁负责？\nA.甲\nB.乙\n答案：A"], ["2.谁复核？"], ["A.甲"], ["B.乙"], ["答案：B"]]
    batch = SheetFormat().read(workbook({"题": rows}), "题库.xlsx")
    assert [key_of(item) for item in batch.questions] == ["A", "B"]
    assert [item.place.row for item in batch.questions] == [2, 3]


def test_a_sheet_of_something_else_is_no_bank() -> None:
    rows = [["姓名", "学时"], ["甲", "12"], ["乙", "30"], ["合计", "42"]]
    batch = SheetFormat().read(workbook({"学时": rows}), "学时.xlsx")
    assert [problem.code for problem in batch.problems] == ["import.no_header"]


def test_a_stem_that_reads_like_a_header_is_a_question() -> None:
    rows = [["题型", "题干", "选项A", "选项B", "答案"], ["单选", "题干（0", "项0", "项Z", "A"]]
    assert len(SheetFormat().read(workbook({"题": rows}), "题库.xlsx").ready) == 1
