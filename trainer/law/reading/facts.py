"""What a statute says of itself: title, dates, document number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from question_bank.numerals import parse_numeral
from trainer.law.reading.marks import closed_up
from trainer.law.values import Article, StatuteFacts

_CHINESE = "〇○零一二三四五六七八九十"
_DATE = re.compile(rf"([0-9]{{4}}|[{_CHINESE}]{{4}})\s*[年./-]\s*([0-9]{{1,2}}|[{_CHINESE}]{{1,3}})\s*[月./-]\s*"
                   rf"([0-9]{{1,2}}|[{_CHINESE}]{{1,3}})\s*日?")  # fmt: skip
_MADE = re.compile(r"通过|修订|修正|公布|发布|修改|印发")
_FROM = re.compile(r"自(.{8,16}?)起(?:施行|实施|执行)")
_NUMBER = re.compile(
    r"(?:中华人民共和国)?([\u4e00-\u9fff]{2,16}令\s*(?:[0-9]{4}年\s*)?第\s*[0-9一二三四五六七八九十百]+\s*号)"
    r"|([\u4e00-\u9fff]{2,12}〔[0-9]{4}〕\s*[0-9]+\s*号)"
)
_TITLE_END = re.compile("(法|条例|办法|规定|细则|规则|规范|准则|禁令|决定|解释|标准|制度|纪律|意见|通知|基准)$")
_LONGEST_TITLE = 60


def read_facts(name: str, head: Sequence[str], articles: Sequence[Article]) -> StatuteFacts:
    """Proposals from the name of the file, the lines before the first article and the last articles."""
    told = [_FROM.sub("", line) for line in head]
    made = [day for line in told if _MADE.search(line) for day in dates(line)] + list(dates(name))
    revised = max(made, default=None)
    stated = [day for text in (*head, *(one.text for one in articles[-3:])) for day in _in_force(text)]
    effective = max((day for day in stated if revised is None or day >= revised), default=None)
    numbers = [match[1] or match[2] for line in head for match in _NUMBER.finditer(line)]
    number = re.sub(r"\s+", "", numbers[-1]).removeprefix("日") if numbers else ""
    return StatuteFacts(read_title(head), number, revised, effective)


def read_title(head: Iterable[str]) -> str:
    """The first line that looks like a title."""
    lines = [closed_up(line).split("（")[0].strip("《》") for line in head]
    fitting = (line for line in lines if _TITLE_END.search(line) and 2 < len(line) <= _LONGEST_TITLE)
    return next(fitting, "")


def dates(text: str) -> Iterator[date]:
    """Every date in a text, in Arabic or Chinese numerals."""
    for match in _DATE.finditer(text):
        numbers = [parse_numeral(part) for part in match.groups()]
        if all(number is not None for number in numbers):
            try:
                yield date(*(number for number in numbers if number is not None))
            except ValueError:
                continue


def _in_force(text: str) -> Iterator[date]:
    for match in _FROM.finditer(text):
        yield from dates(match[1])
    if re.search(r"日\s*(?:起)?\s*施行\s*$", text):
        yield from dates(text)
