"""Lines -> articles, with every problem at its line. Nothing is repaired and no number is invented."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from question_bank.numerals import format_numeral
from trainer.law.reading.facts import read_facts
from trainer.law.reading.marks import ArticleMark, article_mark, is_annex, part_mark
from trainer.law.reading.sections import read_sections
from trainer.law.reading.source import Lines, read_source
from trainer.law.values import Article, ArticleKey, ReadingProblem, StatuteKind, StatuteText


@dataclass
class _Draft:
    line: int
    key: ArticleKey
    heading: str
    lines: list[str] = field(default_factory=list)


def read_statute(name: str, content: bytes) -> StatuteText:
    """A statute from a file. Raises BadInput where the file itself cannot be read (see `read_source`)."""
    return read_lines(read_source(name, content), name)


def read_lines(lines: Lines, name: str = "") -> StatuteText:
    """Articles where there are any; else the sections of a document without articles; else a problem."""
    head, drafts, annex = _articles(lines)
    if not drafts:
        return read_sections(lines, name)
    articles = tuple(_article(draft) for draft in drafts)
    problems = [*_order(drafts), *_empty(drafts), *_annex(annex)]
    problems.sort(key=lambda problem: problem.line)
    facts = read_facts(name, [text for _line, text in head], articles)
    return StatuteText(facts, articles, tuple(problems), StatuteKind.ARTICLES)


def _articles(lines: Lines) -> tuple[Lines, list[_Draft], int]:
    """The lines before the first article, the articles, and the line where an annex begins (0: none)."""
    drafts: list[_Draft] = []
    head: list[tuple[int, str]] = []
    parts: dict[int, str] = {}
    for number, text in lines:
        if (part := part_mark(text)) is not None:
            level, words = part
            parts = {above: known for above, known in parts.items() if above < level} | {level: words}
        elif (mark := article_mark(text)) is not None and _begins(mark, drafts):
            draft = _Draft(number, mark.key, " / ".join(parts.values()))
            draft.lines += [mark.rest] if mark.rest else []
            drafts.append(draft)
        elif drafts and is_annex(text):
            return tuple(head), drafts, number
        elif drafts:
            drafts[-1].lines.append(text.lstrip("#* ").rstrip("* "))
        else:
            head.append((number, text.lstrip("#* ")))
    return tuple(head), drafts, 0


def _begins(mark: ArticleMark, drafts: Sequence[_Draft]) -> bool:
    """A number without a space behind it counts as an article only where it is the next one."""
    if mark.sure:
        return True
    last = drafts[-1].key if drafts else ArticleKey(0)
    return mark.key in (ArticleKey(last.number + 1), ArticleKey(last.number, last.inserted + 1))


def _article(draft: _Draft) -> Article:
    return Article(draft.key, draft.heading, "\n".join(draft.lines))


def _order(drafts: Sequence[_Draft]) -> Iterator[ReadingProblem]:
    """Numbers that come twice, go back or are left out."""
    seen: set[ArticleKey] = set()
    last = ArticleKey(0)
    for draft in drafts:
        key = draft.key
        if key in seen:
            yield ReadingProblem(draft.line, "law.text.twice", (("place", place(key)),))
            continue
        if key < last:
            yield ReadingProblem(draft.line, "law.text.backwards", _between(last, key))
        elif missing := list(_missing(last, key)):
            words = place(missing[0]) + (f"至{place(missing[-1])}" if len(missing) > 1 else "")
            yield ReadingProblem(draft.line, "law.text.gap", (("places", words), ("place", place(key))))
        seen.add(key)
        last = max(last, key)


def _missing(last: ArticleKey, key: ArticleKey) -> Iterable[ArticleKey]:
    if key.number == last.number:
        return (ArticleKey(key.number, number) for number in range(last.inserted + 1, key.inserted))
    whole = [ArticleKey(number) for number in range(last.number + 1, key.number)]
    before = [ArticleKey(key.number, number) for number in range(key.inserted)]
    return (*whole, *before)


def _empty(drafts: Sequence[_Draft]) -> Iterator[ReadingProblem]:
    for draft in drafts:
        if not draft.lines:
            yield ReadingProblem(draft.line, "law.text.empty", (("place", place(draft.key)),))


def _annex(line: int) -> Iterator[ReadingProblem]:
    if line:
        yield ReadingProblem(line, "law.text.annex", blocking=False)


def _between(last: ArticleKey, key: ArticleKey) -> tuple[tuple[str, str], ...]:
    return (("last", place(last)), ("place", place(key)))


def place(key: ArticleKey) -> str:
    """第一百三十三条之二, or the title of a section."""
    if key.section:
        return f"“{key.section}”"
    return f"第{format_numeral(key.number)}条" + (f"之{format_numeral(key.inserted)}" if key.inserted else "")
