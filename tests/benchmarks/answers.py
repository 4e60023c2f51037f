"""An answer from the call to its acknowledgement, against one raw insert and commit into an encrypted file."""

from __future__ import annotations

import multiprocessing
import statistics
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from question_bank.blueprint import Blueprint, BlueprintRow
from question_bank.formats.sheet import SheetFormat
from question_bank.question import Choice, QuestionKind
from tests.benchmarks.harness import Row, percentile
from tests.benchmarks.office import Desk
from trainer.exams.values import ExamPlan
from trainer.people.accounts.values import Actor, Role
from trainer.people.values import PersonDraft
from trainer.store.engine import connect_for_work

ANSWERS = 400
QUESTIONS = 100
GOAL = "value - baseline <= 1 ms"


def answer_rows(desk: Desk, folder: Path) -> list[Row]:
    answer = _candidate(desk)
    commit = _bare(folder / "bare.db", desk.services.store.secrets.store)
    ours, bare = _in_turns(answer, commit)
    rows = [
        Row("commit of one answer, median over a raw commit", statistics.median(ours), statistics.median(bare), GOAL)
    ]
    stop = multiprocessing.get_context("spawn").Event()
    worker = multiprocessing.get_context("spawn").Process(target=parse_on_and_on, args=(stop,))
    worker.start()
    try:
        busy, bare_busy = _in_turns(answer, commit)
    finally:
        stop.set()
        worker.join()
    name = "commit of one answer while a file is parsed, p99"
    rows.append(Row(name, percentile(busy, 0.99), percentile(bare_busy, 0.99), "value <= 16 ms"))
    return rows


def parse_on_and_on(stop: threading.Event) -> None:
    """What the import worker does: reads a question sheet in a process of its own."""
    import random

    from tests.benchmarks.office import make_question

    data = SheetFormat().write([make_question(number, random.Random(number)) for number in range(1000)])
    while not stop.is_set():
        SheetFormat().read(data, "busy.xlsx")


def _in_turns(ours: Callable[[int], None], bare: Callable[[int], None]) -> tuple[list[float], list[float]]:
    def timed(work: Callable[[int], None], number: int) -> float:
        began = time.perf_counter()
        work(number)
        return (time.perf_counter() - began) * 1000

    pairs = [(timed(ours, number), timed(bare, number)) for number in range(ANSWERS)]
    return [pair[0] for pair in pairs[20:]], [pair[1] for pair in pairs[20:]]


def _candidate(desk: Desk) -> Callable[[int], None]:
    services, maker = desk.services, desk.actor
    person = services.people.add_person(maker, PersonDraft("考生"))
    blueprint = Blueprint("bench", (BlueprintRow(QuestionKind.SINGLE, QUESTIONS, Decimal(1)),))
    paper = services.papers.assemble(maker, blueprint, 1)
    now, rule = services.clock.now(), services.exams.rules()[0]
    plan = ExamPlan("bench", now.year, paper.id, now, now + timedelta(hours=2), 120, Decimal(60), rule.source)
    exam_id = services.exams.create_exam(maker, plan, [person])
    officer = Actor(person, person, "", frozenset({Role.OFFICER}))
    view = services.sittings.start(officer, exam_id)
    return lambda number: _answer(desk, officer, view.sitting_id, number)


def _answer(desk: Desk, officer: Actor, sitting_id: UUID, number: int) -> None:
    saved = threading.Event()
    response = Choice(frozenset({number % 4}))
    desk.services.sittings.answer(officer, sitting_id, number % QUESTIONS, response, lambda _ack: saved.set())
    saved.wait()


def _bare(path: Path, key: bytes) -> Callable[[int], None]:
    connection = connect_for_work(path, key)
    connection.execute("CREATE TABLE answer (sequence INTEGER PRIMARY KEY, sitting TEXT, data TEXT, hash TEXT)")
    text = '{"item":17,"response":{"chosen":[2]}}'

    def commit(number: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO answer VALUES (NULL, ?, ?, ?)", (str(number), text, "0" * 64))
        connection.execute("COMMIT")

    return commit
