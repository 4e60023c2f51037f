"""A closed exam that many sat, written straight into the tables: real papers, journals and marks, made by a seed."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from math import exp
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update

from question_bank.blueprint import Blueprint, BlueprintRow
from question_bank.codec import response_from_data
from question_bank.question import ChoiceKey, QuestionKind
from tests.conftest import Office
from tests.exams.hall import EXAMPLE, FakeBank
from trainer.app.services import Services
from trainer.exams.marking.rules import mark_paper, sum_of
from trainer.exams.marking.tables import ResultTable
from trainer.exams.marking.versions import mark_to_data
from trainer.exams.papers.service import PaperService
from trainer.exams.papers.values import Paper
from trainer.exams.rooms.tables import ExamFormTable
from trainer.exams.sittings.chain import NO_HEAD, make_link
from trainer.exams.sittings.tables import JournalEventTable, SittingTable
from trainer.exams.sittings.values import EventKind, NewEvent, Stamp
from trainer.exams.sittings.views import start_data
from trainer.exams.tables import RoomTable, SiteTable
from trainer.exams.values import ExamPlan
from trainer.people.values import PersonDraft
from trainer.store.transactions import chunks

BEATS = 4
"""Heartbeats of a question: every 15 seconds of a minute."""


@dataclass(frozen=True)
class Filled:
    """The exam with its paper and the people in the order in which they were made."""

    exam_id: UUID
    paper: Paper
    people: tuple[UUID, ...]


def filled_exam(
    services: Services,
    office: Office,
    people: int,
    questions: int,
    seed: int = 1,
    beats: int = 0,
    skip: float = 0.03,
    copies: Mapping[int, int] | None = None,
    forms: int = 1,
) -> Filled:
    """Single choice questions, hard ones last; one in `1 / skip` is not tried. 20 seconds and more for each.

    People sit in rows of six in the order in which they were made; `copies` says who has whose answers. Forms have
    half as many questions again to be drawn from, and take turns from seat to seat.
    """
    chance, head, now = random.Random(seed), office.administrator, services.clock.now()
    bank = FakeBank(questions if forms == 1 else questions * 3 // 2)
    papers = PaperService(services.store.database, services.ids, services.clock, services.audit, bank)
    row = BlueprintRow(QuestionKind.SINGLE, questions, Decimal(1))
    drawn = [papers.assemble(head, Blueprint(f"分析{n}", (row,)), 5 + n) for n in range(forms)]
    paper = drawn[0]
    persons = tuple(
        services.people.add_person(head, PersonDraft(f"考生{n}", unit_id=office.unit_id)) for n in range(people)
    )
    mark = Decimal(questions) * 6 / 10
    plan = ExamPlan("分析用考试", 2026, paper.id, now, now + timedelta(hours=3), 90, mark, EXAMPLE)
    exam_id = services.exams.create_exam(head, plan, persons)
    with services.store.database.write() as session:
        sites = select(SiteTable.id).where(SiteTable.exam_id == exam_id)
        grid = {"grid_rows": -(-people // 6), "grid_columns": 6, "seats": people}
        session.execute(update(RoomTable).where(RoomTable.site_id.in_(sites)).values(grid))
        if forms > 1:
            session.add_all(ExamFormTable(exam_id=exam_id, ordinal=n, paper_id=one.id) for n, one in enumerate(drawn))
    chosen = [dict(_answers(drawn[n % forms], chance, skip)) for n in range(people)]
    for one, other in (copies or {}).items():
        chosen[one] = chosen[other]
    for form, own in enumerate(drawn):
        for some in chunks(list(zip(persons, chosen, strict=True))[form::forms], 50):
            _sit(services, plan, own, form, exam_id, some, chance, beats)
    services.invigilation.close_exam(head, exam_id)
    return Filled(exam_id, paper, persons)


def _sit(
    services: Services,
    plan: ExamPlan,
    paper: Paper,
    form: int,
    exam_id: UUID,
    persons: Sequence[tuple[UUID, dict[int, dict[str, Any]]]],
    chance: random.Random,
    beats: int,
) -> None:
    sittings, events, results = [], [], []
    for person_id, chosen in persons:
        sitting_id, at = services.ids.new(), services.clock.now()
        journal = list(_journal(services, plan, paper, sitting_id, chosen, chance, beats))
        ended = journal[-1]["at"]
        marks = mark_paper(paper.items, {n: response_from_data(data) for n, data in chosen.items()}, plan.marking)  # type: ignore[misc]
        score, of, passed = sum_of(marks, plan.pass_mark)
        sittings.append(
            {"id": sitting_id, "exam_id": exam_id, "person_id": person_id, "seed": 1, "started_at": at}
            | {"submitted_at": ended, "submitted": "handed_in", "form": form}
        )
        events += journal
        results.append(
            {"id": services.ids.new(), "sitting_id": sitting_id, "ordinal": 1, "score": score, "of": of}
            | {"passed": passed, "marks": [mark_to_data(one) for one in marks], "marked_by": None}
            | {"note": "", "at": ended}
        )
    with services.store.database.write() as session:
        session.execute(insert(SittingTable), sittings)
        session.execute(insert(JournalEventTable), events)
        session.execute(insert(ResultTable), results)


def _answers(paper: Paper, chance: random.Random, skip: float) -> Iterator[tuple[int, dict[str, Any]]]:
    skill, count = chance.gauss(0.5, 1), len(paper.items)
    for at, item in enumerate(paper.items):
        if chance.random() < skip:
            continue
        assert isinstance(item.question.answer, ChoiceKey)
        (right,) = item.question.answer.right
        knows = chance.random() < 1 / (1 + exp(-1.3 * (skill - (at / count * 3 - 1.5))))
        wrong = [place for place in range(4) if place != right]
        yield at, {"chosen": [right if knows else chance.choice(wrong)]}


def _journal(
    services: Services,
    plan: ExamPlan,
    paper: Paper,
    sitting_id: UUID,
    chosen: dict[int, dict[str, Any]],
    chance: random.Random,
    beats: int,
) -> Iterator[dict[str, Any]]:
    head, second = NO_HEAD, 0.0

    def event(kind: EventKind, data: dict[str, Any], seconds: float) -> dict[str, Any]:
        nonlocal head, second
        second += seconds
        stamp = Stamp(services.clock.now() + timedelta(seconds=second), round(second * 1000), "boot-1")
        link = make_link(NewEvent(sitting_id, kind, stamp, data), head)
        head = (link.sequence, link.hash)
        own = {"sitting_id": sitting_id, "sequence": link.sequence, "at": stamp.at, "monotonic": stamp.monotonic}
        return (
            own
            | {"boot_id": "boot-1", "kind": kind.value, "data": link.text, "previous": link.previous}
            | {"hash": link.hash}
        )

    yield event(EventKind.STARTED, dict(start_data(plan, paper, 1, 0)), 1)
    for at in range(len(paper.items)):
        if at:
            yield event(EventKind.MOVED, {"item": at}, 1)
        for _beat in range(beats):
            yield event(EventKind.HEARTBEAT, {}, 5)
        if at in chosen:
            yield event(EventKind.ANSWERED, {"item": at, "response": chosen[at]}, chance.randint(20, 60))
    yield event(EventKind.SUBMITTED, {"reason": "handed_in", "by": ""}, 2)
