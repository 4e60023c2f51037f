"""The analysis of an exam on paper: figures, the scores as a chart, every question, groups, and how it was made."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.bank.words import NAMES as BANK_NAMES
from trainer.documents.analysis_words import (
    flag_words,
    interval,
    method_words,
    number_words,
    percent_interval,
    scores_words,
    spent_words,
    tried_words,
)
from trainer.documents.chart_look import PAPER
from trainer.documents.charts import score_chart
from trainer.documents.fonts import Face
from trainer.documents.office.model import Block, Document, Page, Picture, Space, Style, Text
from trainer.documents.office.parts import HEAD, SMALL, cell, facts, foot, listing, numbered, signatures, title
from trainer.documents.pdf import Printed
from trainer.reports.analysis.values import ExamAnalysis, GroupLine
from trainer.words import _

_PAGE = Page(top=18, bottom=16, left=16, right=16)
_CHART = (178.0, 69.0)
_SMALL = Style(Face.SONG, 9, leading=13, align="centre")
_STEM = 44


def analysis_report(analysis: ExamAnalysis, unit: str, printed: Printed, signing: Sequence[str]) -> Document:
    """A4 upright; heads of tables stand on every page."""
    words = _("Analysis: {title}").format(title=analysis.title)
    held = _("Held: {dates}").format(dates=f"{analysis.opens_at.astimezone():%Y-%m-%d}")
    blocks: tuple[Block, ...] = (
        title(words),
        Text((_("Unit: {unit}").format(unit=unit) + "　　" + held,), SMALL, keep=True),
        facts(scores_words(analysis), 2, 1.6),
        *_chart(analysis),
        Text((_("Figures of the questions"),), HEAD, keep=True),
        _questions(analysis),
        *_groups(_("By unit"), analysis.units),
        *_groups(_("By field"), analysis.fields),
        Text((_("How these figures are made"),), HEAD, keep=True),
        *numbered(method_words(analysis), SMALL),
        *signatures(signing),
    )
    return Document(words, blocks, _PAGE, foot(printed))


def _chart(analysis: ExamAnalysis) -> tuple[Block, ...]:
    if not analysis.bins:
        return ()
    picture = Picture(score_chart(analysis.bins, float(analysis.pass_mark), PAPER), *_CHART)
    return (Text((_("How the scores are spread"),), HEAD, keep=True), Space(1), picture)


def _questions(analysis: ExamAnalysis) -> Block:
    titles = (
        _("No. of question"),
        _("Question kind"),
        _("Stem of the question"),
        _("Tried it"),
        _("Difficulty (share earned)"),
        _("Discrimination"),
        _("Time spent"),
        _("To look at"),
    )
    rows = [
        (
            number_words(line),
            BANK_NAMES[line.question.kind],
            _short(line.question.stem),
            tried_words(line),
            cell(interval(line.figures.facility), style=_SMALL),
            cell(interval(line.figures.discrimination), style=_SMALL),
            spent_words(line.spent),
            flag_words(line.flags),
        )
        for line in analysis.questions
    ]
    return listing(titles, (10, 13, 42, 14, 32, 32, 13, 22), rows, 7, left=(2, 7))


def _groups(words: str, groups: Sequence[GroupLine]) -> tuple[Block, ...]:
    if not groups:
        return ()
    titles = (_("Name of the group"), _("Number of people"), _("Mean share of the full score"), _("Share that passed"))
    rows = [
        (
            group.name or _("Without"),
            str(group.figures.people),
            percent_interval(group.figures.mean),
            percent_interval(group.figures.passed),
        )
        for group in groups
    ]
    return (Text((words,), HEAD, keep=True), listing(titles, (70, 20, 45, 45), rows, 7, left=(0,)))


def _short(stem: str) -> str:
    text = " ".join(stem.split())
    return text if len(text) <= _STEM else text[: _STEM - 1] + "…"
