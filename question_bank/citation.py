"""《行政处罚法》第六十三条第二款第一项 <-> Citation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from question_bank.numerals import NUMERAL_PATTERN, format_numeral, parse_numeral
from question_bank.question import Citation, Question

__all__ = [
    "all_citations",
    "cited_places",
    "format_citation",
    "format_numeral",
    "format_place",
    "parse_citations",
    "parse_numeral",
]

TITLE = r"《((?:[^《》]|《[^《》]*》)+)》\s*(?:[（(]\s*(\d{4}[^（）()]*?)\s*[)）])?"
"""A title in its signs, and the revision in brackets behind it."""
_STATUTE = re.compile(TITLE)
_SECTION = re.compile(r"\s*[“\"「]([^“”\"「」《》]{1,40})[”\"」]\s*部分")
_N = rf"\s*[（(]?\s*({NUMERAL_PATTERN})\s*[)）]?\s*"
_PLACE = re.compile(
    rf"\s*(?P<range>[至到]|[-—–~～]+)?[、，,；;和及与或以\s]*"
    rf"(?:第{_N}条(?:之\s*(?P<inserted>{NUMERAL_PATTERN}))?)?(?:\s*第{_N}款)?(?:\s*第{_N}[项目])?"
)
_LONGEST_RANGE = 50


def all_citations(question: Question) -> Iterator[Citation]:
    """Its own, then those of its parts: a case usually cites in its parts only."""
    yield from question.citations
    for part in question.parts:
        yield from all_citations(part)


def parse_citations(text: str) -> tuple[Citation, ...]:
    """Every citation in the text, in reading order, each once.

    Chinese and Arabic numerals are read; `《…》第五条、第六条` and `第五条至第八条` give one citation for
    each article, and `第一款、第二项` take over the article before them; 第一百三十三条之一 is an article of its own.
    A date in brackets behind the title, `《…》（2021-01-22）`, becomes the version; `《…》“执法纪律”部分` cites a
    section of a document without articles. A title without a place gives a citation of the whole statute: in free
    text such a title may be any document.
    """
    found = list(_STATUTE.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)] * bool(found)
    citations: dict[Citation, None] = {}
    for match, end in zip(found, ends, strict=True):
        whole = Citation(match[1].strip(), version=match[2] or "")
        citations.update(dict.fromkeys(cited_places(whole, text, match.end(), end) or (whole,)))
    return tuple(citations)


def cited_places(whole: Citation, text: str, start: int, end: int) -> tuple[Citation, ...]:
    """The places of a statute that are written one behind the other from `start` on; empty where there is none."""
    if section := _SECTION.match(text, start, end):
        return (Citation(whole.statute, version=whole.version, section=section[1].strip()),)
    return tuple(_places(whole, text, start, end))


def _places(whole: Citation, text: str, start: int, end: int) -> Iterator[Citation]:
    last = whole
    while match := _PLACE.match(text, start, end):
        article, paragraph, item = (parse_numeral(match[n] or "") for n in (2, 4, 5))
        if article is None and paragraph is None and item is None:
            return
        here = _following(last, article, paragraph, item, parse_numeral(match["inserted"] or ""))
        if match["range"] and last.article and here.article:
            middle = range(last.article + 1, here.article)
            if len(middle) <= _LONGEST_RANGE:
                yield from (Citation(whole.statute, number, version=whole.version) for number in middle)
        yield here
        last, start = here, match.end()


def _following(
    last: Citation, article: int | None, paragraph: int | None, item: int | None, inserted: int | None
) -> Citation:
    if article is None:
        article, inserted = last.article, last.inserted
        paragraph = last.paragraph if paragraph is None else paragraph
    return Citation(last.statute, article, paragraph, item, last.version, inserted)


def format_citation(citation: Citation, *, with_version: bool = False) -> str:
    """《行政处罚法》第六十三条第二款第一项; with_version adds （2021-01-22） behind the title."""
    version = f"（{citation.version}）" if with_version and citation.version else ""
    return f"《{citation.statute}》{version}{format_place(citation)}"


@lru_cache(maxsize=4096)
def format_place(citation: Citation) -> str:
    """The citation without its title: 第一百三十三条之一第二款, or “执法纪律”部分; empty for a whole statute."""
    if citation.section:
        return f"“{citation.section}”部分"
    inserted = f"之{format_numeral(citation.inserted)}" if citation.inserted is not None else ""
    numbers = ((citation.article, f"条{inserted}"), (citation.paragraph, "款"), (citation.item, "项"))
    return "".join(f"第{format_numeral(number)}{unit}" for number, unit in numbers if number is not None)
