"""What a draw is asked for beside its blueprint, read from the store inside a caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from question_bank.balance import Placed, mean_difficulty
from question_bank.blueprint import Blueprint, DifficultyBand, OverlapLimit, Traits
from question_bank.citation import all_citations
from question_bank.question import Difficulty, Question
from question_bank.stock import CandidateId, Stock, Terms
from trainer.exams.papers.staged import shown
from trainer.exams.papers.tables import EnemyTable, PaperFormTable, PaperQuestion, PaperTable
from trainer.exams.papers.values import DrawOrder, Paper, PaperItem
from trainer.exams.staged import shown as held
from trainer.exams.tables import ExamTable
from trainer.law.rules import short_title


def key_of(question_id: UUID) -> str:
    """How stocks write an id."""
    return question_id.hex


def traits_of(question: Question, level: Difficulty | None = None) -> Traits:
    """What assembly knows of a question, as the bank would say it; `level` is the difficulty an exam measured."""
    statutes = tuple(sorted({short_title(one.statute) for one in all_citations(question)}))
    return Traits(question.kind, question.subject, question.field, level or question.difficulty, statutes)


def placed_of(items: Iterable[PaperItem]) -> tuple[Placed, ...]:
    """The questions of a paper as the balance sees them."""
    return tuple(
        Placed(key_of(one.question_id), one.section, traits_of(one.question, one.level), one.score) for one in items
    )


def ordered(blueprint: Blueprint, order: DrawOrder, papers: Iterable[Paper]) -> Blueprint:
    """The blueprint with the overlaps and the difficulty an order asks for; `papers` are those it names."""
    by_id = {paper.id: paper for paper in papers}
    extra = tuple(OverlapLimit(str(key), by_id[key].name, most) for key, most in order.overlap.items())
    named = {one.paper for one in extra}
    kept = tuple(one for one in blueprint.overlaps if one.paper not in named)
    blueprint = replace(blueprint, overlaps=(*kept, *extra))
    if order.like is None:
        return blueprint
    mean = mean_difficulty(placed_of(by_id[order.like].items))
    return replace(blueprint, band=DifficultyBand(round(mean, 2), blueprint.spread))


def terms_of(session: Session, blueprint: Blueprint, order: DrawOrder, stock: Stock) -> Terms:
    """The questions that the limits of a blueprint speak of, enemies, and how often each question was used."""
    pairs = session.execute(select(EnemyTable.low_id, EnemyTable.high_id))
    enemies = [frozenset(map(key_of, pair)) for pair in pairs]
    enemies += [frozenset(map(key_of, group)) for group in order.enemies]
    uses = _uses(session) if blueprint.spare or blueprint.exposure else {}
    exposure = blueprint.exposure
    return Terms(
        avoid=frozenset(map(key_of, order.avoid)),
        recent=_held(session, recent_papers(session, blueprint.recent.exams)) if blueprint.recent else frozenset(),
        exposed=frozenset(key for key, number in uses.items() if exposure and number > exposure.uses),
        shared=tuple(_held(session, [UUID(one.paper)]) for one in blueprint.overlaps),
        enemies=tuple(_known(enemies, stock)),
        uses=uses,
    )


def recent_papers(session: Session, exams: int) -> list[UUID]:
    """The papers of the last exams, with those that stand in a set with them."""
    latest = select(ExamTable.paper_id).where(held()).order_by(ExamTable.opens_at.desc(), ExamTable.id).limit(exams)
    papers = list(session.scalars(latest))
    sets = select(PaperFormTable.set_id).where(PaperFormTable.paper_id.in_(papers))
    beside = session.scalars(select(PaperFormTable.paper_id).where(PaperFormTable.set_id.in_(sets)))
    return [*papers, *beside]


def _held(session: Session, papers: Iterable[UUID]) -> frozenset[CandidateId]:
    query = select(PaperQuestion.question_id).where(PaperQuestion.paper_id.in_(list(papers)))
    return frozenset(map(key_of, session.scalars(query)))


def _uses(session: Session) -> dict[CandidateId, int]:
    """In how many sealed papers for exams each question stands."""
    query = select(PaperQuestion.question_id, func.count()).join(PaperTable, PaperTable.id == PaperQuestion.paper_id)
    query = query.where(PaperTable.practice.is_(False), shown()).group_by(PaperQuestion.question_id)
    return {key_of(question_id): number for question_id, number in session.execute(query)}


def _known(enemies: Iterable[frozenset[CandidateId]], stock: Stock) -> Iterable[frozenset[CandidateId]]:
    """Each set once; questions that say the same are enemies too."""
    return dict.fromkeys((*enemies, *map(frozenset, stock.groups)))
