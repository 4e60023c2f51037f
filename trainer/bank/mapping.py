"""Questions <-> rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from question_bank.citation import all_citations, format_citation
from question_bank.codec import fingerprint_of, from_data, to_data
from question_bank.question import Answer, BlankKey, Figure, PointsKey, Question, Table
from trainer.bank.tables import QuestionTable
from trainer.law.rules import short_title
from trainer.store.search import spaced_tokens

STEM_LENGTH = 120
STATUTE_LENGTH, SECTION_LENGTH, REVISION_LENGTH = 120, 80, 40
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_BETWEEN = "ǁ"
"""A letter nobody types, between the texts of a question: no phrase is found across two of them."""


@dataclass(frozen=True)
class Prepared:
    """A question made ready outside of any transaction; `tokens` is what the full-text index gets."""

    question: Question
    fingerprint: str
    content: str
    tokens: str


def prepare(question: Question) -> Prepared:
    data = to_data(question)
    return Prepared(question, fingerprint_of(data), _content_of(data), _tokens(question))


def prepare_kept(data: Mapping[str, Any], fingerprint: str) -> Prepared:
    """The same of what `to_data` wrote when the question was kept, and of the fingerprint it had then."""
    question = from_data(data)
    return Prepared(question, fingerprint, _content_of(data), _tokens(question))


def content_of(question: Question) -> str:
    """Canonical JSON, as a version keeps it."""
    return _content_of(to_data(question))


def _content_of(data: Mapping[str, Any]) -> str:
    return _CANONICAL.encode(data)


def _tokens(question: Question) -> str:
    return spaced_tokens(search_text(question))


def read_content(content: str) -> Question:
    return from_data(json.loads(content))


def search_text(question: Question) -> str:
    """Everything words are looked for in, the parts of a case included."""
    return f" {_BETWEEN} ".join(filter(None, _texts(question)))


def _texts(question: Question) -> list[str]:
    texts = [question.stem, *(option.text for option in question.options)]
    texts += [text for figure in _own_figures(question) for text in _figure_texts(figure)]
    texts += _key_texts(question.answer)
    texts.append(question.rationale)
    texts += map(format_citation, question.citations)
    for part in question.parts:
        texts += _texts(part)
    return texts


def _own_figures(question: Question) -> Iterator[Figure]:
    yield from question.figures
    for option in question.options:
        yield from option.figures
    yield from question.rationale_figures


def _figure_texts(figure: Figure) -> Iterable[str]:
    return (cell for row in figure.rows for cell in row) if isinstance(figure, Table) else (figure.words,)


def _key_texts(answer: Answer | None) -> Iterable[str]:
    match answer:
        case BlankKey(blanks):
            return (text for blank in blanks for text in blank.alternatives)
        case PointsKey(points):
            return (point.text for point in points)
    return ()


def display(question: Question) -> dict[str, Any]:
    """The columns of a question row that repeat what its current version says."""
    cited = next(all_citations(question), None)
    return {
        "kind": question.kind.value,
        "subject": question.subject,
        "field": question.field,
        "difficulty": int(question.difficulty),
        "statute": short_title(cited.statute) if cited else "",
        "article": cited.article if cited else None,
        "stem": " ".join(question.stem.split())[:STEM_LENGTH],
    }


def citation_values(question: Question, number: int) -> list[dict[str, Any]]:
    """The rows of what a question cites, each place once; nobody has looked at them yet."""
    return [
        {
            "question": number,
            "ordinal": ordinal,
            "statute": short_title(citation.statute)[:STATUTE_LENGTH],
            "article": citation.article,
            "inserted": citation.inserted,
            "section": citation.section[:SECTION_LENGTH],
            "paragraph": citation.paragraph,
            "item": citation.item,
            "revision": citation.version[:REVISION_LENGTH],
            "standing": "",
        }
        for ordinal, citation in enumerate(dict.fromkeys(all_citations(question)))
    ]


def question_values(
    prepared: Prepared, number: int, question_id: UUID, version_id: UUID, actor_id: UUID, at: datetime
) -> dict[str, Any]:
    """The columns of a new question but for its status, origin and batch."""
    return {
        "number": number,
        "id": question_id,
        "version_id": version_id,
        "fingerprint": prepared.fingerprint,
        "author_id": actor_id,
        "created_at": at,
        "created_by": actor_id,
        **display(prepared.question),
    }


def version_values(
    prepared: Prepared, version_id: UUID, question_id: UUID, ordinal: int, actor_id: UUID, at: datetime, reason: str
) -> dict[str, Any]:
    return {
        "id": version_id,
        "question_id": question_id,
        "ordinal": ordinal,
        "content": prepared.content,
        "fingerprint": prepared.fingerprint,
        "created_at": at,
        "created_by": actor_id,
        "reason": reason,
    }


def renew(row: QuestionTable, prepared: Prepared, version_id: UUID, actor_id: UUID) -> None:
    """Points a question at a new version; nobody has checked or approved that one yet."""
    for name, value in display(prepared.question).items():
        setattr(row, name, value)
    row.version_id, row.fingerprint, row.author_id = version_id, prepared.fingerprint, actor_id
    row.checked_by = row.approved_by = None
