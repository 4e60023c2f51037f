"""How a program under test tells what it acknowledged, and what it does as a candidate or a marker."""

from __future__ import annotations

import json
import random
import threading
from collections.abc import Callable
from decimal import Decimal
from uuid import UUID

from question_bank.codec import response_to_data
from question_bank.question import BLANK_MARK, Choice, Parts, Question, QuestionKind, Response, Written
from tests.exams.hall import Hall
from tests.soak.ground import (
    Fact,
    Ground,
    answer_fact,
    award_fact,
    final_fact,
    hand_in_fact,
    version_fact,
)
from trainer.exams.sittings.values import ItemView, SavedAck, SittingView
from trainer.people.accounts.values import Actor
from trainer.store.errors import StoreTrouble

Tell = Callable[[Fact], None]
IN_FLIGHT = 4


class Candidate:
    """One officer in front of the exam window; remembers what the window shows."""

    def __init__(self, hall: Hall, who: Actor, view: SittingView, chance: random.Random, tell: Tell) -> None:
        self._hall, self._who, self._chance, self._tell = hall, who, chance, tell
        self._room = threading.Semaphore(IN_FLIGHT)
        self.view = view
        self.shown: dict[int, Response] = dict(view.answers)
        self.failed: list[str] = []

    def answer(self, wait: bool = False) -> None:
        """Any answer to any question. With `wait` it is back from the disk, saved or not."""
        item = self._chance.choice(self.view.items)
        response = some_response(item.question, self._chance)
        self.shown[item.item] = response
        self._room.acquire()
        back = self._back(item, response)
        self._hall.sittings.answer(self._who, self.view.sitting_id, item.item, response, back)
        if wait:
            self._hall.sittings.desk.flush()

    def hand_in(self) -> None:
        """Raises StoreTrouble where it cannot be saved; else every answer on the screen is handed in."""
        self._hall.sittings.submit(self._who, self.view.sitting_id)
        self._tell(hand_in_fact(self._who.person_id))
        self._tell(version_fact(self.view.sitting_id, 1))
        for item, response in self.shown.items():
            self._tell(final_fact(self._who.person_id, item, response_to_data(response)))

    def _back(self, item: ItemView, response: Response) -> Callable[[SavedAck | StoreTrouble], None]:
        def back(outcome: SavedAck | StoreTrouble) -> None:
            if isinstance(outcome, SavedAck):
                data = response_to_data(response)
                self._tell(answer_fact(outcome.sitting_id, outcome.sequence, item.item, data))
            else:
                self.failed.append(outcome.code)
            self._room.release()

        return back


def take_up(hall: Hall, ground: Ground, number: int, chance: random.Random, tell: Tell) -> Candidate:
    """The candidate of a number begins or goes on."""
    who = ground.candidate(number)
    view = hall.sittings.start(who, UUID(ground.exam))
    return Candidate(hall, who, view, chance, tell)


def some_response(question: Question, chance: random.Random) -> Response:
    """An answer that fits, right or wrong, often long where it is written."""
    if question.parts:
        return Parts(tuple(some_response(part, chance) for part in question.parts))
    if question.kind is QuestionKind.MULTIPLE:
        return Choice(frozenset(chance.sample(range(len(question.options)), 2)))
    if question.options:
        return Choice(frozenset({chance.randrange(len(question.options))}))
    words = f"第{chance.randrange(10**6)}次" + "理由" * chance.randrange(400)
    return Written((words,) * max(1, question.stem.count(BLANK_MARK)))


def mark_one(hall: Hall, ground: Ground, chance: random.Random, tell: Tell) -> None:
    """Points for a written answer that waits, or other points for one that was marked."""
    marker = ground.marker
    sitting = chance.choice(hall.invigilation.progress(marker, UUID(ground.exam))).sitting_id
    item, part = chance.choice([(0, None), (1, 1)])
    points = Decimal(chance.randrange(5)) / 2
    result = hall.marking.award(marker, sitting, item, points, f"第{chance.randrange(10**6)}次", part)
    tell(version_fact(sitting, result.ordinal))
    mark = result.marks[item] if part is None else result.marks[item].parts[part]
    tell(award_fact(sitting, result.ordinal, item, part, mark.score))


def as_bytes(fact: Fact) -> bytes:
    """For the pipe."""
    return json.dumps(fact).encode()


def from_bytes(data: bytes) -> Fact:
    """The fact `as_bytes` wrote."""
    return tuple(json.loads(data))
