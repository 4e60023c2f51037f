"""ExamView XML -> drafts. Read only."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from question_bank.codec_answer import plain_decimal
from question_bank.formats.answers import read_true_false
from question_bank.formats.interchange.drafts import Draft, number
from question_bank.formats.interchange.markup import TextBuilder, walk
from question_bank.formats.interchange.xmldoc import attribute, child, line_of, text_of
from question_bank.problems import Place
from question_bank.question import OPTION_LETTERS, TRUE_FALSE, Blank, QuestionKind

_SHORT = ("sa", "co")
_LONG = ("es", "pr", "ca", "ot")


def read_examview(root: etree._Element, file: str) -> Iterator[Draft]:
    """The drafts of all questions; the items of a matching group are one foreign item."""
    for element in root.iter("question", "matching-group"):
        draft = Draft(Place(file=file, line=line_of(element)))
        draft.stem = _text(draft, element, "text")
        kind = attribute(element, "type").lower()
        if element.tag == "matching-group":
            draft.foreign = "match"
        elif kind == "ma":
            continue
        else:
            _read(draft, element, kind)
        yield draft


def _read(draft: Draft, element: etree._Element, kind: str) -> None:
    answer = _text(draft, element, "answer")
    draft.rationale = _text(draft, element, "rationale")
    draft.difficulty = text_of(child(element, "info", "difficulty"))
    if kind in ("tf", "yn"):
        draft.kind, draft.options = QuestionKind.TRUE_FALSE, list(TRUE_FALSE)
        key = read_true_false(answer, ())
        draft.right = set(key.right) if key else None
        if answer and key is None:
            draft.trouble("import.unreadable_key", key=answer)
    elif kind == "mc":
        _choice(draft, element, answer)
    elif kind == "nr":
        value = number(answer)
        draft.kind = QuestionKind.BLANK
        draft.blanks = None if value is None else [Blank((plain_decimal(value),), value * 0)]
    elif kind in _SHORT:
        draft.kind = QuestionKind.BLANK
        draft.blanks = [Blank((answer,))] if answer else None
    elif kind in _LONG:
        draft.kind, draft.points = QuestionKind.SHORT, answer
    else:
        draft.foreign = kind or "?"


def _choice(draft: Draft, element: etree._Element, answer: str) -> None:
    letters = answer.replace(",", "").replace(" ", "").upper()
    draft.kind = QuestionKind.MULTIPLE if len(letters) > 1 else QuestionKind.SINGLE
    choices = child(element, "choices")
    for letter in OPTION_LETTERS.lower():
        if choices is not None and choices.find(f"choice-{letter}") is not None:
            draft.options.append(_text(draft, choices, f"choice-{letter}"))
    if letters and all(letter in OPTION_LETTERS for letter in letters):
        draft.right = {OPTION_LETTERS.index(letter) for letter in letters}
    elif letters:
        draft.trouble("import.unreadable_key", key=answer)


def _text(draft: Draft, element: etree._Element, name: str) -> str:
    found = child(element, name)
    if found is None:
        return ""
    builder = TextBuilder()
    walk(found, builder)
    return draft.take(builder.take())
