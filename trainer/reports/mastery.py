"""Mastery by statute and article: one's own, and a unit's without names."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlalchemy.orm import Session

from trainer.bank.queries import shown
from trainer.bank.stock import drawable
from trainer.bank.tables import QuestionCitationTable, QuestionTable
from trainer.law.values import ArticleKey
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.people.tables import PersonTable
from trainer.practice.tables import CardTable
from trainer.practice.values import Mastery
from trainer.store.transactions import Database


@dataclass(frozen=True)
class ClassMastery:
    """The articles enough people practised; `hidden` articles had fewer, `people` practised anything at all."""

    rows: tuple[Mastery, ...] = ()
    hidden: int = 0
    people: int = 0


def own_mastery(database: Database, actor: Actor) -> tuple[Mastery, ...]:
    """Every statute the actor has practised, then every article in their order."""
    with database.read() as session:
        return _mastered(session, CardTable.person_id == actor.person_id)


def class_mastery(database: Database, actor: Actor, unit_ids: Collection[UUID], smallest: int) -> ClassMastery:
    """The articles of some units' people, none that fewer than `smallest` practised: it shall point at nobody."""
    require(actor, Permission.SEE_RESULTS)
    there = CardTable.person_id.in_(select(PersonTable.id).where(PersonTable.unit_id.in_(unit_ids)))
    with database.read() as session:
        found = _mastered(session, there)
        people = session.scalar(select(func.count(CardTable.person_id.distinct())).where(there)) or 0
    rows = tuple(one for one in found if one.people >= smallest)
    return ClassMastery(rows, len(found) - len(rows), people if people >= smallest else 0)


def _mastered(session: Session, wanted: ColumnElement[bool]) -> tuple[Mastery, ...]:
    statutes = (Mastery(statute, None, *figures) for statute, *figures in session.execute(_by_place(wanted, "statute")))
    rows = session.execute(_by_place(wanted, "statute", "article", "inserted", "section"))
    articles = (Mastery(row[0], ArticleKey(*row[1:4]), *row[4:]) for row in rows)
    return (*statutes, *articles)


def _by_place(wanted: ColumnElement[bool], *names: str) -> Select[Any]:
    """A question that cites an article twice counts once for it."""
    cited = QuestionCitationTable
    inserted = func.coalesce(cited.inserted, 0).label("inserted")
    number = func.coalesce(cited.article, 0).label("article")
    columns = {"statute": cited.statute, "article": number, "inserted": inserted, "section": cited.section}
    places = (
        select(cited.question, *(columns[name] for name in names))
        .where(or_(cited.article.is_not(None), cited.section != ""))
        .distinct()
        .subquery()
    )
    key = [places.c[name] for name in names]
    return (
        select(
            *key,
            func.count(),
            func.sum(case((CardTable.last_right, 1), else_=0)),
            func.sum(CardTable.answers),
            func.count(CardTable.person_id.distinct()),
        )
        .select_from(CardTable)
        .join(QuestionTable, QuestionTable.id == CardTable.question_id)
        .join(places, places.c.question == QuestionTable.number)
        .where(wanted, QuestionTable.status.in_(sorted(drawable(checked=True))), shown())
        .group_by(*key)
        .order_by(*key)
    )
