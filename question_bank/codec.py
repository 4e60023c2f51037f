"""Questions and responses as plain data for JSON, and the fingerprint of a question.

Fields at their default are left out, so a field added later leaves old data and old fingerprints as they are.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from question_bank.codec_answer import answer_from_data, answer_to_data
from question_bank.codec_figures import figures_from_data, figures_to_data
from question_bank.question import (
    Choice,
    Citation,
    Difficulty,
    Option,
    Parts,
    Question,
    QuestionKind,
    Response,
    Written,
)

_TEXTS = ("rationale", "subject", "field")
_FIGURES = ("figures", "rationale_figures")
_PLACES = ("article", "paragraph", "item", "inserted")
_CANONICAL = json.JSONEncoder(ensure_ascii=True, sort_keys=True, separators=(",", ":"))
__all__ = ["fingerprint", "fingerprint_of", "from_data", "response_from_data", "response_to_data", "to_data"]


def to_data(question: Question) -> dict[str, Any]:
    """The question as dictionaries, lists, strings and numbers that JSON can carry."""
    data: dict[str, Any] = {"kind": question.kind.value, "stem": question.stem}
    if question.options:
        data["options"] = [_option_to_data(option) for option in question.options]
    if question.answer is not None:
        data["answer"] = answer_to_data(question.answer)
    for name in _TEXTS:
        if text := getattr(question, name):
            data[name] = text
    if question.citations:
        data["citations"] = [_citation_to_data(citation) for citation in question.citations]
    if question.difficulty is not Difficulty.MEDIUM:
        data["difficulty"] = int(question.difficulty)
    if question.parts:
        data["parts"] = [to_data(part) for part in question.parts]
    for name in _FIGURES:
        if figures := getattr(question, name):
            data[name] = figures_to_data(figures)
    return data


def from_data(data: Mapping[str, Any]) -> Question:
    """The question `to_data` wrote. KeyError, TypeError or ValueError when the data is something else."""
    answer = data.get("answer")
    return Question(
        kind=QuestionKind(data["kind"]),
        stem=str(data["stem"]),
        options=tuple(_option_from_data(option) for option in data.get("options", ())),
        answer=None if answer is None else answer_from_data(answer),
        rationale=str(data.get("rationale", "")),
        citations=tuple(_citation_from_data(citation) for citation in data.get("citations", ())),
        subject=str(data.get("subject", "")),
        field=str(data.get("field", "")),
        difficulty=Difficulty(data.get("difficulty", Difficulty.MEDIUM)),
        parts=tuple(from_data(part) for part in data.get("parts", ())),
        figures=figures_from_data(data.get("figures", ())),
        rationale_figures=figures_from_data(data.get("rationale_figures", ())),
    )


def fingerprint(question: Question) -> str:
    """SHA-256 (hexadecimal) over the canonical JSON: equal questions, and only they, share it."""
    return fingerprint_of(to_data(question))


def fingerprint_of(data: Mapping[str, Any]) -> str:
    """The fingerprint of the question that `to_data` made this of."""
    return hashlib.sha256(_CANONICAL.encode(data).encode("ascii")).hexdigest()


def response_to_data(response: Response | None) -> dict[str, Any] | None:
    """The response as JSON-able data; None stays None (nothing was answered)."""
    match response:
        case None:
            return None
        case Choice(chosen):
            return {"chosen": sorted(chosen)}
        case Written(texts):
            return {"texts": list(texts)}
        case Parts(parts):
            return {"parts": [response_to_data(part) for part in parts]}


def response_from_data(data: Mapping[str, Any] | None) -> Response | None:
    """The response `response_to_data` wrote. ValueError when the data is something else."""
    if data is None:
        return None
    if "chosen" in data:
        return Choice(frozenset(int(position) for position in data["chosen"]))
    if "texts" in data:
        return Written(tuple(str(text) for text in data["texts"]))
    if "parts" in data:
        return Parts(tuple(response_from_data(part) for part in data["parts"]))
    raise ValueError("not a response")


def _option_to_data(option: Option) -> dict[str, Any]:
    data: dict[str, Any] = {"text": option.text}
    if option.pinned:
        data["pinned"] = True
    if option.figures:
        data["figures"] = figures_to_data(option.figures)
    return data


def _option_from_data(data: Mapping[str, Any]) -> Option:
    figures = figures_from_data(data["figures"]) if "figures" in data else ()
    return Option(str(data["text"]), bool(data.get("pinned", False)), figures)


def _citation_to_data(citation: Citation) -> dict[str, Any]:
    data: dict[str, Any] = {"statute": citation.statute}
    for name in _PLACES:
        if (number := getattr(citation, name)) is not None:
            data[name] = number
    if citation.version:
        data["version"] = citation.version
    if citation.section:
        data["section"] = citation.section
    return data


def _citation_from_data(data: Mapping[str, Any]) -> Citation:
    numbers = {name: int(data[name]) for name in _PLACES if data.get(name) is not None}
    version, section = str(data.get("version", "")), str(data.get("section", ""))
    return Citation(str(data["statute"]), version=version, section=section, **numbers)
