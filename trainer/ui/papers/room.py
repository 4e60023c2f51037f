"""Where the papers page reads from and writes to."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from trainer.bank.service import BankService
from trainer.exams.papers.service import PaperService
from trainer.exams.values import ExamRule
from trainer.people.service import PeopleService
from trainer.ui.papers.printing import PaperOut


@dataclass(frozen=True)
class PapersRoom:
    papers: PaperService
    bank: BankService
    people: PeopleService
    rules: Callable[[], tuple[ExamRule, ...]]
    chance: random.Random
    files: PaperOut
