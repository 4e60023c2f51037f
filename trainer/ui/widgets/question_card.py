"""A question as the officer sees it in an exam, read-only; with `key` what is right is marked for the author."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from question_bank.blanks import count_gaps, with_gap_marks
from question_bank.codec_answer import plain_decimal
from question_bank.question import (
    OPTION_LETTERS,
    BlankKey,
    Choice,
    ChoiceKey,
    Parts,
    PointsKey,
    Question,
    QuestionKind,
    Response,
)
from trainer.ui.texts import name
from trainer.ui.widgets.basics import card, label
from trainer.ui.widgets.figures import FigureColumn, Pictures, no_pictures
from trainer.words import _

RIGHT, WRONG = "✓", "✗"
_FIELD_LINES = 3


@dataclass(frozen=True)
class CardLook:
    """`large` is the size of the exam window; `key` marks right options and shows keys, and with them what was
    `given`."""

    large: bool = True
    key: bool = False
    given: Response | None = None

    def of_part(self, index: int) -> CardLook:
        """The look of one part of a case."""
        parts = self.given.parts if isinstance(self.given, Parts) else ()
        return replace(self, given=parts[index] if index < len(parts) else None)


class QuestionCard(QWidget):
    """Grows with its question; the caller scrolls it."""

    def __init__(self, question: Question, look: CardLook | None = None, pictures: Pictures = no_pictures) -> None:
        super().__init__()
        look = look or CardLook()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12 if look.large else 8)
        for widget in _widgets(question, look, pictures):
            box.addWidget(widget)


def _widgets(question: Question, look: CardLook, pictures: Pictures) -> Iterator[QWidget]:
    stem = with_gap_marks(question.stem) if question.kind is QuestionKind.BLANK else question.stem
    if question.kind is QuestionKind.CASE and look.large:
        frame, inside = card()
        inside.addWidget(_text(stem or "…", "stimulus" if look.large else ""))
        if question.figures:
            inside.addWidget(FigureColumn(question.figures, pictures))
        yield frame
    else:
        small = "" if question.kind is QuestionKind.CASE else "heading"
        yield _text(stem or "…", "stem" if look.large else small)
        if question.figures:
            yield FigureColumn(question.figures, pictures)
    if question.kind is QuestionKind.CASE:
        for number, part in enumerate(question.parts, start=1):
            yield label(_("Part {number} · {kind}").format(number=number, kind=name(part.kind)), "muted")
            yield QuestionCard(part, look.of_part(number - 1), pictures)
        return
    yield from _answers(question, look, pictures)


def _answers(question: Question, look: CardLook, pictures: Pictures) -> Iterator[QWidget]:
    right = question.answer.right if isinstance(question.answer, ChoiceKey) and look.key else frozenset()
    chosen = look.given.chosen if isinstance(look.given, Choice) and look.key else frozenset()
    for position, option in enumerate(question.options):
        letter = OPTION_LETTERS[position] if position < len(OPTION_LETTERS) else str(position + 1)
        shown = FigureColumn(option.figures, pictures) if option.figures else None
        wrong = position in chosen and position not in right
        yield _option(letter, option.text, position in right, look.large, shown, wrong)
    if question.kind is QuestionKind.BLANK:
        yield from _gaps(question, look)
    elif question.kind is QuestionKind.SHORT:
        yield from _points(question, look)


def _option(
    letter: str, text: str, right: bool, large: bool, figures: QWidget | None = None, wrong: bool = False
) -> QWidget:
    frame = QFrame()
    frame.setObjectName(("done" if right else "trouble" if wrong else "card") if large else "plain")
    box = QHBoxLayout(frame)
    box.setContentsMargins(*((18, 12, 18, 12) if large else (0, 0, 0, 0)))
    box.setSpacing(14 if large else 8)
    style = "stimulus" if large else ""
    box.addWidget(label(letter, style), 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    if text or figures is None:
        column.addWidget(_text(text or "…", style))
    if figures is not None:
        column.addWidget(figures)
    box.addLayout(column, 1)
    if right:
        box.addWidget(label(RIGHT, "saved"), 0, Qt.AlignmentFlag.AlignTop)
        frame.setAccessibleName(_("{letter}, right").format(letter=letter))
    elif wrong:
        box.addWidget(label(WRONG, "wrong"), 0, Qt.AlignmentFlag.AlignTop)
        frame.setAccessibleName(_("{letter}, chosen and wrong").format(letter=letter))
    return frame


def _gaps(question: Question, look: CardLook) -> Iterator[QWidget]:
    key = question.answer if isinstance(question.answer, BlankKey) else BlankKey(())
    if not look.key:
        for number in range(1, count_gaps(with_gap_marks(question.stem)) + 1):
            yield _field(_("Gap {number}").format(number=number), 1)
        return
    if not key.ordered:
        yield label(_("In any order"), "muted")
    for number, blank in enumerate(key.blanks, start=1):
        words = " / ".join(blank.alternatives)
        if blank.tolerance is not None:
            words += f"（±{plain_decimal(blank.tolerance)}）"
        yield _option(_("Gap {number}").format(number=number), words, True, look.large)


def _points(question: Question, look: CardLook) -> Iterator[QWidget]:
    if not look.key:
        yield _field(_("The answer is written here."), _FIELD_LINES)
        return
    key = question.answer if isinstance(question.answer, PointsKey) else PointsKey(())
    for point in key.points:
        yield _option(f"{plain_decimal(point.share * 100)}%", point.text, False, look.large)


def _field(words: str, lines: int) -> QWidget:
    frame, inside = card(12)
    inside.addWidget(label(words, "muted"))
    for _line in range(lines - 1):
        inside.addWidget(label(" "))
    return frame


def _text(text: str, style: str) -> QLabel:
    made = label(text, style, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
