"""One candidate in front of two PCs of an office that shares a server: both answer at once, one hands in."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.exams.hall import Hall
from tests.postgres import running_server
from tests.soak.ground import Ground, hand_in_fact, prepare, stored_facts, version_fact
from tests.soak.rows import Row, count
from tests.soak.telling import Candidate, take_up
from trainer.store.clock import SystemClock
from trainer.store.errors import Refused, StoreTrouble
from trainer.store.joining import use_server
from trainer.store.opening import open_store
from trainer.store.workspace import Workspace, read_description

ANSWERS, MOST_TRIES = 8, 50
Told = list[Any]


def two_pcs(folder: Path, people: int, chance: random.Random) -> Row | None:
    """Faults are the answers and hand-ins that one PC could not save because the other was quicker or had ended it.

    None where there is no PostgreSQL.
    """
    told: Told = []
    with running_server() as server:
        if server is None:
            return None
        server.fill(Workspace(folder))
        with open_store(Workspace(folder), SystemClock(), create=False) as store:
            ground = prepare(store, people)
        place = read_description(Workspace(folder)).server
        assert place is not None
        second = replace(ground, folder=str(folder.with_name("second")))
        use_server(Workspace(Path(second.folder)), place.connection, "", use_keyring=False)
        with ground.open(seed=1) as (one, _), second.open(seed=2) as (other, _):
            faults = sum(_both(one, other, ground, number, chance, told) for number in range(people))
        if sum(fact[0] == "handed in" for fact in told) != people:
            raise SystemExit("a candidate did not hand in exactly once")
        row = count("two PCs on one sitting", faults, told, stored_facts(ground))
        server.drop_all()
        return row


def _both(one: Hall, other: Hall, ground: Ground, number: int, chance: random.Random, told: Told) -> int:
    faults: list[str] = []
    seeds = [chance.getrandbits(32) for _ in range(2)]
    works = [
        lambda hall=hall, seed=seed: _sit(hall, ground, number, random.Random(seed), told, faults)  # type: ignore[misc]
        for hall, seed in zip((one, other), seeds, strict=True)
    ]
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(faults)


def _sit(hall: Hall, ground: Ground, number: int, chance: random.Random, told: Told, faults: list[str]) -> None:
    candidate = _again(lambda: take_up(hall, ground, number, chance, told.append), faults)
    if candidate is None:
        return
    for _ in range(chance.randrange(1, ANSWERS)):
        if _again(lambda: candidate.answer(wait=True), faults) is None and faults[-1:] == ["ended"]:
            break
    faults += candidate.failed
    _again(lambda: _hand_in(hall, ground, candidate, number, told), faults)


def _hand_in(hall: Hall, ground: Ground, candidate: Candidate, number: int, told: Told) -> None:
    who = ground.candidate(number)
    hall.sittings.submit(who, candidate.view.sitting_id)
    told += [hand_in_fact(who.person_id), version_fact(candidate.view.sitting_id, 1)]


def _again(act: Callable[[], Candidate | None], faults: list[str]) -> Candidate | None:
    """As an officer does who is told to try once more; None where the sitting has ended at the other PC."""
    for _ in range(MOST_TRIES):
        try:
            return act()
        except StoreTrouble as trouble:
            faults.append(trouble.code)
        except Refused:
            faults.append("ended")
            return None
    raise SystemExit("a PC never came through")
