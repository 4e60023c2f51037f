"""The candidate's own answers beside the key, where the review policy shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtWidgets import QFrame

from question_bank.figures import figure_words
from question_bank.marking import Mark
from question_bank.question import (
    OPTION_LETTERS,
    BlankKey,
    Choice,
    ChoiceKey,
    Option,
    Parts,
    PointsKey,
    Question,
    QuestionKind,
    Response,
    Written,
)
from trainer.exams.results.values import ReviewedItem
from trainer.ui.sitting.wording import points
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import badge, card, label, row
from trainer.ui.widgets.figures import FigureColumn, Pictures, no_pictures
from trainer.words import _


def review_list(items: Iterable[ReviewedItem], pictures: Pictures = no_pictures) -> Iterator[QFrame]:
    """One card for each question in the order of the paper."""
    for item in items:
        frame, box = card(14)
        box.addLayout(row(label(f"{item.number}. ", "strong"), badge(*_verdict(item.mark)), None))
        box.addWidget(label(item.question.stem, wrap=True))
        if item.question.figures:
            box.addWidget(FigureColumn(item.question.figures, pictures))
        given = item.response.parts if isinstance(item.response, Parts) else ()
        asked = item.question.parts or (item.question,)
        answers = given if item.question.kind is QuestionKind.CASE else (item.response,)
        for number, part in enumerate(asked):
            if item.question.parts:
                box.addWidget(label(f"（{number + 1}）{part.stem}", wrap=True))
                if part.figures:
                    box.addWidget(FigureColumn(part.figures, pictures))
            response = answers[number] if number < len(answers) else None
            box.addWidget(label(_("Your answer: {text}").format(text=given_text(part, response)), wrap=True))
            box.addWidget(label(_("Right answer: {text}").format(text=key_text(part)), "muted", wrap=True))
        if item.question.rationale:
            box.addWidget(label(item.question.rationale, "muted", wrap=True))
        if item.question.rationale_figures:
            box.addWidget(FigureColumn(item.question.rationale_figures, pictures))
        yield frame


def given_text(question: Question, response: Response | None) -> str:
    """What was answered, in words."""
    match response:
        case Choice(chosen):
            return _options(question, chosen)
        case Written(texts):
            return "；".join(texts)
        case _:
            return _("nothing")


def key_text(question: Question) -> str:
    """What is right, in words."""
    match question.answer:
        case ChoiceKey(right):
            return _options(question, right)
        case BlankKey(blanks):
            return "；".join(blank.alternatives[0] for blank in blanks)
        case PointsKey(wanted):
            return "；".join(point.text for point in wanted)
        case _:
            return "—"


def option_words(option: Option) -> str:
    """An option in a line of text, what stands in its figures included."""
    return "　".join(filter(None, (option.text, *map(figure_words, option.figures))))


def _options(question: Question, chosen: Iterable[int]) -> str:
    if question.kind is QuestionKind.TRUE_FALSE:
        return "、".join(question.options[position].text for position in sorted(chosen))
    return "；".join(f"{OPTION_LETTERS[n]} {option_words(question.options[n])}" for n in sorted(chosen))


def _verdict(mark: Mark) -> tuple[str, Tone]:
    if mark.score is None:
        return _("waits for a marker"), Tone.PLAIN
    words = _("{score} / {of} points").format(score=points(mark.score), of=points(mark.of))
    if mark.right:
        return "✓ " + words, Tone.OK
    return ("✗ " + words, Tone.BAD) if not mark.score else ("◐ " + words, Tone.WARN)
