"""A life of the program that ends by SIGKILL: it answers as fast as it can and reports what was acknowledged."""

import json
import random
import threading
from multiprocessing.connection import Connection
from pathlib import Path
from uuid import UUID

import trainer.app.models  # noqa: F401  foreign keys find their tables
from question_bank.question import Choice
from tests.exams.hall import build_hall, officer
from trainer.exams.sittings.values import SavedAck
from trainer.store.clock import SystemClock
from trainer.store.errors import StoreTrouble
from trainer.store.opening import open_store
from trainer.store.workspace import Workspace

IN_FLIGHT = 4


def live(folder: str, person_id: str, exam_id: str, seed: int, report: Connection) -> None:
    """Never returns. Each message is [sequence, item, chosen] of an answer whose commit was acknowledged."""
    clock, chance = SystemClock(), random.Random(seed)
    person = officer(UUID(person_id), "王强")
    with open_store(Workspace(Path(folder)), clock, create=False) as store:
        hall = build_hall(store, clock, chance, person)
        view = hall.sittings.start(person, UUID(exam_id))
        room = threading.Semaphore(IN_FLIGHT)
        items = [item for item in view.items if item.question.options]
        while room.acquire():
            item = chance.choice(items)
            place = chance.randrange(len(item.question.options))

            def saved(outcome: SavedAck | StoreTrouble, item: int = item.item, place: int = place) -> None:
                if isinstance(outcome, SavedAck):
                    report.send_bytes(json.dumps([outcome.sequence, item, place]).encode())
                room.release()

            hall.sittings.answer(person, view.sitting_id, item.item, Choice(frozenset({place})), saved)
            if chance.random() < 0.2:
                hall.sittings.heartbeat(person, view.sitting_id)
