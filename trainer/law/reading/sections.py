"""Documents without articles: 禁令 and 行为规范, cited by the title or number of a section."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from question_bank.numerals import NUMERAL_PATTERN
from trainer.law.reading.facts import read_facts
from trainer.law.reading.marks import closed_up, part_mark
from trainer.law.reading.source import Lines
from trainer.law.values import Article, ArticleKey, ReadingProblem, StatuteFacts, StatuteKind, StatuteText

_LONGEST_TITLE = 20
_STYLES = (
    re.compile(rf"[#*\s]*第\s*({NUMERAL_PATTERN})\s*(?:部分|章|节)[\s　、:：]*(.*)"),
    re.compile(r"[#*\s]*([一二三四五六七八九十]{1,3})[、.．](?![0-9])\s*(.*)"),
    re.compile(r"#{2,6}()\s*(.+)"),
    re.compile(r"[*\s]*([0-9]{1,2})[、.．](?![0-9])\s*(.*)"),
    re.compile(r"[*\s]*[（(]([一二三四五六七八九十]{1,3})[)）]\s*(.*)"),
)


@dataclass
class _Section:
    line: int
    number: str
    words: str
    lines: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        """Its words where they are a title; a rule that is one sentence goes by its number."""
        sentence = len(self.words) > _LONGEST_TITLE or self.words.endswith(("。", "；", ";"))
        return self.number if self.number and (sentence or not self.words) else self.words

    @property
    def text(self) -> str:
        own = [] if self.title == self.words and self.lines else [self.words]
        return "\n".join(line for line in (*own, *self.lines) if line)


def read_sections(lines: Lines, name: str = "") -> StatuteText:
    """The sections by the first style of heading that occurs twice; a text with none holds a problem."""
    for style in _STYLES:
        head, sections = _cut(lines, style)
        if len(sections) > 1:
            articles = tuple(Article(ArticleKey(0, 0, one.title), "", one.text) for one in sections)
            facts = read_facts(name, head, articles)
            return StatuteText(facts, articles, tuple(_problems(sections)), StatuteKind.SECTIONS)
    return StatuteText(StatuteFacts(), (), (ReadingProblem(0, "law.text.nothing"),))


def _cut(lines: Lines, style: re.Pattern[str]) -> tuple[list[str], list[_Section]]:
    head: list[str] = []
    sections: list[_Section] = []
    for number, text in lines:
        match = style.match(text)
        if match is not None:
            sections.append(_Section(number, match[1], closed_up(match[2])))
        elif sections:
            sections[-1].lines.append(text.lstrip("#* "))
        elif part_mark(text) is None:
            head.append(text.lstrip("#* "))
    return head, sections


def _problems(sections: Sequence[_Section]) -> Iterator[ReadingProblem]:
    seen: set[str] = set()
    for section in sections:
        if section.title in seen:
            yield ReadingProblem(section.line, "law.text.twice", (("place", f"“{section.title}”"),))
        seen.add(section.title)
