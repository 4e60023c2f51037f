"""Moodle's embedded answers {1:SHORTANSWER:=五~%100%5} as gaps, in both directions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from question_bank.codec_answer import plain_decimal
from question_bank.formats.interchange.drafts import Draft, number
from question_bank.formats.interchange.markup import html_of, plain_html
from question_bank.question import BLANK_MARK, Blank, BlankKey, Question, QuestionKind

_EMBEDDED = re.compile(r"\{\d*:([A-Z_]+):((?:\\.|[^\\{}])*)\}", re.DOTALL)
_SHORT = ("SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC", "MWC")
_NUMERICAL = ("NUMERICAL", "NM")
_ESCAPE = re.compile(r"([\\}#~/\"])")
_GAP = re.compile(r"_{2,}")


def read_cloze(draft: Draft, text: str) -> None:
    """Fills the draft from a text with embedded answers; choices among them make it foreign."""
    found = list(_EMBEDDED.finditer(text))
    draft.stem = draft.take(plain_html(_EMBEDDED.sub(BLANK_MARK, text)))
    if not found:
        draft.is_text = True
        return
    if any(match[1] not in _SHORT + _NUMERICAL for match in found):
        draft.foreign = "cloze"
        return
    draft.kind = QuestionKind.BLANK
    blanks = [_read_blank(draft, match[2], match[1] in _NUMERICAL) for match in found]
    draft.blanks = [blank or Blank(()) for blank in blanks]


def write_cloze(question: Question, key: BlankKey) -> str:
    """The stem as HTML, its gaps as embedded answers in their order."""
    pieces = _GAP.split(question.stem.strip())
    answers = [_write_blank(blank) for blank in key.blanks]
    return "".join(
        html_of(piece) + (answers[place] if place < len(pieces) - 1 and place < len(answers) else "")
        for place, piece in enumerate(pieces)
    )


def fits_cloze(question: Question, key: BlankKey) -> bool:
    """Whether every gap has its answers, so that the reader finds the same ones."""
    sound = all(blank.alternatives and all(map(str.strip, blank.alternatives)) for blank in key.blanks)
    return sound and len(_GAP.findall(question.stem)) == len(key.blanks) and not _EMBEDDED.search(question.stem)


def is_numeric(blank: Blank) -> bool:
    """Whether a numerical question can hold the gap."""
    values = [number(text) for text in blank.alternatives]
    return blank.tolerance is not None and all(
        value is not None and plain_decimal(value) == text
        for value, text in zip(values, blank.alternatives, strict=True)
    )


def _read_blank(draft: Draft, body: str, numeric: bool) -> Blank | None:
    texts: list[str] = []
    tolerances: set[Decimal] = set()
    for answer in _alternatives(draft, body):
        if not numeric:
            texts += [answer.replace("\\*", "*")] if answer != "*" else []
            continue
        value, _, tolerance = answer.partition(":")
        shown, allowed = number(value), number(tolerance or "0")
        if shown is None or allowed is None:
            draft.trouble("import.unreadable_key", key=answer)
            return None
        texts.append(plain_decimal(shown))
        tolerances.add(allowed)
    if len(tolerances) > 1:
        draft.trouble("import.unreadable_key", key=body)
        return None
    return Blank(tuple(dict.fromkeys(texts)), tolerances.pop() if tolerances else None) if texts else None


def _alternatives(draft: Draft, body: str) -> Iterator[str]:
    """The answers that count in full, without their feedback."""
    for piece in _split(body, "~"):
        match = re.match(r"\s*(=|%(-?\d+(?:\.\d+)?)%)?(.*)", piece, re.DOTALL)
        assert match is not None
        answer = _split(match[3], "#")[0]
        share = Decimal(100) if match[1] == "=" else Decimal(match[2] or 0)
        if share == 100:
            yield plain_html(re.sub(r"\\([}#~/\"\\])", r"\1", answer)).text
        elif share > 0:
            draft.trouble("import.partial_credit", blocking=False)


def _split(text: str, mark: str) -> list[str]:
    """The text parted at the mark where no backslash stands before it."""
    return [match[1] for match in re.finditer(rf"((?:\\.|[^{mark}\\])*)(?:{mark}|$)", text, re.DOTALL)] or [text]


def _write_blank(blank: Blank) -> str:
    if is_numeric(blank):
        assert blank.tolerance is not None
        tolerance = plain_decimal(blank.tolerance)
        answers = "~".join(f"={text}:{tolerance}" for text in blank.alternatives)
        return f"{{1:NUMERICAL:{answers}}}"
    answers = "~".join("=" + _text(text) for text in blank.alternatives)
    return f"{{1:SHORTANSWER:{answers}}}"


def _text(text: str) -> str:
    return html_of(_ESCAPE.sub(r"\\\1", text.replace("*", "\\*"))).replace("{", "&\\#123;")
