"""Who is analysed: the marked sittings of a closed exam, form by form, inside the caller's transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

import numpy as np
from sqlalchemy import Row, bindparam, func, select
from sqlalchemy.orm import Session

from question_bank.analysis.values import Block, Bools, Floats
from trainer.exams.corrections.reading import approved_of
from trainer.exams.corrections.values import CorrectionDraft, CorrectionKind
from trainer.exams.marking.tables import ResultTable
from trainer.exams.marking.versions import visible
from trainer.exams.papers.reading import read_paper
from trainer.exams.papers.values import Paper
from trainer.exams.rooms.reading import form_letter, paper_of_form
from trainer.exams.rules import VOID
from trainer.exams.sittings.tables import JournalEventTable, SittingTable
from trainer.exams.sittings.tally import Tally, tally
from trainer.exams.sittings.values import EventKind
from trainer.exams.tables import CandidateTable, ExamTable

_OWN = JournalEventTable.__table__.c
_ALL_EVENTS = (
    select(_OWN.kind, _OWN.monotonic, _OWN.data).where(_OWN.sitting_id == bindparam("sitting")).order_by(_OWN.sequence)
)
_EVENTS = _ALL_EVENTS.where(_OWN.kind != EventKind.HEARTBEAT.value)


@dataclass(frozen=True, eq=False)
class FormSample:
    """Those who sat one form, row by row: who, with which score and whether that was enough, what they did.

    `tried` has every question of the paper; the block those alone that still tell people apart.
    """

    letter: str
    paper: Paper
    block: Block
    tried: Bools
    scores: Floats
    person_ids: tuple[UUID, ...]
    passed: tuple[bool, ...]
    tallies: tuple[Tally, ...]


@dataclass(frozen=True)
class Sample:
    """`versions` are the questions in the order of the forms; `waiting` and `void` sittings are left out. `full` is the
    full score that is left after `corrections` of keys, by question."""

    forms: tuple[FormSample, ...]
    versions: Mapping[UUID, int]
    waiting: int
    void: int
    full: Decimal
    corrections: Mapping[UUID, Sequence[CorrectionDraft]]


def read_sample(session: Session, exam: ExamTable) -> Sample:
    """Every handed-in sitting whose marks are all there and which nobody made void."""
    rows = _results(session, exam.id)
    void = [row for row in rows if row.attendance in VOID]
    waiting = [row for row in rows if row.attendance not in VOID and row.passed is None]
    counted = [row for row in rows if row.attendance not in VOID and row.passed is not None]
    corrections: dict[UUID, list[CorrectionDraft]] = defaultdict(list)
    for draft in approved_of(session, exam.id):
        corrections[draft.question_id].append(draft)
    dropped = frozenset(key for key, drafts in corrections.items() if _tells_nothing(drafts))
    forms, versions = [], dict[UUID, int]()
    for form in sorted({row.form for row in counted}):
        paper = read_paper(session, paper_of_form(session, exam, form))
        for item in paper.items:
            versions.setdefault(item.version_id, len(versions))
        own = [row for row in counted if row.form == form]
        forms.append(_form(session, form_letter(form), paper, own, versions, dropped))
    full = max((row.of for row in counted), default=Decimal())
    return Sample(tuple(forms), versions, len(waiting), len(void), full, corrections)


def _tells_nothing(drafts: Sequence[CorrectionDraft]) -> bool:
    """Points that everybody was given, or nobody, say nothing about a question."""
    return any(draft.kind in (CorrectionKind.FULL_MARKS, CorrectionKind.VOID) for draft in drafts)


def _results(session: Session, exam_id: UUID) -> Sequence[Row[Any]]:
    """The result in force of each candidate with form and attendance."""
    newest = (
        select(ResultTable.sitting_id, func.max(ResultTable.ordinal).label("ordinal"))
        .join(SittingTable, SittingTable.id == ResultTable.sitting_id)
        .where(SittingTable.exam_id == exam_id, visible())
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
            ResultTable.score,
            ResultTable.of,
            CandidateTable.attendance,
        )
        .join(newest, newest.c.sitting_id == SittingTable.id)
        .join(ResultTable, (ResultTable.sitting_id == SittingTable.id) & (ResultTable.ordinal == newest.c.ordinal))
        .join(CandidateTable, same)
        .order_by(SittingTable.id)
    )
    return session.execute(query).all()


def _form(
    session: Session,
    letter: str,
    paper: Paper,
    rows: Sequence[Row[Any]],
    versions: Mapping[UUID, int],
    dropped: frozenset[UUID],
) -> FormSample:
    tallies = tuple(_tally(session, row.id) for row in rows)
    answered = np.array([[at in one.answers for at in range(len(paper.items))] for one in tallies])
    kept = [at for at, item in enumerate(paper.items) if item.question_id not in dropped]
    block = Block(
        questions=tuple(versions[paper.items[at].version_id] for at in kept),
        earned=np.array([[float(row.marks[at]["score"]) for at in kept] for row in rows]).reshape(len(rows), -1),
        tried=answered[:, kept],
        full=np.array([float(paper.items[at].score) for at in kept]),
    )
    return FormSample(
        letter=letter,
        paper=paper,
        block=block,
        tried=answered,
        scores=np.array([float(row.score) for row in rows]),
        person_ids=tuple(row.person_id for row in rows),
        passed=tuple(bool(row.passed) for row in rows),
        tallies=tallies,
    )


def _tally(session: Session, sitting_id: UUID) -> Tally:
    """Heartbeats are read only where they bound an outage."""
    rows = _events(session, sitting_id, beats=False)
    if any(row[0] == EventKind.REOPENED for row in rows):
        rows = _events(session, sitting_id, beats=True)
    return tally(rows)


def _events(session: Session, sitting_id: UUID, beats: bool) -> Sequence[tuple[str, int, str]]:
    query = _ALL_EVENTS if beats else _EVENTS
    return [(row[0], row[1], row[2]) for row in session.execute(query, {"sitting": sitting_id}).all()]
