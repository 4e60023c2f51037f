"""Where the parts of each item stand in the lines of its file: found again by their texts, so for every format.

What a reader understood is looked for in the order of the file; what is not found stays without a mark, and a trainer
sees at a glance which words of the source went nowhere.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from question_bank.formats.batch import Imported
from question_bank.formats.items import PIN_MARK
from question_bank.formats.layouts.fold import fold
from question_bank.formats.raw import RawItem
from question_bank.formats.source import BETWEEN_CELLS, SourceLine
from question_bank.problems import Place


class Part(StrEnum):
    """What a piece of the source was understood as."""

    NUMBER = "number"
    KIND = "kind"
    STEM = "stem"
    OPTION = "option"
    KEY = "key"
    RATIONALE = "rationale"
    BASIS = "basis"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of one source line: its position among the lines, from and to in its text, and what it is."""

    line: int
    start: int
    end: int
    part: Part


@dataclass(frozen=True)
class Located:
    """Where an item begins among the lines of its file (None: nowhere), and its pieces."""

    line: int | None
    spans: tuple[Span, ...] = ()


_DROPPED = re.compile(r"[\s_＿﹍﹏┃\\*`#\U00100000-\U0010ffff]+")
_HOLES = re.compile(r"[(（【\[]?[\s_＿]*[)）】\]]|_{2,}|\n")
_NUMBER = re.compile(r"[\s(（【\[]*(?:第\s*)?\d{1,4}[\s)）】\]]*[题.、．:：]?\s*$")
_LETTER = re.compile(r"[(（]?[A-Ja-jＡ-Ｊ]\s*[)）.、．:：]?\s*$")
_KEY_LABEL = re.compile(r"(?:正确|参考|标准)?答案[】\])）]*\s*[是为:：]?\s*|ANSWER:\s*", re.IGNORECASE)
_VERDICTS = {"正确": "√对是T", "错误": "×错否F", "√": "√对T", "×": "×错F"}
_VERDICT_CELLS = {"正确": ("A", "Y", "1", "true", "TRUE", "√"), "错误": ("B", "N", "0", "2", "false", "FALSE", "×")}
_BEFORE = 4
"""A reader may name the line of the answer; the stem stands a few lines above it."""
_AHEAD = 6_000
_SHOWN = 24
_WINDOW = 20_000


class _Kept(dict[str, bool]):
    """Character -> whether it counts when texts are compared, worked out when it is first met."""

    def __missing__(self, char: str) -> bool:
        kept = self[char] = _DROPPED.fullmatch(char) is None
        return kept


_IS_KEPT = _Kept()


def locate(items: Sequence[Imported], lines: Sequence[SourceLine]) -> tuple[Located, ...]:
    """The place of every item, in their order."""
    flat = _Flat(lines)
    starts = _Starts(flat, lines).of(items)
    places = [start for start in starts if start is not None]
    located = []
    for item, start in zip(items, starts, strict=True):
        if start is None or item.draft is None:
            located.append(Located(flat.line_of(item.place)))
            continue
        following = bisect_right(places, start)
        end = places[following] if following < len(places) else len(flat.text)
        spans = tuple(_Finder(flat, start, min(end, start + _WINDOW)).spans(item.draft))
        located.append(Located(flat.at(start)[0], spans))
    return tuple(located)


class _Flat:
    """All lines as one folded text without spaces; `at` gives the line and position of a character."""

    def __init__(self, lines: Sequence[SourceLine]) -> None:
        pieces: list[str] = []
        self._begins: list[int] = []
        self._offsets: list[list[int]] = []
        self._by_place: dict[tuple[str, int], int] = {}
        length = 0
        for index, line in enumerate(lines):
            folded = fold(line.text)
            offsets = [place for place, char in enumerate(folded) if _IS_KEPT[char]]
            pieces.append("".join([folded[place] for place in offsets]))
            self._begins.append(length)
            self._offsets.append(offsets)
            self._by_place.setdefault((line.sheet, line.number), index)
            length += len(offsets)
        self.lines = lines
        self.text = "".join(pieces)

    def at(self, position: int) -> tuple[int, int]:
        index = bisect_right(self._begins, position) - 1
        return index, self._offsets[index][position - self._begins[index]]

    def line_of(self, place: Place) -> int | None:
        member = place.file.partition("/")[2]
        return self._by_place.get((place.sheet or member, place.row or place.line or 0))

    def begin_of(self, line: int) -> int:
        return self._begins[line]

    def spans(self, start: int, end: int, part: Part) -> Iterator[Span]:
        """The piece from start to end, parted at the ends of lines and at cells."""
        while start < end:
            index, first = self.at(start)
            stop = min(end, self._begins[index + 1] if index + 1 < len(self._begins) else len(self.text))
            last = self.at(stop - 1)[1] + 1
            cut = self.lines[index].text.find(BETWEEN_CELLS, first, last)
            yield Span(index, first, last if cut < 0 else cut, part)
            start = stop


class _Starts:
    """Where the stem of each item begins: behind the one before it, not before the line its reader names."""

    def __init__(self, flat: _Flat, lines: Sequence[SourceLine]) -> None:
        self._flat = flat
        self._sheets = any(line.sheet for line in lines)

    def of(self, items: Sequence[Imported]) -> list[int | None]:
        found: list[int | None] = []
        cursor = 0
        for item in items:
            start = self._start(item, cursor)
            found.append(start)
            cursor = cursor if start is None else start + 1
        return found

    def _start(self, item: Imported, cursor: int) -> int | None:
        line = self._flat.line_of(item.place)
        if line is not None:
            named = self._flat.begin_of(line if self._sheets else max(0, line - _BEFORE))
            cursor = named if self._sheets else max(named, cursor)
        stem = "" if item.draft is None else item.draft.stem
        pieces = _pieces(stem)
        if not pieces:
            return None if line is None else min(self._flat.begin_of(line), max(0, len(self._flat.text) - 1))
        start = self._flat.text.find(pieces[0][:_SHOWN], cursor, cursor + _WINDOW + _AHEAD)
        return start if start >= 0 else None


class _Finder:
    """The pieces of one item between its start and the start of the next."""

    def __init__(self, flat: _Flat, start: int, end: int) -> None:
        self._flat = flat
        self._start = start
        self._end = end

    def spans(self, draft: RawItem) -> Iterator[Span]:
        yield from self._number()
        position = yield from self._stem(draft)
        for letter, text in draft.options:
            begin, end = self._find(text.removesuffix(PIN_MARK), position)
            if begin < 0:
                continue
            begin = self._back(begin, _LETTER, letter)
            yield from self._flat.spans(begin, end, Part.OPTION)
            position = end
        yield from self._key(draft, position)
        for part, text in ((Part.RATIONALE, draft.rationale), (Part.BASIS, draft.basis), (Part.KIND, draft.kind)):
            begin, end = self._find(text, self._row_start() if part is Part.KIND else position)
            if begin >= 0:
                yield from self._flat.spans(begin, end, part)
        for inner in draft.parts:
            pieces = _pieces(inner.stem)
            begin = self._flat.text.find(pieces[0][:_SHOWN], position, self._end) if pieces else -1
            if begin >= 0:
                found = tuple(_Finder(self._flat, begin, self._end).spans(inner))
                yield from found
                position = begin + 1

    def _row_start(self) -> int:
        """The kind stands anywhere in the row of a sheet, in a text behind the number."""
        line = self._flat.at(self._start)[0]
        return self._flat.begin_of(line) if BETWEEN_CELLS in self._flat.lines[line].text else self._start

    def _number(self) -> Iterator[Span]:
        line, first = self._flat.at(self._start)
        text = self._flat.lines[line].text[:first]
        if match := _NUMBER.search(text):
            yield Span(line, match.start(), match.end(), Part.NUMBER)

    def _stem(self, draft: RawItem) -> Generator[Span, None, int]:
        """Yields the pieces of the stem and gives the position behind it; a key may stand in a hole between two."""
        position = self._start
        for number, piece in enumerate(_pieces(draft.stem)):
            begin = self._flat.text.find(piece[:_SHOWN], position, min(self._end, position + _AHEAD))
            if begin < 0:
                continue
            if number and (hole := self._flat.text[position:begin]) and self._is_key(hole, draft):
                yield from self._flat.spans(position, begin, Part.KEY)
            end = begin + self._same(piece, begin)
            yield from self._flat.spans(begin, end, Part.STEM)
            position = end
        hole = self._flat.text[position : position + 6]
        if (match := re.match(r"[(【\[]([^)】\]]{1,4})[)】\]]", hole)) and self._is_key(match[0], draft):
            yield from self._flat.spans(position, position + match.end(), Part.KEY)
            position += match.end()
        return position

    def _key(self, draft: RawItem, position: int) -> Iterator[Span]:
        if not draft.answer:
            return
        for label in _KEY_LABEL.finditer(self._flat.text, position, self._end):
            end = label.end() + max(len(word) for word in self._said(draft, label.end()))
            if end > label.end():
                yield from self._flat.spans(label.start(), end, Part.KEY)
                return
        if BETWEEN_CELLS in self._flat.lines[self._flat.at(self._start)[0]].text:
            yield from self._key_cell(draft)

    def _key_cell(self, draft: RawItem) -> Iterator[Span]:
        """The cell of a row that says nothing but the key."""
        line = self._flat.at(self._start)[0]
        text = self._flat.lines[line].text
        end = len(text)
        for cell in reversed(text.split(BETWEEN_CELLS)):
            word = _plain(cell)
            said = (_plain(draft.answer), *_VERDICTS.get(draft.answer, ""), *_VERDICT_CELLS.get(draft.answer, ()))
            if word and word in said:
                yield Span(line, end - len(cell), end, Part.KEY)
                return
            end -= len(cell) + len(BETWEEN_CELLS)

    def _said(self, draft: RawItem, begin: int) -> list[str]:
        """The words of the key that stand at a position; one empty text where none does."""
        there = self._flat.text[begin : begin + 200]
        letters = re.match(r"[A-J](?:[,、;]?[A-J]){0,9}", there)
        if letters and re.sub(r"[,、;]", "", letters[0]) == draft.answer:
            return [letters[0]]
        words = [_plain(draft.answer), *_VERDICTS.get(draft.answer, "")]
        words += [_plain(line)[:_SHOWN] for line in draft.answer.split("\n")[:1]]
        return [word for word in words if word and there.startswith(word)] or [""]

    def _is_key(self, hole: str, draft: RawItem) -> bool:
        inside = re.sub(r"[()【】\[\]、,]", "", hole)
        return bool(inside) and (inside == _plain(draft.answer) or inside in _VERDICTS.get(draft.answer, ""))

    def _find(self, text: str, position: int) -> tuple[int, int]:
        plain = _plain(text)
        begin = self._flat.text.find(plain[:_SHOWN], position, self._end) if plain else -1
        return begin, begin + self._same(plain, begin) if begin >= 0 else -1

    def _same(self, text: str, begin: int) -> int:
        """How much of the text stands there in one piece."""
        there = self._flat.text[begin : begin + len(text)]
        if there == text:
            return len(text)
        return next((place for place, (one, other) in enumerate(zip(text, there, strict=False)) if one != other), 0)

    def _back(self, begin: int, pattern: re.Pattern[str], letter: str) -> int:
        """The position of the option's letter in front of its text."""
        before = self._flat.text[max(self._start, begin - 4) : begin]
        match = pattern.search(before)
        return begin - len(before) + match.start() if match and letter in match[0].upper() else begin


def _pieces(stem: str) -> list[str]:
    """The stem in pieces between its gaps, brackets and line ends."""
    return [plain for piece in _HOLES.split(stem) if (plain := _plain(piece))]


def _plain(text: str) -> str:
    return _DROPPED.sub("", fold(text))
