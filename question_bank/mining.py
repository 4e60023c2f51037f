"""Citations found in free text, such as the rationale of a question: only what is written, nothing guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from question_bank.citation import TITLE, cited_places
from question_bank.question import Citation

_SAME = r"(?P<same>(?:本|该|同|上述)(?:法|条例|办法|规定|细则|规则|解释|决定))"
_BEFORE_PLACE = r"(?=\s*[的之]?\s*第)"
_LINK = re.compile(r"\s*[的之]?\s*(?=第)")


def mine_citations(text: str, titles: Iterable[str] = ()) -> tuple[Citation, ...]:
    """The places of statutes that a text names, in reading order, each once.

    Titles stand in 《》, or are among `titles` (行政处罚法 as well as its full title) and written straight before a
    place. 本法, 该条例 and the like take over the title named before them. A title without a place is left out: it may
    be mentioned for any reason.
    """
    pattern = _pattern(frozenset(title for title in titles if title))
    mentions = list(pattern.finditer(text))
    ends = [match.start() for match in mentions[1:]] + [len(text)] * bool(mentions)
    found: dict[Citation, None] = {}
    named: Citation | None = None
    for match, end in zip(mentions, ends, strict=True):
        if not match["same"]:
            named = Citation((match[1] or match["bare"]).strip(), version=match[2] or "")
        if named is None:
            continue
        link = _LINK.match(text, match.end(), end)
        start = link.end() if link else match.end()
        places = cited_places(named, text, start, end)
        found.update(dict.fromkeys(place for place in places if place.article is not None or place.section))
    return tuple(found)


def _pattern(titles: frozenset[str]) -> re.Pattern[str]:
    """The longest title wins: 行政复议法实施条例 is not 行政复议法."""
    bare = "|".join(re.escape(title) for title in sorted(titles, key=lambda one: (-len(one), one))) or r"(?!)"
    return re.compile(rf"{TITLE}|(?P<bare>{bare}){_BEFORE_PLACE}|{_SAME}{_BEFORE_PLACE}")
