"""Files as they arrive: renamed, cut off, protected, swollen, or not sheets at all."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from question_bank.formats import sheet_zip
from question_bank.formats.batch import Batch
from question_bank.formats.sheet import SheetFormat
from question_bank.question import ChoiceKey
from tests.question_bank.sheets.rendering import workbook

SHEET = SheetFormat()
OLD = Path(__file__).with_name("old.xls").read_bytes()
HEAD = ["题型", "题干", "A", "B", "答案"]
ROWS = [HEAD, *(["单选", f"第{n}问", f"甲{n}", f"乙{n}", "B"] for n in range(5))]
NEW = workbook({"单选题": ROWS})
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def all_five(batch: Batch) -> None:
    assert batch.all_problems == ()
    assert [question.answer for question in batch.ready] == [ChoiceKey(frozenset({1}))] * 5


def refused(data: bytes, name: str = "题.xlsx") -> str:
    batch = SHEET.read(data, name)
    assert batch.found == 0
    [problem] = batch.problems
    assert problem.blocking
    return problem.code


@pytest.mark.parametrize("name", ["题.xlsx", "题.xls", "题.ods", "题.csv"])
def test_the_content_decides_not_the_ending(name: str) -> None:
    all_five(SHEET.read(OLD, name))
    all_five(SHEET.read(NEW, name))
    all_five(SHEET.read("\n".join(",".join(row) for row in ROWS).encode("gb18030"), name))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (NEW[: len(NEW) // 2], "import.damaged"),
        (OLD[: len(OLD) // 3], "import.damaged"),
        (OLE + bytes(600), "import.damaged"),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "import.protected"),
        (OLE + bytes(600) + "WordDocument".encode("utf-16-le"), "import.not_a_sheet"),
        (b"\xef\xbb\xbf\r\n<HTML><p>\xe9\xa2\x98</p>", "import.web_page"),
        (b'<?xml version="1.0"?><Workbook/>', "import.web_page"),
        (b"%PDF-1.7 ...", "import.not_a_sheet"),
        (bytes(range(256)) * 8, "import.unreadable"),
    ],
)
def test_refusals_say_what_the_file_is(data: bytes, code: str) -> None:
    assert refused(data) == code


def archive(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return stream.getvalue()


def test_other_containers_are_named() -> None:
    assert refused(archive({"word/document.xml": b"<w/>"})) == "import.not_a_sheet"
    encrypted = {"content.xml": b"x", "META-INF/manifest.xml": b"<manifest:encryption-data/>"}
    assert refused(archive(encrypted), "题.ods") == "import.protected"
    assert refused(archive({"content.xml": b"<office:broken"}), "题.ods") == "import.unreadable"


def test_bombs_are_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_zip, "MOST_BYTES", 20_000_000)
    bomb = archive({"xl/workbook.xml": b"<w/>", "xl/worksheets/sheet1.xml": bytes(40_000_000)})
    assert len(bomb) < 100_000
    assert refused(bomb) == "import.zip_bomb"
    lying = bytearray(bomb)
    start = bomb.rindex(b"PK\x01\x02")
    lying[start + 24 : start + 28] = (100).to_bytes(4, "little")
    assert refused(bytes(lying)) == "import.zip_bomb"
    monkeypatch.setattr(sheet_zip, "MOST_MEMBERS", 10)
    assert refused(archive({f"xl/{n}.xml": b"" for n in range(11)})) == "import.zip_bomb"


def test_a_password_in_an_old_workbook() -> None:
    book = OLD.index(b"\x09\x08\x10\x00")
    with_filepass = OLD[: book + 20] + b"\x2f\x00" + OLD[book + 22 :]
    assert refused(with_filepass, "题.xls") == "import.protected"


def test_a_far_cell_costs_nothing() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ROWS:
        sheet.append(row)
    sheet.cell(1, 16384).value = "远"
    for column, text in enumerate(ROWS[1], start=1):
        sheet.cell(100_000, column).value = text
    stream = io.BytesIO()
    book.save(stream)
    tracemalloc.start()
    batch = SHEET.read(stream.getvalue(), "题.xlsx")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [len(batch.ready), batch.questions[-1].place.row] == [6, 100_000]
    assert peak < 20_000_000


ODS_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)


def ods(*rows: str) -> bytes:
    body = "".join(rows)
    text = f'<office:document-content {ODS_NAMES}><table:table table:name="单选">{body}</table:table>'
    content = f'<?xml version="1.0"?>{text}</office:document-content>'.encode()
    return archive({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def ods_row(*texts: str, times: int = 1) -> str:
    cells = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in texts)
    empty = '<table:table-cell table:number-columns-repeated="16000"/>'
    return f'<table:table-row table:number-rows-repeated="{times}">{cells}{empty}</table:table-row>'


def test_open_document_sheets() -> None:
    number = '<table:table-cell office:value-type="float" office:value="3000"><text:p>3,000</text:p></table:table-cell>'
    percent = (
        '<table:table-cell office:value-type="percentage" office:value="0.1"><text:p>10%</text:p></table:table-cell>'
    )
    row = ods_row("单选", "问<text:s text:c='2'/>一<text:line-break/>二").replace(
        "<table:table-cell table", number + percent + "<table:table-cell table"
    )
    row = row.replace(
        "<table:table-cell table:number-columns",
        "<table:table-cell><text:p>B</text:p></table:table-cell><table:table-cell table:number-columns",
    )
    batch = SHEET.read(ods(ods_row(*HEAD), ods_row(times=900_000), row, ods_row(times=100_000)), "题.ods")
    [item] = batch.questions
    assert item.question is not None
    assert [option.text for option in item.question.options] == ["3000", "10%"]
    assert item.question.stem == "问  一\n二"
    assert item.place.row == 900_002


def test_entities_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密", encoding="utf-8")
    entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    with zipfile.ZipFile(io.BytesIO(ods(ods_row(*HEAD), ods_row("单选", "问&amp;e;", "甲", "乙", "A")))) as packed:
        content = packed.read("content.xml").decode()
    content = content.replace("&amp;e;", "&e;").replace("?>", f"?>{entity}", 1)
    batch = SHEET.read(archive({"content.xml": content.encode()}), "题.ods")
    assert all(item.question is None or "机密" not in item.question.stem for item in batch.questions)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";", "|"])
def test_separated_text_below_a_title(encoding: str, mark: str) -> None:
    text = "某市题库\r\n\r\n" + "\r\n".join(mark.join(row) for row in ROWS)
    all_five(SHEET.read(text.encode(encoding), "题.csv"))


def test_a_broken_record_keeps_to_itself() -> None:
    lines = [",".join(row) for row in ROWS]
    lines[2] = '单选,"第1问,甲,乙,B'
    lines[4] = '单选,长"度"5"以下,甲3,乙3,B'
    batch = SHEET.read("\n".join(lines).encode(), "题.csv")
    assert [item.ready for item in batch.questions] == [True, False, True, True, True]
    assert "import.broken_row" in {problem.code for problem in batch.questions[1].problems}
    long = [*lines[:2], "单选," + "字" * 200_000 + ",甲,乙,B", *lines[3:]]
    assert SHEET.read("\n".join(long).encode(), "题.csv").found == 5


def test_a_file_cut_off_within_a_character_and_lost_characters() -> None:
    whole = "\n".join(",".join(row) for row in [*ROWS, ["单选", "末问", "甲", "乙", "B，依据见条"]])
    batch = SHEET.read(whole.encode()[:-1], "题.csv")
    assert [question.stem for question in batch.ready] == [f"第{n}问" for n in range(5)]
    spoilt = whole.encode("gb18030").replace("第1问".encode("gb18030"), b"\xff\xff")
    batch = SHEET.read(spoilt, "题.csv")
    assert {problem.code for problem in batch.questions[1].problems} >= {"import.broken_characters"}
    assert batch.questions[0].ready


def test_helper_and_hidden_sheets() -> None:
    sheets = {"填写说明": [["请看"], ["题干", "答案"], ["例", "A"]], "题库": ROWS, "数据字典": [["单选"], ["多选"]]}
    all_five(SHEET.read(workbook(sheets), "题.xlsx"))
    book = Workbook()
    for title, state in (("题", "visible"), ("备份", "hidden")):
        sheet = book.create_sheet(title)
        sheet.sheet_state = state
        for row in ROWS:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    all_five(SHEET.read(stream.getvalue(), "题.xlsx"))


def test_merged_cells_and_second_tables() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["题库"])
    sheet.merge_cells("A1:E1")
    for row in ROWS:
        sheet.append(row)
    for number in range(4, 8):
        sheet.cell(number, 1).value = None
    sheet.merge_cells("A3:A7")
    for row in (["三、判断题"], ["序号", "题目", "答案"], [1, "述一", "√"], [2, "述二", "×"], ["", "合计2题"]):
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    batch = SHEET.read(stream.getvalue(), "题.xlsx")
    assert [question.kind.value for question in batch.ready] == ["single"] * 5 + ["true_false"] * 2
    assert batch.found == 7


def test_instructions_and_prepared_rows_are_no_questions() -> None:
    rows = [
        HEAD,
        ["必填，单选/多选", "必填，不超过500字", "选填", "选填", "必填"],
        *ROWS[1:],
        *(["单选", "", "", "", ""] for _ in range(400)),
        ["注：以上题目仅供内部使用"],
    ]
    batch = SHEET.read(workbook({"题": rows}), "题.xlsx")
    assert (batch.found, len(batch.ready)) == (5, 5)
    assert {problem.code for problem in batch.problems} == {"import.stray_line"}


def test_percentages_formulas_and_dates_are_read_as_shown() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([])
    sheet.append(["", *HEAD, "C", "D"])
    sheet.append(["", "单选", "=问", 0.1, 0.125, "B", 3000.0, date(2021, 7, 15)])
    sheet["D3"].number_format, sheet["E3"].number_format = "0%", '0.0%;"-"0.0%'
    sheet["C3"].data_type = "s"
    sheet.append(["", "单选", "问二", "甲", "乙", "=B3"])
    stream = io.BytesIO()
    book.save(stream)
    first, second = SHEET.read(stream.getvalue(), "题.xlsx").questions
    assert first.question is not None
    assert first.question.stem == "=问"
    assert [option.text for option in first.question.options] == ["10%", "12.5%", "3000", "2021-07-15"]
    assert [problem.code for problem in second.problems] == ["question.no_key"]


def test_a_sheet_without_a_header_is_read_by_its_content() -> None:
    rows = [[n, "单选", f"第{n}问，下列说法正确的是", "甲", "乙", "丙", "ABC"[n % 3]] for n in range(6)]
    batch = SHEET.read(workbook({"Sheet1": [["某市题库"], *rows]}), "题.xlsx")
    assert [question.answer for question in batch.ready] == [ChoiceKey(frozenset({n % 3})) for n in range(6)]
    assert [problem.code for problem in batch.problems] == ["import.columns_inferred"]
    people = [[n, f"某单位某同志的姓名{n}", "科员", "甲", "乙"] for n in range(6)]
    assert refused(workbook({"Sheet1": people})) == "import.no_header"


WORDS = "题型 题干 答案 选项 A B 单选 判断题 一、多选 A.甲B.乙 甲；乙 1 2 √ ABD （A） ____ 是否正确 选项内容 小题 案例"
MORE_WORDS = "答案：B $;$ {} [1] ①甲②乙 \ufffd 填空 _x000D_ 选择题 否"
CELLS = st.sampled_from(["", " ", *WORDS.split(" "), *MORE_WORDS.split(" ")])


@given(st.lists(st.lists(CELLS, max_size=7), max_size=12), st.sampled_from([",", "\t"]))
@settings(max_examples=300, deadline=None)
def test_no_grid_raises(rows: list[list[str]], mark: str) -> None:
    batch = SHEET.read("\n".join(mark.join(row) for row in rows).encode(), "题.csv")
    assert len(batch.ready) <= batch.found


@given(st.integers(0, len(OLD)), st.binary(min_size=1, max_size=60))
@settings(max_examples=60, deadline=None)
def test_damage_is_survived(position: int, noise: bytes) -> None:
    for data in (OLD, NEW):
        place = position * len(data) // len(OLD)
        SHEET.read(data[:place] + noise + data[place + len(noise) :], "题.xls")


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (140, 0x9D),  # a sector far outside the file
        (3805, 0xA8),  # rows that end before they begin
        (528, 4),  # a chain of sectors that runs in a circle
        (3943, 200),  # a cell in column 51,200
    ],
)
def test_a_damaged_old_workbook_does_not_take_all_memory(place: int, value: int) -> None:
    damaged = bytearray(OLD)
    damaged[place] = value
    refused_or_read = SHEET.read(bytes(damaged), "题库.xls")
    assert refused_or_read.problems or refused_or_read.found <= 5
