"""A wrong key of an exam of 1,000 sittings: consequences shown, and the re-mark, beside bare reads and inserts."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import insert, update

from question_bank.blueprint import Blueprint, BlueprintRow
from question_bank.codec import response_to_data
from question_bank.question import Choice, ChoiceKey, QuestionKind
from tests.benchmarks.harness import Row, milliseconds
from tests.benchmarks.hours import _people
from tests.benchmarks.office import Desk, office
from trainer.exams.corrections.service import CorrectionService
from trainer.exams.corrections.values import CorrectionDraft, CorrectionKind
from trainer.exams.marking.rules import mark_paper, sum_of
from trainer.exams.marking.tables import ResultTable
from trainer.exams.marking.versions import mark_to_data
from trainer.exams.papers.values import Paper
from trainer.exams.sittings.chain import NO_HEAD, make_link
from trainer.exams.sittings.tables import JournalEventTable, SittingTable
from trainer.exams.sittings.values import EventKind, NewEvent, Stamp
from trainer.exams.tables import ExamTable
from trainer.exams.values import ExamPlan
from trainer.people.accounts.values import Actor, Role
from trainer.store.transactions import chunks

SITTINGS, QUESTIONS, CHANGED_MIND = 1000, 100, 30
ROUNDS = 3


def remark_rows(folder: Path) -> list[Row]:
    """`name`: what is measured (bare: reading the results and answers, writing as many results, all by SQL)."""
    with office(folder / "remark", 2000) as desk:
        exam, paper = _sat(desk)
        colleague = Actor(UUID(int=10**6 + 4000), UUID(int=10**6 + 4000), "赵", frozenset({Role.ADMINISTRATOR}))
        service: CorrectionService = desk.services.corrections
        desk.services.store.database.longest_hold = 0.0
        shown, marked, bare = [], [], []
        for item in paper.items[:ROUNDS]:
            assert isinstance(item.question.answer, ChoiceKey)
            new = ChoiceKey(frozenset({(min(item.question.answer.right) + 1) % len(item.question.options)}))
            draft = CorrectionDraft(exam, item.question_id, CorrectionKind.NEW_KEY, (new,), reason="条文已修订")
            shown.append(milliseconds(lambda draft=draft: service.preview(desk.actor, draft)))
            wanted = service.propose(desk.actor, draft)
            seal = service.effects(colleague, wanted).seal
            marked.append(milliseconds(lambda wanted=wanted, seal=seal: service.approve(colleague, wanted, seal)))
            bare.append(milliseconds(lambda number=item.number: _bare(desk, exam, number - 1)))
        held = desk.services.store.database.longest_hold * 1000
        return [
            Row("consequences of a key, 1,000 sittings x 100 (bare SQL)", min(shown), min(bare), "<= 2000 ms"),
            Row("re-mark of 1,000 sittings x 100 (bare SQL)", min(marked), min(bare), "<= 2000 ms"),
            Row("longest write lock of the re-mark", held, None, "<= 50 ms"),
        ]


def _sat(desk: Desk) -> tuple[UUID, Paper]:
    services, now = desk.services, desk.services.clock.now()
    people = _people(desk)[:SITTINGS]
    blueprint = Blueprint("更正", (BlueprintRow(QuestionKind.SINGLE, QUESTIONS, Decimal(1)),))
    paper = services.papers.assemble(desk.actor, blueprint, 3)
    rule = services.exams.rules()[0]
    opens, closes = now - timedelta(hours=3), now - timedelta(hours=1)
    marking = {"rule": rule.source, "marking": rule.marking, "pass_mark": Decimal(60)}
    plan = ExamPlan(
        title="更正", year=now.year, paper_id=paper.id, opens_at=opens, closes_at=closes, minutes=90, **marking
    )  # type: ignore[arg-type]
    exam = services.exams.create_exam(desk.actor, plan, people)
    chance = random.Random(5)
    with services.store.database.write() as session:
        session.execute(update(ExamTable).where(ExamTable.id == exam).values(closed_at=now))
        for person in people:
            sitting = services.ids.new()
            row = {"id": sitting, "exam_id": exam, "person_id": person, "seed": 1, "started_at": opens}
            session.execute(insert(SittingTable), [row | {"submitted_at": closes, "submitted": "handed_in", "form": 0}])
            events = list(_events(sitting, paper, chance, Stamp(opens, 0, "boot")))
            session.execute(insert(JournalEventTable), [event for event, _ in events])
            answers = {item: answer for _, one in events if one for item, answer in [one]}
            marks = mark_paper(paper.items, answers, plan.marking)
            score, of, passed = sum_of(marks, plan.pass_mark)
            result = {"id": services.ids.new(), "sitting_id": sitting, "ordinal": 1, "score": score, "of": of}
            result |= {"passed": passed, "marks": list(map(mark_to_data, marks)), "note": "", "at": closes}
            session.execute(insert(ResultTable), [result])
    return exam, paper


def _events(
    sitting: UUID, paper: Paper, chance: random.Random, stamp: Stamp
) -> Iterator[tuple[dict[str, Any], tuple[int, Choice] | None]]:
    """Every question answered, some of them twice, then handed in."""
    again = [chance.randrange(QUESTIONS) for _ in range(CHANGED_MIND)]
    head = NO_HEAD
    answers = [(item, Choice(frozenset({chance.randrange(4)}))) for item in (*range(QUESTIONS), *again)]
    for one in (*answers, None):
        kind = EventKind.ANSWERED if one else EventKind.SUBMITTED
        data = {"item": one[0], "response": response_to_data(one[1])} if one else {"reason": "handed_in"}
        link = make_link(NewEvent(sitting, kind, stamp, data), head)
        head = (link.sequence, link.hash)
        row = {"sitting_id": sitting, "sequence": link.sequence, "at": stamp.at, "monotonic": 0, "boot_id": "boot"}
        yield row | {"kind": kind, "data": link.text, "previous": link.previous, "hash": link.hash}, one


def _bare(desk: Desk, exam: UUID, item: int) -> None:
    """The same rows read and as many written by hand, then thrown away."""
    connection = desk.services.store.connect()
    own = "SELECT id FROM sitting WHERE exam_id = ?"
    results = f"SELECT sitting_id, score, passed, marks FROM result WHERE ordinal = 1 AND sitting_id IN ({own})"
    kept = [
        (sitting, score, json.loads(marks)) for sitting, score, _, marks in connection.execute(results, (exam.hex,))
    ]
    answers = f"SELECT sitting_id, data FROM journal_event WHERE sitting_id IN ({own}) AND data LIKE ?"
    connection.execute(answers, (exam.hex, f'{{"item":{item},%')).fetchall()
    connection.execute("BEGIN")
    for some in chunks(kept[:SITTINGS]):
        rows = [(desk.services.ids.new().hex, sitting, score, json.dumps(marks)) for sitting, score, marks in some]
        insert_one = "INSERT INTO result VALUES (?, ?, 999, ?, 10000, 1, ?, NULL, '', '2026-01-01 00:00:00.000000')"
        connection.executemany(insert_one, rows)
    connection.execute("ROLLBACK")
    connection.close()
