"""Lives of the program that end by SIGKILL. Each runs in a process of its own and tells what it acknowledged."""

from __future__ import annotations

import random
from multiprocessing.connection import Connection

from tests.exams.hall import Hall
from tests.soak.approving import approve
from tests.soak.banks import IMPORTING, bring_in
from tests.soak.ground import Ground
from tests.soak.telling import Tell, as_bytes, mark_one, take_up
from trainer.app.services import Services
from trainer.store.clock import SystemClock
from trainer.store.errors import Refused


def live(way: str, ground: Ground, seed: int, report: Connection) -> None:
    """Never returns: it is killed."""
    chance = random.Random(seed)

    def tell(fact: object) -> None:
        report.send_bytes(as_bytes(fact))

    with ground.open(seed=seed) as (hall, store):
        if way == IMPORTING:
            bring_in(Services(store, SystemClock(), chance), ground, chance, tell)
        while True:
            _WAYS[way](hall, ground, chance, tell)


def _answer(hall: Hall, ground: Ground, chance: random.Random, tell: Tell) -> None:
    candidate = take_up(hall, ground, 0, chance, tell)
    while True:
        candidate.answer()
        if chance.random() < 0.2:
            hall.sittings.heartbeat(ground.candidate(0), candidate.view.sitting_id)


def _hand_in(hall: Hall, ground: Ground, chance: random.Random, tell: Tell) -> None:
    """One candidate after the other: some answers, then the hand-in."""
    for number in range(len(ground.people)):
        try:
            candidate = take_up(hall, ground, number, chance, tell)
        except Refused:
            continue
        for _ in range(chance.randrange(3)):
            candidate.answer()
        candidate.hand_in()
    raise SystemExit("more candidates are needed")


def _mark(hall: Hall, ground: Ground, chance: random.Random, tell: Tell) -> None:
    mark_one(hall, ground, chance, tell)


_WAYS = {"answering": _answer, "handing in": _hand_in, "marking": _mark, "approving": approve}
