"""A power cut while the log of the store is written: what stands behind the last commit is rubbish."""

from __future__ import annotations

import random
import struct
from pathlib import Path

from tests.soak.ground import Fact, make_ground, stored_facts
from tests.soak.kills import one_life
from tests.soak.rows import Row, count

HEADER, FRAME_HEADER = 32, 24
_WORDS = {0x377F0682: "<", 0x377F0683: ">"}


def damaged_tail(folder: Path, cuts: int, chance: random.Random) -> Row:
    """The program dies; half a page, an old page, or noise is left behind the last commit of the log."""
    ground, told, damaged = make_ground(folder), list[Fact](), 0
    log, index = folder / "store.db-wal", folder / "store.db-shm"
    for turn in range(cuts):
        told += one_life("answering", ground, chance)
        if log.exists():
            data = log.read_bytes()
            log.write_bytes(_spoil(data, end_of_commits(data), turn, chance))
            damaged += 1
        if index.exists() and chance.random() < 0.5:
            index.write_bytes(chance.randbytes(index.stat().st_size))
    return count("tail of the log damaged", damaged, told, stored_facts(ground))


def end_of_commits(log: bytes) -> int:
    """Where the last whole commit ends: frames count while their salts and the running checksum are right."""
    if len(log) < HEADER or struct.unpack(">I", log[:4])[0] not in _WORDS:
        return 0
    order, page = _WORDS[struct.unpack(">I", log[:4])[0]], struct.unpack(">I", log[8:12])[0]
    salts, total = log[16:24], _checksum(order, log[:24], (0, 0))
    end, at = HEADER, HEADER
    while at + FRAME_HEADER + page <= len(log):
        head = log[at : at + FRAME_HEADER]
        body = log[at + FRAME_HEADER : at + FRAME_HEADER + page]
        total = _checksum(order, body, _checksum(order, head[:8], total))
        if head[8:16] != salts or struct.unpack(">II", head[16:]) != total:
            break
        at += FRAME_HEADER + page
        if struct.unpack(">I", head[4:8])[0]:
            end = at
    return end


def _checksum(order: str, data: bytes, start: tuple[int, int]) -> tuple[int, int]:
    one, two = start
    for first, second in struct.iter_unpack(order + "II", data):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return one, two


def _spoil(log: bytes, end: int, turn: int, chance: random.Random) -> bytes:
    whole, rest = log[:end], log[end:]
    page = struct.unpack(">I", log[8:12])[0] if len(log) >= HEADER else 4096
    frame = log[HEADER : HEADER + FRAME_HEADER + page]
    match turn % 3:
        case 0:
            return whole + frame[: chance.randrange(1, FRAME_HEADER + page)]
        case 1:
            return whole + frame
        case _:
            return whole + chance.randbytes(chance.randrange(1, 3 * page)) + rest
