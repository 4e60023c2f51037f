"""Sentences beside a question wherever it is answered."""

from __future__ import annotations

import re

from question_bank.question import Question, QuestionKind
from trainer.ui.texts import name
from trainer.words import _

GAP = re.compile(r"_{2,}")


def part_line(number: int, part: Question) -> str:
    """（1）单选."""
    return _("({number}) {kind}").format(number=number, kind=name(part.kind))


def numbered_gaps(question: Question) -> str:
    """The stem; several gaps carry the numbers of their lines."""
    if question.kind is not QuestionKind.BLANK or len(GAP.findall(question.stem)) < 2:
        return question.stem
    numbers = iter(range(1, 100))
    return GAP.sub(lambda _gap: f"＿＿（{next(numbers)}）＿＿", question.stem)
