"""Whether an .xls is whole: damaged tables and counts send its reader through all memory."""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterator, Sequence

_HEADER = 512
_SPECIAL = 0xFFFFFFFA
_FREE = 0xFFFFFFFF
_DIRECT = 109
_ENTRY = 128
_STREAM, _ROOT = 2, 5
_MINI = 64
_SMALL = 4096
_BOOKS = ("Workbook", "Book", "WORKBOOK", "BOOK")
_DIMENSIONS, _TEXTS = 0x0200, 0x00FC
_CELLS = (0x0006, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E)
_RUNS = (0x00BD, 0x00BE)
_MOST_ROWS, _MOST_COLUMNS = 65_536, 256

Entry = tuple[str, int, int, int]
"""A stream: its name, its type, its first sector, its length in bytes."""


class DamagedContainer(Exception):
    """The container contradicts itself."""


def check_container(data: bytes) -> None:
    """Raises DamagedContainer for sectors outside the file, chains that meet, and sizes no such workbook has."""
    try:
        _check(data)
    except (struct.error, IndexError, StopIteration):
        raise DamagedContainer from None


def _check(data: bytes) -> None:
    shift, mini_shift = struct.unpack_from("<HH", data, 30)
    _require(shift in (9, 12) and mini_shift == 6)
    size = 1 << shift
    sectors = max(0, -(-len(data) // size) - 1)
    first_directory, first_mini, mini_count, first_more, more_count = (
        *struct.unpack_from("<I", data, 48),
        *struct.unpack_from("<4I", data, 60),
    )
    _require(more_count == 0 and first_more >= _SPECIAL)
    direct = struct.unpack_from(f"<{_DIRECT}I", data, 76)
    used = [number for number in direct if number != _FREE]
    _require(all(number < sectors for number in used) and direct[: len(used)] == tuple(used))
    table = [number for sector in used for number in _numbers(data, sector, size)]
    _check_chains(table, sectors)
    directory = b"".join(_sector(data, sector, size) for sector in _chain(table, first_directory))
    mini = [n for sector in _chain(table, first_mini) for n in _numbers(data, sector, size)] if mini_count else []
    _check_chains(mini, len(mini))
    entries = list(_entries(directory))
    _check_starts([first_directory, *([first_mini] if mini_count else [])], entries, table, mini)
    for name, kind, start, length in entries:
        if name in _BOOKS and kind == _STREAM and length:
            if length >= _SMALL:
                pieces = [_sector(data, sector, size) for sector in _chain(table, start)]
            else:
                inside = _chain(table, next(entry[2] for entry in entries if entry[1] == _ROOT))
                small = b"".join(_sector(data, sector, size) for sector in inside)
                pieces = [small[sector * _MINI : (sector + 1) * _MINI] for sector in _chain(mini, start)]
            _check_records(b"".join(pieces)[:length])


def _check_starts(starts: list[int], entries: Sequence[Entry], table: Sequence[int], mini: Sequence[int]) -> None:
    for _, kind, start, length in entries:
        small = kind == _STREAM and length < _SMALL
        _require(start >= _SPECIAL or start < (len(mini) if small else len(table)))
        if length and not small and start < _SPECIAL:
            starts.append(start)
    _require(len(set(starts)) == len(starts) and not set(starts) & set(table))


def _check_chains(table: Sequence[int], sectors: int) -> None:
    """Every sector follows one other at most, so that no chain can run in a circle."""
    followed = Counter(number for number in table if number < _SPECIAL)
    _require(all(number < sectors for number in followed) and max(followed.values(), default=0) <= 1)


def _check_records(stream: bytes) -> None:
    """The counts and places by which a reader makes room, before it reads what stands there."""
    position = 0
    while position + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, position)
        if kind == _DIMENSIONS and length == 14:
            top, rows, left, columns = struct.unpack_from("<IIHH", stream, position + 4)
            _require(top <= rows <= _MOST_ROWS and left <= columns <= _MOST_COLUMNS)
        elif kind == _TEXTS:
            _require(struct.unpack_from("<I", stream, position + 8)[0] <= len(stream))
        elif kind in _CELLS and length >= 6:
            _require(struct.unpack_from("<H", stream, position + 6)[0] < _MOST_COLUMNS)
        elif kind in _RUNS and length >= 6:
            _require(struct.unpack_from("<H", stream, position + 2 + length)[0] < _MOST_COLUMNS)
        position += 4 + length


def _entries(directory: bytes) -> Iterator[Entry]:
    for offset in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        named, kind = struct.unpack_from("<HB", directory, offset + 64)
        if kind:
            start, length = struct.unpack_from("<II", directory, offset + 116)
            name = directory[offset : offset + max(0, min(named, 64) - 2)].decode("utf-16-le", "replace")
            yield name, kind, start, length


def _chain(table: Sequence[int], start: int) -> Iterator[int]:
    steps = 0
    while start < _SPECIAL:
        _require(start < len(table) and steps <= len(table))
        yield start
        start, steps = table[start], steps + 1


def _numbers(data: bytes, sector: int, size: int) -> tuple[int, ...]:
    return struct.unpack(f"<{size // 4}I", _sector(data, sector, size))


def _sector(data: bytes, sector: int, size: int) -> bytes:
    start = (sector + 1) * size
    return data[start : start + size].ljust(size, b"\xff")


def _require(holds: bool) -> None:
    if not holds:
        raise DamagedContainer
