"""Between entries and their rows of the store; and the exam that confirmed scores become."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from question_bank.blueprint import Blueprint
from trainer.exams.outside.values import OutsideDraft, OutsideRow
from trainer.exams.papers.content import paper_text, seal
from trainer.exams.papers.tables import PaperTable
from trainer.exams.papers.values import PaperDraft
from trainer.exams.values import Attendance, ExamPlan, ReviewPolicy
from trainer.hours.sources import source_from_data, source_to_data

_NINE = time(9)


def entry_to_data(draft: OutsideDraft, rows: tuple[OutsideRow, ...]) -> dict[str, Any]:
    """An entry as JSON-able data."""
    return {
        "title": draft.title.strip(),
        "held_on": draft.held_on.isoformat(),
        "organiser": draft.organiser.strip(),
        "full": str(draft.full),
        "pass_mark": str(draft.pass_mark),
        "source": source_to_data(draft.source),
        "rows": [
            [str(row.person_id), None if row.score is None else str(row.score), row.attendance.value, row.retake]
            for row in rows
        ],
    }


def entry_from_data(data: Mapping[str, Any]) -> tuple[OutsideDraft, tuple[OutsideRow, ...]]:
    """The entry `entry_to_data` wrote."""
    draft = OutsideDraft(
        title=data["title"],
        held_on=date.fromisoformat(data["held_on"]),
        organiser=data["organiser"],
        full=Decimal(data["full"]),
        pass_mark=Decimal(data["pass_mark"]),
        source=source_from_data(data["source"]),
    )
    rows = (
        OutsideRow(UUID(person), None if score is None else Decimal(score), Attendance(state), bool(retake))
        for person, score, state, retake in data["rows"]
    )
    return draft, tuple(rows)


def moment_of(draft: OutsideDraft) -> datetime:
    """Nine o'clock local time on the day of the exam, in UTC."""
    return datetime.combine(draft.held_on, _NINE).astimezone(UTC)


def paper_for(draft: OutsideDraft, paper_id: UUID, by: UUID, at: datetime) -> PaperTable:
    """A paper without questions that carries the full score: nothing of the real one is known here."""
    content = paper_text(PaperDraft(Blueprint(draft.title, ()), 0, ()))
    return PaperTable(
        id=paper_id,
        name=draft.title,
        seed=0,
        questions=0,
        total=draft.full,
        content=content,
        hash=seal(content),
        made_by=by,
        made_at=at,
    )


def plan_for(draft: OutsideDraft, paper_id: UUID) -> ExamPlan:
    """The exam in the list of exams; its results count once confirmed."""
    at = moment_of(draft)
    return ExamPlan(
        title=draft.title,
        year=draft.held_on.year,
        paper_id=paper_id,
        opens_at=at,
        closes_at=at,
        minutes=1,
        pass_mark=draft.pass_mark,
        rule=draft.source,
        review=ReviewPolicy.SCORE,
    )
