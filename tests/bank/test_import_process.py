"""Reading in a process of its own: the same as here, ended by cancelling, and never harmful."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from question_bank.formats.text import TextFormat
from tests.ui.bank_desk import single
from trainer.bank.imports.process import read_apart, read_file, read_here, source_lines
from trainer.bank.imports.values import SourceFile
from trainer.store.errors import BadInput

BANK = SourceFile("题库.txt", TextFormat().write([single(f"第{number}题？") for number in range(30)]))


def test_a_file_read_apart_is_the_file_read_here() -> None:
    apart, here = read_apart(BANK, None, lambda: False), read_here(BANK, None, lambda: False)
    assert apart is not None
    assert here is not None
    assert apart.reading.batch.questions == here.reading.batch.questions
    assert len(apart.reading.batch.ready) == 30


def test_cancelling_ends_the_reading() -> None:
    looks: list[int] = []

    def cancelled() -> bool:
        looks.append(1)
        return len(looks) > 2

    assert read_apart(SourceFile("题库.txt", BANK.content * 200), None, cancelled) is None


def test_a_file_of_another_kind_is_refused_with_the_kinds_that_can_be_read() -> None:
    with pytest.raises(BadInput) as refused:
        read_apart(SourceFile("题库.pdf", b"%PDF"), None, lambda: False)
    assert refused.value.code == "file.kind"
    assert {".xlsx", ".xlsm", ".et", ".tsv", ".docx"} <= set(str(refused.value.params["known"]).split("、"))


def _bomb() -> bytes:
    """More members than any workbook has, each of which unpacks to a megabyte."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(420):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", bytes(1024 * 1024))
    return stream.getvalue()


def _entities() -> bytes:
    return b'<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>'


def _climbing() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("../../etc/evil.xml", "<assessmentItem/>")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("炸弹.xlsx", _bomb(), "解压后过大"),
        ("实体.xml", _entities(), "实体"),
        ("越界.zip", _climbing(), "不安全"),
        ("旧版.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "另存为"),
        ("截断.docx", b"PK\x03\x04" + bytes(200), "另存为"),
    ],
)
def test_hostile_files_are_refused_in_words(name: str, content: bytes, said: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_file(SourceFile(name, content), None, lambda: False)
    assert refused.value.code == "import.refused"
    assert said in str(refused.value.params["why"])


def test_formulas_stay_text_and_far_cells_cost_nothing() -> None:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.append(["题型", "题干", "选项A", "选项B", "答案"])
    sheet.append(["单选", '=HYPERLINK("http://x","点我")', "甲", "乙", "A"])
    sheet.append(["单选", "哪一个对？", "甲", "乙", "A"])
    sheet["XFD1048576"] = " "
    stream = io.BytesIO()
    workbook.save(stream)
    read = read_file(SourceFile("题库.xlsx", stream.getvalue()), None, lambda: False)
    assert read is not None
    assert "哪一个对？" in [question.stem for question in read.reading.batch.ready]
    assert len(source_lines(read.source)) < 10
