"""The data sheet of a paper: what was wanted and what is there, as things stood when it was sealed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from question_bank.balance import BalanceLine, balance
from question_bank.shelves import Part, Spot
from question_bank.stock import Terms
from trainer.exams.papers.orders import key_of, placed_of
from trainer.exams.papers.staged import counted, shown
from trainer.exams.papers.tables import PaperFormTable, PaperQuestion, PaperSheetTable, PaperTable
from trainer.exams.papers.values import DataSheet, FormFigures, PaperDraft, Shared


def sheet_of(session: Session, draft: PaperDraft, terms: Terms) -> DataSheet:
    """The data sheet of a draft that is being sealed."""
    held = balance(draft.blueprint, placed_of(draft.items), terms)
    questions = [item.question_id for item in draft.items]
    uses = _uses_of(session, questions)
    return DataSheet(
        seed=draft.seed,
        state=draft.state,
        drawn_from=draft.drawn_from,
        picked=draft.picked,
        lines=held.lines,
        difficulty=round(held.difficulty, 4),
        statutes=held.statutes,
        uses=dict(sorted(Counter(uses.get(key_of(one), 0) for one in questions).items())),
        measured=sum(item.level is not None for item in draft.items),
    )


def shared_with(session: Session, paper_id: UUID, most: int = 12) -> tuple[Shared, ...]:
    """The sealed papers with which a paper has most questions in common."""
    own, other = aliased(PaperQuestion), aliased(PaperQuestion)
    number = func.count().label("questions")
    query = (
        select(PaperTable.id, PaperTable.name, number)
        .join(other, other.paper_id == PaperTable.id)
        .join(own, own.question_id == other.question_id)
        .where(own.paper_id == paper_id, other.paper_id != paper_id, shown())
        .group_by(PaperTable.id, PaperTable.name)
        .order_by(number.desc(), PaperTable.name)
        .limit(most)
    )
    return tuple(Shared(*row) for row in session.execute(query))


def forms_beside(session: Session, paper_id: UUID) -> tuple[FormFigures, ...]:
    """The papers of the set a paper stands in, by letter; none for a paper of its own."""
    own_set = select(PaperFormTable.set_id).where(PaperFormTable.paper_id == paper_id).scalar_subquery()
    query = select(PaperFormTable.letter, PaperFormTable.paper_id, PaperSheetTable.content)
    query = query.join(PaperSheetTable, PaperSheetTable.paper_id == PaperFormTable.paper_id)
    rows = session.execute(query.where(PaperFormTable.set_id == own_set).order_by(PaperFormTable.letter)).all()
    papers = [row.paper_id for row in rows]
    held: dict[UUID, set[UUID]] = {one: set() for one in papers}
    what = select(PaperQuestion.paper_id, PaperQuestion.question_id).where(PaperQuestion.paper_id.in_(papers))
    for paper, question in session.execute(what):
        held[paper].add(question)
    return tuple(
        FormFigures(
            row.letter,
            Decimal(row.content["difficulty"]),
            {
                other.letter: len(held[row.paper_id] & held[other.paper_id])
                for other in rows
                if other.letter != row.letter
            },
        )
        for row in rows
    )


def sheet_to_data(sheet: DataSheet) -> dict[str, Any]:
    """The sheet as JSON-able data; what it shares with others is read anew each time."""
    return {
        "format": 1,
        "seed": sheet.seed,
        "state": sheet.state,
        "drawn_from": sheet.drawn_from,
        "picked": sheet.picked,
        "lines": [
            {"part": line.spot.part.value, "place": line.spot.place}
            | {"actual": str(line.actual), "least": _text(line.least), "most": _text(line.most)}
            for line in sheet.lines
        ],
        "difficulty": str(sheet.difficulty),
        "statutes": sheet.statutes,
        "uses": {str(times): number for times, number in sheet.uses.items()},
        "measured": sheet.measured,
    }


def sheet_from_data(
    data: Mapping[str, Any], shared: tuple[Shared, ...], forms: tuple[FormFigures, ...] = ()
) -> DataSheet:
    """The sheet `sheet_to_data` wrote, with what the paper shares with others now."""
    lines = tuple(
        BalanceLine(
            Spot(Part(one["part"]), int(one["place"])),
            Decimal(one["actual"]),
            _decimal(one["least"]),
            _decimal(one["most"]),
        )
        for one in data["lines"]
    )
    return DataSheet(
        seed=int(data["seed"]),
        state=str(data["state"]),
        drawn_from=int(data["drawn_from"]),
        picked=int(data["picked"]),
        lines=lines,
        difficulty=Decimal(data["difficulty"]),
        statutes=int(data["statutes"]),
        uses={int(times): int(number) for times, number in data["uses"].items()},
        measured=data.get("measured"),
        shared=shared,
        forms=forms,
    )


def _uses_of(session: Session, questions: list[UUID]) -> dict[str, int]:
    query = select(PaperQuestion.question_id, func.count())
    query = query.where(PaperQuestion.question_id.in_(questions), counted())
    return {key_of(own): number for own, number in session.execute(query.group_by(PaperQuestion.question_id))}


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _decimal(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)
