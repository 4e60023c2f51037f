"""Queries <-> JSON. What a later release no longer knows is left out of a query, never guessed."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from question_bank.question import Difficulty, QuestionKind
from trainer.bank.values import BankQuery, Basis, QuestionStatus, SortBy

E = TypeVar("E", bound=StrEnum)


def query_data(query: BankQuery) -> dict[str, Any]:
    """What a query asks for, its paging left out."""
    return {
        "words": query.words,
        "kinds": sorted(query.kinds),
        "statuses": sorted(query.statuses),
        "subject": query.subject,
        "field": query.field,
        "difficulty": None if query.difficulty is None else int(query.difficulty),
        "statute": query.statute,
        "contradictory": query.contradictory,
        "basis": query.basis,
        "sort": query.sort,
        "descending": query.descending,
    }


def query_of(data: Mapping[str, Any]) -> BankQuery:
    level = data.get("difficulty")
    return BankQuery(
        words=data.get("words", ""),
        kinds=frozenset(_known(QuestionKind, data.get("kinds", ()))),
        statuses=frozenset(_known(QuestionStatus, data.get("statuses", ()))),
        subject=data.get("subject", ""),
        field=data.get("field", ""),
        difficulty=Difficulty(level) if level in tuple(Difficulty) else None,
        statute=data.get("statute", ""),
        contradictory=bool(data.get("contradictory")),
        basis=next(_known(Basis, [data.get("basis")]), None),
        sort=next(_known(SortBy, [data.get("sort")]), None),
        descending=bool(data.get("descending")),
    )


def _known(enum: type[E], values: Any) -> Any:
    known = {member.value: member for member in enum}
    return (known[value] for value in values if value in known)
