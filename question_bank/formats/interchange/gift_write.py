"""Questions -> GIFT text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from question_bank.codec_answer import plain_decimal
from question_bank.figures import figure_words
from question_bank.formats.answers import write_answer
from question_bank.formats.interchange.drafts import number
from question_bank.formats.interchange.gift_scan import comment, escaped
from question_bank.formats.interchange.labels import JOINED, PART, labels_of
from question_bank.formats.interchange.markup import NO_PICTURES, data_uri, figures_html, html_of, without_controls
from question_bank.formats.interchange.moodle_words import category_of, title_of
from question_bank.question import BlankKey, ChoiceKey, Figure, Picture, Question, QuestionKind


def write_gift(questions: Iterable[Question], pictures: Mapping[str, bytes] = NO_PICTURES) -> str:
    """The questions in order, under their categories; pictures stand in the text as HTML does it."""
    lines: list[str] = []
    subject = ""
    for position, question in enumerate(questions, start=1):
        if question.subject != subject:
            subject = question.subject
            lines += [f"$CATEGORY: {category_of(subject)}", ""]
        lines += _item(question, position, pictures)
        for part in question.parts:
            lines += _item(part, position, pictures, part=True)
    return without_controls("\n".join(lines)) + "\n"


def _item(question: Question, position: int, pictures: Mapping[str, bytes], *, part: bool = False) -> Iterator[str]:
    write = _Writer(pictures, bool(question.figures))
    labels = list(labels_of(question, subject=part))
    if part:
        labels.append(PART)
    if isinstance(question.answer, BlankKey):
        labels += [] if _is_simple(question.answer) else [JOINED]
    yield "// " + " ".join(comment("tag", label) for label in labels)
    if question.kind is QuestionKind.SHORT and question.answer is not None:
        yield "// " + comment("key", write_answer(question.kind, question.answer))
    if question.kind is QuestionKind.CASE and question.rationale:
        yield "// " + comment("key", "\n".join((question.rationale, *map(figure_words, question.rationale_figures))))
    stem = write.text(question.stem.strip(), question.figures)
    text = f"::{escaped(title_of(position, question.stem))}::{'' if question.figures else '[plain]'}{stem}"
    if question.kind is QuestionKind.CASE:
        yield from (text, "")
        return
    told = question.rationale or question.rationale_figures
    feedback = f"####{write.text(question.rationale, question.rationale_figures)}" if told else ""
    yield text + " {" + "".join(_answer(question, write)) + feedback + "}"
    yield ""


@dataclass(frozen=True)
class _Writer:
    """Texts of one item; where its stem is HTML every other text says what it is."""

    pictures: Mapping[str, bytes]
    html: bool

    def text(self, text: str, figures: Iterable[Figure] = ()) -> str:
        """A text of the item; what looks like a format mark is told from one."""
        figures = tuple(figures)
        if figures:
            return "[html]" + escaped(html_of(text) + figures_html(figures, self._source))
        return ("[plain]" if self.html or text.lstrip().startswith("[") else "") + escaped(text)

    def _source(self, picture: Picture) -> str:
        return data_uri(self.pictures.get(picture.hash, b""))


def _answer(question: Question, write: _Writer) -> Iterator[str]:
    match question.answer:
        case ChoiceKey(right) if question.kind is QuestionKind.TRUE_FALSE and len(right) == 1:
            yield "TRUE" if 0 in right else "FALSE"
        case BlankKey() as key:
            yield from _blanks(key, write)
        case _ if question.options:
            yield from _options(question, write)


def _options(question: Question, write: _Writer) -> Iterator[str]:
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
        yield f"\n\t{mark}{write.text(option.text, option.figures)}"
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


def _blanks(key: BlankKey, write: _Writer) -> Iterator[str]:
    if not _is_simple(key):
        yield "=" + ("[plain]" if write.html else "") + escaped(write_answer(QuestionKind.BLANK, key))
        return
    blank = key.blanks[0]
    if blank.tolerance is not None:
        tolerance = plain_decimal(blank.tolerance)
        yield "#" + " ".join(f"={text}:{tolerance}" for text in blank.alternatives)
        return
    for text in blank.alternatives:
        yield f" =%100%{write.text(text)}" if text.startswith("%") else f" ={write.text(text)}"
