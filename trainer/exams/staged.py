"""Exams that are being made in pieces stand in the store already and are shown by nothing."""

from __future__ import annotations

from sqlalchemy import ColumnElement, select

from trainer.exams.tables import ExamStagedTable, ExamTable


def shown() -> ColumnElement[bool]:
    """Exams that are made, and not only staged piece by piece."""
    return ExamTable.id.not_in(select(ExamStagedTable.exam_id))
