"""The filters of the list: what can be picked, what is picked, and the words of their chips."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from question_bank.question import Difficulty, QuestionKind
from trainer.bank.values import BankQuery, Basis, QuestionStatus, SortBy, SubjectNode
from trainer.bank.words import difficulties
from trainer.ui.texts import name
from trainer.words import _

LONGEST = 16
NOTHING = BankQuery()


class Filter(StrEnum):
    KIND = "kind"
    STATUS = "status"
    DIFFICULTY = "difficulty"
    SUBJECT = "subject"
    STATUTE = "statute"
    FIELD = "field"
    CONTRADICTORY = "contradictory"
    BASIS = "basis"


@dataclass(frozen=True)
class Facets:
    """What the bank holds that can be filtered by, with the number of questions."""

    subjects: tuple[SubjectNode, ...] = ()
    statutes: tuple[tuple[str, int], ...] = ()
    fields: tuple[tuple[str, int], ...] = ()


def picked(query: BankQuery, which: Filter, value: object) -> BankQuery:
    """The query with a value picked; picking it again takes it away. Kinds and statuses add up."""
    match which, value:
        case Filter.KIND, QuestionKind():
            return replace(query, kinds=query.kinds ^ {value})
        case Filter.STATUS, QuestionStatus():
            return replace(query, statuses=query.statuses ^ {value})
        case Filter.DIFFICULTY, Difficulty():
            return replace(query, difficulty=None if query.difficulty is value else value)
        case Filter.SUBJECT, str():
            return replace(query, subject="" if query.subject == value else value)
        case Filter.STATUTE, str():
            return replace(query, statute="" if query.statute == value else value)
        case Filter.FIELD, str():
            return replace(query, field="" if query.field == value else value)
        case Filter.CONTRADICTORY, bool():
            return replace(query, contradictory=query.contradictory is not value)
        case Filter.BASIS, Basis():
            return replace(query, basis=None if query.basis is value else value)
    raise TypeError(value)


def without(query: BankQuery, which: Filter) -> BankQuery:
    """The query without one filter."""
    match which:
        case Filter.KIND:
            return replace(query, kinds=frozenset())
        case Filter.STATUS:
            return replace(query, statuses=frozenset())
        case Filter.DIFFICULTY:
            return replace(query, difficulty=None)
        case Filter.SUBJECT:
            return replace(query, subject="")
        case Filter.STATUTE:
            return replace(query, statute="")
        case Filter.FIELD:
            return replace(query, field="")
        case Filter.CONTRADICTORY:
            return replace(query, contradictory=False)
        case Filter.BASIS:
            return replace(query, basis=None)


def is_picked(query: BankQuery, which: Filter, value: object) -> bool:
    """Whether the value is one of those in force."""
    match which:
        case Filter.KIND:
            return value in query.kinds
        case Filter.STATUS:
            return value in query.statuses
        case Filter.DIFFICULTY:
            return value is query.difficulty
        case Filter.SUBJECT:
            return value == query.subject
        case Filter.STATUTE:
            return value == query.statute
        case Filter.FIELD:
            return value == query.field
        case Filter.CONTRADICTORY:
            return query.contradictory
        case Filter.BASIS:
            return value is query.basis


def chips(query: BankQuery) -> tuple[tuple[Filter, str], ...]:
    """The filters in force with their words."""
    kinds = "、".join(name(kind) for kind in QuestionKind if kind in query.kinds)
    statuses = "、".join(name(status) for status in QuestionStatus if status in query.statuses)
    level = difficulties()[query.difficulty] if query.difficulty else ""
    every = (
        (Filter.KIND, _("Kind: {value}"), kinds),
        (Filter.STATUS, _("Status: {value}"), statuses),
        (Filter.DIFFICULTY, _("Difficulty: {value}"), level),
        (Filter.SUBJECT, _("Subject: {value}"), query.subject),
        (Filter.STATUTE, _("Law: {value}"), query.statute),
        (Filter.FIELD, _("Field: {value}"), query.field),
        (Filter.CONTRADICTORY, "{value}", _("Keys contradict") if query.contradictory else ""),
        (Filter.BASIS, _("Basis: {value}"), name(query.basis) if query.basis else ""),
    )
    return tuple((which, words.format(value=_short(value))) for which, words, value in every if value)


def narrows(query: BankQuery) -> bool:
    """Whether anything but paging and order is asked for."""
    return asked(query) != NOTHING


def asked(query: BankQuery) -> BankQuery:
    """The query without paging and order."""
    return replace(query, sort=None, descending=False, offset=0, limit=NOTHING.limit)


def sorted_by(query: BankQuery, by: SortBy | None) -> BankQuery:
    """The query in an order: asking for the same again turns it round, a third time ends it."""
    if by is None or by is not query.sort:
        return replace(query, sort=by, descending=False)
    return replace(query, sort=None, descending=False) if query.descending else replace(query, descending=True)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
