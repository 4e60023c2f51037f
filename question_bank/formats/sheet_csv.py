"""Text with separators -> rows. One broken record never takes the others with it."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Sequence

from question_bank.formats.decoding import decode

_DELIMITERS = ",\t;|，"
_LONGEST_RECORD = 60
_MOST_BROKEN = 0.02
_SAMPLE = 60
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\ufffd]")
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_text(data: bytes) -> str | None:
    """The text of the file; a few broken characters become U+FFFD, many mean that it is no text: None."""
    if data.startswith(_WIDE_MARKS):
        return decode(data)
    try:  # a file that was cut off ends in the middle of a character
        text = codecs.getincrementaldecoder("utf-8-sig")().decode(data, final=False)
    except UnicodeDecodeError:
        text = decode(data) or _mended(data)
    if len(_NO_TEXT.findall(text)) > len(text) * _MOST_BROKEN:
        return None
    return text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")


def _mended(data: bytes) -> str:
    texts = [data.decode(encoding, errors="replace") for encoding in ("utf-8-sig", "gb18030")]
    return min(texts, key=lambda text: text.count("\ufffd"))


def delimiter(text: str) -> str:
    """The separator that most of the first lines hold, at most four times counted in each."""
    lines = [line for line in text.split("\n", 400)[:400] if line.strip()][:_SAMPLE]
    return max(_DELIMITERS, key=lambda mark: sum(min(line.count(mark), 4) for line in lines))


def records(text: str, mark: str) -> Iterator[tuple[list[str], bool]]:
    """Each record with whether it is sound; one whose quotation marks never close ends with its line."""
    lines = text.removesuffix("\n").split("\n") if text else []
    start = 0
    while start < len(lines):
        feed = _Feed(lines, start)
        reader = csv.reader(feed, delimiter=mark, strict=True)
        try:
            for row in reader:
                yield row, True
                feed.record = feed.position
            return
        except csv.Error:
            yield lines[feed.record].split(mark), False
            start = feed.record + 1


class _Feed:
    """Hands out lines until a record has become longer than any that somebody wrote."""

    def __init__(self, lines: Sequence[str], start: int) -> None:
        self._lines = lines
        self.position = start
        self.record = start

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.position >= len(self._lines) or self.position - self.record >= _LONGEST_RECORD:
            raise StopIteration
        self.position += 1
        return self._lines[self.position - 1] + "\n"
