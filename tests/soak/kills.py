"""Kills at random moments of answering, handing in, marking and bringing in."""

from __future__ import annotations

import multiprocessing
import random
import sys
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from pathlib import Path

from tests.soak.banks import IMPORTING, found_banks
from tests.soak.ground import Fact, Ground, make_ground, stored_facts
from tests.soak.lives import live
from tests.soak.rows import Row, count
from tests.soak.telling import from_bytes, take_up

LONGEST_START = 60
LONGEST_LIFE = 0.12
AT_WORK = 0.85
"""This share of the kills comes after the first promise, the rest at any moment of starting."""


def killed_answering(folder: Path, kills: int, chance: random.Random) -> Row:
    """One officer answers as fast as the disk goes."""
    return killed("answering", folder, kills, chance)


def killed_handing_in(folder: Path, kills: int, chance: random.Random) -> Row:
    """One officer after the other gives a few answers and hands in."""
    return killed("handing in", folder, kills, chance)


def killed_marking(folder: Path, kills: int, chance: random.Random) -> Row:
    """A marker gives points and corrects them."""
    return killed("marking", folder, kills, chance)


def killed_importing(folder: Path, kills: int, chance: random.Random) -> Row:
    """One bank after the other is brought in; their index is merged between."""
    ground, told = make_ground(folder), list[Fact]()
    for _ in range(kills):
        told += one_life(IMPORTING, ground, chance)
    return count("killed while importing", kills, told, found_banks(ground, told))


def killed(way: str, folder: Path, kills: int, chance: random.Random) -> Row:
    """`way` is answering, handing in or marking."""
    ground = make_ground(folder, people=_people(way, kills), written=way == "marking")
    told: list[Fact] = []
    if way == "marking":
        with ground.open() as (hall, _):
            for number in range(len(ground.people)):
                candidate = take_up(hall, ground, number, chance, told.append)
                candidate.answer(wait=True)
                candidate.hand_in()
    for _ in range(kills):
        told += one_life(way, ground, chance)
    return count(f"killed while {way}", kills, told, stored_facts(ground))


def one_life(way: str, ground: Ground, chance: random.Random) -> list[Fact]:
    """Starts the program, kills it at a random moment, and gives what it had told."""
    context = processes()
    receive, send = context.Pipe(duplex=False)
    process = context.Process(target=live, args=(way, ground, chance.getrandbits(32), send))
    process.start()
    send.close()
    if chance.random() < AT_WORK and not receive.poll(LONGEST_START):
        raise SystemExit("the program did not start")
    process.join(chance.uniform(0, LONGEST_LIFE))
    if not process.is_alive():
        raise SystemExit(f"the program ended by itself ({way})")
    process.kill()
    process.join()
    process.close()
    return _heard(receive)


def processes() -> BaseContext:
    """Programs of their own, with their modules loaded beforehand where the system can do that."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.soak.lives", "tests.soak.windows"])
    return context


def _heard(receive: Connection) -> list[Fact]:
    """All that was told whole; death may come in the middle of a message, which is an OSError."""
    facts: list[Fact] = []
    with receive:
        while True:
            try:
                facts.append(from_bytes(receive.recv_bytes()))
            except (EOFError, OSError):
                return facts


def _people(way: str, kills: int) -> int:
    return {"answering": 1, "handing in": 12 * kills, "marking": 5}[way]
