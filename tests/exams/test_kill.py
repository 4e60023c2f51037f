"""Fifty deaths by SIGKILL in the middle of answering lose nothing that was acknowledged."""

import json
import multiprocessing
import random
import sys
from pathlib import Path
from uuid import UUID

import pytest

from tests.conftest import PASSWORD, QUICK_HASHER
from tests.exams.hall import Hall, build_hall
from tests.exams.killed import live
from trainer.app.services import Services
from trainer.exams.sittings.chain import broken_link
from trainer.exams.sittings.events import read_events
from trainer.exams.sittings.rules import replay
from trainer.exams.sittings.values import Event, EventKind
from trainer.people.values import PersonDraft
from trainer.store.clock import SystemClock
from trainer.store.opening import OpenStore, open_store
from trainer.store.workspace import Workspace

KILLS = 50
LONGEST_START = 30


def hall_of(store: OpenStore) -> tuple[Hall, UUID, UUID]:
    services = Services(store, SystemClock(), random.Random(1), QUICK_HASHER)
    unit, head = services.people.create_office("临河县交通运输综合行政执法大队", PersonDraft("周敏"))
    actor = services.accounts.create_first(head, "zhoumin", PASSWORD)
    person = services.people.add_person(actor, PersonDraft("王强", unit_id=unit))
    hall = build_hall(store, SystemClock(), random.Random(1), actor)
    paper_id = hall.exam(shuffle_options=False)
    hall.exams.add_candidates(actor, paper_id, [person])
    return hall, person, paper_id


def one_life(folder: Path, person: UUID, exam: UUID, chance: random.Random) -> list[list[int]]:
    """Starts the program, kills it at a random moment, and gives what it had reported."""
    context = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
    if sys.platform != "win32":
        context.set_forkserver_preload(["tests.exams.killed"])
    receive, send = context.Pipe(duplex=False)
    process = context.Process(target=live, args=(str(folder), str(person), str(exam), chance.getrandbits(32), send))
    process.start()
    send.close()
    if chance.random() < 0.8:
        assert receive.poll(LONGEST_START), "the program did not start"
    process.join(chance.uniform(0, 0.12))
    assert process.is_alive()
    process.kill()
    process.join()
    heard = []
    while True:
        try:
            heard.append(json.loads(receive.recv_bytes()))
        except EOFError:
            receive.close()
            process.close()
            return heard


def journal(folder: Path, exam: UUID) -> list[Event]:
    with open_store(Workspace(folder), SystemClock(), create=False) as store, store.database.read() as session:
        (sitting,) = session.connection().exec_driver_sql("SELECT id FROM sitting").scalars()
        return list(read_events(session, UUID(sitting)))


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_no_acknowledged_answer_is_lost(tmp_path: Path) -> None:
    with open_store(Workspace(tmp_path), SystemClock(), use_keyring=False) as store:
        _, person, exam = hall_of(store)
    chance = random.Random(2026)
    acknowledged = [answer for _ in range(KILLS) for answer in one_life(tmp_path, person, exam, chance)]
    events = journal(tmp_path, exam)
    assert broken_link(events) is None
    answered = {event.sequence: json.loads(event.text) for event in events if event.kind is EventKind.ANSWERED}
    for sequence, item, place in acknowledged:
        assert answered[sequence] == {"item": item, "response": {"chosen": [place]}}
    last = {item: (sequence, place) for sequence, item, place in sorted(acknowledged)}
    state = replay(events)
    assert last.keys() <= state.answers.keys()
    assert len(acknowledged) > KILLS
    assert 0 < state.used < sum(1 for event in events if event.kind is EventKind.REOPENED) * 60_000
    assert len({sequence for sequence, _, _ in acknowledged}) == len(acknowledged)
