"""Pure rules of law changes: what a text means for the register, which questions are in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from trainer.bank.lawchange.values import LoadKind, LoadPreview, ParkWhen, WorkState
from trainer.bank.values import QuestionStatus
from trainer.law.values import ArticleKey, Statute
from trainer.store.errors import BadInput


@dataclass(frozen=True)
class Cited:
    """One citation of a question; `key` is None for a whole statute, `revision` what the citation itself names."""

    question_id: UUID
    version_id: UUID
    key: ArticleKey | None
    revision: str


def load_kind(known: Iterable[Statute], revised: date) -> tuple[LoadKind, Statute | None]:
    """What a text of this revision means beside the known versions of its statute, and the version it follows."""
    versions = sorted(known, key=lambda one: one.revised)
    before = [one for one in versions if one.revised < revised]
    old = before[-1] if before else None
    if any(one.revised > revised for one in versions):
        return LoadKind.HISTORY, old
    same = any(one.revised == revised for one in versions)
    if old is None:
        return (LoadKind.TEXT if same else LoadKind.FIRST), None
    if old.has_text:
        return LoadKind.NEW, old
    return (LoadKind.TEXT if same else LoadKind.UNCOMPARED), old


def in_doubt(cited: Iterable[Cited], touched: frozenset[ArticleKey] | None, revised: date) -> tuple[Cited, ...]:
    """The citations of a changed or removed place; with `touched` None, of any place of the statute.

    A citation that names the new revision has been written against it and is not in doubt.
    """
    return tuple(
        one
        for one in cited
        if one.revision != revised.isoformat() and (touched is None or (one.key is not None and one.key in touched))
    )


def park_day(preview: LoadPreview, when: ParkWhen, start: date, today: date) -> date | None:
    """The day on which questions are set aside; None where none are.

    Raises BadInput("law.must_park"): what a comparison has found in doubt cannot be left in papers.
    """
    if not preview.parks:
        return None
    if when is ParkWhen.NOT:
        if preview.kind is LoadKind.NEW:
            raise BadInput("law.must_park")
        return None
    return today if when is ParkWhen.AT_ONCE else max(start, today)


def work_state(status: QuestionStatus, closed: bool) -> WorkState:
    """Where an entry stands, from its question."""
    if not closed:
        return WorkState.OPEN if status is QuestionStatus.PARKED else WorkState.DONE
    if status is QuestionStatus.CHECKED:
        return WorkState.TO_APPROVE
    return WorkState.REWRITTEN if status is QuestionStatus.DRAFT else WorkState.DONE


def places_to_data(places: Iterable[ArticleKey]) -> list[list[Any]]:
    return [[key.number, key.inserted, key.section] for key in sorted(places)]


def places_from_data(data: Iterable[Sequence[Any]]) -> tuple[ArticleKey, ...]:
    return tuple(ArticleKey(int(number), int(inserted), str(section)) for number, inserted, section in data)
