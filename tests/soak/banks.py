"""Banks that are brought in one after the other, and what of them is found again."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NoReturn

from question_bank.formats.batch import Batch, Imported
from question_bank.problems import Place
from question_bank.question import ChoiceKey, Option, Question, QuestionKind
from tests.conftest import QUICK_HASHER
from tests.soak.ground import Fact, Ground
from tests.soak.telling import Tell
from trainer.app.services import Services
from trainer.bank.tables import TEXTS
from trainer.bank.values import BankQuery
from trainer.store.clock import SystemClock
from trainer.store.opening import open_store
from trainer.store.workspace import Workspace

IMPORTING = "importing"
QUESTIONS = 60
OPTIONS = tuple(map(Option, ("甲", "乙", "丙", "丁")))


def bring_in(services: Services, ground: Ground, chance: random.Random, tell: Tell) -> NoReturn:
    """One bank after the other, each with a mark of its own in every question; tells those that were kept."""
    while True:
        mark = chance.randrange(10**9)
        outcome = services.bank.import_batch(
            ground.marker, Batch(f"{mark}.xlsx", tuple(_items(mark))), lambda done, of: None, lambda: False
        )
        tell(_fact(mark, outcome.added))


def found_banks(ground: Ground, told: Iterable[Fact]) -> list[Fact]:
    """The banks told of, with what a search for their mark finds after the next start. A wrong index ends the run."""
    with open_store(Workspace(Path(ground.folder)), SystemClock(), create=False) as store:
        services = Services(store, SystemClock(), random.Random(1), QUICK_HASHER)
        services.imports.sweep()
        if services.bank.index_differences():
            raise SystemExit("the index says what the questions do not")
        with store.database.read() as session:
            if TEXTS.is_scattered(session):
                raise SystemExit("the merging that was broken off is not caught up")
        marks = [fact[1] for fact in told if isinstance(fact, tuple)]
        pages = [services.bank.page(ground.marker, BankQuery(words=str(mark))) for mark in marks]
        services.close()
    return [_fact(mark, page.total) for mark, page in zip(marks, pages, strict=True)]


def _items(mark: int) -> Iterator[Imported]:
    for number in range(QUESTIONS):
        stem = f"第{mark}批第{'甲' * number}号题：听证由谁主持？"
        yield Imported(Question(QuestionKind.SINGLE, stem, OPTIONS, ChoiceKey(frozenset({0}))), Place(row=number))


def _fact(mark: int, count: int) -> Fact:
    return ("bank", mark, count)
