"""Looks at a superior's form: where its headings stand, where names go, what each column seems to ask for."""

from __future__ import annotations

import io
import re
import unicodedata
import zlib
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook

from trainer.hours.templates.values import FormField, FormSheet
from trainer.people.roster.reading import refuse_swollen
from trainer.store.errors import BadInput

SEARCHED_ROWS = 30
FEWEST = 3
_ASIDE = re.compile(r"[\s*:/、()（）]")
_ENDS = ("合计", "总计", "小计", "填表人", "填报人", "制表", "审核人", "备注", "说明", "注")
HEADINGS: Mapping[FormField, tuple[str, ...]] = MappingProxyType(
    {
        FormField.NUMBER: ("序号", "编号", "序"),
        FormField.UNIT: ("单位", "所在单位", "工作单位", "部门", "单位名称", "所在部门", "执法机构"),
        FormField.NAME: ("姓名", "执法人员姓名", "人员姓名"),
        FormField.ID_TAIL: ("身份证号后四位", "身份证后四位", "证件号后四位"),
        FormField.ID_NUMBER: ("身份证号", "身份证号码", "公民身份号码", "身份证"),
        FormField.WORK_NUMBER: ("工号", "胸牌号", "职工号", "人员编号"),
        FormField.PERSON_CATEGORY: ("人员类别", "人员性质", "人员类型"),
        FormField.POST: ("岗位", "职务", "职务岗位"),
        FormField.DUE: ("应达学时", "应修学时", "规定学时", "应完成学时"),
        FormField.PUBLIC_LAW: ("公共法律", "公共法律知识", "公共法律知识学时", "公共法律学时"),
        FormField.PROFESSIONAL: ("业务技能", "业务知识", "业务与技能", "业务知识和执法技能", "业务学时", "专业法律"),
        FormField.POLITICAL: ("政治道德", "政治理论", "政治与职业道德", "职业道德"),
        FormField.TOTAL: ("合计", "总学时", "学时合计", "累计学时", "完成学时", "合计学时", "已完成学时", "学时"),
        FormField.ONLINE: ("线上学时", "网络学时", "网络培训学时", "线上"),
        FormField.MISSING: ("差额", "欠缺学时", "未完成学时", "差额学时"),
        FormField.MET: ("是否达标", "达标情况", "是否合格", "是否完成", "达标"),
        FormField.REDUCTION: ("折减原因", "减免原因", "未达标原因"),
    }
)
_FIELD_OF = {heading: field for field, headings in HEADINGS.items() for heading in headings}


_BROKEN = (
    *(BadInput, BadZipFile, zlib.error, SyntaxError, LookupError, ValueError),
    *(OSError, EOFError, TypeError, AttributeError),
)
"""What the reader of workbooks raises for one that is broken anywhere in its parts."""


def open_form(content: bytes) -> Workbook:
    """Raises BadInput("hours.form_unreadable")."""
    try:
        refuse_swollen(content, "")
        return load_workbook(io.BytesIO(content))
    except _BROKEN as error:
        raise BadInput("hours.form_unreadable") from error


def read_form(content: bytes) -> tuple[FormSheet, ...]:
    """The sheets with a line of headings that names people, the best first. Raises BadInput("hours.form_unreadable",
    "hours.form_without_headings")."""
    found = [one for sheet in open_form(content).worksheets if (one := _read_sheet(sheet)) is not None]
    if not found:
        raise BadInput("hours.form_without_headings")
    return tuple(sorted(found, key=lambda one: -len(one.proposed)))


def _read_sheet(sheet: Any) -> FormSheet | None:
    rows = range(1, min(sheet.max_row, SEARCHED_ROWS) + 1)
    scored = [(sum(_field(cell.value) is not None for cell in sheet[row]), -row) for row in rows]
    best, row = max(scored, default=(0, 0))
    if best < 1:
        return None
    top, bottom = _block(sheet, -row)
    headings = dict(_headings(sheet, top, bottom))
    first = bottom + 1
    proposed: dict[int, FormField] = {}
    for column, words in headings.items():
        field = _field(words[-1]) or _field("".join(words))
        formula = str(sheet.cell(first, column).value or "").startswith("=")
        if field is not None and field not in proposed.values() and not formula:
            proposed[column] = field
    if FormField.NAME not in proposed.values() or len(headings) < FEWEST:
        return None
    name = next(column for column, field in proposed.items() if field is FormField.NAME)
    texts = {column: " ".join(dict.fromkeys(words)) for column, words in headings.items()}
    return FormSheet(sheet.title, first, _last(sheet, first, name), texts, proposed)


def _block(sheet: Any, row: int) -> tuple[int, int]:
    """The rows of headings: those that cells merged with this row reach."""
    top = bottom = row
    for merged in sheet.merged_cells.ranges:
        if merged.min_row <= row <= merged.max_row and merged.max_row > merged.min_row:
            top, bottom = min(top, merged.min_row), max(bottom, merged.max_row)
    return top, bottom


def _headings(sheet: Any, top: int, bottom: int) -> Iterator[tuple[int, list[str]]]:
    over = {}
    for merged in sheet.merged_cells.ranges:
        if top <= merged.min_row and merged.max_row <= bottom:
            for row, column in merged.cells:
                over[row, column] = sheet.cell(merged.min_row, merged.min_col).value
    for column in range(1, sheet.max_column + 1):
        words = [over.get((row, column), sheet.cell(row, column).value) for row in range(top, bottom + 1)]
        texts = [" ".join(str(word).split()) for word in words if word not in (None, "")]
        if texts:
            yield column, texts


def _last(sheet: Any, first: int, name: int) -> int:
    """The row above the sums or signatures; where nothing stands below, the first row alone."""
    for row in range(first, sheet.max_row + 1):
        texts = [_plain(sheet.cell(row, column).value) for column in range(1, name + 2)]
        if any(text.startswith(_ENDS) for text in texts if text):
            return max(first, row - 1)
    return max(first, int(sheet.max_row))


def _field(value: object) -> FormField | None:
    return _FIELD_OF.get(_plain(value)) if isinstance(value, str) else None


def _plain(value: object) -> str:
    return "" if value is None else _ASIDE.sub("", unicodedata.normalize("NFKC", str(value)))
