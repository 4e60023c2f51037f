"""The zip container of a workbook: what it really unpacks to, and how far its cells reach."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

MOST_MEMBERS = 4000
MOST_BYTES = 400 * 1024 * 1024
_DEFLATED_AT_MOST = 1032
_CHUNK = 1 << 20
_OVERLAP = 512
_MOST_CELLS = 2_000_000
_SPARSE = 4
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_ROW = re.compile(rb' r="(\d{1,7})"')
_WIDE = re.compile(rb' r="([A-Z]{2,3})\d')
_CELL = re.compile(rb'<(?:\w+:)?c\s[^<>]*?\br="([A-Z]{1,3})(\d{1,7})"[^<>]*?(?<!/)>')


class TooLarge(Exception):
    """The container unpacks to more than anybody's question bank."""


@dataclass
class Extent:
    """How far the cells of one sheet reach, and how many hold anything (where that was counted)."""

    rows: int = 0
    columns: int = 0
    cells: int = 0

    @property
    def sparse(self) -> bool:
        """Whether holding the whole rectangle would cost far more than the cells in it."""
        area = self.rows * self.columns
        return area > _MOST_CELLS and area > self.cells * _SPARSE


def open_container(data: bytes) -> zipfile.ZipFile:
    """The archive, once it is known what it unpacks to. TooLarge or zipfile.BadZipFile."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise TooLarge
    if sum(member.compress_size for member in members) * _DEFLATED_AT_MOST <= MOST_BYTES:
        return archive
    left = MOST_BYTES
    for member in members:
        if member.flag_bits & 1:
            continue
        for chunk in inflated(data, member):
            left -= len(chunk)
            if left < 0:
                raise TooLarge
    return archive


def has_sparse_sheet(data: bytes, archive: zipfile.ZipFile) -> bool:
    """Whether any worksheet spreads a few cells over a rectangle too large to hold."""
    sheets = [member for member in archive.infolist() if _SHEET.fullmatch(member.filename)]
    return any(_bound(data, sheet).sparse and _extent(data, sheet).sparse for sheet in sheets)


def inflated(data: bytes, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The member's content in chunks, whatever size the directory declares."""
    start = member.header_offset
    if data[start : start + 4] != b"PK\x03\x04":
        raise zipfile.BadZipFile(member.filename)
    name, extra = struct.unpack_from("<HH", data, start + 26)
    start += 30 + name + extra
    packed = memoryview(data)[start : start + member.compress_size]
    if member.compress_type == zipfile.ZIP_STORED:
        yield bytes(packed)
        return
    if member.compress_type != zipfile.ZIP_DEFLATED:
        raise zipfile.BadZipFile(member.filename)
    inflater = zlib.decompressobj(-15)
    try:
        chunk = inflater.decompress(packed, _CHUNK)
        while chunk:
            yield chunk
            chunk = inflater.decompress(inflater.unconsumed_tail, _CHUNK)
    except zlib.error as error:
        raise zipfile.BadZipFile(member.filename) from error


def _bound(data: bytes, sheet: zipfile.ZipInfo) -> Extent:
    """An upper bound, quickly: the last row element and the widest column name."""
    extent = Extent(columns=26)
    for text in _overlapping(data, sheet):
        extent.rows = max([extent.rows, *map(int, _ROW.findall(text))])
        for name in set(_WIDE.findall(text)):
            extent.columns = max(extent.columns, _column_number(name))
    return extent


def _extent(data: bytes, sheet: zipfile.ZipInfo) -> Extent:
    """What the cells that hold anything reach."""
    extent = Extent()
    for text in _overlapping(data, sheet):
        for name, row in _CELL.findall(text):
            extent.rows = max(extent.rows, int(row))
            extent.columns = max(extent.columns, _column_number(name))
            extent.cells += 1
    return extent


def _overlapping(data: bytes, sheet: zipfile.ZipInfo) -> Iterator[bytes]:
    kept = b""
    for chunk in inflated(data, sheet):
        yield kept + chunk
        kept = chunk[-_OVERLAP:]


def _column_number(name: bytes) -> int:
    number = 0
    for char in name:
        number = number * 26 + char - 64
    return number
