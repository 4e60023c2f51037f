"""WebCT question text (:TYPE:, :QUESTION:, :ANSWER1: …) -> drafts. Read only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from question_bank.formats.batch import Batch, closed_batch
from question_bank.formats.decoding import decode
from question_bank.formats.interchange.drafts import Draft, number
from question_bank.formats.interchange.finish import finish
from question_bank.formats.interchange.markup import plain_html
from question_bank.problems import Place, Problem
from question_bank.question import Blank, QuestionKind

_FIELD = re.compile(r"^:([A-Z]+(?:-[A-Z]+)?)(\d*)(?::(.*))?$")
_FOREIGN = {"M": "match", "C": "calculated", "J": "order"}


class WebctFormat:
    """Text read as UTF-8 or GB18030."""

    name = "webct"
    suffixes = (".webct",)

    def read(self, data: bytes, name: str) -> Batch:
        """Every question of the file; types that the six kinds cannot hold are reported."""
        text = decode(data)
        if text is None:
            return Batch(name, problems=(Problem("import.encoding", Place(file=name)),))
        items, remarks = finish(_draft(fields, Place(file=name, line=line)) for line, fields in _questions(text))
        return closed_batch(name, items, remarks)


def is_webct(text: str) -> bool:
    """Whether the text has a line :TYPE: and a line :QUESTION:."""
    return all(re.search(rf"^:{word}:", text, re.MULTILINE) for word in ("TYPE", "QUESTION"))


Fields = list[tuple[str, str, list[str], str]]
"""Name, number, settings behind the name and the lines below, in order."""


def _questions(text: str) -> Iterator[tuple[int, Fields]]:
    fields: Fields = []
    start = 1
    for number_, line in enumerate(text.split("\n"), start=1):
        match = _FIELD.match(line.strip())
        if line.startswith("#"):
            continue
        if match and match[1] == "TYPE" and not match[2]:
            if fields:
                yield start, fields
            fields, start = [], number_
        if match:
            fields.append((match[1], match[2], (match[3] or "").split(":"), ""))
        elif fields:
            name, index, settings, body = fields[-1]
            fields[-1] = (name, index, settings, f"{body}\n{line}" if body else line)
    if fields:
        yield start, fields


def _draft(fields: Fields, place: Place) -> Draft:
    draft = Draft(place)
    settings = next((settings for name, _, settings, _ in fields if name == "TYPE"), [""])
    draft.stem = "\n".join(_text(draft, body) for name, _, _, body in fields if name == "QUESTION")
    draft.subject = next((settings[0] for name, _, settings, _ in fields if name == "CAT"), "")
    draft.rationale = "\n".join(_text(draft, body) for name, _, _, body in fields if name == "FEEDBACK")
    match settings[0]:
        case "MC":
            _choice(draft, fields, several=settings[1:2] == ["N"])
        case "S":
            _short(draft, fields)
        case "P":
            draft.kind = QuestionKind.SHORT
            draft.points = "\n".join(_text(draft, body) for name, _, _, body in fields if name == "ANSWER")
        case other:
            draft.foreign = _FOREIGN.get(other, other or "?")
    return draft


def _choice(draft: Draft, fields: Fields, several: bool) -> None:
    draft.kind = QuestionKind.MULTIPLE if several else QuestionKind.SINGLE
    right: set[int] = set()
    for name, _, settings, body in fields:
        if name == "ANSWER":
            share = number(settings[0]) or 0
            if share > 0 if several else share == 100:
                right.add(len(draft.options))
            draft.options.append(_text(draft, body))
        elif name == "REASON" and draft.options:
            draft.remark(len(draft.options) - 1, _text(draft, body))
    draft.right = right or None


def _short(draft: Draft, fields: Fields) -> None:
    draft.kind = QuestionKind.BLANK
    full = [settings[0] for name, _, settings, _ in fields if name == "ANSWER" and settings[1:2] == ["100"]]
    texts = dict.fromkeys(text for text in (plain_html(text).text for text in full) if text)
    draft.blanks = [Blank(tuple(texts))] if texts else None


def _text(draft: Draft, body: str) -> str:
    return draft.take(plain_html(body))
