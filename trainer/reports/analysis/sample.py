"""Who is analysed: the marked sittings of a closed exam, form by form, inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import numpy as np
from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from question_bank.analysis.values import Block
from trainer.exams.marking.tables import ResultTable
from trainer.exams.papers.reading import read_paper
from trainer.exams.papers.values import Paper
from trainer.exams.rooms.reading import form_letter, paper_of_form
from trainer.exams.rules import VOID
from trainer.exams.sittings.tables import JournalEventTable, SittingTable
from trainer.exams.sittings.tally import Tally, tally, tried
from trainer.exams.sittings.values import EventKind
from trainer.exams.tables import CandidateTable, ExamTable


@dataclass(frozen=True, eq=False)
class FormSample:
    """Those who sat one form, row by row of the block: who, whether they passed, what they did."""

    letter: str
    paper: Paper
    block: Block
    person_ids: tuple[UUID, ...]
    passed: tuple[bool, ...]
    tallies: tuple[Tally, ...]


@dataclass(frozen=True)
class Sample:
    """`versions` are the questions in the order of the forms; `waiting` and `void` sittings are left out."""

    forms: tuple[FormSample, ...]
    versions: Mapping[UUID, int]
    waiting: int
    void: int


def read_sample(session: Session, exam: ExamTable) -> Sample:
    """Every handed-in sitting whose marks are all there and which nobody made void."""
    rows = _results(session, exam.id)
    void = [row for row in rows if row.attendance in VOID]
    waiting = [row for row in rows if row.attendance not in VOID and row.passed is None]
    counted = [row for row in rows if row.attendance not in VOID and row.passed is not None]
    forms, versions = [], dict[UUID, int]()
    for form in sorted({row.form for row in counted}):
        paper = read_paper(session, paper_of_form(session, exam, form))
        for item in paper.items:
            versions.setdefault(item.version_id, len(versions))
        own = [row for row in counted if row.form == form]
        forms.append(_form(session, form_letter(form), paper, own, versions))
    return Sample(tuple(forms), versions, len(waiting), len(void))


def _results(session: Session, exam_id: UUID) -> Sequence[Row[Any]]:
    """The result in force of each candidate with form and attendance."""
    newest = (
        select(ResultTable.sitting_id, func.max(ResultTable.ordinal).label("ordinal"))
        .join(SittingTable, SittingTable.id == ResultTable.sitting_id)
        .where(SittingTable.exam_id == exam_id)
        .group_by(ResultTable.sitting_id)
        .subquery()
    )
    same = (CandidateTable.exam_id == SittingTable.exam_id) & (CandidateTable.person_id == SittingTable.person_id)
    query = (
        select(
            SittingTable.id,
            SittingTable.person_id,
            SittingTable.form,
            ResultTable.marks,
            ResultTable.passed,
            CandidateTable.attendance,
        )
        .join(newest, newest.c.sitting_id == SittingTable.id)
        .join(ResultTable, (ResultTable.sitting_id == SittingTable.id) & (ResultTable.ordinal == newest.c.ordinal))
        .join(CandidateTable, same)
        .order_by(SittingTable.id)
    )
    return session.execute(query).all()


def _form(
    session: Session, letter: str, paper: Paper, rows: Sequence[Row[Any]], versions: Mapping[UUID, int]
) -> FormSample:
    tallies = tuple(_tally(session, row.id) for row in rows)
    items = range(len(paper.items))
    block = Block(
        questions=tuple(versions[item.version_id] for item in paper.items),
        earned=np.array([[float(mark["score"]) for mark in row.marks] for row in rows]),
        tried=np.array([[tried(one.answers.get(item)) for item in items] for one in tallies]),
        full=np.array([float(item.score) for item in paper.items]),
    )
    people = tuple(row.person_id for row in rows)
    return FormSample(letter, paper, block, people, tuple(bool(row.passed) for row in rows), tallies)


def _tally(session: Session, sitting_id: UUID) -> Tally:
    """Heartbeats are read only where they bound an outage."""
    rows = _events(session, sitting_id, beats=False)
    if any(row[0] == EventKind.REOPENED for row in rows):
        rows = _events(session, sitting_id, beats=True)
    return tally(rows)


def _events(session: Session, sitting_id: UUID, beats: bool) -> Sequence[tuple[str, int, str]]:
    own = JournalEventTable
    query = select(own.kind, own.monotonic, own.data).where(own.sitting_id == sitting_id).order_by(own.sequence)
    if not beats:
        query = query.where(own.kind != EventKind.HEARTBEAT)
    return [(row[0], row[1], row[2]) for row in session.execute(query)]
