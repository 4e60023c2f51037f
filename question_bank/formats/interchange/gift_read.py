"""One GIFT item -> a draft, by the rules of Moodle's own importer."""

from __future__ import annotations

import re
from decimal import Decimal

from question_bank.codec_answer import plain_decimal
from question_bank.formats.answers import read_blanks
from question_bank.formats.interchange.drafts import CHOICES, Draft, number
from question_bank.formats.interchange.gift_scan import GiftItem, revealed
from question_bank.formats.interchange.labels import read_labels
from question_bank.formats.interchange.markup import Plain, has_markup, plain_html, plain_text
from question_bank.formats.interchange.moodle_words import subject_of
from question_bank.problems import Place
from question_bank.question import BLANK_MARK, TRUE_FALSE, Blank, QuestionKind

_FORMAT = re.compile(r"\s*\[(html|moodle|plain|markdown)\]", re.IGNORECASE)
_EMPHASIS = re.compile(r"(\*\*|__|\*)(?=\S)(.+?)(?<=\S)\1")
_WEIGHT = re.compile(r"\s*%(-?\d+(?:\.\d*)?)%")
_VERDICTS = {"T": 0, "TRUE": 0, "F": 1, "FALSE": 1}
_FULL = Decimal(100)


def read_item(item: GiftItem, file: str) -> Draft:
    """The draft of the item; problems in it say what is malformed."""
    draft = Draft(Place(file=file, line=item.line), labels=item.labels, subject=subject_of(item.category))
    text = _without_title(item.text.strip())
    start, end = text.find("{"), text.find("}")
    if start == end == -1:
        draft.stem, draft.rationale, draft.is_text = _Reader(draft, text).stem, item.key, True
        if re.search(r"^\s*[=~]", text, re.MULTILINE):
            draft.is_text = False
            draft.trouble("import.gift_braces")
        return draft
    if start == -1 or end < start or "{" in text[start + 1 : end]:
        draft.stem = _Reader(draft, text).stem
        draft.trouble("import.gift_braces")
        return draft
    tail = text[end + 1 :]
    if "{" in tail or "}" in tail:
        draft.trouble("import.gift_two_blocks")
    reader = _Reader(draft, text[:start] + (BLANK_MARK + tail if tail.strip() else ""))
    body, _, feedback = text[start + 1 : end].partition("####")
    draft.rationale = reader.text(feedback)
    reader.read(body.strip(), item.key)
    return draft


class _Reader:
    """Reads the texts of one item; the format of the stem holds for its other texts."""

    def __init__(self, draft: Draft, stem: str) -> None:
        self._draft = draft
        self._format = "moodle"
        mark = _FORMAT.match(stem)
        if mark:
            self._format = mark[1].lower()
        draft.stem = self.stem = self.text(stem)

    def text(self, text: str) -> str:
        """A text of the item as plain text."""
        mark = _FORMAT.match(text)
        form = mark[1].lower() if mark else self._format
        return self._draft.take(_plain(revealed(text[mark.end() :] if mark else text).strip(), form))

    def read(self, body: str, key: str) -> None:
        """The answer block, without its general feedback."""
        draft, verdict = self._draft, body.partition("#")[0].strip().upper()
        said = read_labels(draft.labels).kind
        if not body:
            draft.kind, draft.points = QuestionKind.BLANK if said is QuestionKind.BLANK else QuestionKind.SHORT, key
        elif body.startswith("#"):
            draft.kind = QuestionKind.BLANK
            draft.blanks = self._numbers(body[1:].strip())
        elif "~" in body or (said in CHOICES and body.startswith("=")):
            self._choice(body)
        elif "->" in body and "=" in body and said is None:
            draft.foreign = "match"
        elif verdict in _VERDICTS:
            draft.kind, draft.options = QuestionKind.TRUE_FALSE, list(TRUE_FALSE)
            draft.right = {_VERDICTS[verdict]}
            for position, text in zip((1 - _VERDICTS[verdict], _VERDICTS[verdict]), body.split("#")[1:], strict=False):
                draft.remark(position, self.text(text))
        else:
            self._short(body)

    def _choice(self, body: str) -> None:
        draft = self._draft
        weights: list[Decimal] = []
        for mark, piece in _pieces(body, "=~"):
            weight, rest = _weight(piece)
            text, _, feedback = rest.partition("#")
            draft.remark(len(draft.options), self.text(feedback))
            draft.options.append(self.text(text))
            weights.append(_FULL if mark == "=" else weight or Decimal(0))
        several = not any(mark == "=" for mark, _ in _pieces(body, "=~"))
        weighted = any(_weight(piece)[0] is not None for _, piece in _pieces(body, "=~"))
        draft.kind = QuestionKind.MULTIPLE if several and weighted else QuestionKind.SINGLE
        least = Decimal(0) if draft.kind is QuestionKind.MULTIPLE else _FULL - 1
        draft.right = {position for position, weight in enumerate(weights) if weight > least} or None
        if draft.kind is QuestionKind.SINGLE and any(0 < weight < _FULL for weight in weights):
            draft.trouble("import.partial_credit", blocking=False)

    def _short(self, body: str) -> None:
        draft = self._draft
        draft.kind = QuestionKind.BLANK
        texts: list[str] = []
        for _, piece in _pieces(body, "="):
            weight, rest = _weight(piece)
            text, _, feedback = rest.partition("#")
            if weight is not None and weight < _FULL:
                draft.trouble("import.partial_credit", blocking=False)
            elif answer := self.text(text):
                texts.append(answer)
            draft.remarks += [words for words in [self.text(feedback)] if words]
        if read_labels(draft.labels).joined and texts:
            joined = read_blanks(texts[0])
            draft.blanks = list(joined.blanks) if joined else None
        elif texts:
            draft.blanks = [Blank(tuple(dict.fromkeys(texts)))]

    def _numbers(self, body: str) -> list[Blank] | None:
        found: list[tuple[Decimal, Decimal]] = []
        for _, piece in _pieces(body, "="):
            weight, rest = _weight(piece)
            text, _, feedback = rest.partition("#")
            self._draft.remarks += [words for words in [self.text(feedback)] if words]
            if weight is not None and weight < _FULL:
                self._draft.trouble("import.partial_credit", blocking=False)
                continue
            value = _number(revealed(text))
            if value is None:
                self._draft.trouble("import.unreadable_key", key=revealed(text).strip())
                return None
            found.append(value)
        if len({tolerance for _, tolerance in found}) != 1:
            self._draft.trouble("import.unreadable_key", key=revealed(body).strip())
            return None
        return [Blank(tuple(dict.fromkeys(plain_decimal(value) for value, _ in found)), found[0][1])]


def _pieces(body: str, marks: str) -> list[tuple[str, str]]:
    """The alternatives with the mark before each; text before the first mark is one as well."""
    parts = re.split(f"([{marks}])", body)
    pieces = [("", parts[0])] if parts[0].strip() else []
    return pieces + list(zip(parts[1::2], parts[2::2], strict=True))


def _weight(piece: str) -> tuple[Decimal | None, str]:
    match = _WEIGHT.match(piece)
    return (Decimal(match[1]), piece[match.end() :]) if match else (None, piece)


def _number(text: str) -> tuple[Decimal, Decimal] | None:
    """4, 3.14:0.005 or 3.1..3.2 as a value and its tolerance."""
    if ".." in text:
        low, high = (number(part) for part in text.split("..", 1))
        if low is None or high is None or low > high:
            return None
        return (low + high) / 2, (high - low) / 2
    shown, _, allowed = text.partition(":")
    value, tolerance = number(shown), number(allowed or "0")
    return None if value is None or tolerance is None or tolerance < 0 else (value, tolerance)


def _plain(text: str, form: str) -> Plain:
    if form == "plain":
        return plain_text(text)
    if form == "markdown":
        text = _EMPHASIS.sub(r"\2", text)
    if form == "html" or has_markup(text):
        return plain_html(text if form == "html" else text.replace("\n", "<br>"))
    return plain_text(text)


def _without_title(text: str) -> str:
    if not text.startswith("::"):
        return text
    _, mark, rest = text[2:].partition("::")
    return rest.strip() if mark else text
