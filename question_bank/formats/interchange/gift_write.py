"""Questions -> GIFT text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from question_bank.codec_answer import plain_decimal
from question_bank.formats.answers import write_answer
from question_bank.formats.interchange.drafts import number
from question_bank.formats.interchange.gift_scan import comment, escaped
from question_bank.formats.interchange.labels import JOINED, PART, labels_of
from question_bank.formats.interchange.markup import without_controls
from question_bank.formats.interchange.moodle_words import category_of, title_of
from question_bank.question import BlankKey, ChoiceKey, Question, QuestionKind


def write_gift(questions: Iterable[Question]) -> str:
    """The questions in order, under their categories."""
    lines: list[str] = []
    subject = ""
    for position, question in enumerate(questions, start=1):
        if question.subject != subject:
            subject = question.subject
            lines += [f"$CATEGORY: {category_of(subject)}", ""]
        lines += _item(question, position)
        for part in question.parts:
            lines += _item(part, position, part=True)
    return without_controls("\n".join(lines)) + "\n"


def _item(question: Question, position: int, *, part: bool = False) -> Iterator[str]:
    labels = list(labels_of(question, subject=part))
    if part:
        labels.append(PART)
    if isinstance(question.answer, BlankKey):
        labels += [] if _is_simple(question.answer) else [JOINED]
    yield "// " + " ".join(comment("tag", label) for label in labels)
    if question.kind is QuestionKind.SHORT and question.answer is not None:
        yield "// " + comment("key", write_answer(question.kind, question.answer))
    if question.kind is QuestionKind.CASE and question.rationale:
        yield "// " + comment("key", question.rationale)
    stem = escaped(question.stem.strip())
    text = f"::{escaped(title_of(position, question.stem))}::[plain]{stem}"
    if question.kind is QuestionKind.CASE:
        yield from (text, "")
        return
    feedback = f"####{_text(question.rationale)}" if question.rationale else ""
    yield text + " {" + "".join(_answer(question)) + feedback + "}"
    yield ""


def _answer(question: Question) -> Iterator[str]:
    match question.answer:
        case ChoiceKey(right) if question.kind is QuestionKind.TRUE_FALSE and len(right) == 1:
            yield "TRUE" if 0 in right else "FALSE"
        case BlankKey() as key:
            yield from _blanks(key)
        case _ if question.options:
            yield from _options(question)


def _options(question: Question) -> Iterator[str]:
    right = question.answer.right if isinstance(question.answer, ChoiceKey) else frozenset()
    several = question.kind is QuestionKind.MULTIPLE
    share = f"{100 / len(right):.5f}".rstrip("0").rstrip(".") if right else "0"
    for position, option in enumerate(question.options):
        if several:
            mark = f"~%{share}%" if position in right or not right else f"~%-{share}%"
        else:
            mark = "=" if position in right else "~"
            mark += "%0%" if mark == "~" and option.text.lstrip().startswith("%") else ""
            mark += "%100%" if mark == "=" and option.text.lstrip().startswith("%") else ""
        yield f"\n\t{mark}{_text(option.text)}"
    yield "\n"


def _is_simple(key: BlankKey) -> bool:
    """Whether a short-answer or numerical question can hold the key."""
    if len(key.blanks) != 1 or not key.ordered or not key.blanks[0].alternatives:
        return False
    blank = key.blanks[0]
    if blank.tolerance is None:
        return all(text.strip() for text in blank.alternatives)
    return all(_as_number(text) for text in blank.alternatives)


def _as_number(text: str) -> bool:
    value = number(text)
    return value is not None and plain_decimal(value) == text


def _blanks(key: BlankKey) -> Iterator[str]:
    if not _is_simple(key):
        yield "=" + escaped(write_answer(QuestionKind.BLANK, key))
        return
    blank = key.blanks[0]
    if blank.tolerance is not None:
        tolerance = plain_decimal(blank.tolerance)
        yield "#" + " ".join(f"={text}:{tolerance}" for text in blank.alternatives)
        return
    for text in blank.alternatives:
        yield f" =%100%{_text(text)}" if text.startswith("%") else f" ={_text(text)}"


def _text(text: str) -> str:
    """A text below the stem; what looks like a format mark is told from one."""
    return ("[plain]" if text.lstrip().startswith("[") else "") + escaped(text)
