"""Pure rules about statutes, their versions and citations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from question_bank.citation import format_place
from question_bank.question import Citation
from trainer.law.reading.paragraphs import has_place
from trainer.law.values import ArticleKey, Standing, Statute, StatuteText, VersionDraft
from trainer.store.errors import BadInput, Refused

_FULL_NAME = "中华人民共和国"
Places = Mapping[ArticleKey, tuple[int, ...]]
"""The articles of a version with the number of items in each of their paragraphs."""


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


def merged(shipped: Iterable[Statute], loaded: Iterable[Statute]) -> tuple[Statute, ...]:
    """Every version once: what the office loaded stands in for what came with the program of the same revision."""
    known = {(statute.short, statute.revised): statute for statute in (*shipped, *loaded)}
    return tuple(known.values())


def in_force(versions: Iterable[Statute], day: date) -> dict[str, Statute]:
    """The version of each statute in force on a day, by short title; one that begins later is left out."""
    found: dict[str, Statute] = {}
    for version in sorted(versions, key=lambda one: (one.in_force_from, one.revised)):
        if version.in_force_from <= day:
            found[version.short] = version
    return found


def find_statute(statutes: Iterable[Statute], citation: Citation, day: date) -> Statute | None:
    """The version a citation names by full or short title: of its own revision, without one the one in force."""
    wanted = short_title(citation.statute)
    named = [statute for statute in statutes if statute.short == wanted]
    if citation.version:
        return next((statute for statute in named if statute.revised.isoformat() == citation.version), None)
    return in_force(named, day).get(wanted)


def key_of(citation: Citation) -> ArticleKey | None:
    """The article or section a citation names; None for a whole statute."""
    if citation.section:
        return ArticleKey(0, 0, citation.section)
    return None if citation.article is None else ArticleKey(citation.article, citation.inserted or 0)


@dataclass(frozen=True)
class Register:
    """The versions in force on one day, by short title; `places` reads the articles of a version that has a text."""

    statutes: Mapping[str, Statute]
    places: Callable[[Statute], Places]

    def standing(self, citation: Citation) -> Standing:
        """Whether article, paragraph and item of a citation exist in the version in force.

        Where only the article count is known, paragraphs are not judged and inserted articles are unknown.
        """
        statute, key = self.statutes.get(short_title(citation.statute)), key_of(citation)
        if statute is None:
            return Standing.UNKNOWN
        if key is None:
            return Standing.SOUND
        if not statute.has_text:
            return _by_count(statute, key)
        counts = self.places(statute).get(key)
        if counts is None:
            return Standing.NO_ARTICLE
        sound = key.section or has_place(counts, citation.paragraph, citation.item)
        return Standing.SOUND if sound else Standing.NO_PARAGRAPH


def _by_count(statute: Statute, key: ArticleKey) -> Standing:
    if key.section or key.inserted:
        return Standing.UNKNOWN
    return Standing.SOUND if 1 <= key.number <= statute.article_count else Standing.NO_ARTICLE


def require_loadable(draft: VersionDraft, text: StatuteText) -> date:
    """The revision date of a text that may be kept.

    Raises BadInput: law.no_title, law.no_revision, law.effective_before; Refused: law.text_has_problems.
    """
    if not draft.title.strip():
        raise BadInput("law.no_title")
    if draft.revised is None:
        raise BadInput("law.no_revision")
    if draft.effective is not None and draft.effective < draft.revised:
        raise BadInput("law.effective_before", effective=draft.effective, revised=draft.revised)
    if not text.loadable:
        raise Refused("law.text_has_problems")
    return draft.revised


def names_of(statutes: Iterable[Statute]) -> tuple[str, ...]:
    """Every title people may write: full and short."""
    return tuple(dict.fromkeys(name for statute in statutes for name in (statute.title, statute.short)))


def place_words(key: ArticleKey) -> str:
    """第一百三十三条之二, or “执法纪律”部分."""
    if key.section:
        return format_place(Citation("", section=key.section))
    return format_place(Citation("", key.number, inserted=key.inserted or None))
