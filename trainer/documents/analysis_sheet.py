"""The analysis of an exam as a workbook: overview, questions, options, groups."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook

from question_bank.analysis.values import Estimate
from question_bank.question import OPTION_LETTERS
from trainer.bank.words import NAMES as BANK_NAMES
from trainer.documents.analysis_words import flag_words, method_words, number_words, people_words, scores_words, too_few
from trainer.documents.sheets import Column, Kind, TableSheet, Value, write_workbook
from trainer.reports.analysis.values import ExamAnalysis, GroupLine, OptionTable, QuestionLine
from trainer.words import _

_STEP = Decimal("0.0001")


def write_analysis_sheet(path: Path, analysis: ExamAnalysis) -> str:
    """Writes the workbook and gives its SHA-256, for the record of the export."""

    def fill(workbook: Workbook) -> None:
        _overview(workbook, analysis)
        _questions(workbook, analysis)
        _options(workbook, analysis)
        _groups(workbook, _("By unit"), analysis, analysis.units)
        _groups(workbook, _("By field"), analysis, analysis.fields)

    return write_workbook(path, fill)


def _sheet(workbook: Workbook, name: str, columns: Sequence[Column], analysis: ExamAnalysis) -> TableSheet:
    title = _("Analysis: {title}").format(title=analysis.title)
    return TableSheet(workbook, name, columns, title, people_words(analysis))


def _overview(workbook: Workbook, analysis: ExamAnalysis) -> None:
    sheet = _sheet(workbook, _("Figures of the exam"), (Column(_("Figure"), 36), Column(_("Value"), 100)), analysis)
    for words, value in scores_words(analysis):
        sheet.append((words, value))
    for line in method_words(analysis):
        sheet.append_note(line)


def _questions(workbook: Workbook, analysis: ExamAnalysis) -> None:
    columns = (
        Column(_("No. of question"), 8, Kind.WORD),
        Column(_("Question kind"), 10, Kind.WORD),
        Column(_("Stem of the question"), 60),
        Column(_("Points of the question"), 8, Kind.ANY),
        Column(_("Had it"), 8, Kind.COUNT),
        Column(_("Tried it"), 8, Kind.COUNT),
        *_estimate_columns(_("Difficulty (share earned)")),
        *_estimate_columns(_("Discrimination")),
        *_estimate_columns(_("Upper less lower group")),
        Column(_("Median time in seconds"), 10, Kind.ANY),
        Column(_("To look at"), 30),
    )
    sheet = _sheet(workbook, _("Figures of the questions"), columns, analysis)
    for line in analysis.questions:
        sheet.append(_question(line))
    sheet.filter_rows()


def _question(line: QuestionLine) -> tuple[Value, ...]:
    own = line.figures
    return (
        number_words(line),
        BANK_NAMES[line.question.kind],
        line.question.stem,
        line.full,
        own.asked,
        own.tried,
        *_estimate(own.facility),
        *_estimate(own.discrimination),
        *_estimate(own.upper_lower),
        too_few() if line.spent is None else Decimal(str(round(line.spent.median, 1))),
        flag_words(line.flags),
    )


def _options(workbook: Workbook, analysis: ExamAnalysis) -> None:
    columns = (
        Column(_("No. of question"), 8, Kind.WORD),
        Column(_("Part"), 8, Kind.WORD),
        Column(_("Option"), 8, Kind.WORD),
        Column(_("Text of the option"), 60),
        Column(_("Right"), 8, Kind.WORD),
        Column(_("Chosen by"), 10, Kind.COUNT),
        *_estimate_columns(_("Share of those who tried it")),
        Column(_("Upper group"), 10, Kind.FIGURE),
        Column(_("Lower group"), 10, Kind.FIGURE),
    )
    sheet = _sheet(workbook, _("Options chosen"), columns, analysis)
    for line in analysis.questions:
        for table in line.tables:
            for row in _option_rows(line, table):
                sheet.append(row)
    sheet.filter_rows()


def _option_rows(line: QuestionLine, table: OptionTable) -> list[tuple[Value, ...]]:
    part = "" if table.part is None else str(table.part + 1)
    return [
        (
            number_words(line),
            part,
            OPTION_LETTERS[option.position],
            table.question.options[option.position].text,
            "✓" if option.right else "",
            option.chosen,
            *_estimate(option.share),
            _number(option.upper),
            _number(option.lower),
        )
        for option in table.options
    ]


def _groups(workbook: Workbook, name: str, analysis: ExamAnalysis, groups: Sequence[GroupLine]) -> None:
    columns = (
        Column(_("Name of the group"), 40),
        Column(_("Number of people"), 10, Kind.COUNT),
        *_estimate_columns(_("Mean share of the full score")),
        *_estimate_columns(_("Share that passed")),
    )
    sheet = _sheet(workbook, name, columns, analysis)
    for group in groups:
        own = group.figures
        sheet.append((group.name or _("Without"), own.people, *_estimate(own.mean), *_estimate(own.passed)))


def _estimate_columns(title: str) -> tuple[Column, ...]:
    ends = (_("{figure}, from").format(figure=title), _("{figure}, to").format(figure=title))
    return (Column(title, 11, Kind.FIGURE), *(Column(words, 11, Kind.FIGURE) for words in ends))


def _estimate(one: Estimate | None) -> tuple[Value, ...]:
    return (too_few(), None, None) if one is None else (_number(one.value), _number(one.low), _number(one.high))


def _number(value: float | None) -> Value:
    return too_few() if value is None else Decimal(str(value)).quantize(_STEP)
