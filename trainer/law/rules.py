"""Pure rules about statutes and citations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from question_bank.question import Citation
from trainer.law.values import Statute

_FULL_NAME = "中华人民共和国"


def short_title(title: str) -> str:
    """The title without 中华人民共和国: what people say and what two spellings of one title share."""
    return title.strip().removeprefix(_FULL_NAME)


def read_statutes(data: Mapping[str, Any]) -> tuple[Statute, ...]:
    """The statutes of a parsed laws.toml. KeyError where a field is missing."""
    return tuple(
        Statute(
            title=entry["title"],
            short=entry["short"],
            number=entry.get("number", ""),
            revised=entry["revised"],
            effective=entry.get("effective"),
            article_count=entry["articles"],
            source=entry["source"],
        )
        for entry in data["statute"]
    )


def find_statute(statutes: Iterable[Statute], citation: Citation) -> Statute | None:
    """The statute a citation names by its full or short title.

    A version in the citation (a date such as 2021-01-22) must be the revision; without one the newest is meant.
    """
    wanted = short_title(citation.statute)
    named = [statute for statute in statutes if statute.short == wanted]
    if citation.version:
        named = [statute for statute in named if statute.revised.isoformat() == citation.version]
    return max(named, key=lambda statute: statute.revised, default=None)


def article_exists(statutes: Iterable[Statute], citation: Citation) -> bool | None:
    """Whether the cited article is one of the statute's; None when the register does not know that revision."""
    statute = find_statute(statutes, citation)
    if statute is None:
        return None
    return citation.article is None or 1 <= citation.article <= statute.article_count
