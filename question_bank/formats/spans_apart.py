"""Keys that stand apart from their questions, below a section or at the end of a file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from question_bank.formats.batch import Imported
from question_bank.formats.layouts.fold import fold
from question_bank.formats.layouts.key_rows import read_row
from question_bank.formats.raw import RawItem
from question_bank.formats.source import BETWEEN_CELLS, SourceLine
from question_bank.formats.spans import Located, Part, Span

_FEWEST_WORDS = 4
_LEAD = re.compile(r"\s*(?:[(（]?\d{1,4}\s*[)）.、．]\s*)?(?:答(?:案)?\s*[:：]\s*)?")


def with_keys_apart(
    located: Sequence[Located], items: Sequence[Imported], lines: Sequence[SourceLine]
) -> tuple[Located, ...]:
    """The places, and beside them the rows of keys (1-5 ABCDA) and written answers that no item stands at.

    A row speaks for many items and is given to the item above it; a written answer to the item that has it.
    """
    waiting = [place for place, item in enumerate(items) if item.draft and _waits(item.draft, located[place])]
    if not waiting:
        return tuple(located)
    marked = {span.line for one in located for span in one.spans}
    free = [index for index, line in enumerate(lines) if index not in marked and BETWEEN_CELLS not in line.text]
    more: dict[int, list[Span]] = defaultdict(list)
    for place, span in (*_rows(located, lines, free), *_written(items, waiting, lines, free)):
        more[place].append(span)
    return tuple(
        replace(one, spans=(*one.spans, *more[place])) if place in more else one for place, one in enumerate(located)
    )


def _waits(draft: RawItem, located: Located) -> bool:
    """Whether a key was read that stands nowhere beside its question."""
    return bool(draft.answer) and not any(span.part is Part.KEY for span in located.spans)


def _rows(located: Sequence[Located], lines: Sequence[SourceLine], free: Sequence[int]) -> Iterator[tuple[int, Span]]:
    for index in free:
        if read_row(fold(lines[index].text).strip()):
            above = [place for place, one in enumerate(located) if one.line is not None and one.line <= index]
            if above:
                yield above[-1], Span(index, 0, len(lines[index].text), Part.KEY)


def _written(
    items: Sequence[Imported], waiting: Sequence[int], lines: Sequence[SourceLine], free: Sequence[int]
) -> Iterator[tuple[int, Span]]:
    """Every line of an answer that stands, word for word, at the end of a line of its own."""
    by_text: dict[str, list[int]] = defaultdict(list)
    for index in free:
        by_text[_LEAD.sub("", lines[index].text).strip()].append(index)
    for place in waiting:
        draft = items[place].draft
        for words in draft.answer.split("\n") if draft else ():
            for index in by_text.get(words.strip(), [])[:1] if len(words.strip()) >= _FEWEST_WORDS else ():
                text = lines[index].text
                yield place, Span(index, text.rindex(words.strip()), len(text.rstrip()), Part.KEY)
