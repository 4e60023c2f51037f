"""Sheets that were made to harm, or that broke on the way: refused in words, before any memory is filled."""

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from question_bank.formats import sheet_zip
from trainer.documents.form_reading import read_form
from trainer.documents.sheets import Column, TableSheet, write_workbook
from trainer.people.roster.reading import read_sheets
from trainer.store.errors import BadInput


def workbook(*cells: tuple[str, str]) -> bytes:
    book, held = Workbook(), io.BytesIO()
    for place, text in (("A1", "姓名"), ("A2", "王强"), *cells):
        book.active[place] = text  # type: ignore[index]
    book.save(held)
    return held.getvalue()


def parts(content: bytes, **changed: bytes) -> bytes:
    """The same archive with other bytes in the part whose name ends so."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            key = name.rpartition("/")[2].partition(".")[0]
            new.writestr(name, changed.get(key, old.read(name)))
    return held.getvalue()


def ods(row: str) -> bytes:
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    table = f'<table:table table:name="甲">{row}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
        archive.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{space}"/>')
        archive.writestr("content.xml", f"<office:document-content{names}>{body}</office:document-content>")
    return held.getvalue()


REPEATED = ' table:number-columns-repeated="16384"'
WORD = '<table:table-cell office:value-type="string"{}><text:p>王强</text:p></table:table-cell>'
SWOLLEN = {
    "a cell in the last corner": (workbook(("XFD1048576", "x")), "a.xlsx"),
    "a cell that comes a million times": (ods(f"<table:table-row>{WORD.format(REPEATED)}</table:table-row>"), "a.ods"),
    "a row that comes a million times": (
        ods(f'<table:table-row table:number-rows-repeated="1048576">{WORD.format("")}</table:table-row>'),
        "a.ods",
    ),
}
BROKEN = {
    "a part without its end": (parts(workbook(), workbook=b"<workbook><sheets>"), "a.xlsx"),
    "a part that is no markup": (parts(workbook(), sheet1=b"\x00\x01<row"), "a.xlsx"),
    "half an archive": (workbook()[:900], "a.xlsx"),
    "a field without an end": (b'\xe5\xa7\x93\n"' + b"x" * 200_000, "a.csv"),
}


@pytest.mark.parametrize("what", SWOLLEN)
def test_what_no_memory_holds_is_refused(what: str) -> None:
    with pytest.raises(BadInput, match=r"roster\.swollen"):
        read_sheets(*SWOLLEN[what])


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_broken_is_refused(what: str) -> None:
    content, name = BROKEN[what]
    with pytest.raises(BadInput, match=r"roster\.unreadable"):
        read_sheets(content, name)
    with pytest.raises(BadInput, match=r"hours\.form_"):
        read_form(content)


def test_a_form_that_no_memory_holds_is_refused() -> None:
    with pytest.raises(BadInput, match=r"hours\.form_unreadable"):
        read_form(SWOLLEN["a cell in the last corner"][0])


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_zip, "MOST_BYTES", 1_000_000)
    with pytest.raises(BadInput, match=r"roster\.swollen"):
        read_sheets(parts(workbook(), sheet1=b" " * 2_000_000), "a.xlsx")


def test_an_empty_row_may_come_often() -> None:
    row = f"<table:table-row>{WORD.format('')}</table:table-row>"
    empty = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    assert read_sheets(ods(row + empty), "a.ods")[0].rows == (("王强",),)


def test_what_begins_like_a_formula_is_text_in_every_table(tmp_path: Path) -> None:
    names = ("=cmd|'/c calc'!A1", "+1", "@SUM(A1)", "-2", "110101199003071234", "0012")

    def fill(book: Workbook) -> None:
        page = TableSheet(book, "名册", [Column("姓名", 20)], "=1+1", "=2+2")
        for name in names:
            page.append([name])

    write_workbook(tmp_path / "a.xlsx", fill)
    cells = [cell for row in load_workbook(tmp_path / "a.xlsx").active.iter_rows() for cell in row]  # type: ignore[union-attr]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    assert [cell.value for cell in cells][-len(names) :] == list(names)
