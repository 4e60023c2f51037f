"""Two windows on one sitting, a second program on one workspace, and a candidate who signs in twice at once."""

from __future__ import annotations

import random
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from tests.soak.ground import Fact, Ground, make_ground, stored_facts
from tests.soak.kills import processes
from tests.soak.rows import Row, count
from tests.soak.telling import take_up
from trainer.store.errors import KnownError, StoreTrouble


def second_program(folder: Path, tries: int, chance: random.Random) -> Row:
    """Another process wants the workspace while somebody answers: it is sent away each time."""
    ground, told = make_ground(folder), list[Fact]()
    refused = 0
    context = processes()
    with ground.open() as (hall, _):
        candidate = take_up(hall, ground, 0, chance, told.append)
        receive, send = context.Pipe(duplex=False)
        intruder = context.Process(target=intrude, args=(ground, tries, send))
        intruder.start()
        send.close()
        while not receive.poll():
            candidate.answer(wait=True)
        refused = int.from_bytes(receive.recv_bytes(), "big")
        intruder.join()
        candidate.hand_in()
    if refused != tries:
        raise SystemExit(f"a second program was let in {tries - refused} times")
    return count("second program on the workspace", refused, told, stored_facts(ground))


def intrude(ground: Ground, tries: int, report: Connection) -> None:
    """The second program."""
    refused = 0
    for _ in range(tries):
        try:
            with ground.open():
                pass
        except StoreTrouble:
            refused += 1
    report.send_bytes(refused.to_bytes(4, "big"))


def two_windows(folder: Path, switches: int, chance: random.Random) -> Row:
    """One candidate in two windows of one program, in turns; what either calls saved is kept."""
    ground, told = make_ground(folder), list[Fact]()
    with ground.open() as (hall, _):
        windows = [take_up(hall, ground, 0, chance, told.append) for _ in range(2)]
        for _turn in range(switches):
            windows.reverse()
            windows[0].answer()
            windows[1].shown = windows[0].shown
        hall.sittings.desk.flush()
        windows[0].hand_in()
        _refused(lambda: windows[1].answer())
        _refused(lambda: windows[1].hand_in())
    return count("two windows on one sitting", switches, told, stored_facts(ground))


def signs_in_twice(folder: Path, people: int, chance: random.Random) -> Row:
    """Each candidate signs in again at any moment, also after the hand-in; there is one sitting and one result."""
    ground, told = make_ground(folder, people), list[Fact]()
    with ground.open() as (hall, _):
        for number in range(people):
            first = take_up(hall, ground, number, chance, told.append)
            for _turn in range(chance.randrange(4)):
                first.answer(wait=True)
            again = take_up(hall, ground, number, chance, told.append)
            if dict(again.view.answers) != first.shown or again.view.items != first.view.items:
                raise SystemExit("the second sign-in shows another sitting")
            again.answer()
            again.hand_in()
            _refused(lambda number=number: take_up(hall, ground, number, chance, told.append))  # type: ignore[misc]
    return count("signing in twice", 2 * people, told, stored_facts(ground))


def _refused(act: Callable[[], object]) -> None:
    try:
        act()
    except KnownError:
        return
    raise SystemExit("a sitting that was handed in took something more")
