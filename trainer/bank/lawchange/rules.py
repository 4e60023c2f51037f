"""Pure rules of law changes: what a text means for the register, which questions are in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from question_bank.question import Citation, Question
from trainer.bank.lawchange.values import LoadKind, LoadPreview, ParkWhen, WorkState
from trainer.bank.values import QuestionStatus
from trainer.law.rules import key_of, short_title
from trainer.law.values import ArticleChange, ArticleKey, Statute
from trainer.store.errors import BadInput, Refused


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


def new_places(changes: Iterable[ArticleChange]) -> dict[ArticleKey, ArticleKey]:
    """Where each cited article stands in the new version. Raises Refused("law.article_removed")."""
    found: dict[ArticleKey, ArticleKey] = {}
    for change in changes:
        if change.new is None:
            raise Refused("law.article_removed")
        found[(change.old or change.new).key] = change.new.key
    return found


def recited(question: Question, short: str, places: Mapping[ArticleKey, ArticleKey], revised: date) -> Question:
    """The question with its citations of one statute at their new places, each naming the revision compared with."""
    citations = tuple(_recited(one, short, places, revised) for one in question.citations)
    parts = tuple(recited(part, short, places, revised) for part in question.parts)
    return replace(question, citations=citations, parts=parts)


def _recited(citation: Citation, short: str, places: Mapping[ArticleKey, ArticleKey], revised: date) -> Citation:
    key = key_of(citation)
    new = places.get(key) if key is not None and short_title(citation.statute) == short else None
    if new is None:
        return citation
    number, inserted = (None, None) if new.section else (new.number, new.inserted or None)
    return replace(citation, article=number, inserted=inserted, section=new.section, version=revised.isoformat())


def places_to_data(places: Iterable[ArticleKey]) -> list[list[Any]]:
    """Articles as JSON-able data, in their order."""
    return [[key.number, key.inserted, key.section] for key in sorted(places)]


def places_from_data(data: Iterable[Sequence[Any]]) -> tuple[ArticleKey, ...]:
    """Articles as `places_to_data` wrote them."""
    return tuple(ArticleKey(int(number), int(inserted), str(section)) for number, inserted, section in data)
