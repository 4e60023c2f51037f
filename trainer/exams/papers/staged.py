"""Papers of a set that is being sealed stand in the store already and are shown by nothing."""

from __future__ import annotations

from sqlalchemy import ColumnElement, select

from trainer.exams.papers.tables import PaperQuestion, PaperStagedTable, PaperTable


def shown() -> ColumnElement[bool]:
    """Papers that are sealed, and not only staged for a set that is being sealed."""
    return PaperTable.id.not_in(select(PaperStagedTable.paper_id))


def counted() -> ColumnElement[bool]:
    """The same for what papers hold."""
    return PaperQuestion.paper_id.not_in(select(PaperStagedTable.paper_id))
