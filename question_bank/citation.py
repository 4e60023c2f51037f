"""《行政处罚法》第六十三条第二款第一项 <-> Citation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from question_bank.numerals import NUMERAL_PATTERN, format_numeral, parse_numeral
from question_bank.question import Citation

__all__ = ["format_citation", "format_numeral", "parse_citations", "parse_numeral"]

_STATUTE = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》\s*(?:[（(]\s*(\d{4}[^（）()]*?)\s*[)）])?")
_N = rf"\s*[（(]?\s*({NUMERAL_PATTERN})\s*[)）]?\s*"
_PLACE = re.compile(
    rf"\s*(?P<range>[至到]|[-—–~～]+)?[、，,；;和及与或以\s]*"
    rf"(?:第{_N}条(?P<inserted>之{NUMERAL_PATTERN})?)?(?:\s*第{_N}款)?(?:\s*第{_N}[项目])?"
)
_LONGEST_RANGE = 50


def parse_citations(text: str) -> tuple[Citation, ...]:
    """Every citation in the text, in reading order, each once.

    Chinese and Arabic numerals are read; `《…》第五条、第六条` and `第五条至第八条` give one citation for
    each article, and `第一款、第二项` take over the article before them. A date in brackets behind the title,
    `《…》（2021-01-22）`, becomes the version. A title without an article gives a citation of the whole
    statute: in free text such a title may be any document. An inserted article (第一百三十三条之一) is read
    as the article it follows.
    """
    found = list(_STATUTE.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)] * bool(found)
    citations: dict[Citation, None] = {}
    for match, end in zip(found, ends, strict=True):
        whole = Citation(match[1].strip(), version=match[2] or "")
        places = list(_places(whole, text, match.end(), end))
        citations.update(dict.fromkeys(places or [whole]))
    return tuple(citations)


def _places(whole: Citation, text: str, start: int, end: int) -> Iterator[Citation]:
    last = whole
    while match := _PLACE.match(text, start, end):
        article, paragraph, item = (parse_numeral(match[n] or "") for n in (2, 4, 5))
        if article is None and paragraph is None and item is None:
            return
        here = _following(last, article, paragraph, item, inserted=match["inserted"] is not None)
        if match["range"] and last.article and here.article:
            middle = range(last.article + 1, here.article)
            if len(middle) <= _LONGEST_RANGE:
                yield from (Citation(whole.statute, number, version=whole.version) for number in middle)
        yield here
        last, start = here, match.end()


def _following(
    last: Citation, article: int | None, paragraph: int | None, item: int | None, *, inserted: bool
) -> Citation:
    if inserted:
        return Citation(last.statute, article, version=last.version)
    if article is None:
        article = last.article
        paragraph = last.paragraph if paragraph is None else paragraph
    return Citation(last.statute, article, paragraph, item, last.version)


def format_citation(citation: Citation, *, with_version: bool = False) -> str:
    """《行政处罚法》第六十三条第二款第一项; with_version adds （2021-01-22） behind the title."""
    version = f"（{citation.version}）" if with_version and citation.version else ""
    numbers = ((citation.article, "条"), (citation.paragraph, "款"), (citation.item, "项"))
    places = "".join(f"第{format_numeral(number)}{unit}" for number, unit in numbers if number is not None)
    return f"《{citation.statute}》{version}{places}"
