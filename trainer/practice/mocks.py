"""Use cases of mock exams: drawn from a blueprint, timed, marked at once; no sitting of record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from question_bank.assembly import Shortage, draw
from question_bank.blueprint import Blueprint
from question_bank.codec import response_from_data, response_to_data
from question_bank.programme import never
from question_bank.question import Question, Response
from question_bank.stock import Stock, Terms
from trainer.bank.drills.service import DrillService
from trainer.bank.drills.values import Drill
from trainer.people.accounts.values import Actor
from trainer.practice.keeping import add_review, keep_cards
from trainer.practice.rules import arranged, marked, own_response, shown_response, veiled
from trainer.practice.sameness import Sameness
from trainer.practice.service import PracticeService
from trainer.practice.tables import MockAnswerTable, MockResultTable, MockTable
from trainer.practice.values import MarkedItem, Mock, MockItem, MockResult, RunKind, Task, Verdict
from trainer.store.clock import Clock
from trainer.store.errors import NotAllowed, Refused
from trainer.store.ids import Ids
from trainer.store.transactions import Database

GRACE = timedelta(seconds=5)
"""What is being typed when the time runs out is still taken."""


class MockService:
    """One mock exam at a time and person. Every answer is kept as it is given, so a power cut costs none."""

    def __init__(
        self,
        database: Database,
        ids: Ids,
        clock: Clock,
        drills: DrillService,
        practice: PracticeService,
        seed: Callable[[], int],
    ) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._drills = drills
        self._practice = practice
        self._seed = seed
        self._same = Sameness(drills)

    def begin(self, actor: Actor, blueprint: Blueprint, minutes: int, stop: Callable[[], bool] = never) -> Mock:
        """Draws a paper and starts its time; the one that is under way comes back where there is one.

        The rows and bounds of the blueprint hold; its limits on use in sealed papers do not concern practice.
        Questions kept back are left out. Raises Refused("practice.shortage") with what is `missing`.
        """
        running = self.running(actor)
        if running is not None:
            return running
        plain = replace(blueprint, recent=None, exposure=None, overlaps=(), spare=False)
        hidden = frozenset(own.hex for own in self._practice.held_back())
        drawn = draw(plain, _without(self._drills.stock(), hidden), self._seed(), Terms(), stop)
        if isinstance(drawn, Shortage):
            raise Refused("practice.shortage", missing=drawn.total or 1)
        items = self._items(plain, drawn.rows)
        now = self._clock.now()
        row = MockTable(id=self._ids.new(), person_id=actor.person_id, name=blueprint.name, items=items)
        row.started_at, row.until = now, now + timedelta(minutes=minutes)
        with self._database.write() as session:
            session.add(row)
        return self._mock(row, {})

    def running(self, actor: Actor) -> Mock | None:
        """The mock exam that is under way; one whose time is over, or with a question kept back, is ended first."""
        with self._database.read() as session:
            ended = select(MockResultTable.mock_id)
            open_ones = select(MockTable).where(MockTable.person_id == actor.person_id, MockTable.id.not_in(ended))
            row = session.scalars(open_ones.order_by(MockTable.started_at.desc())).first()
            answers = {} if row is None else _answers(session, row.id)
        if row is None:
            return None
        if row.until <= self._clock.now() or self._holds_back(row):
            self.end(actor, row.id)
            return None
        return self._mock(row, answers)

    def answer(self, actor: Actor, mock: Mock, number: int, response: Response | None) -> None:
        """Keeps the answer to the question with that number, counted from 1.

        Raises Refused: practice.mock_over, practice.mock_held.
        """
        order = mock.items[number - 1].task.order
        now, hidden = self._clock.now(), self._practice.held_back()
        if any(item.task.question_id in hidden for item in mock.items):
            raise Refused("practice.mock_held")
        with self._database.write() as session:
            row = _own(session, actor, mock.id)
            if row.until + GRACE <= now or session.get(MockResultTable, mock.id) is not None:
                raise Refused("practice.mock_over")
            last = session.scalar(select(func.max(MockAnswerTable.number)).where(MockAnswerTable.mock_id == mock.id))
            kept = response_to_data(own_response(response, order))
            session.add(MockAnswerTable(mock_id=mock.id, number=(last or 0) + 1, item=number, at=now, response=kept))

    def end(self, actor: Actor, mock_id: UUID) -> MockResult:
        """Marks everything that needs no reader and adds the answers to practice; a second time changes nothing.

        The items, which carry the keys, leave out questions that are kept back now; their points are counted.
        """
        with self._database.read() as session:
            row = _own(session, actor, mock_id)
            known, answers = session.get(MockResultTable, mock_id), _answers(session, mock_id)
        marked_items = self._marked(row, answers)
        if known is None:
            known = self._keep(actor, row, marked_items)
        hidden = self._practice.held_back()
        shown = tuple(item for item in marked_items if item.verdict.task.question_id not in hidden)
        return MockResult(
            mock_id, row.name, row.started_at, known.ended_at, known.score, known.of, known.written, shown
        )

    def results(self, actor: Actor) -> tuple[MockResult, ...]:
        """One's own mock exams that are over, newest first, without their questions."""
        mine = select(MockTable, MockResultTable).join(MockResultTable, MockResultTable.mock_id == MockTable.id)
        mine = mine.where(MockTable.person_id == actor.person_id).order_by(MockTable.started_at.desc())
        with self._database.read() as session:
            return tuple(
                MockResult(mock.id, mock.name, mock.started_at, one.ended_at, one.score, one.of, one.written)
                for mock, one in session.execute(mine)
            )

    def _holds_back(self, row: MockTable) -> bool:
        hidden = self._practice.held_back()
        return any(UUID(one["question"]) in hidden for one in row.items)

    def _keep(self, actor: Actor, row: MockTable, items: Sequence[MarkedItem]) -> MockResultTable:
        known = [item for item in items if item.mark.score is not None]
        result = MockResultTable(
            mock_id=row.id,
            ended_at=min(self._clock.now(), row.until),
            score=sum((item.mark.score or Decimal() for item in known), Decimal()),
            of=sum((item.mark.of for item in known), Decimal()),
            written=sum((item.mark.of for item in items if item.mark.score is None), Decimal()),
        )
        answered = [item.verdict for item in known if item.verdict.response is not None]
        ids = [verdict.task.question_id for verdict in answered]
        with self._database.write() as session:
            there = session.get(MockResultTable, row.id)
            if there is not None:
                return there
            session.add(result)
            for verdict in answered:
                add_review(session, self._ids.new(), actor.person_id, verdict, RunKind.MOCK, result.ended_at)
            session.flush()
            keep_cards(session, actor.person_id, ids, self._practice.terms, self._same)
        return result

    def _items(self, blueprint: Blueprint, rows: Sequence[Sequence[Any]]) -> list[dict[str, Any]]:
        placed = [(UUID(str(one)), row.score) for row, ids in zip(blueprint.rows, rows, strict=True) for one in ids]
        tasks = self._tasks(question_id for question_id, _score in placed)
        if len(tasks) < len(placed):
            raise Refused("practice.shortage", missing=len(placed) - len(tasks))
        return [
            {
                "question": str(own),
                "version": str(tasks[own].version_id),
                "score": str(score),
                "order": list(tasks[own].order),
            }
            for own, score in placed
        ]

    def _tasks(self, question_ids: Iterable[UUID]) -> dict[UUID, Task]:
        current = self._drills.current(question_ids)
        contents = self._drills.contents(current.values())
        return {own: self._practice.task_of(Drill(own, version, contents[version])) for own, version in current.items()}

    def _mock(self, row: MockTable, answers: dict[int, Response | None]) -> Mock:
        questions = self._drills.contents(UUID(one["version"]) for one in row.items)
        items = []
        for number, one in enumerate(row.items, start=1):
            task = _task(one, questions[UUID(one["version"])])
            given = shown_response(answers.get(number), task.order)
            items.append(MockItem(number, task, Decimal(one["score"]), given))
        return Mock(row.id, row.name, row.started_at, row.until, tuple(items))

    def _marked(self, row: MockTable, answers: dict[int, Response | None]) -> tuple[MarkedItem, ...]:
        questions = self._drills.contents(UUID(one["version"]) for one in row.items)
        found = []
        for number, one in enumerate(row.items, start=1):
            question, response = questions[UUID(one["version"])], answers.get(number)
            task, mark = _task(one, question), marked(question, response, Decimal(one["score"]))
            given = shown_response(response, task.order)
            found.append(MarkedItem(number, Verdict(task, arranged(question, task.order), given, mark.right), mark))
        return tuple(found)


def _task(item: dict[str, Any], question: Question) -> Task:
    order = tuple(item["order"])
    return Task(UUID(item["question"]), UUID(item["version"]), veiled(arranged(question, order)), order)


def _own(session: Session, actor: Actor, mock_id: UUID) -> MockTable:
    row = session.get_one(MockTable, mock_id)
    if row.person_id != actor.person_id:
        raise NotAllowed("practice.not_own")
    return row


def _answers(session: Session, mock_id: UUID) -> dict[int, Response | None]:
    given = select(MockAnswerTable.item, MockAnswerTable.response).where(MockAnswerTable.mock_id == mock_id)
    rows = session.execute(given.order_by(MockAnswerTable.number))
    return {item: response_from_data(response) for item, response in rows}


def _without(stock: Stock, hidden: frozenset[str]) -> Stock:
    if not hidden:
        return stock
    shelves = {traits: [one for one in ids if one not in hidden] for traits, ids in stock.shelves.items()}
    groups = (tuple(one for one in group if one not in hidden) for group in stock.groups)
    return Stock({traits: ids for traits, ids in shelves.items() if ids}, tuple(g for g in groups if len(g) > 1))
