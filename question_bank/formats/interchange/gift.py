"""GIFT (Moodle): text with the answers in braces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from question_bank.formats.batch import Batch, closed_batch
from question_bank.formats.decoding import decode
from question_bank.formats.interchange.finish import finish
from question_bank.formats.interchange.gift_read import read_item
from question_bank.formats.interchange.gift_scan import scan
from question_bank.formats.interchange.gift_write import write_gift
from question_bank.problems import Place, Problem
from question_bank.question import Question


class GiftFormat:
    """Text read as UTF-8 or GB18030, or the fenced examples of a Markdown file; written as UTF-8."""

    name = "gift"
    suffixes = (".gift",)

    def read(self, data: bytes, name: str) -> Batch:
        """Every item of the file; one that is malformed leaves the others as they are."""
        text = decode(data)
        if text is None:
            return Batch(name, problems=(Problem("import.encoding", Place(file=name)),))
        kept: dict[str, bytes] = {}
        items, remarks = finish((read_item(item, name) for item in scan(text)), kept)
        return replace(closed_batch(name, items, remarks), pictures=kept)

    def write(self, questions: Iterable[Question]) -> bytes:
        """The questions as a file that `read` gives back."""
        return write_gift(questions).encode()

    def write_illustrated(self, questions: Iterable[Question], pictures: Mapping[str, bytes]) -> bytes:
        """As `write`, with the pictures and tables as HTML."""
        return write_gift(questions, pictures).encode()
