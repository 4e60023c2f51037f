"""The parts of a printed paper: questions of one kind in a row, their heading, their scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

from question_bank.codec_answer import plain_decimal
from question_bank.numerals import format_numeral
from question_bank.question import QuestionKind
from trainer.documents.papers.figures import Pictures
from trainer.documents.pdf import Printed
from trainer.exams.papers.values import PaperItem
from trainer.words import _


@dataclass(frozen=True)
class PrintedPaper:
    """What a form is printed from. `form` is its letter or empty; `title` names the exam or the paper;
    `pictures` are the bytes of all pictures by hash; without `minutes` a line is left to write them on."""

    title: str
    unit: str
    items: tuple[PaperItem, ...]
    seal: str
    printed: Printed
    form: str = ""
    minutes: int | None = None
    notes: tuple[str, ...] = ()
    practice: bool = False
    pictures: Pictures = field(default_factory=dict)

    @property
    def total(self) -> Decimal:
        """The full score."""
        return sum((item.score for item in self.items), Decimal(0))

    @property
    def name(self) -> str:
        """The title with the letter of the form."""
        return _("{title} (form {letter})").format(title=self.title, letter=self.form) if self.form else self.title


@dataclass(frozen=True)
class Section:
    """Questions of one kind that follow each other."""

    number: int
    kind: QuestionKind
    items: tuple[PaperItem, ...]

    @property
    def numeral(self) -> str:
        """一, 二, 三, …"""
        return format_numeral(self.number)

    @property
    def total(self) -> Decimal:
        """What the section is worth."""
        return sum((item.score for item in self.items), Decimal(0))

    @property
    def heading(self) -> str:
        """一、单项选择题（每题1分，共20题，20分。…）"""
        scores = {item.score for item in self.items}
        words = _("{numeral}. {kind} ({each} points each, {count} questions, {total} points. {how})")
        if len(scores) > 1:
            words = _("{numeral}. {kind} ({count} questions, {total} points. {how})")
        return words.format(
            numeral=self.numeral,
            kind=section_names()[self.kind],
            each=plain_decimal(self.items[0].score),
            count=len(self.items),
            total=plain_decimal(self.total),
            how=instructions()[self.kind],
        )


def sections(items: Sequence[PaperItem]) -> tuple[Section, ...]:
    """The questions in their order, parted where the kind changes."""
    groups = (tuple(group) for _kind, group in groupby(items, lambda item: item.question.kind))
    return tuple(Section(number, group[0].question.kind, group) for number, group in enumerate(groups, 1))


def section_names() -> dict[QuestionKind, str]:
    """The kinds as papers call them."""
    return {
        QuestionKind.SINGLE: _("Single-choice questions"),
        QuestionKind.MULTIPLE: _("Multiple-choice questions"),
        QuestionKind.TRUE_FALSE: _("True-or-false questions"),
        QuestionKind.BLANK: _("Blanks to fill in"),
        QuestionKind.SHORT: _("Short answers"),
        QuestionKind.CASE: _("Cases"),
    }


def instructions() -> dict[QuestionKind, str]:
    """What the candidate has to do."""
    return {
        QuestionKind.SINGLE: _("Exactly one answer is right; write its letter into the brackets."),
        QuestionKind.MULTIPLE: _("Two or more answers are right; write their letters into the brackets."),
        QuestionKind.TRUE_FALSE: _("Write √ for what is right, × for what is wrong."),
        QuestionKind.BLANK: _("Write what is missing onto the lines."),
        QuestionKind.SHORT: _("Answer in the room below each question."),
        QuestionKind.CASE: _("Read the case and answer the questions."),
    }
