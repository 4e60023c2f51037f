"""What practice asks of the bank."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from question_bank.blueprint import BlueprintRow
from question_bank.question import Question
from trainer.law.values import ArticleKey


@dataclass(frozen=True)
class DrillScope:
    """What is to be practised; everything given must hold, nothing given is the whole bank.

    `subject` takes the branch below it too. `statute` is a short title, `article` one of its places. `rows` are the
    rows of a blueprint: what fits any of them. `approved` leaves out what is checked only.
    """

    subject: str = ""
    field: str = ""
    statute: str = ""
    article: ArticleKey | None = None
    rows: tuple[BlueprintRow, ...] = ()
    approved: bool = False


@dataclass(frozen=True)
class Drill:
    """One question in its current version."""

    question_id: UUID
    version_id: UUID
    question: Question


@dataclass(frozen=True)
class Place:
    """An article that questions cite, and how many of them may be practised."""

    statute: str
    article: ArticleKey
    questions: int


def numbers_first(places: Iterable[Place]) -> tuple[Place, ...]:
    """By statute and in the order of the articles."""
    return tuple(sorted(places, key=lambda place: (place.statute, place.article)))
