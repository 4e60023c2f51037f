"""A 200-question paper in the exam window and in bare Qt widgets of the same look; prints its figures as JSON."""

from __future__ import annotations

import gc
import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from argon2 import PasswordHasher
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from question_bank.blueprint import Blueprint, BlueprintRow
from question_bank.formats.batch import Batch, Imported
from question_bank.problems import Place
from question_bank.question import (
    BLANK_MARK,
    TRUE_FALSE,
    Blank,
    BlankKey,
    ChoiceKey,
    Option,
    Question,
    QuestionKind,
)
from tests.benchmarks.office import approve_all, make_question
from trainer.app.own import OwnFaces
from trainer.app.services import Services
from trainer.app.start import make_application
from trainer.exams.values import ExamPlan
from trainer.people.accounts.values import Actor, Role
from trainer.people.values import PersonDraft
from trainer.store.clock import SystemClock
from trainer.store.opening import open_store
from trainer.store.workspace import Workspace
from trainer.ui.dialogs import QtDialogs
from trainer.ui.sitting.build import Exam
from trainer.ui.theme import Theme
from trainer.words import use_language

QUESTIONS, CHANGES, MOST_CHANGES = 200, 600, 10_000
SIZE = (1366, 768)
SHARES = {QuestionKind.SINGLE: 60, QuestionKind.MULTIPLE: 20, QuestionKind.TRUE_FALSE: 15, QuestionKind.BLANK: 5}


class Bare:
    """The same things on the screen, made and changed with nothing but Qt."""

    def __init__(self, texts: list[tuple[str, list[str]]]) -> None:
        self._texts = texts
        self.window = QWidget()
        self.window.setObjectName("window")
        self.window.resize(*SIZE)
        box = QVBoxLayout(self.window)
        bar, body, side, bottom = QHBoxLayout(), QVBoxLayout(), QGridLayout(), QHBoxLayout()
        for words in ("考生", "考试", "举手", "监考员", "A−", "A+", "行距", "高对比度"):
            bar.addWidget(QPushButton(words))
        self._stem = QLabel()
        self._stem.setObjectName("stem")
        self._stem.setWordWrap(True)
        body.addWidget(self._stem)
        self._options = [QPushButton() for _ in range(4)]
        for option in self._options:
            option.setObjectName("option")
            body.addWidget(option)
        body.addStretch()
        for number in range(QUESTIONS):
            side.addWidget(QLabel(str(number + 1)), number // 10, number % 10)
        for words in ("上一题", "标记", "下一题"):
            bottom.addWidget(QPushButton(words))
        middle = QHBoxLayout()
        middle.addLayout(body, 1)
        middle.addLayout(side)
        for layout in (bar, middle, bottom):
            box.addLayout(layout)
        self.show_question(0)
        self.window.show()

    def show_question(self, number: int) -> None:
        stem, options = self._texts[number % QUESTIONS]
        self._stem.setText(stem)
        for button, text in zip(self._options, options, strict=True):
            button.setText(text)


def main(folder: Path) -> dict[str, list[float] | float]:
    use_language("zh_CN")
    app = make_application("zh_CN")
    theme = Theme(app)
    theme.apply()
    clock, chance = SystemClock(), random.Random(3)
    with open_store(Workspace(folder), clock, use_keyring=False) as store:
        services = Services(store, clock, chance, PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        officers, exam_id = _prepare(services, chance)
        own = OwnFaces(services, theme, QtDialogs(QWidget()))
        gc.disable()
        ours, bare = _openings(app, own, services, officers, exam_id)
        gc.enable()
        exam = _open(app, own, services, officers[-1], exam_id)
        texts = [("题干" * 12 + str(number), [f"选项{number}" * 6] * 4) for number in range(QUESTIONS)]
        plain = Bare(texts)
        places = _places(chance)
        changes = _changes(app, lambda: exam.presenter.go(next(places)), CHANGES)
        bare_changes = _changes(app, lambda: plain.show_question(next(places)), CHANGES)
        before = _resident()
        _changes(app, lambda: exam.presenter.go(next(places)), MOST_CHANGES)
        services.sittings.desk.flush()
        grown = _resident() - before
        exam.window.leave()
        services.close()
    return {"open": ours, "open_bare": bare, "change": changes, "change_bare": bare_changes, "grown": grown}


def _prepare(services: Services, chance: random.Random) -> tuple[list[Actor], UUID]:
    unit, person = services.people.create_office("基准大队", PersonDraft("甲"))
    maker = services.accounts.create_first(person, "admin", "benchmark pass")
    items = tuple(Imported(_question(number, chance), Place(row=number)) for number in range(QUESTIONS))
    services.bank.import_batch(maker, Batch("bench.xlsx", items), lambda done, of: None, lambda: False)
    approve_all(services, maker, unit)
    people = [services.people.add_person(maker, PersonDraft(f"考生{number}", unit_id=unit)) for number in range(7)]
    rows = tuple(BlueprintRow(kind, QUESTIONS * share // 100, Decimal(1)) for kind, share in SHARES.items())
    blueprint = Blueprint("bench", rows)
    paper = services.papers.assemble(maker, blueprint, 1)
    now, rule = services.clock.now(), services.exams.rules()[0]
    plan = ExamPlan("基准考试", now.year, paper.id, now, now + timedelta(hours=8), 400, Decimal(60), rule.source)
    exam_id = services.exams.create_exam(maker, plan, people)
    return [Actor(one, one, f"考生{n}", frozenset({Role.OFFICER})) for n, one in enumerate(people)], exam_id


def _question(number: int, chance: random.Random) -> Question:
    """A hundred in the shares of a usual paper."""
    kinds = [kind for kind, share in SHARES.items() for _ in range(share)]
    one, kind = make_question(number, chance), kinds[number % 100]
    match kind:
        case QuestionKind.MULTIPLE:
            return replace(one, kind=kind, answer=ChoiceKey(frozenset({0, 2})))
        case QuestionKind.TRUE_FALSE:
            options = tuple(map(Option, TRUE_FALSE))
            return replace(one, kind=kind, options=options, answer=ChoiceKey(frozenset({0})))
        case QuestionKind.BLANK:
            return replace(one, kind=kind, stem=one.stem + BLANK_MARK, options=(), answer=BlankKey((Blank(("五",)),)))
        case _:
            return one


def _openings(
    app: QApplication, own: OwnFaces, services: Services, officers: list[Actor], exam_id: UUID
) -> tuple[list[float], list[float]]:
    """From the button that begins until the first question is painted, and the bare window until it is painted."""
    ours, bare = [], []
    texts = [("题干" * 12, ["选项" * 6] * 4)] * QUESTIONS
    for officer in officers[:-1]:
        exam = _admit(app, own, services, officer, exam_id)
        ours.append(_timed(app, exam.presenter.confirm))
        exam.window.leave()
        made: list[Bare] = []
        bare.append(_timed(app, lambda made=made: made.append(Bare(texts))))  # type: ignore[misc]
        made[0].window.close()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return ours[1:], bare[1:]


def _admit(app: QApplication, own: OwnFaces, services: Services, officer: Actor, exam_id: UUID) -> Exam:
    mine = next(one for one in services.results.my_exams(officer) if one.exam_id == exam_id)
    exam = own.exam(officer, mine, lambda: None)
    exam.window.resize(*SIZE)
    exam.window.show()
    app.processEvents()
    return exam


def _open(app: QApplication, own: OwnFaces, services: Services, officer: Actor, exam_id: UUID) -> Exam:
    exam = _admit(app, own, services, officer, exam_id)
    exam.presenter.confirm()
    app.processEvents()
    return exam


def _places(chance: random.Random) -> Iterator[int]:
    """Forward through the paper, and every fourth time to anywhere in it by the question list."""
    place = 0
    while True:
        place = chance.randrange(QUESTIONS) if chance.random() < 0.25 else (place + 1) % QUESTIONS
        yield place


def _changes(app: QApplication, change: Callable[[], object], count: int) -> list[float]:
    return [_timed(app, change) for _ in range(count)]


def _timed(app: QApplication, act: Callable[[], object]) -> float:
    """Milliseconds until it is painted."""
    began = time.perf_counter()
    act()
    app.processEvents()
    taken = (time.perf_counter() - began) * 1000
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return taken


def _resident() -> float:
    gc.collect()
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
