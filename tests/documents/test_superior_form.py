"""A superior's form made by hand: merged heads, formulas, two sheets; filled without change of format."""

import io
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from trainer.documents.form_filling import fill_form
from trainer.documents.form_reading import read_form
from trainer.hours.templates.values import FormField, FormTemplate
from trainer.store.errors import BadInput

PREPARED = 3
LINE = Side(style="thin")


def superior_form() -> bytes:
    """年度培训情况表: two lines of merged heads, three prepared rows, sums below, a second sheet that counts."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "汇总表"
    sheet["A1"] = "××市交通运输局执法人员年度培训情况表"
    sheet.merge_cells("A1:H1")
    sheet["A1"].font = Font(name="黑体", size=18)
    for place, words in (("A3", "序号"), ("B3", "姓名"), ("C3", "身份证号码"), ("D3", "学时"), ("H3", "是否达标")):
        sheet[place] = words
    for place, words in (("D4", "公共法律知识"), ("E4", "业务技能"), ("F4", "政治理论"), ("G4", "合计")):
        sheet[place] = words
    for merged in ("A3:A4", "B3:B4", "C3:C4", "D3:G3", "H3:H4"):
        sheet.merge_cells(merged)
    for row in range(5, 5 + PREPARED):
        for column in range(1, 9):
            cell = sheet.cell(row, column)
            cell.border = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
            cell.alignment = Alignment(horizontal="center")
            cell.font = Font(name="仿宋", size=12)
        sheet.cell(row, 7).value = f"=SUM(D{row}:F{row})"
        sheet.cell(row, 4).number_format = "0.0"
        sheet.row_dimensions[row].height = 24
    sheet["A8"] = "合计"
    sheet.merge_cells("A8:C8")
    sheet["G8"] = "=SUM(G5:G7)"
    sheet["G8"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet.row_dimensions[8].height = 30
    sheet["A10"] = "填表人："
    sheet.merge_cells("A10:D10")
    sheet.conditional_formatting.add("G5:G7", CellIsRule(operator="lessThan", formula=["60"]))
    sheet.print_area = "A1:H10"
    second: Any = book.create_sheet("统计")
    second["A1"], second["B1"] = "人数", "=COUNTA(汇总表!B5:B7)"
    second["A2"], second["B2"] = "平均学时", "=汇总表!G8/B1"
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def people(count: int) -> list[dict[FormField, Any]]:
    return [
        {
            FormField.NUMBER: at + 1,
            FormField.NAME: "=王强" if at == 0 else f"张{at}",
            FormField.ID_NUMBER: f"14070219800101{at:04d}",
            FormField.PUBLIC_LAW: Decimal(30),
            FormField.PROFESSIONAL: Decimal("28.5"),
            FormField.POLITICAL: Decimal(2),
            FormField.MET: "达标",
        }
        for at in range(count)
    ]


def template() -> FormTemplate:
    (found,) = read_form(superior_form())
    return FormTemplate("情况表", "", found.sheet, found.first, found.last, found.proposed)


def test_the_columns_are_proposed_by_their_heads() -> None:
    (found,) = read_form(superior_form())
    assert (found.sheet, found.first, found.last) == ("汇总表", 5, 7)
    assert found.proposed == {
        1: FormField.NUMBER,
        2: FormField.NAME,
        3: FormField.ID_NUMBER,
        4: FormField.PUBLIC_LAW,
        5: FormField.PROFESSIONAL,
        6: FormField.POLITICAL,
        8: FormField.MET,
    }
    assert found.headings[4] == "学时 公共法律知识"


@pytest.mark.parametrize("count", [1, 3, 40])
def test_a_filled_form_keeps_formats_heads_and_formulas(count: int) -> None:
    book = load_workbook(io.BytesIO(fill_form(superior_form(), template(), people(count))))
    sheet, second = book["汇总表"], book["统计"]
    extra = max(0, count - PREPARED)
    merged = {str(one) for one in sheet.merged_cells.ranges}
    assert {"A1:H1", "D3:G3", f"A{8 + extra}:C{8 + extra}", f"A{10 + extra}:D{10 + extra}"} <= merged
    assert (sheet["A1"].font.name, sheet[f"G{8 + extra}"].fill.fgColor.rgb) == ("黑体", "00FFFF00")
    assert sheet[f"G{8 + extra}"].value == f"=SUM(G5:G{7 + extra})"
    assert second["B1"].value == f"=COUNTA(汇总表!B5:B{7 + extra})"
    assert second["B2"].value == f"=汇总表!G{8 + extra}/B1"
    assert sheet.row_dimensions[8 + extra].height == 30
    for row in range(5, 5 + count):
        assert sheet.cell(row, 7).value == f"=SUM(D{row}:F{row})"
        identity = sheet.cell(row, 3)
        assert (identity.data_type, identity.number_format) == ("s", "@")
        assert (sheet.cell(row, 4).number_format, sheet.cell(row, 4).value) == ("0.0", 30)
        assert (sheet.cell(row, 2).font.name, sheet.cell(row, 2).border.left.style) == ("仿宋", "thin")
        assert sheet.row_dimensions[row].height == 24
    assert (sheet["B5"].value, sheet["B5"].data_type) == ("=王强", "s")
    (rules,) = sheet.conditional_formatting
    assert str(rules.sqref) == f"G5:G{7 + extra}"
    assert sheet.print_area == f"'汇总表'!$A$1:$H${10 + extra}"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice: it would open the form")
def test_libreoffice_opens_it_and_adds_up(tmp_path: Path) -> None:
    (tmp_path / "form.xlsx").write_bytes(fill_form(superior_form(), template(), people(40)))
    command = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    command += ["--convert-to", "xlsx", "--outdir", str(tmp_path / "out"), str(tmp_path / "form.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    values = load_workbook(tmp_path / "out" / "form.xlsx", data_only=True)
    assert values["汇总表"]["G45"].value == 40 * 60.5
    assert (values["统计"]["B1"].value, values["统计"]["B2"].value) == (40, 60.5)
    opened = load_workbook(tmp_path / "out" / "form.xlsx")["汇总表"]
    assert {"A1:H1", "D3:G3", "A45:C45"} <= {str(one) for one in opened.merged_cells.ranges}
    assert (opened["A1"].font.name, opened["A1"].font.sz) == ("黑体", 18)
    assert repr((opened["B20"].font, opened["B20"].border)) == repr((opened["B6"].font, opened["B6"].border))
    assert opened["C20"].number_format == "@"


def test_what_is_no_form_is_refused() -> None:
    saved = io.BytesIO()
    Workbook().save(saved)
    for content, code in ((b"nothing", "hours.form_unreadable"), (saved.getvalue(), "hours.form_without_headings")):
        with pytest.raises(BadInput) as refusal:
            read_form(content)
        assert refusal.value.code == code
